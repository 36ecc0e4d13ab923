"""RSS and Atom → entries; feedparser reads the bytes, never an address."""

import calendar
from datetime import UTC, datetime
from email.utils import parseaddr
from io import BytesIO
from time import struct_time
from typing import Any

import feedparser

from pipelines.feeds.addresses import address_of
from pipelines.records.feeds import FeedEntry, Listing, ListingKind


def read_rss(body: bytes, url: str) -> Listing:
    """Return the entries of an RSS or Atom feed; markup faults are noted and stepped over."""
    try:
        parsed = _parsed(body, url)
    except (LookupError, ValueError) as fault:  # closing tags astray, an encoding without a name
        return Listing(kind=ListingKind.RSS, entries=(), faults=(_words(fault),))
    faults = (_words(parsed.bozo_exception),) if parsed.bozo else ()
    entries = tuple(_entry(raw, url) for raw in parsed.entries)
    return Listing(kind=ListingKind.RSS, entries=entries, faults=faults)


def _parsed(body: bytes, url: str) -> Any:
    return feedparser.parse(
        BytesIO(body),
        # Servers call feeds many things; what the bytes are was looked at before.
        response_headers={"content-location": url, "content-type": "application/xml"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )


def _words(fault: Exception) -> str:
    return f"feed markup: {str(fault)[:120]}"


def _entry(raw: Any, url: str) -> FeedEntry:
    # A mirror's own links lead through its counter; the publisher's address stands beside them.
    link = address_of(str(raw.get("feedburner_origlink") or raw.get("link") or ""), url)
    return FeedEntry(
        url=link,
        guid=str(raw.get("id") or link),
        title=_text(raw.get("title")),
        authors=_authors(raw),
        published_at=_moment(raw.get("published_parsed")),
        published_raw=_text(raw.get("published")),
        # feedparser answers for `updated` with the date of publication where there is none
        modified_at=_moment(raw["updated_parsed"]) if "updated_parsed" in raw else None,
        modified_raw=_text(raw["updated"]) if "updated" in raw else None,
        html=_longest_html(raw),
    )


def _text(value: object) -> str | None:
    return str(value).strip() or None if value else None


def _longest_html(raw: Any) -> str:
    """Return the fullest of `content:encoded`, `content` and `description`."""
    texts = [str(part.get("value") or "") for part in raw.get("content") or ()]
    return max([*texts, str(raw.get("summary") or "")], key=len)


def _authors(raw: Any) -> tuple[str, ...]:
    """Return names without mail addresses: `mail@example.org (Mira Voss)` is Mira Voss."""
    names = [str(a.get("name") or "") for a in raw.get("authors") or ()] or [
        raw.get("author") or ""
    ]
    return tuple(dict.fromkeys(filter(None, (_name(name) for name in names))))


def _name(printed: str) -> str:
    name, address = parseaddr(printed)
    if "@" in address:
        return name.strip()
    return printed.strip()


def _moment(parsed: struct_time | None) -> datetime | None:
    if parsed is None:
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC)
    except (OverflowError, ValueError, OSError):
        return None
