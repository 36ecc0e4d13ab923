"""Dates of pages that state none: from their scripts' data, or guessed from the whole page."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from lxml import etree
from lxml.html import HtmlElement

from pipelines.metadata.dates import read_moment
from pipelines.records.pages import Layer, Moment

MAX_SCRIPT_CHARS = 300_000  # of one script; the data of an application stands early or nowhere
MAX_TREE_CHARS = (
    3_000_000  # of a page that is searched as a whole; the search takes 2 ms for 170 kB
)

# '"publishedAt":"2026-05-10T08:00:00Z"', "publishedDate:\\"2026-05-10", "datePublished&quot;:…"
_STATED = re.compile(
    r"(?:datePublished|published(?:At|_at|Date|_date|On)|publish(?:Date|_date|edTime)|publication(?:Date|_date)"
    r"|firstPublished\w{0,10}|pubDate|pub_date)\\?[\"']?\s?:\s?\\?[\"'](\d{4}-\d\d-\d\d[^\"'\\]{0,30})"
)


def guess_published(root: HtmlElement, url: str, latest: datetime | None) -> Moment | None:
    """Return the day that a page's scripts state, or that htmldate finds somewhere on the page."""
    stated = (read_moment(words, Layer.TEXT, latest=latest) for words in _in_scripts(root))
    return next((moment for moment in stated if moment), None) or _searched(root, url, latest)


def _in_scripts(root: HtmlElement) -> Iterator[str]:
    """Yield what the data of each script says of a publication first, JSON-LD aside.

    Pages that are put together in the browser carry their data so. The first mention is the page's
    own more often than not; those of related articles follow.
    """
    for script in root.iter("script"):
        text = script.text
        if text and "ublish" in text and "ld+json" not in (script.get("type") or ""):
            found = _STATED.search(text[:MAX_SCRIPT_CHARS])
            if found is not None:
                yield found[1]


def _searched(root: HtmlElement, url: str, latest: datetime | None) -> Moment | None:
    from htmldate import find_date

    markup = etree.tostring(root, encoding="unicode", method="html")
    if len(markup) > MAX_TREE_CHARS:
        return None
    most = (latest or datetime(2100, 1, 1, tzinfo=UTC)).strftime("%Y-%m-%d")
    found = find_date(markup, url=url, original_date=True, extensive_search=True, max_date=most)
    # a bare year, such as a copyright's, comes back as its first day
    return None if not found or found.endswith("-01-01") else read_moment(found, Layer.TEXT)
