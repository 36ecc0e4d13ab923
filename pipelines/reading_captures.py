"""A capture and its payload → what was served, the document, and what the document cites."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipelines.canonical import canonical_of
from pipelines.caps import DEFAULT_CAPS, PageCaps
from pipelines.page_rules import publisher_of
from pipelines.records.citations import Citation
from pipelines.records.dossiers import Source
from pipelines.records.pages import Capture, Document, Role, Unread
from pipelines.urls import canonical_key, copy_of

if TYPE_CHECKING:
    from pipelines.extraction import PageReading


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCapture:
    """A capture that was looked at, with the document if there is one."""

    capture: Capture
    document: Document | None = None
    citations: tuple[Citation, ...] = ()
    """What the document points to; empty unless it is an article or its sources are followed."""

    def as_source(self, url_key: str) -> Source:
        """Return the page as a dossier sees it, under the key by which it was asked for."""
        capture, document = self.capture, self.document
        if document is not None:
            return Source(url_key=url_key, url=capture.url, document=document, capture=capture)
        return Source(
            url_key=url_key,
            url=capture.url,
            unread=capture.unread or Unread.EXTRACTION_FAILED,
            unread_detail=capture.unread_detail,
            capture=capture,
        )


def read_capture(capture: Capture, payload: bytes, caps: PageCaps = DEFAULT_CAPS) -> ReadCapture:
    """Return what a payload, content coding undone, holds; an unread capture stays as it is."""
    if capture.unread is not None:
        return ReadCapture(capture=capture)
    reading = _read(capture, payload, caps)
    document = _identified(reading.document, capture, payload) if reading.document else None
    seen = replace(
        capture,
        page_kind=reading.page_kind,
        unread=reading.unread,
        unread_detail=reading.detail,
        document_id=document.document_id if document else None,
    )
    is_citing = capture.role is Role.ARTICLE or capture.is_followed
    citations = _citations_of(document) if document and is_citing else ()
    return ReadCapture(capture=seen, document=document, citations=citations)


def _read(capture: Capture, payload: bytes, caps: PageCaps) -> "PageReading":
    if capture.feed_item is not None:
        from pipelines.feeds.items import read_item

        return read_item(payload, capture)
    from pipelines.extraction import read_page

    copy = copy_of(capture.final_url)
    return read_page(
        payload,
        url=copy[0] if copy else capture.final_url,
        content_type=_header(capture, "content-type"),
        status=capture.status or 200,
        headers=capture.headers,
        capture_id=capture.capture_id,
        fetched_at=capture.fetched_at,
        caps=caps,
    )


def _identified(document: Document, capture: Capture, payload: bytes) -> Document:
    """Return a document under the address that its page believably gives, with its publisher."""
    is_page = capture.feed_item is None and not payload.startswith(b"%PDF")
    stated = canonical_of(payload, document.url) if is_page else None
    key = canonical_key(stated) if stated else document.url_key
    name = document.publisher or publisher_of(document.url)
    return replace(document, url_key=key, publisher=name)


def unreadable(capture: Capture, detail: str) -> ReadCapture:
    """Return a capture whose payload could not be looked at, with the reason in words."""
    failed = replace(capture, unread=Unread.EXTRACTION_FAILED, unread_detail=detail)
    return ReadCapture(capture=failed)


def _citations_of(document: Document) -> tuple[Citation, ...]:
    from pipelines.citations import find_citations

    return tuple(find_citations(document))


def _header(capture: Capture, wanted: str) -> str | None:
    values = [value for name, value in capture.headers if name.lower() == wanted]
    return values[-1] if values else None
