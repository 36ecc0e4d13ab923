"""Bytes of a PDF on stdin → its text as JSON on stdout; runs alone, in a capped child process.

It imports nothing of the project, so that a hostile file meets as little code as possible.
"""

import json
import sys
from io import BytesIO
from typing import Any

MAX_CHARS = 2_000_000  # of text in all, about 1,000 dense pages


def cap(memory_bytes: int, cpu_seconds: int) -> None:
    """Bound this process, where the system knows such bounds."""
    try:
        import resource
    except ImportError:  # pragma: no cover - Windows has no rlimits; the parent's clock still runs
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))


def read(payload: bytes, most_pages: int) -> dict[str, Any]:
    """Return pages and document information, or the word for what is wrong."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(payload))
        if reader.is_encrypted and not reader.decrypt(""):
            return {"error": "encrypted"}
        return {
            "pages": _pages(reader, most_pages),
            "info": _info(reader),
            "count": len(reader.pages),
        }
    except MemoryError:
        return {"error": "memory cap"}
    except (
        PyPdfError,
        ArithmeticError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        return {"error": f"{type(error).__name__}: {error}"[:300]}


def _pages(reader: Any, most: int) -> list[str]:
    pages: list[str] = []
    size = 0
    for page in reader.pages[:most]:
        text = page.extract_text() or ""
        size += len(text)
        if size > MAX_CHARS:
            break
        pages.append(text)
    return pages


def _info(reader: Any) -> dict[str, str]:
    info = reader.metadata or {}
    return {key.lstrip("/"): str(value) for key, value in info.items() if isinstance(value, str)}


if __name__ == "__main__":
    cap(int(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.write(json.dumps(read(sys.stdin.buffer.read(), int(sys.argv[3]))))
