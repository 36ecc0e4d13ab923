"""Bytes of a served page → what kind of page it is and the document it holds."""

from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from urllib.parse import urljoin

import trafilatura
from lxml.html import HtmlElement
from resiliparse.extract.html2text import extract_plain_text

from pipelines.markup.layout import as_they_are, lay_out
from pipelines.markup.runs import read_runs
from pipelines.markup.selection import select_kept
from pipelines.markup.trees import MAX_PAGE_BYTES, PageTooLargeError, decode, parse
from pipelines.metadata.page_metadata import read_metadata
from pipelines.records.pages import Document, Link, PageKind, Unread
from pipelines.records.spans import Span
from pipelines.urls import canonical_key

EXTRACTOR = f"sourcecheck 1, trafilatura {version('trafilatura')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReading:
    """What was served, and the document when there is one to read."""

    page_kind: PageKind
    document: Document | None = None
    unread: Unread | None = None
    detail: str | None = None


def read_page(
    payload: bytes,
    *,
    url: str,
    content_type: str | None = None,
    status: int = 200,
    headers: tuple[tuple[str, str], ...] = (),
    capture_id: str | None = None,
    fetched_at: datetime | None = None,
) -> PageReading:
    """Return what a page is and says; bad input gives a reading with its reason, never an error."""
    if len(payload) > MAX_PAGE_BYTES:
        return PageReading(page_kind=PageKind.NOT_TEXT, unread=Unread.TOO_LARGE)
    if not payload.strip():
        return PageReading(page_kind=PageKind.EMPTY, unread=Unread.EMPTY)
    html = decode(payload, content_type)
    try:
        root = parse(html)
    except PageTooLargeError as error:
        return PageReading(page_kind=PageKind.NOT_TEXT, unread=Unread.TOO_LARGE, detail=str(error))
    if root is None:
        return PageReading(page_kind=PageKind.EMPTY, unread=Unread.EMPTY)
    return PageReading(
        page_kind=PageKind.PAGE,
        document=_read_html(root, html, url=url, capture_id=capture_id, fetched_at=fetched_at),
    )


def _read_html(
    root: HtmlElement, html: str, *, url: str, capture_id: str | None, fetched_at: datetime | None
) -> Document:
    runs = read_runs(root)
    said = read_metadata(root, runs, url=url, latest=fetched_at)
    laid = lay_out(as_they_are(select_kept(runs, _body_text(root, url))))
    return Document(
        url=url,
        url_key=canonical_key(url),
        capture_id=capture_id,
        text=laid.text,
        body=Span(0, len(laid.text)),
        title=said.title,
        authors=said.authors,
        publisher=said.publisher,
        language=said.language,
        published=said.published,
        modified=said.modified,
        structured_text=said.long_strings,
        blocks=laid.blocks,
        links=tuple(
            Link(url=urljoin(url, a.element.get("href")), href=a.element.get("href"), span=span)
            for a, _, span in laid.anchors
        ),
        page_text=extract_plain_text(html, main_content=False),
        extractor=EXTRACTOR,
    )


def _body_text(root: HtmlElement, url: str) -> str:
    found = trafilatura.bare_extraction(
        root, url=url, fast=True, include_comments=False, output_format="xml"
    )
    return (found.raw_text or "") if found is not None else ""
