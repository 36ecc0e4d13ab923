"""What is known of each publisher, as dated data: where its articles are listed, which they are.

Adding a publisher is one entry here, its page rules in `pipelines/page_rules.py` where the general
rules fall short, and saved pages with approved output under `tests/pages`.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final


class Span(StrEnum):
    """Which articles a listing holds."""

    LATEST = "latest"
    """The newest few; asked at every run."""
    PERIOD = "period"
    """Those of a period: `{after}` and `{before}` in the address."""
    DAY = "day"
    """Those of one day: `{day:%Y}` and its like in the address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingAddress:
    """Where articles are listed."""

    url: str
    span: Span = Span.LATEST
    holds_text: bool = False
    """Entries carry the whole article, so that its page need not be fetched."""
    has_pages: bool = False
    """Goes on with `&page=2` as far as the header X-WP-TotalPages says."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """One publisher's entry."""

    name: str
    """Name of its spider."""
    title: str
    hosts: tuple[str, ...]
    listings: tuple[ListingAddress, ...]
    """In order of preference: the next is asked when one refuses or cannot be read."""
    article_path: str
    """Pattern that the path of an article's address matches."""
    seen: date
    """Last day on which this was known to hold."""
    languages: tuple[str, ...] = ("en",)
    quiet_days: int = 30
    """Longest pause that is usual; a listing whose newest entry is older counts as frozen."""
    note: str = ""

    def is_article(self, url: str) -> bool:
        """Tell whether an address is one of the publisher's articles; without hosts, any is."""
        from urllib.parse import urlsplit

        from pipelines.urls import host_of

        if not self.hosts:
            return True
        return host_of(url) in self.hosts and bool(re.search(self.article_path, urlsplit(url).path))


PUBLISHERS: Final = (
    Publisher(
        name="venturebeat",
        title="VentureBeat",
        hosts=("venturebeat.com", "gamesbeat.com"),
        listings=(
            ListingAddress(
                url="https://venturebeat.com/feed",
                holds_text=True,
                note="RSS 2.0, full text in description, a handful of items",
            ),
            ListingAddress(
                url="https://feeds.feedburner.com/venturebeat/SZYF",
                holds_text=True,
                note="mirror, for when the origin refuses",
            ),
            ListingAddress(url="https://venturebeat.com/news-sitemap.xml", note="Google News map"),
            ListingAddress(
                url="https://venturebeat.com/sitemap.xml?yyyy={day:%Y}&mm={day:%m}&dd={day:%d}",
                span=Span.DAY,
            ),
        ),
        article_path=(
            r"^/(?!(?:category|author|tag|newsletters|about|press-releases|guest-posts|feed|_next|"
            r"events|jobs|contact[\w-]*|terms[\w-]*|privacy[\w-]*)(?:/|$)|wp-|sitemap)"
            r"(?:\d{4}/\d\d/\d\d/|[\w-]+/(?:[\w-]+/)?)?[\w%-]*-[\w%-]+/?$"
        ),
        seen=date(2026, 5, 31),
        quiet_days=7,
        note="sections move, slugs stay; answers 429 to some addresses; robots.txt not known",
    ),
    Publisher(
        name="meta_newsroom",
        title="Meta Newsroom",
        hosts=("about.fb.com", "newsroom.fb.com"),
        listings=(
            ListingAddress(
                url=(
                    "https://about.fb.com/wp-json/wp/v2/posts"
                    "?per_page=20&orderby=modified&order=desc"
                ),
                note="modified_gmt tells of edits in place",
            ),
            ListingAddress(
                url="https://about.fb.com/news/feed/", note="about 10 items, without takeaways"
            ),
            ListingAddress(url="https://about.fb.com/news-sitemap.xml"),
            ListingAddress(
                url="https://about.fb.com/sitemap_index.xml",
                note="index of all posts; robots.txt names /sitemap.xml, readers of 2026 this one",
            ),
            ListingAddress(
                url=(
                    "https://about.fb.com/wp-json/wp/v2/posts?per_page=50"
                    "&after={after:%Y-%m-%d}T00:00:00&before={before:%Y-%m-%d}T23:59:59"
                ),
                span=Span.PERIOD,
                has_pages=True,
            ),
        ),
        article_path=r"^/(?:[a-z]{2,5}/)?news/\d{4}/\d\d/[\w%-]+/?$",
        seen=date(2026, 9, 30),
        languages=("en", "pt", "es", "de", "ja"),
        note="takeaways stand outside the article; posts are edited in place",
    ),
    Publisher(
        name="meta_ai",
        title="Meta AI",
        hosts=("ai.meta.com", "research.meta.ai"),
        listings=(
            ListingAddress(url="https://research.meta.ai/sitemap.xml"),
            ListingAddress(url="https://ai.meta.com/sitemap.xml"),
        ),
        article_path=r"^/blog/[\w%-]+/?$",
        seen=date(2026, 8, 31),
        quiet_days=60,
        note="no feed; class names change with every build, so links and text are the anchors",
    ),
)

ANY_SITE: Final = Publisher(
    name="feed",
    title="any feed, sitemap or REST listing",
    hosts=(),
    listings=(),
    article_path=r"",
    seen=date(2026, 11, 1),
    quiet_days=90,
    note="given by --feed; every entry counts as an article",
)


def publisher_named(name: str) -> Publisher:
    """Return the entry of a publisher.

    Raises:
        ValueError: there is none of that name; the message lists those there are.
    """
    known = {publisher.name: publisher for publisher in PUBLISHERS}
    if name not in known:
        raise ValueError(f"{name}: not a known publisher; there are {', '.join(known)}, or --feed")
    return known[name]


def latest_addresses(publisher: Publisher) -> tuple[ListingAddress, ...]:
    """Return the listings of the newest articles, the preferred first."""
    return tuple(place for place in publisher.listings if place.span is Span.LATEST)


def period_addresses(publisher: Publisher, since: date, until: date) -> tuple[ListingAddress, ...]:
    """Return the listings that together hold the articles of a period, both days included.

    Empty when the publisher has no listing by period.
    """
    from dataclasses import replace

    dated = [place for place in publisher.listings if place.span is not Span.LATEST]
    if not dated:
        return ()
    place = dated[0]
    if place.span is Span.PERIOD:
        return (replace(place, url=place.url.format(after=since, before=until)),)
    days = [since + timedelta(days=n) for n in range((until - since).days + 1)]
    return tuple(replace(place, url=place.url.format(day=day)) for day in days)
