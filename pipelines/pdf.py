"""Bytes of a PDF → its text page by page, read by a child process with time and memory caps."""

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

from pipelines.caps import DEFAULT_CAPS, PageCaps
from pipelines.language import language_of
from pipelines.metadata.bylines import read_authors
from pipelines.metadata.dates import read_moment
from pipelines.records.pages import Block, BlockKind, Document, Layer, Moment
from pipelines.records.spans import Span
from pipelines.urls import canonical_key

MAX_MEMORY_BYTES = 1_500_000_000  # pypdf needs some 20 times the file; 40 MB reports pass
EXTRACTOR = f"sourcecheck 1, pypdf {version('pypdf')}"
_BREAK = "\n\n"  # between two blocks of a text
_WORKER = Path(__file__).with_name("pdf_worker.py")

# "D:20260506070000-04'00'"
_PDF_DATE = re.compile(
    r"D:(?P<day>\d{8})(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)(?P<zone>Z|[+-]\d\d'\d\d'?)?"
)

# a word cut at the end of a line: "infor-\nmation", not "2020-\n2021"
_CUT_WORD = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad\u2010]\n(?=[a-zà-ÿ])")

# the end of a paragraph: a blank line, or a short line that ends a sentence
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n\s*")
_SPACES = re.compile(r"[ \t\u00a0]{2,}")

# "… was closed.", "… was closed.”", "as follows:"
_SENTENCE_END = re.compile(r"[.!?:][\"”’)]?$")
_SHORT_LINE_SHARE = 0.8  # of a block's longest line: so short a last sentence ends its paragraph
_HEADING_LINE_SHARE = 0.55  # so short a line without a full stop, before a capital, is a heading


class PdfUnreadableError(ValueError):
    """A PDF that gave no text; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfText:
    """What a PDF says."""

    pages: tuple[tuple[str, ...], ...]
    """Paragraphs of each page, in order."""
    title: str | None
    author: str | None
    created: str | None
    """Creation date as the file has it, such as `D:20260510172213Z`."""
    count: int
    """Pages of the file, those left out included."""

    @property
    def is_cut(self) -> bool:
        """Tell whether pages were left out."""
        return len(self.pages) < self.count


def read_pdf(
    payload: bytes, *, caps: PageCaps = DEFAULT_CAPS, max_memory_bytes: int = MAX_MEMORY_BYTES
) -> PdfText:
    """Return a PDF's paragraphs by page.

    Raises:
        PdfUnreadableError: broken, encrypted, without text (a scan), or beyond a cap.
    """
    said = _ask_worker(payload, caps, max_memory_bytes)
    if "error" in said:
        raise PdfUnreadableError(f"pdf: {said['error']}")
    pages = tuple(tuple(_paragraphs(text)) for text in said["pages"])
    if not any(pages):
        raise PdfUnreadableError(f"pdf: no text on {said['count']} pages, perhaps a scan")
    info = said["info"]
    return PdfText(
        pages=pages,
        title=_clean(info.get("Title")),
        author=_clean(info.get("Author")),
        created=info.get("CreationDate"),
        count=said["count"],
    )


def _ask_worker(payload: bytes, caps: PageCaps, max_memory_bytes: int) -> dict[str, Any]:
    seconds = caps.pdf_seconds
    limits = [max_memory_bytes, int(seconds) + 1, caps.pdf_pages]
    command = [sys.executable, "-I", str(_WORKER), *map(str, limits)]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and script, no shell
            command, input=payload, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise PdfUnreadableError(f"pdf: not read within PDF_SECONDS ({seconds:g} s)") from None
    try:
        said = json.loads(done.stdout)
    except ValueError:
        raise PdfUnreadableError(f"pdf: the reader died (exit {done.returncode})") from None
    return said if isinstance(said, dict) else {"error": "no answer"}


def _paragraphs(text: str) -> list[str]:
    """Return a page's paragraphs, lines joined and cut words made whole."""
    whole = _CUT_WORD.sub("", text.replace("\r", "\n").replace("\x00", ""))
    return [p for block in _PARAGRAPH_END.split(whole) for p in _joined_lines(block)]


def _joined_lines(block: str) -> list[str]:
    lines = [_SPACES.sub(" ", line).strip() for line in block.split("\n")]
    lines = [line for line in lines if line]
    usual = max(map(len, lines), default=0)
    paragraphs: list[list[str]] = [[]]
    for line, following in pairwise([*lines, ""]):
        paragraphs[-1].append(line)
        if _ends_paragraph(line, following, len(line) / usual):
            paragraphs.append([])
    return [" ".join(words) for words in paragraphs if words]


def _ends_paragraph(line: str, following: str, share: float) -> bool:
    """Tell whether a line is a paragraph's last, or a heading, by its length and its neighbour."""
    if _SENTENCE_END.search(line):
        return share < _SHORT_LINE_SHARE
    is_heading = share < _HEADING_LINE_SHARE and not line.endswith((",", ";", "-"))
    return is_heading and following[:1].isupper()


def _clean(words: str | None) -> str | None:
    plain = " ".join((words or "").replace("\x00", "").split())
    return plain or None


def read_pdf_document(
    payload: bytes, *, url: str, capture_id: str | None = None, caps: PageCaps = DEFAULT_CAPS
) -> tuple[Document, str | None]:
    """Return a PDF as a document whose blocks know their page, and what of it was left out.

    Of one with more pages than the caps allow, the first are read.

    Raises:
        PdfUnreadableError: as `read_pdf`.
    """
    pdf = read_pdf(payload, caps=caps)
    paragraphs = [(number, p) for number, page in enumerate(pdf.pages, start=1) for p in page]
    blocks: list[Block] = []
    at = 0
    for number, words in paragraphs:
        span = Span(at, at + len(words))
        blocks.append(Block(kind=BlockKind.PARAGRAPH, span=span, page=number))
        at = span.end + len(_BREAK)
    text = _BREAK.join(words for _, words in paragraphs)
    document = Document(
        url=url,
        url_key=canonical_key(url),
        capture_id=capture_id,
        text=text,
        body=Span(0, len(text)),
        title=pdf.title,
        authors=read_authors([pdf.author] if pdf.author else []),
        language=language_of(text),
        published=_created(pdf.created),
        blocks=tuple(blocks),
        is_truncated=pdf.is_cut,
        extractor=EXTRACTOR,
    )
    return document, _left_out(pdf, caps) if pdf.is_cut else None


def _left_out(pdf: PdfText, caps: PageCaps) -> str:
    read = len(pdf.pages)
    cap = f"over PDF_PAGES ({caps.pdf_pages})" if read >= caps.pdf_pages else "full of text"
    return f"pdf: read to page {read} of {pdf.count}, {cap}"


def _created(words: str | None) -> Moment | None:
    """Return the moment of a PDF date (ISO 32000-1 §7.9.4): `D:20260506070000-04'00'`."""
    found = _PDF_DATE.match(words or "")
    if found is None:
        return read_moment(words or "", Layer.META)
    zone = (found["zone"] or "").replace("'", ":").rstrip(":")
    iso = f"{found['day']}T{found['hour']}:{found['minute']}:{found['second']}{zone}"
    return read_moment(iso, Layer.META)
