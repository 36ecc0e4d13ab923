"""Named parts ↔ a packet's ZIP file, laid out as a WACZ, the same bytes for the same parts."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

WACZ_VERSION = "1.1.1"
PACKAGE = "datapackage.json"
PACKAGE_DIGEST = "datapackage-digest.json"
ARCHIVE = "archive/data.warc.gz"
INDEX = "indexes/index.cdx"
PAGES = "pages/pages.jsonl"
PAGE = "index.html"
RECORDS = "records/{table}.jsonl"
TABLES = ("captures", "documents", "citations", "claims", "checks")
"""Tables of which a packet holds rows, in the order in which they are made."""

PARTS = (ARCHIVE, INDEX, PAGES, PAGE, *(RECORDS.format(table=table) for table in TABLES))
"""Every part that the package describes."""

PACKAGED = frozenset({"profile", "wacz_version", "resources"})
"""Entries of the package that follow from the parts."""

MAX_BYTES = 1024**3
"""Size of the largest packet that is opened: one article and its sources take some megabytes."""

_MOMENT = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP can hold; the package says when
_MODE = 0o644 << 16


class PacketError(ValueError):
    """A file that is no packet, or no longer the one that was written."""


def digest(body: bytes) -> str:
    """Return the digest of a part as the package writes it.

    >>> digest(b"")[:14]
    'sha256:e3b0c44'
    """
    return f"sha256:{hashlib.sha256(body).hexdigest()}"


def to_json(content: object) -> bytes:
    """Return readable JSON, the same bytes for the same content."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=2).encode() + b"\n"


def with_package(parts: Mapping[str, bytes], about: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the parts with the package that names and digests them, and its own digest."""
    resources = [
        {
            "name": PurePosixPath(path).name,
            "path": path,
            "hash": digest(parts[path]),
            "bytes": len(parts[path]),
        }
        for path in PARTS
    ]
    package = to_json(
        {
            "profile": "data-package",
            "wacz_version": WACZ_VERSION,
            "resources": resources,
            **about,
        }
    )
    sealed = to_json({"path": PACKAGE, "hash": digest(package)})
    return {**parts, PACKAGE: package, PACKAGE_DIGEST: sealed}


def to_zip(parts: Mapping[str, bytes]) -> bytes:
    """Return a ZIP file of the parts, uncompressed and in a fixed order: nothing else is in it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as packed:
        for path in (*PARTS, PACKAGE, PACKAGE_DIGEST):
            entry = zipfile.ZipInfo(path, _MOMENT)
            entry.create_system, entry.external_attr = 3, _MODE
            packed.writestr(entry, parts[path])
    return target.getvalue()


def from_zip(path: Path) -> tuple[dict[str, bytes], bytes]:
    """Return a packet's parts and the bytes of the whole file.

    Raises:
        PacketError: It is no ZIP file, or one that we never write.
        OSError: It cannot be read.
    """
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise PacketError(f"{path}: {size} bytes are more than any packet has ({MAX_BYTES})")
    raw = path.read_bytes()
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            entries = packed.infolist()
            if any(entry.compress_type != zipfile.ZIP_STORED for entry in entries):
                raise PacketError(f"{path}: has compressed parts; a packet has none")
            return {entry.filename: _read(packed, entry) for entry in entries}, raw
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        if isinstance(error, PacketError):
            raise
        raise PacketError(f"{path}: is no whole ZIP file ({error})") from error


def _read(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if entry.file_size > MAX_BYTES:
        raise PacketError(f"{entry.filename}: says that it has {entry.file_size} bytes")
    return packed.read(entry)
