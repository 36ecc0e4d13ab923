"""What the ledger and the views answer: latest, as of a day, filtered, damage named."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.datasets.parquet import table_files
from pipelines.datasets.reading import LedgerQuery, TableReader, read_ledger
from pipelines.datasets.schemas import TABLES
from pipelines.datasets.store import Store
from pipelines.records.checks import Flag, Severity, Verdict
from pipelines.records.claims import ClaimKind
from pipelines.records.pages import Document

Crawl = Callable[..., dict[str, int]]
DAY = date(2026, 11, 20)
FIRST_SEEN = datetime(2026, 11, 20, 12, tzinfo=UTC)
NEXT_DAY = DAY + timedelta(1)


def revised(page: Document, text: str, *, hours: int = 24) -> Document:
    """Return a later revision of a page."""
    return replace(page, text=text, fetched_at=FIRST_SEEN + timedelta(hours=hours))


def claims_in(data_dir: Path, **asked: Any) -> list[str]:
    return [row.claim for row in read_ledger(data_dir, LedgerQuery(**asked)).records()]


def test_the_ledger_comes_back_as_it_was_written(data_dir: Path, crawl: Crawl) -> None:
    crawl()
    (row,) = read_ledger(data_dir).records()
    assert (row.severity, row.verdict, row.source_words) == (
        Severity.SERIOUS,
        Verdict.REFUTED,
        "“We will close the line.”",
    )
    assert (row.article_warc_file, row.article_warc_offset) == ("run-1.warc.gz", 12)


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({}, 1),
        ({"publisher": "TARN POST"}, 1),
        ({"publisher": "Tarn"}, 0),
        ({"since": DAY, "until": DAY}, 1),
        ({"since": NEXT_DAY}, 0),
        ({"until": DAY - timedelta(1)}, 0),
        ({"verdicts": [Verdict.REFUTED, Verdict.NOT_FOUND]}, 1),
        ({"verdicts": [Verdict.SUPPORTED]}, 0),
        ({"severity": Severity.SERIOUS}, 1),
        ({"kinds": [ClaimKind.QUOTE]}, 1),
        ({"kinds": [ClaimKind.NUMBER]}, 0),
        ({"flags": [Flag.CIRCULAR, Flag.ALTERED_QUOTE]}, 1),
        ({"flags": [Flag.CIRCULAR]}, 0),
        ({"source_host": "ferryboard.example"}, 1),
        ({"source_host": "board.example"}, 0),
        ({"article": "https://tarnpost.example/news/ferry"}, 1),
        ({"article": "tarnpost.example/ferry"}, 1),
        ({"run_id": "run-1"}, 1),
        ({"run_id": "run-2"}, 0),
        ({"limit": 0}, 0),
    ],
)
def test_a_filter_keeps_what_it_names(crawled: Path, asked: dict[str, Any], count: int) -> None:
    assert len(claims_in(crawled, **asked)) == count


def test_the_worst_row_comes_first(data_dir: Path, row: Any) -> None:
    rows = [
        replace(row, check_id="a", claim_id="a", severity=Severity.NONE, rank=0),
        replace(row, check_id="b", claim_id="b", severity=Severity.SERIOUS, rank=36),
        replace(row, check_id="c", claim_id="c", severity=Severity.MINOR, rank=10),
    ]
    with Store(data_dir, "run-1", DAY) as store:
        store.extend(rows)
    assert [row.check_id for row in read_ledger(data_dir).records()] == ["b", "c", "a"]


def test_only_the_newest_revision_of_an_article_counts(
    data_dir: Path, crawl: Crawl, page: Document
) -> None:
    crawl(page)
    crawl(revised(page, "She said: “Perhaps.”"), run_id="run-2", day=NEXT_DAY)
    assert claims_in(data_dir) == ["“Perhaps.”"]
    assert len(claims_in(data_dir, is_history=True)) == 2


def test_the_state_of_a_day_is_what_stood_there_then(
    data_dir: Path, crawl: Crawl, page: Document
) -> None:
    crawl(page)
    crawl(revised(page, "She said: “Perhaps.”"), run_id="run-2", day=NEXT_DAY)
    assert claims_in(data_dir, as_of=DAY) == ["“We will never close the line.”"]
    assert claims_in(data_dir, as_of=DAY - timedelta(1)) == []


def test_a_page_that_went_back_to_its_first_text_has_that_as_its_newest(
    data_dir: Path, crawl: Crawl, page: Document
) -> None:
    crawl(page)
    crawl(revised(page, "She said: “Perhaps.”", hours=1), run_id="run-2")
    crawl(revised(page, page.text, hours=2), run_id="run-3")
    assert claims_in(data_dir) == ["“We will never close the line.”"]


def test_a_new_revision_without_claims_takes_the_old_claims_away(
    data_dir: Path, crawl: Crawl, page: Document
) -> None:
    crawl(page)
    with Store(data_dir, "run-2", NEXT_DAY) as store:
        store.append(revised(page, "Withdrawn."))
    assert claims_in(data_dir) == []


def test_newer_rules_replace_an_older_answer(data_dir: Path, row: Any) -> None:
    with Store(data_dir, "run-1", DAY) as store:
        store.append(replace(row, rules_version="9", check_id="old"))
        store.append(replace(row, rules_version="10", check_id="new"))
    assert [row.check_id for row in read_ledger(data_dir).records()] == ["new"]


def test_a_ledger_alone_can_be_read(data_dir: Path, row: Any) -> None:
    with Store(data_dir, "run-1", DAY) as store:
        store.append(row)
    for name in set(TABLES) - {"ledger"}:
        for path in table_files(data_dir, TABLES[name]):
            path.unlink()
    assert read_ledger(data_dir).records() == [row]


def test_a_folder_without_tables_is_an_empty_ledger(tmp_path: Path) -> None:
    ledger = read_ledger(tmp_path)
    assert (ledger.rows.num_rows, ledger.faults) == (0, ())


def test_views_join_on_their_keys(data_dir: Path, crawl: Crawl) -> None:
    crawl()
    with TableReader(data_dir) as tables:
        found = tables.arrow(
            "SELECT claims.exact, source.title FROM latest_checks AS checks"
            " JOIN latest_claims AS claims USING (claim_id)"
            " JOIN latest_citations AS cited ON cited.article_id = claims.document_id"
            " JOIN latest_documents AS source ON source.document_id = cited.source_id"
        )
    assert found.to_pylist() == [
        {"exact": "“We will never close the line.”", "title": "Ferry line stays"}
    ]


def damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def foreign(path: Path) -> None:
    pd.DataFrame({"sales": [1]}).to_parquet(path)


def of_another_table(path: Path) -> None:
    pq.write_table(TABLES["claims"].schema.empty_table(), path)


def newer(path: Path) -> None:
    schema = TABLES["ledger"].schema
    later = schema.with_metadata((schema.metadata or {}) | {b"version": b"99"})
    pq.write_table(later.empty_table(), path)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (damaged, r"is damaged or half written \(.*\); move it away and run `sourcecheck rebuild`"),
        (emptied, r"is damaged or half written \(.*\); move it away and run `sourcecheck rebuild`"),
        (foreign, r"holds no table of sourcecheck; move it out of ledger/"),
        (of_another_table, r"holds rows of claims; move it out of ledger/"),
        (newer, r"newer release \(version 99, here 1\); upgrade sourcecheck"),
    ],
)
def test_a_bad_file_is_named_with_its_cure_and_the_rest_is_read(
    data_dir: Path, crawl: Crawl, page: Document, spoil: Callable[[Path], None], words: str
) -> None:
    crawl(page)
    crawl(replace(page, url_key="tarnpost.example/b", text="Said: “Yes.”"), run_id="run-2")
    bad = next(path for path in table_files(data_dir, TABLES["ledger"]) if "run-1" in path.name)
    spoil(bad)
    ledger = read_ledger(data_dir)
    assert [row.claim for row in ledger.records()] == ["“Yes.”"]
    (fault,) = ledger.faults
    assert fault.path == bad
    assert re.search(words, str(fault))


def test_damage_inside_a_file_is_named_and_the_rest_is_read(
    data_dir: Path, crawl: Crawl, page: Document
) -> None:
    crawl(page)
    crawl(replace(page, url_key="tarnpost.example/b", text="Said: “Yes.”"), run_id="run-2")
    bad = next(path for path in table_files(data_dir, TABLES["ledger"]) if "run-1" in path.name)
    body = bytearray(bad.read_bytes())
    body[4:2_000] = bytes(1_996)
    bad.write_bytes(body)
    ledger = read_ledger(data_dir)
    assert [row.claim for row in ledger.records()] == ["“Yes.”"]
    assert [fault.path for fault in ledger.faults] == [bad]


def test_a_file_outside_any_day_is_named(data_dir: Path, crawl: Crawl) -> None:
    crawl()
    stray = data_dir / "tables" / "ledger" / "stray.parquet"
    pq.write_table(pa.table({"a": [1]}), stray)
    assert "lies in no day's folder; move it under ledger/crawl_date=YYYY-MM-DD/" in str(
        read_ledger(data_dir).faults[0]
    )


def test_files_of_an_older_release_are_read_before_any_run_rewrites_them(
    data_dir: Path, crawl: Crawl
) -> None:
    crawl()
    for path in table_files(data_dir, TABLES["ledger"]):
        rows = pq.read_table(path, partitioning=None)
        pq.write_table(rows.drop_columns(["note", "source_layer"]), path)
    (row,) = read_ledger(data_dir).records()
    assert (row.claim, row.note) == ("“We will never close the line.”", None)


@pytest.mark.parametrize("seed", range(12))
def test_whatever_happens_to_a_files_bytes_the_rest_is_read(
    data_dir: Path, crawl: Crawl, page: Document, seed: int
) -> None:
    crawl(page)
    crawl(replace(page, url_key="tarnpost.example/b", text="Said: “Yes.”"), run_id="run-2")
    bad = next(path for path in table_files(data_dir, TABLES["ledger"]) if "run-1" in path.name)
    body = bytearray(bad.read_bytes())
    for step in range(1, seed % 5 + 2):
        body[7_919 * step * (seed + 1) % len(body)] ^= 1 + seed * 19
    bad.write_bytes(body)
    ledger = read_ledger(data_dir)
    assert "“Yes.”" in [row.claim for row in ledger.records()]
    assert {fault.path for fault in ledger.faults} <= {bad}
