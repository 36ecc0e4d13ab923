"""Which runs can be resumed, and what a later run takes for read."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from scrapy import Request

from crawler.commands.crawling import GivenBefore, arguments_of, beside
from crawler.resuming import EarlierAttempt, run_to_resume
from pipelines.captures import WarcWriter
from pipelines.datasets.known import known_articles
from pipelines.datasets.store import Store
from pipelines.exchanges import Exchange
from pipelines.records.checks import Check, Verdict
from pipelines.records.pages import Capture, Role
from pipelines.runs import Run, RunStatus, write_manifest

AT = datetime(2026, 5, 14, 9, 30, 0, 250_000, tzinfo=UTC)
URL = "https://post.example/news/ferries"
KEY = "post.example/news/ferries"
RUN = Run(run_id="one", command="article", arguments=(URL, "depth=2"), started_at=AT)


def capture(run_id: str) -> Capture:
    return Capture(
        run_id=run_id,
        role=Role.ARTICLE,
        url=URL,
        final_url=URL,
        url_key=KEY,
        fetched_at=AT,
        document_id="d" * 24,
    )


def written(data_dir: Path, *records: object) -> None:
    with Store(data_dir, RUN.run_id, AT.date()) as store:
        store.extend(records)


@pytest.mark.parametrize("status", [RunStatus.DONE, RunStatus.BELOW_FLOOR])
def test_a_run_that_went_to_its_end_is_not_resumed(tmp_path: Path, status: RunStatus) -> None:
    write_manifest(tmp_path, replace(RUN, status=status))
    with pytest.raises(ValueError, match="nothing to resume"):
        run_to_resume(tmp_path, RUN.run_id)


def test_a_run_that_nobody_began_is_not_resumed(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="sourcecheck runs"):
        run_to_resume(tmp_path, "none")


@pytest.mark.parametrize("status", [RunStatus.RUNNING, RunStatus.KILLED, RunStatus.INTERRUPTED])
def test_a_run_that_was_cut_off_is_resumed_with_what_it_was_given(
    tmp_path: Path, status: RunStatus
) -> None:
    run = replace(RUN, status=status)
    write_manifest(tmp_path, run)
    assert run_to_resume(tmp_path, RUN.run_id) == run
    given = arguments_of(tmp_path, RUN.run_id)
    assert given == GivenBefore("article", (URL,), {"depth": "2"})


def test_settings_and_archives_are_given_again_and_new_ones_go_before_them(tmp_path: Path) -> None:
    words = (
        URL,
        "set=DOWNLOAD_DELAY=2",
        "set=CONTACT=mailto:a@b.example",
        "replay=/data/a.warc.gz",
    )
    write_manifest(tmp_path, replace(RUN, arguments=words, status=RunStatus.KILLED))
    before = arguments_of(tmp_path, RUN.run_id)
    assert before.named == {}
    again = beside(before, None, ["DOWNLOAD_DELAY=3"], verbose=False)
    assert again["replay"] == (Path("/data/a.warc.gz"),)
    chosen = {"DOWNLOAD_DELAY": "3", "CONTACT": "mailto:a@b.example"}
    assert again["settings_overrides"].items() >= chosen.items()
    assert again["given"] == [words[1].replace("2", "3"), *words[2:]]


def test_a_secret_is_not_written_into_the_manifest() -> None:
    given = beside(GivenBefore(), None, ["API_KEY=x", "RETRY_TIMES=1"], verbose=False)
    assert given["given"] == ["set=RETRY_TIMES=1"]
    assert given["settings_overrides"]["API_KEY"] == "x"


def test_each_stored_answer_is_given_once_and_a_torn_one_never(tmp_path: Path) -> None:
    path = tmp_path / "one.warc.gz"
    writer = WarcWriter(path, "one")
    for status in (503, 200, 404):
        end = path.stat().st_size
        writer.write_exchange(Exchange(url=URL, at=AT, status=status, payload=b"words"))
    writer.close()
    path.write_bytes(path.read_bytes()[: end + 40])
    earlier = EarlierAttempt(path)
    answers = [earlier.answer(Request(URL)) for _ in range(3)]
    assert [answer and answer.status for answer in answers] == [503, 200, None]
    assert path.stat().st_size == end
    assert answers[0] is not None
    assert answers[0].exchange.at == AT


@pytest.mark.parametrize(
    ("status", "is_checked", "is_known"),
    [
        (RunStatus.DONE, False, True),
        (RunStatus.KILLED, False, False),
        (RunStatus.INTERRUPTED, False, False),
        (RunStatus.KILLED, True, True),
    ],
)
def test_an_article_of_a_run_that_was_cut_off_is_known_once_it_was_checked(
    tmp_path: Path, status: RunStatus, is_checked: bool, is_known: bool
) -> None:
    check = Check(
        claim_id="c" * 24, document_id="d" * 24, verdict=Verdict.SUPPORTED, reason="number_same"
    )
    written(tmp_path, capture("one"), replace(RUN, status=status), *[check] * is_checked)
    assert (KEY in known_articles(tmp_path, [KEY])) is is_known


def test_what_the_resumed_run_read_itself_is_asked_for_again(tmp_path: Path) -> None:
    written(tmp_path, capture("one"), replace(RUN, status=RunStatus.DONE))
    assert known_articles(tmp_path, [KEY], resumed="one") == {}
