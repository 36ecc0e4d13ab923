"""A draft's bytes → its document, its citations, and what its writer should know of the reading."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from pipelines.citations import find_citations
from pipelines.drafts.docx import docx_to_html
from pipelines.drafts.laying import DraftUnreadableError, LaidDraft, lay_draft
from pipelines.drafts.markdown import markdown_to_html
from pipelines.drafts.plain import plain_to_html
from pipelines.drafts.written import Written
from pipelines.markup.trees import decode
from pipelines.records.citations import Citation, CitationKind
from pipelines.records.pages import Document, Layer, Moment, Unread
from pipelines.records.spans import Span
from pipelines.text import Reading

__all__ = ["Draft", "DraftFormat", "DraftUnreadableError", "format_of", "read_draft"]

MAX_DRAFT_BYTES = 20_000_000
"""A book-length DOCX with pictures has less; a larger file is not a draft of an article."""


class DraftFormat(StrEnum):
    """How a draft is written."""

    MARKDOWN = "md"
    PLAIN = "txt"
    HTML = "html"
    DOCX = "docx"


_SUFFIXES = {
    "md": DraftFormat.MARKDOWN,
    "markdown": DraftFormat.MARKDOWN,
    "txt": DraftFormat.PLAIN,
    "text": DraftFormat.PLAIN,
    "html": DraftFormat.HTML,
    "htm": DraftFormat.HTML,
    "xhtml": DraftFormat.HTML,
    "docx": DraftFormat.DOCX,
}

_READERS: dict[DraftFormat, Callable[[bytes], Written]] = {
    DraftFormat.MARKDOWN: markdown_to_html,
    DraftFormat.PLAIN: plain_to_html,
    DraftFormat.HTML: lambda payload: Written(
        html=payload, source_text=decode(payload, None), is_file=True
    ),
    DraftFormat.DOCX: docx_to_html,
}

# "<p>", "<!doctype html>": a text that begins so is HTML
_HTML_START = re.compile(
    rb"\s*<(?:!doctype|html|head|body|article|section|div|p|h[1-6])\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft as a document."""

    document: Document
    citations: tuple[Citation, ...]
    lines: tuple[int | None, ...]
    """For each block of the document the line of the file where it begins; None in a DOCX."""
    source_text: str | None
    """The file's own characters, where lines can be counted; None for a DOCX."""
    notices: tuple[str, ...]
    """What was read in a way that its writer should know, a sentence each."""

    def block_number(self, position: int) -> int:
        """Return the number, from 1, of the block that holds a position of the text."""
        starts = [block.span.start for block in self.document.blocks]
        return max(1, sum(start <= position for start in starts))

    def line_of(self, span: Span) -> int | None:
        """Return the line of the file, from 1, on which a span's words begin; None in a DOCX."""
        place = self.block_number(span.start) - 1
        first = self.lines[place] if place < len(self.lines) else None
        if first is None or self.source_text is None:
            return first
        following = next((n for n in self.lines[place + 1 :] if n and n > first), None)
        lines = self.source_text.splitlines()[first - 1 : (following or 2**31) - 1]
        opening = span.of(self.document.text).split()[:2]
        for number, line in enumerate(lines, start=first):
            if opening and " ".join(opening) in " ".join(line.split()):
                return number
        return first


def format_of(name: str, payload: bytes) -> DraftFormat:
    """Return a draft's format by its file name, or by its first bytes when it has none.

    Raises:
        DraftUnreadableError: The name has a suffix that is not a draft's.
    """
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    if suffix:
        raise DraftUnreadableError(
            f"{name}: drafts are .md, .txt, .html or .docx files, not .{suffix}; save it as one"
        )
    if payload.startswith(b"PK\x03\x04"):
        return DraftFormat.DOCX
    return DraftFormat.HTML if _HTML_START.match(payload) else DraftFormat.MARKDOWN


def read_draft(
    payload: bytes, *, name: str, written_as: DraftFormat | None = None, as_of: date | None = None
) -> Draft:
    """Return a draft as a document whose text is what would be printed.

    Tracked changes are read as accepted, struck text is left out, footnotes become citations at
    the sentence that they are set to; the notices say so.

    Args:
        payload: The file's bytes.
        name: Name of the file; what the document is called.
        written_as: Its format, when the name does not tell.
        as_of: Day that "today" means; the draft's own date, if it has one, goes before it.

    Raises:
        DraftUnreadableError: The file is no draft in that format, is empty, or is too large.
    """
    if len(payload) > MAX_DRAFT_BYTES:
        raise DraftUnreadableError(
            f"{name}: {len(payload)} bytes is too large for a draft (at most {MAX_DRAFT_BYTES})"
        )
    try:
        written = _READERS[written_as or format_of(name, payload)](payload)
        laid = lay_draft(written, name=name)
    except DraftUnreadableError as error:
        words = str(error)
        raise DraftUnreadableError(
            words if words.startswith(name) else f"{name}: {words}"
        ) from None
    day = written.day or as_of
    document = replace(laid.document, published=_moment(day) or laid.document.published)
    citations = _citations(document, laid)
    notices = [*written.notices, *laid.notices]
    if not any(citation.url_key for citation in citations):
        notices.append(
            "The draft links to no page, so there is nothing to hold its claims against."
        )
    return Draft(
        document=document,
        citations=citations,
        lines=laid.lines,
        source_text=written.source_text,
        notices=tuple(notices),
    )


def _moment(day: date | None) -> Moment | None:
    if day is None:
        return None
    at = datetime.combine(day, time(), ZoneInfo("UTC"))
    return Moment(at=at, is_day_only=True, zone=None, raw=day.isoformat(), layer=Layer.META)


def _citations(document: Document, laid: LaidDraft) -> tuple[Citation, ...]:
    """Return the pointers of the text, with the footnotes that name a source without a link."""
    reading = Reading(document)
    named = [
        Citation(
            article_id=reading.document_id,
            order=0,
            kind=CitationKind.NAMED,
            exact=note.span.of(document.text),
            span=note.span,
            sentence=reading.sentence_at(note.span.start),
            paragraph=_paragraph(document, note.span),
            target=None,
            url=None,
            url_key=None,
            unread=Unread.NOT_FETCHED,
            unread_detail=f"footnote without a link: {note.words}"[:300],
        )
        for note in laid.unlinked_notes
    ]
    noted = {citation.sentence for citation in named}
    found = [
        citation
        for citation in find_citations(document)
        if citation.kind is not CitationKind.NAMED or citation.sentence not in noted
    ]
    ordered = sorted([*found, *named], key=lambda c: (c.span.start, c.span.end, c.url_key or ""))
    return tuple(replace(citation, order=order) for order, citation in enumerate(ordered))


def _paragraph(document: Document, span: Span) -> Span:
    block = document.block_at(span.start)
    return block.span if block else span
