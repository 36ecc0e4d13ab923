"""A loopback server that stands for whole publishers: feeds, REST, sitemaps, challenges, redirects.

Hosts are told apart by the Host header, so that real spiders meet them through HOST_MAP. Behaviour
is what was seen of the sites; every word on the pages is invented.
"""

import gzip
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import monotonic
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape
from zlib import crc32

NOW = datetime.now(UTC).replace(microsecond=0)
VB = "https://venturebeat.com"
META = "https://about.fb.com"
MIRROR = "https://feeds.feedburner.com/venturebeat/SZYF"

_FILLER = (
    "The harbour board of Quillhaven prints the times of its two ferries every spring. ",
    "Visitors who miss the last boat sleep above the net loft, where the keeper lets four rooms. ",
    "Nobody in the town can say who painted the signal mast yellow, though two families claim it. ",
)
FILLER = "".join(f"<p>{line * 5}</p>" for line in _FILLER)


def words(lead: str, *links: str) -> str:
    """Return the body of an article: a lead, what it cites, and three quiet paragraphs."""
    cited = "".join(f"<p>Paper {n} of the board is {link}.</p>" for n, link in enumerate(links))
    return f"<p>{lead}</p>{cited}{FILLER}"


def page(title: str, body: str, *, head: str = "", around: str = "") -> bytes:
    """Return a whole page with an article on it."""
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>{head}"
        f"</head><body>{around}<main><h1>{title}</h1><article>{body}</article></main></body></html>"
    ).encode()


@dataclass(frozen=True)
class Asked:
    """One request as the server saw it."""

    method: str
    url: str
    headers: dict[str, str]
    at: float = 0.0
    """Seconds on the server's own clock."""


@dataclass(frozen=True)
class Reply:
    """What the server answers."""

    body: bytes = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)


CHALLENGE = Reply(
    b"<html><body>Checking your browser</body></html>",
    429,
    headers={"x-vercel-mitigated": "challenge", "Retry-After": "0"},
)
MISSING = Reply(b"nothing here", 404, "text/plain")
Site = Callable[[Asked], Reply | None]


def redirect(target: str, status: int = 301) -> Reply:
    """Return a redirect."""
    return Reply(b"", status, headers={"Location": target})


def rss(*items: str) -> bytes:
    """Return an RSS feed."""
    head = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>T</title>'
    return f"{head}{''.join(items)}</channel></rss>".encode()


def item(link: str, title: str, body: str = "", *, at: datetime = NOW, guid: str = "") -> str:
    """Return one item, its text in `description` and its author written as mail (Name)."""
    return (
        f"<item><title>{escape(title)}</title><link>{escape(link)}</link>"
        f"<guid isPermaLink='false'>{escape(guid or link)}</guid>"
        f"<author>mail@venturebeat.com (Mira Voss)</author><category>Boats</category>"
        f"<pubDate>{format_datetime(at)}</pubDate><description><![CDATA[{body}]]></description>"
        "</item>"
    )


def sitemap(*entries: tuple[str, datetime | None], is_index: bool = False) -> bytes:
    """Return a sitemap, or an index of sitemaps."""
    outer, inner = ("sitemapindex", "sitemap") if is_index else ("urlset", "url")
    rows = "".join(
        f"<{inner}><loc>{escape(url)}</loc>"
        + (f"<lastmod>{at.isoformat()}</lastmod>" if at else "")
        + f"</{inner}>"
        for url, at in entries
    )
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0"?><{outer} xmlns="{space}">{rows}</{outer}>'.encode()


def news_map(*entries: tuple[str, str, datetime]) -> bytes:
    """Return a Google News map of addresses with title and moment of publication."""
    rows = "".join(
        f"<url><loc>{escape(url)}</loc><news:news><news:publication><news:name>N</news:name>"
        f"<news:language>en</news:language></news:publication><news:publication_date>"
        f"{at.isoformat()}</news:publication_date><news:title>{escape(title)}</news:title>"
        "</news:news></url>"
        for url, title, at in entries
    )
    space = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    return f'<?xml version="1.0"?><urlset {space}>{rows}</urlset>'.encode()


def conditional(asked: Asked, reply: Reply, tag: str) -> Reply:
    """Return 304 when the asker has this very answer."""
    if asked.headers.get("if-none-match") == tag:
        return Reply(b"", 304, headers={"ETag": tag})
    return Reply(reply.body, reply.status, reply.kind, {**reply.headers, "ETag": tag})


