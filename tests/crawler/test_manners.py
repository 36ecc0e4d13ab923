"""What a host asks for is done: waiting between pages, staying away, keeping nothing."""

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest

from crawler.commands.crawling import hosts_left_alone
from pipelines.records.pages import Unread
from pipelines.runs import Run
from tests.crawler.conftest import Crawled, crawl_once
from tests.crawler.invented_markup import XML, item, page, rss, sitemap, words
from tests.crawler.site_server import CHALLENGE, Asked, Reply, SiteServer

DELAY = 0.3
PATIENCE = 2
REFUSED = 5


def index(asked: Asked) -> Reply | None:
    """List the feeds of three hosts."""
    if not asked.url.endswith("/index"):
        return None
    feeds = [(f"https://{name}.example/feed", None) for name in ("slow", "private", "closed")]
    return Reply(sitemap(*feeds, is_index=True), kind="application/xml")


def slow(asked: Asked) -> Reply | None:
    """Ask for a pause between pages."""
    path = urlsplit(asked.url).path
    if path == "/robots.txt":
        return Reply(f"User-agent: *\nCrawl-delay: {DELAY}\n".encode(), kind="text/plain")
    if path == "/feed":
        return Reply(rss(*(item(f"https://slow.example/{n}", f"{n}") for n in range(3))), kind=XML)
    return Reply(page("Slow", words(f"The tale of {path}.")))


def private(asked: Asked) -> Reply | None:
    """Carry an article in the feed whose page asks not to be archived."""
    path = urlsplit(asked.url).path
    if path == "/feed":
        text = words("What nobody shall keep.")
        return Reply(rss(item("https://private.example/a", "A", text)), kind=XML)
    if path == "/a":
        return Reply(page("A", words("Secret.")), headers={"X-Robots-Tag": "noarchive"})
    return None


def closed(asked: Asked) -> Reply | None:
    """Answer every page with a challenge."""
    path = urlsplit(asked.url).path
    if path == "/feed":
        listed = (item(f"https://closed.example/{n}", f"{n}") for n in range(REFUSED))
        return Reply(rss(*listed), kind=XML)
    return None if path == "/robots.txt" else CHALLENGE


@pytest.fixture(scope="module")
def server() -> Iterator[SiteServer]:
    sites = {f"{site.__name__}.example": site for site in (index, slow, private, closed)}
    with SiteServer(sites) as server:
        yield server


@pytest.fixture(scope="module")
def crawled(server: SiteServer, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    return crawl_once(
        tmp_path_factory.mktemp("manners"),
        server_port=server.port,
        spider="feed",
        arguments={"feed": "https://index.example/index"},
        OPT_OUTS_RESPECTED=True,
        HOST_PATIENCE=PATIENCE,
        CONCURRENT_REQUESTS=1,
        AUTOTHROTTLE_ENABLED=True,
        AUTOTHROTTLE_START_DELAY=0,
        ITEM_PIPELINES={
            "crawler.item_pipelines.TableWriter": 900,
            "tests.crawler.crawl_once.WaitWitness": 950,
        },
    )


def test_a_crawl_delay_lies_between_the_pages_of_a_host(
    crawled: Crawled, server: SiteServer
) -> None:
    """Told by what the downloader keeps to: a clock would tell of this machine's stalls as well."""
    assert crawled.counts["discovery/new"] == 3 + 1 + REFUSED
    asked = [f"https://slow.example/{n}" for n in range(3)]
    assert [server.count(url) for url in asked] == [1, 1, 1]
    assert all(crawled.counts[f"hosts/wait/{url}"] >= DELAY * 1000 for url in asked)


def test_an_article_that_opts_out_is_not_read_from_its_feed_either(crawled: Crawled) -> None:
    rows = [c for c in crawled.rows("captures") if c["url"] == "https://private.example/a"]
    assert [(c["unread"], c["opt_outs"]) for c in rows] == [(Unread.OPTED_OUT, ["noarchive"])]
    assert not [d for d in crawled.rows("documents") if "private" in d["url"]]
    assert b"Secret." not in gzip.decompress(crawled.warc.read_bytes())


def test_a_host_that_keeps_refusing_is_left_alone_and_the_run_says_which(
    crawled: Crawled, server: SiteServer
) -> None:
    pages = [f"https://closed.example/{n}" for n in range(REFUSED)]
    assert sum(server.count(url) for url in pages) == PATIENCE
    assert crawled.counts["hosts/left_alone"] == 1
    assert crawled.counts["hosts/not_asked/closed.example"] == REFUSED - PATIENCE
    assert "host refuses, left alone host=closed.example" in crawled.log


def test_the_last_lines_of_a_command_name_the_hosts_left_alone() -> None:
    counts = (("hosts/left_alone", 1), ("hosts/not_asked/closed.example", 3))
    run = Run(run_id="one", command="feed", started_at=datetime.now(UTC), counts=counts)
    assert hosts_left_alone(run) == [("closed.example", 3)]
