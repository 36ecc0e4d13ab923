"""What a publisher changes between two runs is found, however it is told, and nothing else is read."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from pipelines.records.pages import Unread
from pipelines.runs import RunStatus, read_manifests
from tests.crawler.conftest import CHILD, CRAWL_SECONDS, ROOT, Crawled, crawl_once
from tests.crawler.site_servers import (
    CHALLENGE,
    META,
    NOW,
    XML,
    Asked,
    MetaNewsroom,
    Reply,
    SiteServer,
    VentureBeat,
    item,
    page,
    records,
    rss,
    words,
)

FERRIES, LAMPS = "/technology/ferries-of-quillhaven", "/ai/lamps-on-the-pier"


@pytest.fixture(scope="module")
def server() -> Iterator[SiteServer]:
    with SiteServer() as server:
        server.sites["records.example"] = records
        yield server


def crawl(server: SiteServer, data: Path, name: str, **arguments: str) -> Crawled:
    server.forget()
    return crawl_once(data, server_port=server.port, spider=name, arguments=arguments)


@pytest.fixture(scope="module")
def edits(server: SiteServer, tmp_path_factory: pytest.TempPathFactory) -> list[Crawled]:
    """A run, one after an item of the feed was edited without a date, and one with nothing new."""
    items = {FERRIES: words("The ferries run at noon."), LAMPS: words("The lamps are lit at dusk.")}
    site = server.sites["venturebeat.com"] = VentureBeat(items=items)
    data = tmp_path_factory.mktemp("edits")
    first = crawl(server, data, "venturebeat")
    site.items[FERRIES] = words("The ferries run at one.")
    return [first, crawl(server, data, "venturebeat"), crawl(server, data, "venturebeat")]


def test_an_item_edited_in_place_without_a_date_is_read_again(edits: list[Crawled]) -> None:
    counts = edits[1].counts
    assert (counts["discovery/edited"], counts["discovery/known"]) == (1, 1)
    texts = [row["text"] for row in edits[1].rows("documents") if FERRIES in row["url"]]
    assert sorted("at one" in text for text in texts) == [False, True]


def test_an_edit_is_read_once(edits: list[Crawled]) -> None:
    assert edits[2].counts["discovery/listings/unchanged"] == 1
    assert "discovery/edited" not in edits[2].counts


@pytest.fixture(scope="module")
def rest(server: SiteServer, tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """What is asked in a first run over REST, and after three new posts and one edit."""
    site = MetaNewsroom(
        posts={f"/news/2026/11/post-{n}/": NOW - timedelta(days=9 + n) for n in range(2)},
        page_size=2,
    )
    server.sites["about.fb.com"] = site
    data = tmp_path_factory.mktemp("rest")
    crawl(server, data, "meta_newsroom")
    first = [asked.url for asked in server.asked]
    later = datetime.now(UTC).replace(microsecond=0)
    site.posts |= {f"/news/2026/11/post-{n}/": later for n in range(1, 5)}
    crawl(server, data, "meta_newsroom")
    return [first, [asked.url for asked in server.asked]]


def test_the_first_run_over_rest_asks_for_the_newest_posts(rest: list[list[str]]) -> None:
    (asked,) = [url for url in rest[0] if "wp-json" in url]
    assert "modified_after" not in asked


def test_a_later_run_asks_for_what_was_modified_since_to_its_last_page(
    rest: list[list[str]],
) -> None:
    asked = [parse_qs(urlsplit(url).query) for url in rest[1] if "wp-json" in url]
    assert [query.get("page") for query in asked] == [None, ["2"]]
    since = {datetime.fromisoformat(query["modified_after"][0]) for query in asked}
    assert len(since) == 1
    assert timedelta(hours=23) < datetime.now(UTC) - since.pop() < timedelta(hours=25)


def test_new_and_edited_posts_of_all_pages_are_read(rest: list[list[str]]) -> None:
    read = [url for url in rest[1] if "/news/2026/" in url]
    assert sorted(read) == [f"{META}/news/2026/11/post-{n}/" for n in range(1, 5)]


def test_posts_of_a_period_come_from_the_sitemaps_when_rest_refuses(
    server: SiteServer, tmp_path: Path
) -> None:
    posts = {f"/news/2026/10/post-{n}/": NOW - timedelta(days=20 + n) for n in (0, 30)}
    server.sites["about.fb.com"] = MetaNewsroom(posts=posts, has_rest=False)
    since = NOW - timedelta(days=40)
    crawled = crawl(server, tmp_path, "meta_newsroom", since=f"{since:%Y-%m-%d}", limit="3")
    assert server.count(f"{META}/post-sitemap.xml") == 1
    assert crawled.counts["captures/article"] == 1
    assert crawled.counts["discovery/out_of_period"] >= 1


def blog(asked: Asked) -> Reply | None:
    """The blog without feed: class names without meaning, and no answer to a bare request."""
    if asked.headers.get("sec-fetch-mode") != "navigate":
        return Reply(b"bad request", 400, "text/plain")
    path = urlsplit(asked.url).path
    if path == "/blog":
        cards = "".join(
            f'<div class="_a{n}x"><a class="_9k" href="/blog/paper-{n}/"><img></a>'
            f'<a class="_7q" href="/blog/paper-{n}/">Paper {n} of the pier</a></div>'
            for n in range(2)
        )
        return Reply(page("Blog", f'{cards}<a href="/about/">About</a><a href="/blog">All</a>'))
    if path.startswith("/blog/paper-"):
        return Reply(page("A paper of the pier", words(f"The lamps of {path} are lit.")))
    return None


def test_a_blog_without_feed_is_found_by_its_links(server: SiteServer, tmp_path: Path) -> None:
    server.sites["research.meta.ai"] = blog
    crawled = crawl(server, tmp_path, "meta_ai")
    assert crawled.status == "done"
    assert crawled.counts["discovery/new"] == 2
    assert {row["title"] for row in crawled.rows("documents")} == {"A paper of the pier"}


@dataclass
class Quay:
    """A feed of teasers without dates of change, and one page that may be refused."""

    teaser: str = "Of boats."
    body: str = "The boats came home."
    is_refusing: bool = False

    def __call__(self, asked: Asked) -> Reply | None:
        """Answer a request."""
        path = urlsplit(asked.url).path
        if path == "/feed":
            return Reply(rss(item("https://quay.example/a", "Boats", self.teaser)), kind=XML)
        if path == "/a":
            return CHALLENGE if self.is_refusing else Reply(page("Boats", words(self.body)))
        return None


@pytest.fixture(scope="module")
def refused(server: SiteServer, tmp_path_factory: pytest.TempPathFactory) -> list[Crawled]:
    """A run, one in which an edited page is refused, and one in which it is served again."""
    site = server.sites["quay.example"] = Quay()
    data = tmp_path_factory.mktemp("refused")
    runs = [crawl(server, data, "feed", feed="https://quay.example/feed")]
    site.teaser, site.body, site.is_refusing = "Of eels.", "The eels came home.", True
    runs.append(crawl(server, data, "feed", feed="https://quay.example/feed"))
    site.is_refusing = False
    runs.append(crawl(server, data, "feed", feed="https://quay.example/feed"))
    return runs


def test_a_challenge_in_the_place_of_a_known_article_is_no_revision(refused: list[Crawled]) -> None:
    second = refused[1]
    assert second.counts["discovery/edited"] == 1
    rows = [r for r in refused[2].rows("captures") if r["run_id"] == second.run_id]
    assert Unread.CHALLENGE in [r["unread"] for r in rows if r["role"] == "article"]
    assert "records/documents" not in second.counts


def test_an_edit_that_was_refused_is_asked_for_again(refused: list[Crawled]) -> None:
    assert refused[2].counts["discovery/edited"] == 1
    texts = [row["text"] for row in refused[2].rows("documents")]
    assert sorted("eels came home" in text for text in texts) == [False, True]


def test_plain_scrapy_crawls_a_publisher(server: SiteServer, tmp_path: Path) -> None:
    posts = {"/news/2026/11/post-7/": NOW - timedelta(days=1)}
    server.sites["about.fb.com"] = MetaNewsroom(posts=posts)
    settings = {
        "DATA_DIR": str(tmp_path),
        "HOST_MAP": f'{{"*": "127.0.0.1:{server.port}"}}',
        "ALLOWED_NETWORKS": "127.0.0.1",
        "ALLOWED_PORTS": str(server.port),
        "DOWNLOAD_DELAY": "0",
    }
    flags = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", "crawl", "meta_newsroom", *flags],
        cwd=ROOT,
        env=CHILD,
        capture_output=True,
        text=True,
        timeout=CRAWL_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (run,) = read_manifests(tmp_path)[0]
    assert (run.command, run.status) == ("meta_newsroom", RunStatus.DONE)
    assert run.count("captures/article") == 1
