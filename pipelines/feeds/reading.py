"""The bytes of a feed, a REST listing or a sitemap → its entries, each once, in their order."""

import re

from pipelines.feeds.json_listings import read_json_listing
from pipelines.feeds.rss import read_rss
from pipelines.feeds.sitemaps import read_sitemap
from pipelines.payloads import PayloadError, decode_payload
from pipelines.records.feeds import FeedEntry, Listing, ListingKind
from pipelines.urls import is_web_url

MAX_BYTES = 12 * 1024 * 1024
"""The largest feed seen holds 300 full texts in 4 MB; a sitemap of 50,000 addresses takes 8 MB."""
MAX_ENTRIES = 50_000  # the sitemap protocol's own limit for one file
HEAD_BYTES = 4_000

_GZIP = b"\x1f\x8b"

# "<!ENTITY lol …": no feed or sitemap needs one, and bombs are made of them
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)

# "<urlset", "<sitemapindex", with or without a namespace prefix
_SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)\b")

# "https://example.org/a", after comments: a list of addresses
_ADDRESS = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s*#[^\n]*\n)*\s*https?://\S", re.IGNORECASE)

# "<!doctype html>", "<html lang=en>", after white space
_HTML = re.compile(rb"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)

# "<rss", "<feed", "<rdf:RDF"
_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf)\b", re.IGNORECASE)


class ListingError(ValueError):
    """Bytes that are no listing; the message says what they are instead."""


def read_listing(payload: bytes, *, url: str, is_page: bool = False) -> Listing:
    """Return the entries of a listing, whatever its kind.

    Relative addresses are resolved against `url`. Entries with one guid or one address are one
    entry. A truncated feed gives what is whole. With `is_page` an HTML page is a listing too, of
    the pages that it links to.

    Raises:
        ListingError: the bytes are empty, too many, hold entities, or are no listing at all.
    """
    body = _plain(payload, url)
    head = body[:HEAD_BYTES]
    if is_page and _HTML.match(head):
        return _tidy(_read_page(body, url))
    if _ENTITY.search(body):
        raise ListingError(f"{url}: declares XML entities, which no feed needs; it is not read")
    if head.lstrip()[:1] in {b"{", b"["}:
        return _tidy(read_json_listing(body, url))
    if _SITEMAP.search(head):
        return _tidy(read_sitemap(body, url))
    if _FEED.search(head):
        return _tidy(read_rss(body, url))
    if _ADDRESS.match(head):
        return _tidy(_read_list(body))
    raise ListingError(f"{url}: is neither feed nor sitemap ({_looks_like(head)})")


def _plain(payload: bytes, url: str) -> bytes:
    if len(payload) > MAX_BYTES:
        raise ListingError(f"{url}: listing of {len(payload)} bytes, over {MAX_BYTES}")
    if not payload.startswith(_GZIP):
        body = payload
    else:
        try:
            body = decode_payload(payload, ["gzip"], max_bytes=MAX_BYTES)
        except PayloadError as error:
            raise ListingError(f"{url}: packed listing cannot be read ({error.detail})") from error
    if not body.strip():
        raise ListingError(f"{url}: listing is empty")
    return body


def _read_page(body: bytes, url: str) -> Listing:
    from pipelines.feeds.index_pages import read_index_page
    from pipelines.markup.trees import PageTooLargeError

    try:
        return read_index_page(body, url)
    except PageTooLargeError as error:
        raise ListingError(f"{url}: {error}") from error


def _read_list(body: bytes) -> Listing:
    """Return the addresses of a plain list, one on each line; other lines are counted."""
    lines = [line.strip() for line in body.decode("utf-8-sig", "replace").splitlines()]
    said = [line for line in lines if line and not line.startswith("#")]
    urls = [line for line in said if is_web_url(line) and " " not in line]
    odd = len(said) - len(urls)
    return Listing(
        kind=ListingKind.URL_LIST,
        entries=tuple(FeedEntry(url=url, guid=url) for url in urls),
        faults=(f"{odd} lines without an address",) if odd else (),
    )


def _looks_like(head: bytes) -> str:
    if _HTML.match(head):
        return "an HTML page"
    start = head.lstrip()[:200].lower()
    return f"it begins with {start[:20].decode('utf-8', 'replace')!r}"


def _tidy(listing: Listing) -> Listing:
    """Keep the first of entries that share a guid or an address, and only those of the web."""
    kept: dict[str, FeedEntry] = {}
    guids: set[str] = set()
    foreign = doubles = 0
    for entry in listing.entries[:MAX_ENTRIES]:
        if not is_web_url(entry.url):
            foreign += 1
        elif entry.guid in guids or entry.url in kept:
            doubles += 1
        else:
            kept[entry.url] = entry
            guids.add(entry.guid)
    notes = {
        f"{foreign} entries without a web address": foreign,
        f"{doubles} entries stand twice": doubles,
        f"cut after {MAX_ENTRIES} entries": max(0, len(listing.entries) - MAX_ENTRIES),
    }
    faults = (*listing.faults, *(words for words, count in notes.items() if count))
    return Listing(kind=listing.kind, entries=tuple(kept.values()), faults=faults)
