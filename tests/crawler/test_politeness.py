"""robots.txt is obeyed and kept, waits are honoured, and a host that refuses is left alone."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from scrapy.http import Headers, Response
from scrapy.settings import Settings
from warcio.archiveiterator import ArchiveIterator

from crawler.retrying import is_challenge, retry_after
from crawler.run_keeper import RunAddon
from pipelines.records.pages import Role, Unread
from tests.crawler.conftest import Crawled, crawl_once
from tests.crawler.fault_server import FaultServer

NOW = datetime(2026, 5, 14, 9, 30, tzinfo=UTC)


def _response(**headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response("http://a.example/", status=429, headers=Headers(named))


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("0", 0.0),
        ("Thu, 14 May 2026 09:32:00 GMT", 120.0),
        ("Thu, 14 May 2026 09:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("", None),
        ("9" * 40, None),
    ],
)
def test_retry_after_is_read_as_seconds_or_a_date(value: str, seconds: float | None) -> None:
    assert retry_after(_response(Retry_After=value), NOW) == seconds


def test_a_challenge_is_known_by_its_script_when_its_headers_are_silent() -> None:
    body = b"<html><script>window._cf_chl_opt={}</script></html>"
    assert is_challenge(Response("http://a.example/", status=503, body=body))
    assert not is_challenge(Response("http://a.example/", status=200, body=body))
    assert not is_challenge(Response("http://a.example/", status=503, body=b"<p>Busy.</p>"))


@pytest.mark.parametrize(
    ("header", "value", "says_so"),
    [
        ("cf_mitigated", "challenge", True),
        ("X_Vercel_Mitigated", "Challenge", True),
        ("Server", "cloudflare", False),
    ],
)
def test_a_challenge_is_known_by_its_headers(header: str, value: str, says_so: bool) -> None:
    assert is_challenge(_response(**{header: value})) is says_so


@pytest.fixture(scope="module")
def polite(fault_server: FaultServer, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    urls = [
        "http://plain.example/private/page",
        "http://plain.example/public",
        *[f"http://challenge.example/{n}" for n in range(5)],
    ]
    return crawl_once(
        tmp_path_factory.mktemp("polite"),
        urls,
        server_port=fault_server.port,
        CONCURRENT_REQUESTS=1,
        HOST_PATIENCE=3,
    )


def test_a_disallowed_page_is_not_asked_for(polite: Crawled, fault_server: FaultServer) -> None:
    capture = polite.pages["http://plain.example/private/page"]
    assert (capture.unread, capture.status) == (Unread.ROBOTS, None)
    assert fault_server.asked["plain/private/page"] == 0
    assert polite.pages["http://plain.example/public"].status == 200


def test_robots_is_asked_once_a_host_and_kept(polite: Crawled) -> None:
    robots = [c for c in polite.captures if c.role is Role.ROBOTS]
    assert sorted(c.url for c in robots) == [
        "http://challenge.example/robots.txt",
        "http://plain.example/robots.txt",
    ]
    assert all(c.status == 200 and c.warc_offset for c in robots)


def test_the_rows_of_robots_reach_the_table(polite: Crawled) -> None:
    rows = [row for row in polite.rows("captures") if row["role"] == "robots"]
    assert len(rows) == 2


def test_a_host_that_keeps_refusing_is_left_alone(polite: Crawled) -> None:
    outcomes = [c.unread_detail for u, c in polite.pages.items() if "challenge" in u]
    left_alone = "challenge.example refused 3 pages in a row"
    assert [o for o in outcomes if o == left_alone] == [left_alone] * 2
    assert polite.counts["hosts/left_alone"] == 1


def told(crawled: Crawled, header: str) -> set[str | None]:
    """Return what the requests of a run said under the name of a header; None for nothing."""
    with crawled.warc.open("rb") as file:
        return {
            record.http_headers.get_header(header)
            for record in ArchiveIterator(file)
            if record.rec_type == "request"
        }


def test_the_user_agent_names_the_product_and_a_contact(polite: Crawled) -> None:
    (agent,) = told(polite, "User-Agent")
    assert str(agent).startswith("sourcecheck/")


@pytest.mark.parametrize("name", ["Cookie", "Referer"])
def test_nothing_is_told_of_the_reader(polite: Crawled, name: str) -> None:
    assert told(polite, name) == {None}


def test_slow_hosts_do_not_stall_the_others(fault_server: FaultServer, tmp_path: Path) -> None:
    """Six pages of hosts that keep silent until a seventh page was asked for, and five places."""
    slow = [f"http://robotswaits.example/{n}" for n in range(3)]
    slow += [f"http://waits.example/{n}" for n in range(3)]
    quick = "http://plain.example/quick"
    crawled = crawl_once(
        tmp_path,
        [*slow, quick],
        server_port=fault_server.port,
        CONCURRENT_REQUESTS=5,
        CONCURRENT_REQUESTS_PER_DOMAIN=1,
        RETRY_ENABLED=False,
    )
    assert {crawled.pages[url].unread for url in [*slow, quick]} == {None}


def test_a_page_that_a_worker_cannot_hold_is_a_row_with_its_reason(
    fault_server: FaultServer, tmp_path: Path
) -> None:
    """The cap leaves the worker what it holds already, and the page needs far more than that."""
    url = "http://heavy.example/page"
    crawled = crawl_once(
        tmp_path, [url], server_port=fault_server.port, READ_WORKERS=1, WORKER_MEMORY_BYTES=1
    )
    rows = {row["url"]: row for row in crawled.rows("captures")}
    assert rows[url]["unread"] == Unread.EXTRACTION_FAILED
    assert rows[url]["unread_detail"] == (
        "needed more memory than a worker may take (WORKER_MEMORY_BYTES)"
    )


def test_the_contact_address_stands_in_the_user_agent_wherever_it_is_set() -> None:
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    settings.set("CONTACT", "mailto:desk@ledger.example", "cmdline")
    RunAddon().update_settings(settings)
    assert settings["USER_AGENT"].endswith("(+mailto:desk@ledger.example)")
