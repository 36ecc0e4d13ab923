"""What a publisher changes between two runs is found, however it is told, and nothing else is read."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from pipelines.records.pages import Unread
from pipelines.runs import RunStatus, read_manifests
from tests.crawler.conftest import Crawled, crawl_with_plain_scrapy
from tests.crawler.invented_markup import NOW, XML, item, page, rss, words
from tests.crawler.newsrooms import CITED, crawl_listings
from tests.crawler.site_server import CHALLENGE, Asked, Reply, SiteServer
from tests.crawler.sites.meta_newsroom import META, MetaNewsroom
from tests.crawler.sites.venturebeat import FERRIES, LAMPS, VentureBeat


@pytest.fixture(scope="module")
def edits(tmp_path_factory: pytest.TempPathFactory) -> list[Crawled]:
    """A run, one after an item of the feed was edited without a date, and one with nothing new."""
    items = {FERRIES: words("The ferries run at noon."), LAMPS: words("The lamps are lit at dusk.")}
    site = VentureBeat(items=items)
    data = tmp_path_factory.mktemp("edits")
    with SiteServer({"venturebeat.com": site}) as server:
        runs = [crawl_listings(server, data, "venturebeat")]
        site.items[FERRIES] = words("The ferries run at one.")
        runs += [crawl_listings(server, data, "venturebeat") for _ in range(2)]
    return runs


def test_an_item_edited_in_place_without_a_date_is_read_again(edits: list[Crawled]) -> None:
    counts = edits[1].counts
    assert (counts["discovery/edited"], counts["discovery/known"]) == (1, 1)
    texts = [row["text"] for row in edits[1].rows("documents") if FERRIES in row["url"]]
    assert sorted("at one" in text for text in texts) == [False, True]


def test_an_edit_is_read_once(edits: list[Crawled]) -> None:
    assert edits[2].counts["discovery/listings/unchanged"] == 1
    assert "discovery/edited" not in edits[2].counts


@pytest.fixture(scope="module")
def rest(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """What is asked in a first run over REST, and after three new posts and one edit."""
    site = MetaNewsroom(
        posts={f"/news/2026/11/post-{n}/": NOW - timedelta(days=9 + n) for n in range(2)},
        page_size=2,
    )
    data = tmp_path_factory.mktemp("rest")
    with SiteServer(CITED | {"about.fb.com": site}) as server:
        crawl_listings(server, data, "meta_newsroom")
        first = [asked.url for asked in server.asked]
        later = datetime.now(UTC).replace(microsecond=0)
        site.posts |= {f"/news/2026/11/post-{n}/": later for n in range(1, 5)}
        crawl_listings(server, data, "meta_newsroom")
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


def test_posts_of_a_period_come_from_the_sitemaps_when_rest_refuses(tmp_path: Path) -> None:
    posts = {f"/news/2026/10/post-{n}/": NOW - timedelta(days=20 + n) for n in (0, 30)}
    site = MetaNewsroom(posts=posts, has_rest=False)
    since = f"{NOW - timedelta(days=40):%Y-%m-%d}"
    with SiteServer(CITED | {"about.fb.com": site}) as server:
        crawled = crawl_listings(server, tmp_path, "meta_newsroom", since=since, limit="3")
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


def test_a_blog_without_feed_is_found_by_its_links(tmp_path: Path) -> None:
    with SiteServer({"research.meta.ai": blog}) as server:
        crawled = crawl_listings(server, tmp_path, "meta_ai")
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
def refused(tmp_path_factory: pytest.TempPathFactory) -> list[Crawled]:
    """A run, one in which an edited page is refused, and one in which it is served again."""
    site, feed = Quay(), "https://quay.example/feed"
    data = tmp_path_factory.mktemp("refused")
    with SiteServer({"quay.example": site}) as server:
        runs = [crawl_listings(server, data, "feed", feed=feed)]
        site.teaser, site.body, site.is_refusing = "Of eels.", "The eels came home.", True
        runs.append(crawl_listings(server, data, "feed", feed=feed))
        site.is_refusing = False
        runs.append(crawl_listings(server, data, "feed", feed=feed))
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


def test_plain_scrapy_crawls_a_publisher(tmp_path: Path) -> None:
    posts = {"/news/2026/11/post-7/": NOW - timedelta(days=1)}
    with SiteServer(CITED | {"about.fb.com": MetaNewsroom(posts=posts)}) as server:
        done = crawl_with_plain_scrapy("meta_newsroom", tmp_path, server.port)
    assert done.returncode == 0, done.stderr
    (run,) = read_manifests(tmp_path)[0]
    assert (run.command, run.status) == ("meta_newsroom", RunStatus.DONE)
    assert run.count("captures/article") == 1
