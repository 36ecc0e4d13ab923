"""Sitemaps, sitemap indexes and Google News sitemaps → entries."""

from typing import Any

from lxml import etree

from pipelines.feeds.addresses import address_of
from pipelines.feeds.moments import utc_moment
from pipelines.records.feeds import FeedEntry, Listing, ListingKind


def read_sitemap(body: bytes, url: str) -> Listing:
    """Return the addresses of a sitemap, with their last change and what news maps add."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    root = _root(body, parser)
    if root is None:
        return Listing(kind=ListingKind.SITEMAP, entries=(), faults=("sitemap markup: no root",))
    is_index = _name(root) == "sitemapindex"
    entries = (_entry(child, url) for child in root if isinstance(child.tag, str))
    faults = tuple(f"sitemap markup: {e.message[:100]}" for e in list(parser.error_log)[:1])
    return Listing(
        kind=ListingKind.SITEMAP_INDEX if is_index else ListingKind.SITEMAP,
        entries=tuple(entry for entry in entries if entry.url != url),
        faults=faults,
    )


def _root(body: bytes, parser: etree.XMLParser) -> Any:
    try:
        return etree.fromstring(body, parser)
    except etree.XMLSyntaxError:  # nothing to recover: a null byte comes first
        return None


def _name(node: Any) -> str:
    """Return an element's name without its namespace, or the prefix of one that is not declared."""
    name: str = node.tag.rpartition("}")[2].rpartition(":")[2]
    return name


def _entry(node: Any, url: str) -> FeedEntry:
    said = {
        _name(part): (part.text or "").strip()
        for part in node.iter()
        if isinstance(part.tag, str) and part.text
    }
    link = address_of(said.get("loc", ""), url)
    return FeedEntry(
        url=link,
        guid=link,
        title=said.get("title"),
        published_at=utc_moment(said.get("publication_date")),
        published_raw=said.get("publication_date"),
        modified_at=utc_moment(said.get("lastmod")),
        modified_raw=said.get("lastmod"),
    )
