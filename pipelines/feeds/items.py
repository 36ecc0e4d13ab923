"""A feed's entry → the document that it carries, when it carries one."""

from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from html import escape

from pipelines.extraction import PageReading, read_page
from pipelines.feeds.reading import ListingError, read_listing
from pipelines.records.feeds import FeedEntry, Listing, ListingKind
from pipelines.records.pages import Capture, Document, Layer, Moment, PageKind, Unread

_LAYER = {ListingKind.REST: Layer.REST}


def read_item(payload: bytes, capture: Capture) -> PageReading:
    """Return the article that one entry of a listing's payload holds.

    `capture.feed_item` is the entry's guid, `capture.final_url` the listing's address and
    `capture.url` the article's.
    """
    try:
        listing = _listing(payload, capture.final_url)
    except ListingError as error:
        return _lost(str(error))
    entry = next((e for e in listing.entries if e.guid == capture.feed_item), None)
    if entry is None or not entry.html:
        return _lost("the feed holds no such entry")
    reading = read_page(
        _as_page(entry),
        url=capture.url,
        content_type="text/html; charset=utf-8",
        capture_id=capture.capture_id,
        fetched_at=capture.fetched_at,
    )
    if reading.document is None:
        return reading
    layer = _LAYER.get(listing.kind, Layer.FEED)
    return replace(reading, document=_as_told(reading.document, entry, layer))


@lru_cache(maxsize=2)
def _listing(payload: bytes, url: str) -> Listing:
    """Read a listing once for all of its entries, which are asked for one after another."""
    return read_listing(payload, url=url)


def _lost(why: str) -> PageReading:
    return PageReading(page_kind=PageKind.NOT_TEXT, unread=Unread.EXTRACTION_FAILED, detail=why)


def _as_page(entry: FeedEntry) -> bytes:
    title = escape(entry.title or "")
    page = (
        f"<!doctype html><html><head><title>{title}</title></head>"
        f"<body><main><article><h1>{title}</h1>"
        f'<div class="article-body entry-content"><div class="content">{entry.html}</div></div>'
        "</article></main></body></html>"
    )
    return page.encode("utf-8", "replace")


def _as_told(document: Document, entry: FeedEntry, layer: Layer) -> Document:
    """Let the listing's own words on title, authors and times go before the page's."""
    return replace(
        document,
        title=entry.title or document.title,
        authors=entry.authors or document.authors,
        published=_moment(entry.published_at, entry.published_raw, layer) or document.published,
        modified=_moment(entry.modified_at, entry.modified_raw, layer) or document.modified,
    )


def _moment(at: datetime | None, raw: str | None, layer: Layer) -> Moment | None:
    if at is None:
        return None
    words = raw or at.isoformat()
    zone = words.rsplit(" ", 1)[-1] if words[-1:].isalpha() else None
    return Moment(at=at, is_day_only=len(words) <= 10, zone=zone, raw=words, layer=layer)
