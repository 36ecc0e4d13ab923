"""Feed entry: what a publisher's listing says of one article, before its page is fetched."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ListingKind(StrEnum):
    """How a listing is written."""

    RSS = "rss"
    JSON_FEED = "json_feed"
    REST = "rest"
    SITEMAP = "sitemap"
    SITEMAP_INDEX = "sitemap_index"
    URL_LIST = "url_list"
    PAGE = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One line of a listing."""

    url: str
    """Absolute address of the article, or of a further sitemap."""
    guid: str
    """The listing's own id of the entry; its address where it gives none."""
    title: str | None = None
    authors: tuple[str, ...] = ()
    published_at: datetime | None = None
    published_raw: str | None = None
    modified_at: datetime | None = None
    modified_raw: str | None = None
    html: str = ""
    """The longest text that the entry carries; empty in a sitemap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A feed, REST page or sitemap that was read."""

    kind: ListingKind
    entries: tuple[FeedEntry, ...]
    faults: tuple[str, ...] = ()
    """What was wrong and could be stepped over, each in a few words."""
