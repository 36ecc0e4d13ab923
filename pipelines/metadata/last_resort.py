"""Dates of pages that state none: from their scripts' data, a dated line, or the whole page."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from lxml import etree
from lxml.html import HtmlElement

from pipelines.markup import regions
from pipelines.markup.runs import Run
from pipelines.metadata.dates import read_moment
from pipelines.records.pages import Layer, Moment

MAX_SCRIPT_CHARS = 300_000  # of one script; the data of an application stands early or nowhere
MAX_TREE_CHARS = (
    3_000_000  # of a page that is searched as a whole; the search takes 2 ms for 170 kB
)

MAX_LINE_CHARS = 60  # of a line that is a date and little else: "Last updated: November 13, 2025"
_ELSEWHERE = regions.NAVIGATION | regions.COMMENTS | regions.OFFER | regions.SHARING

# '"publishedAt":"2026-05-10T08:00:00Z"', "publishedDate:\\"2026-05-10", "datePublished&quot;:…"
_STATED = re.compile(
    r"(?:datePublished|published(?:At|_at|Date|_date|On)|publish(?:Date|_date|edTime)|publication(?:Date|_date)"
    r"|firstPublished\w{0,10}|pubDate|pub_date)\\?[\"']?\s?:\s?\\?[\"'](\d{4}-\d\d-\d\d[^\"'\\]{0,30})"
)


def guess_published(
    root: HtmlElement,
    runs: Sequence[Run],
    *,
    url: str,
    is_day_first: bool,
    latest: datetime | None,
) -> Moment | None:
    """Return the day that scripts state, that the page shows, or that htmldate finds on it."""
    stated = (read_moment(words, Layer.TEXT, latest=latest) for words in _in_scripts(root))
    found = next((moment for moment in stated if moment), None)
    return found or _shown(runs, is_day_first, latest) or _searched(root, url, latest)


def _shown(runs: Sequence[Run], is_day_first: bool, latest: datetime | None) -> Moment | None:
    """Return the day in the page's dated lines when they all show one and the same."""
    lines = (r.text for r in runs if len(r.text) <= MAX_LINE_CHARS and not r.region & _ELSEWHERE)
    read = (
        read_moment(line, Layer.TEXT, is_day_first=is_day_first, latest=latest) for line in lines
    )
    moments = [moment for moment in read if moment is not None]
    days = {moment.at.date() for moment in moments}
    return moments[0] if len(days) == 1 else None


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
    """Return the day that htmldate finds without guessing.

    Its extensive search takes four times as long and finds months and years: of the 21 days that
    it alone gave to pages of WCXB, 20 were the first of a month, and one stands in a dated line.
    """
    from htmldate import find_date

    markup = etree.tostring(root, encoding="unicode", method="html")
    if len(markup) > MAX_TREE_CHARS:
        return None
    most = (latest or datetime(2100, 1, 1, tzinfo=UTC)).strftime("%Y-%m-%d")
    found = find_date(markup, url=url, original_date=True, extensive_search=False, max_date=most)
    # a bare year, such as a copyright's, comes back as its first day
    return None if not found or found.endswith("-01-01") else read_moment(found, Layer.TEXT)