class SiteServer(ThreadingHTTPServer):
    """Answer for every host that it was given; note each request."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.sites: dict[str, Site] = {}
        self.asked: list[Asked] = []

    @property
    def port(self) -> int:
        """Port on loopback."""
        return int(self.server_address[1])

    def count(self, url: str) -> int:
        """Return how often an address was asked for."""
        return sum(asked.url == url for asked in self.asked)

    def forget(self) -> None:
        """Begin to count anew."""
        self.asked.clear()

    @property
    def pages_asked(self) -> Counter[str]:
        """Addresses asked for, robots.txt aside."""
        return Counter(a.url for a in self.asked if not a.url.endswith("/robots.txt"))

    def __enter__(self) -> Self:
        Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *failure: object) -> None:
        self.shutdown()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: SiteServer

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def _answer(self) -> None:
        host = self.headers["Host"].split(":")[0]
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.command, f"https://{host}{self.path}", headers, monotonic())
        self.server.asked.append(asked)
        site = self.server.sites.get(host)
        reply = (site(asked) if site else None) or MISSING
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.status != 304:
            self.send_header("Content-Type", reply.kind)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def log_message(self, *args: Any) -> None:
        """Keep quiet."""


XML = "application/rss+xml; charset=utf-8"


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


@dataclass
class MetaNewsroom:
    """The WordPress newsroom: REST with pages, edits in place, takeaways outside the article."""

    posts: dict[str, datetime] = field(default_factory=dict)
    """Path of each post → moment of its last change."""
    notes: dict[str, str] = field(default_factory=dict)
    """Path of a post → update note that an edit put on top."""
    has_rest: bool = True
    page_size: int = 0
    """Posts on one page of REST; 0 for as many as are asked for."""

    ROBOTS = (
        b"Sitemap: http://about.fb.com/sitemap.xml\n\nUser-agent: *\nDisallow: /*/search/\n"
        b"User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n"
    )

    def __call__(self, asked: Asked) -> Reply | None:
        """Answer a request."""
        parts = urlsplit(asked.url)
        if parts.path == "/robots.txt":
            return Reply(self.ROBOTS, kind="text/plain")
        if parts.path == "/wp-json/wp/v2/posts":
            return self._rest(parse_qs(parts.query)) if self.has_rest else Reply(page("No", FILLER))
        if parts.path == "/news/feed/":
            rows = [item(META + path, "A post", "", at=at) for path, at in self.posts.items()]
            return Reply(rss(*rows), kind=XML)
        if parts.path == "/sitemap_index.xml":
            maps = ((f"{META}/post-sitemap.xml", None), (f"{META}/page-sitemap.xml", None))
            return Reply(sitemap(*maps, is_index=True), kind="application/xml")
        if parts.path == "/post-sitemap.xml":
            listed = [(META + path, at) for path, at in self.posts.items()]
            return Reply(sitemap(*listed, (f"{META}/news/", None)), kind="application/xml")
        if parts.path in self.posts:
            return Reply(self._page(parts.path))
        return None

    def _rest(self, query: dict[str, list[str]]) -> Reply:
        per_page, number = int(query["per_page"][0]), int(query.get("page", ["1"])[0])
        after, before = query.get("after", [""])[0], query.get("before", ["9"])[0]
        changed_after = query.get("modified_after", [""])[0]
        wanted = [
            (path, at)
            for path, at in sorted(self.posts.items(), key=lambda post: post[1], reverse=True)
            if after <= at.isoformat() <= before and at.isoformat() >= changed_after
        ]
        size = self.page_size or per_page
        some = wanted[(number - 1) * size : number * size]
        body = json.dumps([self._post(path, at) for path, at in some]).encode()
        pages = {"X-WP-TotalPages": str(-(-len(wanted) // size))}
        return Reply(body, kind="application/json", headers=pages)

    def _post(self, path: str, at: datetime) -> dict[str, Any]:
        return {
            "id": sum(path.encode()),
            "date_gmt": min(at, NOW).strftime("%Y-%m-%dT%H:%M:%S"),
            "modified_gmt": at.strftime("%Y-%m-%dT%H:%M:%S"),
            "link": META + path,
            "title": {"rendered": "Ferries &#038; Lamps"},
            "content": {"rendered": words("The lamps of the pier are lit.")},
        }

    def _page(self, path: str) -> bytes:
        note = f"<p><em>{self.notes[path]}</em></p>" if path in self.notes else ""
        takeaways = (
            '<div class="highlights-container"><h2 class="highlights-title">Takeaways</h2>'
            '<div class="highlights-content"><ul><li>The pier has 40 lamps.</li></ul></div></div>'
        )
        body = words(
            "The lamps of the pier are lit at dusk.",
            '<a class="in_article_link" href="https://records.example/lamps"><span>the lamp'
            "</span><span> roll</span></a>",
        )
        download = (
            '<a class="pmz-download in_article_link" href="/wp-admin/admin-post.php?action=zip">'
            "DOWNLOAD ALL IMAGES</a>"
        )
        content = f'<div class="entry-content"><div class="content">{note}{body}</div></div>'
        return page("Ferries & Lamps", content + download, around=takeaways)


def records(asked: Asked) -> Reply | None:
    """A quiet host of public records; `/noted` asks not to be mined."""
    path = urlsplit(asked.url).path
    if path == "/robots.txt":
        return Reply(b"User-agent: *\nDisallow: /closed/\n", kind="text/plain")
    if path == "/origin":
        return Reply(page("Origin", words("The first paper of all names 40 lamps.")))
    if path == "/chain":
        link = '<a href="https://records.example/origin">the first paper</a>'
        return Reply(page("Chain", words("A paper that leans on another.", link)))
    if path == "/lost":
        return None
    if path == "/noted":
        noted = page("Noted", words("Not yours."), head="<meta name=robots content=noarchive>")
        packed = {"TDM-Reservation": "1", "Content-Encoding": "gzip"}
        return Reply(gzip.compress(noted), headers=packed)
    return Reply(page(f"Record {path}", words(f"The record of {path} names 40 lamps.")))


def shortener(asked: Asked) -> Reply:
    """Refuse HEAD, as shorteners do; GET leads by two hops to the record."""
    if asked.method == "HEAD":
        return Reply(b"", 405)
    if urlsplit(asked.url).path == "/robots.txt":
        return MISSING
    if urlsplit(asked.url).hostname == "t.co":
        return redirect("https://bit.ly/lamps")
    return redirect("https://records.example/ferries?utm_source=short", 302)


def web_archive(asked: Asked) -> Reply | None:
    """List one copy of whatever is asked about, and serve it as it was taken."""
    parts = urlsplit(asked.url)
    if parts.path == "/cdx/search/cdx":
        rows = [["timestamp", "original"], ["20260102030405", parse_qs(parts.query)["url"][0]]]
        return Reply(json.dumps(rows).encode(), kind="application/json")
    if parts.path.startswith("/web/20260102030405id_/"):
        return Reply(page("An Old Copy", words("What stood here in January is told once more.")))
    return None
