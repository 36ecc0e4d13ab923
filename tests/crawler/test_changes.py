"""What a publisher changes between two runs is found, however it is told, and nothing else is read."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.crawler.conftest import Crawled, crawl_once
from tests.crawler.site_servers import (
    META,
    NOW,
    Asked,
    MetaNewsroom,
    Reply,
    SiteServer,
    VentureBeat,
    page,
    records,
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
