"""Files of this machine → sources of a dossier, for a comparison that fetches nothing."""

from collections.abc import Sequence
from pathlib import Path

from pipelines.drafts.reading import DraftUnreadableError, read_draft
from pipelines.records.citations import Citation, CitationKind
from pipelines.records.dossiers import Source
from pipelines.records.pages import Document, Unread
from pipelines.records.spans import Span

_SERVED_SUFFIXES = {".html": "text/html", ".htm": "text/html", ".pdf": "application/pdf"}
"""Files that are read as the pages of a server would be, their chrome left out."""


def read_local_source(path: Path) -> Source:
    """Return a file as a source: its document, or the reason why there is none."""
    name = str(path)
    try:
        payload = path.read_bytes()
    except OSError as fault:
        return _unread(name, Unread.FETCH_FAILED, f"cannot be read ({fault.strerror})")
    media = _SERVED_SUFFIXES.get(path.suffix.lower())
    if media is not None:
        return _read_as_page(payload, name, media)
    try:
        page = read_draft(payload, name=name).document
    except DraftUnreadableError as fault:
        return _unread(name, Unread.EXTRACTION_FAILED, str(fault))
    return Source(url_key=page.url_key, url=name, document=page)


def _read_as_page(payload: bytes, name: str, media: str) -> Source:
    from pipelines.extraction import read_page

    reading = read_page(payload, url=name, content_type=media)
    page = reading.document or reading.served
    if page is None:
        return _unread(name, reading.unread or Unread.EMPTY, reading.detail)
    return Source(url_key=page.url_key, url=name, document=page)


def _unread(name: str, why: Unread, detail: str | None) -> Source:
    return Source(url_key=name, url=name, unread=why, unread_detail=detail)


def cited_as_listed(article: Document, sources: Sequence[Source]) -> tuple[Citation, ...]:
    """Return a citation for each source, as if the article had a list of them at its end."""
    end = Span(len(article.text), len(article.text))
    return tuple(
        Citation(
            article_id=article.document_id,
            order=order,
            kind=CitationKind.LISTED,
            exact="",
            span=end,
            sentence=end,
            paragraph=end,
            target=source.url,
            url=source.url,
            url_key=source.url_key,
        )
        for order, source in enumerate(sources)
    )
