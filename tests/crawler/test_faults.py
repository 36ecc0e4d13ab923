"""Whatever a server does, its page becomes a row that says so, and the run goes on."""

from pathlib import Path

import pytest

from pipelines.records.pages import Unread
from tests.crawler.conftest import Crawled, crawl_once
from tests.crawler.fault_server import (
    FAULTS,
    MEGABYTE,
    NEVER_ANSWERING,
    PAGE,
    FaultServer,
)

SIZE_CAP = MEGABYTE

READ = [
    "deep",
    "long",
    "longhead",
    "many",
    "pdf",
    "sours",
    "plain",
    "chunks",
    "gzipped",
    "brotlied",
    "latin",
    "flaky",
    "busyonce",
    "moved",
    "robotsmissing",
    "robotsloop",
]
UNREAD = [
    ("hangup", Unread.FETCH_FAILED, ""),
    ("reset", Unread.FETCH_FAILED, ""),
    ("half", Unread.FETCH_FAILED, "body cut short"),
    ("cutchunks", Unread.FETCH_FAILED, "body cut short"),
    ("resetlate", Unread.FETCH_FAILED, ""),
    ("endless", Unread.TOO_LARGE, "DOWNLOAD_MAXSIZE"),
    ("endlesshead", Unread.TOO_LARGE, "headers over HEAD_MAXSIZE"),
    ("heavy", Unread.TOO_LARGE, "DOWNLOAD_MAXSIZE"),
    ("huge", Unread.TOO_LARGE, "DOWNLOAD_MAXSIZE"),
    ("nothttp", Unread.FETCH_FAILED, ""),
    ("oddstatus", Unread.FETCH_FAILED, "status is no number of three digits"),
    ("badgzip", Unread.FETCH_FAILED, "gzip body does not decode"),
    ("oddcoding", Unread.FETCH_FAILED, "unknown content coding"),
    ("gzipbomb", Unread.TOO_LARGE, "over DECODED_MAXSIZE (1048576 bytes) after gzip"),
    ("brotlibomb", Unread.TOO_LARGE, "over DECODED_MAXSIZE (1048576 bytes) after br"),
    ("zstdbomb", Unread.TOO_LARGE, "over DECODED_MAXSIZE (1048576 bytes) after zstd"),
    ("loop", Unread.TOO_MANY_REDIRECTS, "REDIRECT_MAX_TIMES"),
    ("needscookie", Unread.TOO_MANY_REDIRECTS, "REDIRECT_MAX_TIMES"),
    ("maze", Unread.TOO_MANY_REDIRECTS, "REDIRECT_MAX_TIMES"),
    ("inward", Unread.ADDRESS_REFUSED, "169.254.169.254 is not a public address"),
    ("neighbour", Unread.ADDRESS_REFUSED, "127.0.0.2 is not a public address"),
    ("fileward", Unread.ADDRESS_REFUSED, "file:"),
    ("portward", Unread.ADDRESS_REFUSED, "port 22"),
    ("robotsbusy", Unread.ROBOTS, "robots.txt answered 503"),
    ("robotsreset", Unread.FETCH_FAILED, "robots.txt: "),
]
UNANSWERED = [
    ("drip", "no whole answer in DOWNLOAD_TIMEOUT"),
    ("silent", "no answer within FIRST_BYTE_TIMEOUT"),
    ("robotssilent", "robots.txt: "),
]
NOT_HERE = {"waits", "robotswaits", "citing", "citinghosts", "leading"}
"""They ask for other pages, or wait for one."""
ANSWERED = [
    ("busy", 503),
    ("busylong", 503),
    ("toomany", 429),
    ("challenge", 429),
    ("scripted", 503),
    ("gone", 410),
]


TRIED = sorted(FAULTS.keys() - NOT_HERE - set(NEVER_ANSWERING))


@pytest.fixture(scope="module")
def faulty(fault_server: FaultServer, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    return crawl_once(
        tmp_path_factory.mktemp("faults"),
        [f"http://{fault}.example/page" for fault in TRIED],
        server_port=fault_server.port,
        DOWNLOAD_MAXSIZE=SIZE_CAP,
        DECODED_MAXSIZE=SIZE_CAP,
    )


def test_every_page_has_one_row_whatever_befell_it(faulty: Crawled) -> None:
    assert sorted(faulty.pages) == sorted(f"http://{fault}.example/page" for fault in TRIED)


@pytest.mark.parametrize("fault", READ)
def test_a_page_behind_a_passing_fault_is_read(faulty: Crawled, fault: str) -> None:
    capture = faulty.pages[f"http://{fault}.example/page"]
    assert (capture.status, capture.unread, capture.unread_detail) == (200, None, None)


@pytest.mark.parametrize(("fault", "unread", "words"), UNREAD)
def test_a_fault_is_named_in_the_row(
    faulty: Crawled, fault: str, unread: Unread, words: str
) -> None:
    capture = faulty.pages[f"http://{fault}.example/page"]
    assert capture.unread is unread
    assert capture.unread_detail
    assert words in capture.unread_detail


@pytest.mark.parametrize(("fault", "words"), UNANSWERED)
def test_a_page_that_never_comes_is_a_row_when_patience_ends(
    fault_server: FaultServer, tmp_path: Path, fault: str, words: str
) -> None:
    url = f"http://{fault}.example/page"
    crawled = crawl_once(
        tmp_path,
        [url],
        server_port=fault_server.port,
        RETRY_ENABLED=False,
        **({"DOWNLOAD_TIMEOUT": 0.2} if fault == "drip" else {"FIRST_BYTE_TIMEOUT": 0.2}),
        ROBOTSTXT_OBEY=fault.startswith("robots"),  # nothing that answers is short of time
    )
    capture = crawled.pages[url]
    assert capture.unread is Unread.TIMED_OUT
    assert words in str(capture.unread_detail)


@pytest.mark.parametrize(("fault", "status"), ANSWERED)
def test_an_error_page_is_kept_with_its_status(faulty: Crawled, fault: str, status: int) -> None:
    capture = faulty.pages[f"http://{fault}.example/page"]
    assert (capture.status, capture.warc_offset is None) == (status, False)


@pytest.mark.parametrize(
    ("fault", "times"),
    [
        ("plain", 1),
        ("busy", 3),
        ("toomany", 3),
        ("busylong", 1),
        ("challenge", 1),
        ("scripted", 1),
        ("gone", 1),
    ],
)
def test_only_faults_that_may_pass_are_tried_again(
    faulty: Crawled, fault_server: FaultServer, fault: str, times: int
) -> None:
    asked = fault_server.asked[f"{fault}/page"] - (fault == "plain")  # "moved" leads there too
    assert asked == times


def test_a_cut_body_is_kept_as_it_came(faulty: Crawled) -> None:
    capture = faulty.pages["http://half.example/page"]
    assert capture.payload_bytes == len(PAGE) // 2


def test_the_log_has_no_traceback(faulty: Crawled) -> None:
    assert "Traceback" not in faulty.log
