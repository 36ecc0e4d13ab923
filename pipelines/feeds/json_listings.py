"""JSON Feed and the WordPress REST interface → entries."""

import json
from html import unescape
from typing import Any

from pipelines.feeds.addresses import address_of
from pipelines.feeds.moments import utc_moment
from pipelines.records.feeds import FeedEntry, Listing, ListingKind


def read_json_listing(body: bytes, url: str) -> Listing:
    """Return the entries of a JSON Feed or of a WordPress `posts` answer.

    Items of another shape are counted in `faults`; text that is no JSON gives no entries.
    """
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        return Listing(kind=ListingKind.REST, entries=(), faults=(f"not JSON: {str(error)[:80]}",))
    if isinstance(data, dict) and isinstance(data.get("items"), list):
        return _listing(ListingKind.JSON_FEED, data["items"], _feed_item, url)
    if isinstance(data, list):
        return _listing(ListingKind.REST, data, _post, url)
    return Listing(kind=ListingKind.REST, entries=(), faults=("JSON of another shape",))


def _listing(kind: ListingKind, items: list[Any], read: Any, url: str) -> Listing:
    entries = []
    odd = 0
    for item in items:
        try:
            entries.append(read(item, url))
        except (KeyError, TypeError, AttributeError):
            odd += 1
    faults = (f"{odd} items of another shape",) if odd else ()
    return Listing(kind=kind, entries=tuple(entries), faults=faults)


def _feed_item(item: dict[str, Any], url: str) -> FeedEntry:
    """Read one item of JSON Feed 1.1."""
    link = address_of(str(item.get("url") or item.get("external_url") or item["id"]), url)
    people = item.get("authors") or ([item["author"]] if item.get("author") else [])
    return FeedEntry(
        url=link,
        guid=str(item.get("id") or link),
        title=item.get("title"),
        authors=tuple(p["name"] for p in people if p.get("name")),
        published_at=utc_moment(item.get("date_published")),
        published_raw=item.get("date_published"),
        modified_at=utc_moment(item.get("date_modified")),
        modified_raw=item.get("date_modified"),
        html=item.get("content_html") or item.get("content_text") or "",
    )


def _post(item: dict[str, Any], url: str) -> FeedEntry:
    """Read one post of `/wp-json/wp/v2/posts`; `_gmt` fields are UTC without saying so."""
    return FeedEntry(
        url=address_of(item["link"], url),
        guid=str(item["id"]),
        title=unescape(item["title"]["rendered"]),
        published_at=utc_moment(item.get("date_gmt")),
        published_raw=item.get("date_gmt"),
        modified_at=utc_moment(item.get("modified_gmt")),
        modified_raw=item.get("modified_gmt"),
        html=item["content"]["rendered"],
    )
