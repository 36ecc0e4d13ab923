"""What is known of each publisher, as dated data: where its articles are listed, which they are.

Adding a publisher is one entry here, its page rules in `pipelines/page_rules.py` where the general
rules fall short, and saved pages with approved output under `tests/pages`.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final


class Identity(StrEnum):
    """What stays when an article moves; `pipelines.urls.canonical_key` goes by it."""

    ADDRESS = "address"
    SLUG = "slug"
    """The last part of the path: sections move and eras change, the slug stays."""
    RENAMED_HOST = "renamed host"
    """The path, whichever of the publisher's hosts it is on."""


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
    since_parameter: str = ""
    """Parameter that asks for what changed after a moment; empty where there is none."""
    is_page: bool = False
    """An HTML page whose links are the entries, of a publisher without feed."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressForm:
    """One form of an article's address; a redesign adds one."""

    name: str
    path: str
    """Pattern that the path matches."""
    until: date | None = None
    """Last day on which new articles had this form; None while they have it."""
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
    forms: tuple[AddressForm, ...]
    """How the addresses of its articles are written, the latest form first."""
    seen: date
    """Last day on which this was known to hold."""
    others: str = ""
    """Pattern of paths that are no article's although a form fits; empty for none."""
    identity: Identity = Identity.ADDRESS
    authors: tuple[str, ...] = ()
    """How its authors are written, in feed and page."""
    languages: tuple[str, ...] = ("en",)
    quiet_days: int = 30
    """Longest pause that is usual; a listing whose newest entry is older counts as frozen."""
    headers: tuple[tuple[str, str], ...] = ()
    """What its hosts want to be told with each request, beside who asks."""
    note: str = ""

    def form_of(self, url: str) -> AddressForm | None:
        """Return the form in which an article's address is written; None for another page."""
        from urllib.parse import urlsplit

        from pipelines.urls import host_of

        path = urlsplit(url).path
        if host_of(url) not in self.hosts or (self.others and re.search(self.others, path)):
            return None
        return next((form for form in self.forms if re.search(form.path, path)), None)

    def is_article(self, url: str) -> bool:
        """Tell whether an address is one of the publisher's articles; without hosts, any is."""
        return not self.hosts or self.form_of(url) is not None


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
        forms=(
            AddressForm(name="section", path=r"^/(?:[\w-]+/){1,2}(?=[^/]*-)[\w%-]+$"),
            AddressForm(
                name="alone",
                path=r"^/(?=[^/]*-)[\w%-]+/?$",
                note="seen without a section; all of gamesbeat.com",
            ),
            AddressForm(
                name="section, slash",
                path=r"^/(?:[\w-]+/){1,2}(?=[^/]*-)[\w%-]+/$",
                until=date(2025, 9, 14),
                note="WordPress VIP",
            ),
            AddressForm(
                name="dated",
                path=r"^/\d{4}/\d\d/\d\d/[\w%-]+/?$",
                until=date(2021, 12, 31),
                note="WordPress.com VIP",
            ),
        ),
        others=(
            r"^/(?:(?:category|author|tag|newsletters|about|press-releases|guest-posts|feed|_next|"
            r"events|jobs|contact[\w-]*|terms[\w-]*|privacy[\w-]*)(?:/|$)|wp-|sitemap)"
        ),
        identity=Identity.SLUG,
        authors=("mail@venturebeat.com (Name) in the feed", 'a[href^="/author/"] on the page'),
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
                since_parameter="modified_after",
                note="modified_gmt tells of edits in place",
            ),
            ListingAddress(
                url="https://about.fb.com/news/feed/", note="about 10 items, without takeaways"
            ),
            ListingAddress(url="https://about.fb.com/news-sitemap.xml"),
            ListingAddress(
                url="https://about.fb.com/sitemap_index.xml",
                note="index of all posts, as readers of 2026 found it",
            ),
            ListingAddress(
                url="https://about.fb.com/sitemap.xml", note="as robots.txt names it, not seen"
            ),
            ListingAddress(
                url=(
                    "https://about.fb.com/wp-json/wp/v2/posts?per_page=50"
                    "&after={after:%Y-%m-%d}T00:00:00&before={before:%Y-%m-%d}T23:59:59"
                ),
                span=Span.PERIOD,
                has_pages=True,
            ),
            ListingAddress(
                url="https://about.fb.com/sitemap_index.xml",
                span=Span.PERIOD,
                note="for when REST refuses; days of change only",
            ),
        ),
        forms=(
            AddressForm(name="dated", path=r"^/news/\d{4}/\d\d/[\w%-]+/?$"),
            AddressForm(name="language, dated", path=r"^/[a-z]{2,5}/news/\d{4}/\d\d/[\w%-]+/?$"),
        ),
        identity=Identity.RENAMED_HOST,
        authors=("none, or Facebook in the feed", "By Name, Title on executives' posts"),
        seen=date(2026, 9, 30),
        languages=("en", "pt", "es", "de", "ja"),
        note="takeaways stand outside the article; posts are edited in place",
    ),
    Publisher(
        name="meta_ai",
        title="Meta AI",
        hosts=("ai.meta.com", "research.meta.ai"),
        listings=(
            ListingAddress(
                url="https://research.meta.ai/blog", is_page=True, note="since August 2026"
            ),
            ListingAddress(url="https://ai.meta.com/blog/", is_page=True, note="until then"),
            ListingAddress(url="https://research.meta.ai/sitemap.xml", note="not seen, tried"),
            ListingAddress(url="https://ai.meta.com/sitemap.xml", note="not seen, tried"),
        ),
        forms=(AddressForm(name="blog", path=r"^/blog/[\w%-]+/?$"),),
        authors=("none seen",),
        seen=date(2026, 8, 31),
        quiet_days=60,
        headers=(
            ("Sec-Fetch-Dest", "document"),
            ("Sec-Fetch-Mode", "navigate"),
            ("Sec-Fetch-Site", "none"),
        ),
        note="no feed; class names change with every build, so links and text are the anchors",
    ),
)

ANY_SITE: Final = Publisher(
    name="feed",
    title="any feed, sitemap or REST listing",
    hosts=(),
    listings=(),
    forms=(),
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


def period_addresses(
    publisher: Publisher, since: date, until: date
) -> tuple[tuple[ListingAddress, ...], ...]:
    """Return the listings of a period, both days included, in order of preference.

    Those of one group hold its articles together; the next group is for when they refuse. Empty
    when the publisher has no listing by period.
    """
    from dataclasses import replace

    days = [since + timedelta(days=n) for n in range((until - since).days + 1)]
    groups: list[tuple[ListingAddress, ...]] = []
    for place in publisher.listings:
        if place.span is Span.PERIOD:
            url = place.url.format(after=since, before=until)
            groups.append((replace(place, url=url),))
        elif place.span is Span.DAY:
            groups.append(tuple(replace(place, url=place.url.format(day=day)) for day in days))
    return tuple(groups)
