"""Every cap has a name, a default, a setting, and a row that names it when it is met."""

from pathlib import Path

import pytest

from crawler import settings
from crawler.caps import CAPS, table
from tests.crawler.conftest import Crawled, crawl_once
from tests.crawler.fault_server import FaultServer
from tests.crawler.newsrooms import CITED, crawl_listings
from tests.crawler.site_server import SiteServer
from tests.crawler.sites.meta_newsroom import MetaNewsroom

ROOT = Path(__file__).parent.parent.parent
ROWS = {cap.setting: cap for cap in CAPS}

LOW = {
    "URL_MAXLENGTH": 200,
    "HEAD_MAXSIZE": 4_096,
    "DOWNLOAD_MAXSIZE": 1_000_000,
    "DECODED_MAXSIZE": 500_000,
    "REDIRECT_MAX_TIMES": 3,
    "PAGE_MAXSIZE": 50_000,
    "PAGE_ELEMENTS": 500,
    "PAGE_DEPTH": 100,
    "PDF_PAGES": 1,
    "PAGES_PER_HOST": 3,
    "LINKS_PER_ARTICLE": 5,
    "LINKS_PER_SOURCE": 1,
}
MET_TOGETHER = [
    ("URL_MAXLENGTH", f"http://plain.example/{'x' * 200}"),
    ("HEAD_MAXSIZE", "http://longhead.example/page"),
    ("DOWNLOAD_MAXSIZE", "http://heavy.example/page"),
    ("DECODED_MAXSIZE", "http://gzipbomb.example/page"),
    ("DECODED_MAXSIZE", "http://brotlibomb.example/page"),
    ("DECODED_MAXSIZE", "http://zstdbomb.example/page"),
    ("REDIRECT_MAX_TIMES", "http://loop.example/page"),
    ("PAGE_MAXSIZE", "http://long.example/page"),
    ("PAGE_ELEMENTS", "http://many.example/page"),
    ("PAGE_DEPTH", "http://deep.example/page"),
    ("PDF_PAGES", "http://pdf.example/sheet.pdf"),
]
ALONE = [
    ("DOWNLOAD_TIMEOUT", "http://drip.example/page", 0.2, {"ROBOTSTXT_OBEY": False}),
    ("FIRST_BYTE_TIMEOUT", "http://silent.example/page", 0.2, {"ROBOTSTXT_OBEY": False}),
    ("PDF_SECONDS", "http://pdf.example/sheet.pdf", 0.001, {}),
    ("READ_SECONDS", "http://plain.example/read", 0.0001, {"READ_WORKERS": 1}),
    ("WORKER_MEMORY_BYTES", "http://heavy.example/page", 1, {"READ_WORKERS": 1}),
]
CITING = [
    ("LINKS_PER_ARTICLE", "http://citing.example/a/b/c/d", 2, 2),
    ("PAGES_PER_HOST", "http://citing.example/a/b/c", 2, 1),
    ("SOURCES_PER_RUN", "http://citinghosts.example/a/b/c/d", 1, 3),
]
ELSEWHERE = {
    "DNS_TIMEOUT",  # a resolver that keeps silent; its row is that of a name that is none
    "LINKS_PER_SOURCE",
    "LISTINGS_PER_RUN",
}


def test_the_table_of_caps_is_as_the_settings_are() -> None:
    assert (ROOT / "docs" / "caps.md").read_text(encoding="utf-8") == table(), (
        "docs/caps.md is stale; write it anew with: python -m crawler.caps > docs/caps.md"
    )


def test_every_cap_is_met_in_a_crawl_here() -> None:
    met = {entry[0] for entries in (MET_TOGETHER, ALONE, CITING) for entry in entries}
    assert met | ELSEWHERE == ROWS.keys()


@pytest.mark.parametrize("name", ROWS)
def test_every_cap_is_a_setting_with_a_default(name: str) -> None:
    assert getattr(settings, name) > 0


@pytest.fixture(scope="module")
def capped(fault_server: FaultServer, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    return crawl_once(
        tmp_path_factory.mktemp("capped"),
        [url for _, url in MET_TOGETHER],
        server_port=fault_server.port,
        **LOW,
    )


@pytest.mark.parametrize(("name", "url"), MET_TOGETHER)
def test_a_page_over_a_cap_is_a_row_that_names_it(capped: Crawled, name: str, url: str) -> None:
    _names(capped, url, name)


@pytest.mark.parametrize(("name", "url", "value", "others"), ALONE)
def test_a_page_that_costs_too_much_is_a_row_that_names_the_cap(
    fault_server: FaultServer,
    tmp_path: Path,
    name: str,
    url: str,
    value: float,
    others: dict[str, object],
) -> None:
    given = {"RETRY_ENABLED": False, name: value, **others}
    crawled = crawl_once(tmp_path, [url], server_port=fault_server.port, **given)
    _names(crawled, url, name)


@pytest.mark.parametrize(("name", "url", "value", "refused"), CITING)
def test_a_source_over_a_cap_is_a_row_that_names_it(
    fault_server: FaultServer, tmp_path: Path, name: str, url: str, value: int, refused: int
) -> None:
    crawled = crawl_once(tmp_path, [url], server_port=fault_server.port, **{name: value})
    over = [row for row in crawled.rows("captures") if row["unread"] == ROWS[name].unread]
    assert len(over) == refused
    assert all(ROWS[name].detail in row["unread_detail"] for row in over)


def test_a_source_of_a_source_over_the_cap_is_a_row_that_names_it(
    fault_server: FaultServer, tmp_path: Path
) -> None:
    """The article cites one page, which cites three in turn."""
    url = "http://leading.example/a/b/c"
    crawled = crawl_once(
        tmp_path,
        [url],
        server_port=fault_server.port,
        arguments={"depth": "2"},
        LINKS_PER_SOURCE=1,
    )
    over = [row for row in crawled.rows("captures") if row["unread"] == "over_limit"]
    assert [row["unread_detail"] for row in over] == ["over LINKS_PER_SOURCE (1)"] * 2


def test_a_listing_over_the_cap_is_a_row_that_names_it(tmp_path: Path) -> None:
    site = MetaNewsroom(posts={}, has_rest=False)
    with SiteServer(CITED | {"about.fb.com": site}) as server:
        low = {"LISTINGS_PER_RUN": 1}
        crawled = crawl_listings(server, tmp_path, "meta_newsroom", settings=low)
    over = {row["unread_detail"] for row in crawled.rows("captures") if row["role"] == "feed"}
    assert "over LISTINGS_PER_RUN" in over


def _names(crawled: Crawled, url: str, name: str) -> None:
    row = {row["url"]: row for row in crawled.rows("captures")}[url]
    assert row["unread"] == ROWS[name].unread
    assert ROWS[name].detail in row["unread_detail"]
