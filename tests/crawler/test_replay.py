"""An archive answers as the network did, and nothing else is asked."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.replay import Archive
from crawler.sample_web import SampleServer, SampleWeb
from pipelines.captures import WarcWriter
from pipelines.exchanges import Exchange
from pipelines.records.pages import Role, Unread
from tests.crawler.conftest import Crawled, crawl_once
from tests.crawler.fault_server import FaultServer

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
ARCHIVE = SAMPLE / "sample.warc.gz"
# Invented as they were served: a run of its own gives a row another run, moment and place.
OF_THE_RUN = {"run_id", "capture_id", "fetched_at", "warc_file", "warc_offset", "crawl_date"}
FAULTS = [
    "plain",
    "moved",
    "gone",
    "busy",
    "half",
    "reset",
    "huge",
    "badgzip",
    "robotsbusy",
    "loop",
]


@pytest.fixture(scope="module")
def replayed(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    return crawl_once(
        tmp_path_factory.mktemp("replayed"),
        file=str(SAMPLE / "articles.txt"),
        replay=[ARCHIVE],
        ALLOWED_NETWORKS=[],
    )


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    with SampleServer(SampleWeb.load(SAMPLE)) as server:
        return crawl_once(
            tmp_path_factory.mktemp("live"),
            file=str(SAMPLE / "articles.txt"),
            server_port=server.server_port,
        )


def _comparable(crawled: Crawled, table: str) -> list[str]:
    rows = crawled.rows(table)
    return sorted(
        str(sorted((k, v) for k, v in row.items() if k not in OF_THE_RUN)) for row in rows
    )


@pytest.mark.parametrize("table", ["documents", "citations", "claims", "checks"])
def test_the_archive_gives_the_same_rows_as_the_server(
    replayed: Crawled, live: Crawled, table: str
) -> None:
    assert _comparable(replayed, table) == _comparable(live, table)


def test_a_replayed_page_keeps_the_moment_at_which_it_was_captured(replayed: Crawled) -> None:
    moments = {c.fetched_at for c in replayed.captures if c.warc_offset is not None}
    assert moments == {SampleWeb.load(SAMPLE).fetched_at}


def test_robots_and_redirects_are_answered_from_the_archive(replayed: Crawled) -> None:
    assert any(c.role is Role.ROBOTS and c.status == 200 for c in replayed.captures)
    assert any(c.redirects for c in replayed.captures)
    assert any(c.unread is Unread.ROBOTS for c in replayed.captures)


def test_what_the_archive_lacks_is_a_row_and_no_request(
    fault_server: FaultServer, tmp_path: Path
) -> None:
    before = fault_server.asked.total()
    url = "http://plain.example/elsewhere"
    crawled = crawl_once(tmp_path, [url], server_port=fault_server.port, replay=[ARCHIVE])
    assert crawled.pages[url].unread is Unread.NOT_IN_ARCHIVE
    assert (fault_server.asked.total(), crawled.status) == (before, "below_floor")


def test_a_run_replayed_from_its_own_file_gives_the_same_outcomes(
    fault_server: FaultServer, tmp_path: Path
) -> None:
    urls = [f"http://{fault}.example/page" for fault in FAULTS]
    first = crawl_once(tmp_path / "first", urls, server_port=fault_server.port)
    again = crawl_once(tmp_path / "again", urls, replay=[first.warc])
    assert _outcomes(first) == _outcomes(again)


def _outcomes(crawled: Crawled) -> dict[str, object]:
    return {
        url: (c.final_url, c.status, c.unread, c.unread_detail, c.payload_digest, len(c.redirects))
        for url, c in crawled.pages.items()
    }


def test_an_archive_gives_its_answers_in_turn_and_the_last_one_ever_after(tmp_path: Path) -> None:
    writer = WarcWriter(tmp_path / "turns.warc.gz", "run-1")
    for status in (503, 200):
        writer.write_exchange(
            Exchange(url="http://a.example/", at=datetime.now(UTC), status=status, payload=b"x")
        )
    writer.close()
    archive = Archive([writer.path])
    answers = [archive.answer("http://a.example/#top") for _ in range(3)]
    assert [a.status for a in answers if a] == [503, 200, 200]
    assert archive.answer("http://b.example/") is None


def test_an_archive_that_is_not_there_stops_the_crawl_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match=r"nowhere\.warc\.gz"):
        crawl_once(tmp_path, ["http://a.example/"], replay=[tmp_path / "nowhere.warc.gz"])
