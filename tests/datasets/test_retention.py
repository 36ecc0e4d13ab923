"""What is old and leaned on by nothing goes, rows before bytes; everything else stays."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from pipelines.datasets.doctor import examine
from pipelines.datasets.parquet import table_files
from pipelines.datasets.reading import TableReader, read_ledger
from pipelines.datasets.retention import forget, plan
from pipelines.datasets.schemas import LEDGER
from pipelines.records.pages import Document

Crawl = Callable[..., dict[str, int]]
DAY = date(2026, 11, 20)
NEXT_DAY = DAY + timedelta(1)


@pytest.fixture
def two_days(data_dir: Path, crawl: Crawl, page: Document) -> Path:
    """Return two days' crawls of two articles that cite one source, with two WARC files."""
    later = replace(
        page,
        url="https://tarnpost.example/news/late",
        url_key="tarnpost.example/late",
        fetched_at=(page.fetched_at or pytest.fail("no time")) + timedelta(1),
    )
    (data_dir / "captures").mkdir(parents=True)
    for number, one in enumerate((page, later), start=1):
        crawl(one, run_id=f"run-{number}", day=DAY + timedelta(number - 1))
        (data_dir / "captures" / f"run-{number}.warc.gz").write_bytes(b"bytes")
    return data_dir


def test_a_plan_changes_nothing(two_days: Path) -> None:
    gone = plan(two_days, NEXT_DAY)
    assert gone.rows == {
        "captures": 1,
        "documents": 1,
        "citations": 2,
        "claims": 1,
        "checks": 1,
        "docket": 0,
        "ledger": 1,
    }
    assert [path.name for path in gone.captures] == ["run-1.warc.gz"]
    assert gone.bytes_freed == 5
    assert len(read_ledger(two_days).records()) == 2


def test_old_articles_go_and_the_source_that_a_newer_one_cites_stays(two_days: Path) -> None:
    forget(two_days, NEXT_DAY)
    assert [row.article_key for row in read_ledger(two_days).records()] == ["tarnpost.example/late"]
    with TableReader(two_days) as tables:
        kept = tables.connection.view("documents").project("url_key").order("url_key").fetchall()
    assert kept == [("ferryboard.example/minutes",), ("tarnpost.example/late",)]
    assert [path.name for path in (two_days / "captures").iterdir()] == ["run-2.warc.gz"]


def test_every_row_still_leads_to_its_rows_afterwards(two_days: Path) -> None:
    forget(two_days, NEXT_DAY)
    problems = [finding.problem for finding in examine(two_days).findings]
    assert [problem for problem in problems if "leads to no row" in problem] == []


def test_forgetting_twice_changes_nothing_more(two_days: Path) -> None:
    forget(two_days, NEXT_DAY)
    again = forget(two_days, NEXT_DAY)
    assert set(again.rows.values()) == {0}
    assert again.captures == ()


def test_nothing_goes_while_everything_is_newer(two_days: Path) -> None:
    assert set(forget(two_days, DAY).rows.values()) == {0}


def test_nothing_goes_while_a_file_cannot_be_read(two_days: Path) -> None:
    bad = table_files(two_days, LEDGER)[0]
    bad.write_bytes(b"PAR1")
    with pytest.raises(ValueError, match=r"is damaged or half written"):
        forget(two_days, NEXT_DAY)
