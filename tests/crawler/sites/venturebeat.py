"""A publisher whose feed holds whole articles, as VentureBeat behaves; its words are invented."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from zlib import crc32

from tests.crawler.invented_markup import NOW, XML, item, news_map, page, rss, sitemap, words
from tests.crawler.site_server import CHALLENGE, Asked, Reply, conditional, redirect

VB = "https://venturebeat.com"
FERRIES, LAMPS = "/technology/ferries-of-quillhaven", "/ai/lamps-on-the-pier"
MIRROR = "https://feeds.feedburner.com/venturebeat/SZYF"


@dataclass
class VentureBeat:
    """The publisher whose feed holds whole articles, and whose pages are often refused."""

    items: dict[str, str] = field(default_factory=dict)
    """Path of each article in the feed → its body."""
    refuses_pages: bool = True
    refuses_feed: bool = False
    old: dict[str, datetime] = field(default_factory=dict)
    """Path of articles that only the daily sitemaps list → day."""

    def feed(self) -> bytes:
        """Return the feed as it stands."""
        rows = (
            item(VB + path, path.rsplit("/", 1)[-1].replace("-", " ").title(), body)
            for path, body in self.items.items()
        )
        return rss(*rows)

    def __call__(self, asked: Asked) -> Reply | None:
        """Answer a request."""
        parts = urlsplit(asked.url)
        if parts.path == "/feed/":
            return redirect("/feed", 308)
        if parts.path == "/feed":
            if self.refuses_feed:
                return CHALLENGE
            feed = self.feed()
            return conditional(asked, Reply(feed, kind=XML), f'"{crc32(feed)}"')
        if parts.path == "/news-sitemap.xml":
            listed = ((VB + path, path, NOW) for path in self.items)
            return Reply(news_map(*listed), kind="application/xml")
        if parts.path == "/category/enterprise/feed/":
            stale = item(f"{VB}/ai/an-old-one", "Old", at=NOW - timedelta(days=200))
            return Reply(rss(stale), kind=XML)
        if parts.path == "/sitemap.xml" and parts.query:
            return Reply(self._map_of_day(parts.query), kind="application/xml")
        if parts.path in self.items or parts.path in self.old:
            body = self.items.get(parts.path) or words(f"An older tale of {parts.path}.")
            shown = page("A Page Of Its Own", f'<div class="article-body">{body}</div>')
            return CHALLENGE if self.refuses_pages else Reply(shown)
        return None

    def _map_of_day(self, query: str) -> bytes:
        asked = {name: values[0] for name, values in parse_qs(query).items()}
        day = "-".join(asked[name] for name in ("yyyy", "mm", "dd"))
        listed = [(VB + path, at) for path, at in self.old.items() if at.date().isoformat() == day]
        return sitemap(*listed, (f"{VB}/category/boats", None), (f"{VB}/author/mira-voss", None))
