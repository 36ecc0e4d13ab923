"""A feed's entry → the document that it carries, when it carries one."""

import re
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from html import escape

from pipelines.extraction import PageReading, read_page
from pipelines.feeds.reading import ListingError, read_listing
from pipelines.page_rules import HOUSE_NAMES
from pipelines.records.feeds import FeedEntry, Listing, ListingKind
from pipelines.records.pages import Capture, Document, Layer, Moment, PageKind, Unread

# "<p>The post <a href=…>Boats</a> appeared first on <a href=…>The Gull</a>.</p>" of WordPress
_FOOTER = re.compile(
    r"<p>\s*The post <a\b[^<>]*>[^<>]*</a> appeared first on <a\b[^<>]*>[^<>]*</a>\.?\s*</p>\s*$"
)
DAY_CHARS = 10  # "2026-05-03"
FOOTER_CHARS = 2_000  # from the end; two addresses and a title

# "GMT", "+0000", "Z": what a time ends in that names its zone
_ZONE = re.compile(r"(?:(?<=\s)[A-Z]{2,5}|(?<=\d)Z|[+-]\d\d:?\d\d)$")

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
    body = _without_footer(entry.html)
    page = (
        f"<!doctype html><html><head><title>{title}</title></head>"
        f"<body><main><article><h1>{title}</h1>"
        f'<div class="article-body entry-content"><div class="content">{body}</div></div>'
        "</article></main></body></html>"
    )
    return page.encode("utf-8", "replace")


def _without_footer(markup: str) -> str:
    tail = markup[-FOOTER_CHARS:]
    found = _FOOTER.search(tail)
    return markup[: len(markup) - len(tail) + found.start()] if found else markup


def _as_told(document: Document, entry: FeedEntry, layer: Layer) -> Document:
    """Let the listing's own words on title, authors and times go before the page's."""
    signed = tuple(name for name in entry.authors if name.lower() not in HOUSE_NAMES)
    return replace(
        document,
        title=entry.title or document.title,
        authors=signed or document.authors,
        published=_moment(entry.published_at, entry.published_raw, layer) or document.published,
        modified=_moment(entry.modified_at, entry.modified_raw, layer) or document.modified,
    )


def _moment(at: datetime | None, raw: str | None, layer: Layer) -> Moment | None:
    if at is None:
        return None
    words = raw or at.isoformat()
    found = None if len(words) <= DAY_CHARS else _ZONE.search(words)
    zone = found.group() if found else None
    if layer is Layer.REST:
        zone = "GMT"  # its fields `date_gmt` and `modified_gmt` say so by their names
    return Moment(at=at, is_day_only=len(words) <= DAY_CHARS, zone=zone, raw=words, layer=layer)
