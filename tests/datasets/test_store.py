"""Records become table files that are complete or absent, and no row comes twice."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from pipelines.datasets.parquet import table_files
from pipelines.datasets.rows import from_batch
from pipelines.datasets.schemas import TABLES
from pipelines.datasets.store import Store, recover
from pipelines.records.citations import Citation
from pipelines.records.pages import Document
from pipelines.runs import Run, RunStatus, read_manifest, write_manifest

Crawl = Callable[..., dict[str, int]]
DAY = date(2026, 11, 20)


def rows(data_dir: Path, name: str) -> list[object]:
    table = TABLES[name]
    return [
        record
        for path in table_files(data_dir, table)
        for record in from_batch(table, pq.read_table(path, partitioning=None))
    ]


def test_every_table_stands_there_after_a_run_also_those_without_rows(
    data_dir: Path, crawl: Crawl
) -> None:
    crawl()
    counts = {name: len(pd.read_parquet(data_dir / "tables" / name)) for name in TABLES}
    assert {name: count for name, count in counts.items() if count} == {
        "captures": 1,
        "documents": 2,
        "citations": 2,
        "claims": 1,
        "checks": 1,
        "ledger": 1,
    }


def test_the_same_crawl_again_adds_captures_and_nothing_else(crawl: Crawl) -> None:
    crawl(run_id="run-1")
    again = crawl(run_id="run-2", day=date(2026, 11, 21))
    assert {name: count for name, count in again.items() if count} == {"captures": 1}


def test_a_record_given_twice_is_one_row(data_dir: Path, page: Document) -> None:
    with Store(data_dir, "run-1", DAY) as store:
        store.extend([page] * 3)
    assert rows(data_dir, "documents") == [page]


def test_a_citation_whose_outcome_changed_is_a_new_row(
    data_dir: Path, cited: Citation, gone: Citation
) -> None:
    read_later = replace(gone, unread=None, source_id=cited.source_id)
    for run_id, citation in (("run-1", gone), ("run-2", read_later)):
        with Store(data_dir, run_id, DAY) as store:
            store.append(citation)
    assert rows(data_dir, "citations") == [gone, read_later]


def test_rows_of_one_run_come_in_one_file_of_the_day(data_dir: Path, crawl: Crawl) -> None:
    crawl(run_id="run-7")
    assert [path.parts[-2:] for path in table_files(data_dir, TABLES["claims"])] == [
        ("crawl_date=2026-11-20", "run-7-0.parquet")
    ]


def test_no_file_is_ever_written_over(data_dir: Path, page: Document) -> None:
    pages = [replace(page, url_key=f"tarnpost.example/{n}") for n in range(3)]
    for one in pages[:2]:
        with Store(data_dir, "run-1", DAY) as store:
            store.append(one)
    table_files(data_dir, TABLES["documents"])[0].unlink()
    with Store(data_dir, "run-1", DAY) as store:
        store.append(pages[2])
    assert rows(data_dir, "documents") == [pages[2], pages[1]]


def test_a_clock_that_was_set_back_loses_no_row(data_dir: Path, page: Document) -> None:
    later = replace(page, url_key="tarnpost.example/later")
    for run_id, day, one in (("run-1", DAY, page), ("run-2", DAY - timedelta(400), later)):
        with Store(data_dir, run_id, day) as store:
            store.append(one)
    assert rows(data_dir, "documents") == [later, page]


def test_a_long_run_is_cut_into_files(
    data_dir: Path, page: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.datasets.parquet.ROWS_A_FILE", 40)
    monkeypatch.setattr("pipelines.datasets.parquet.ROWS_A_GROUP", 20)
    monkeypatch.setattr("pipelines.datasets.journal.ROWS_A_FLUSH", 10)
    pages = [replace(page, url_key=f"tarnpost.example/{n}") for n in range(95)]
    with Store(data_dir, "run-1", DAY) as store:
        store.extend(pages)
    files = table_files(data_dir, TABLES["documents"])
    assert [pq.read_metadata(path).num_rows for path in files] == [40, 40, 15]
    assert rows(data_dir, "documents") == pages


def test_a_run_that_died_is_finished_by_the_next_one(data_dir: Path, page: Document) -> None:
    dead = Store(data_dir, "run-1", DAY)
    dead.append(page)
    dead.flush()
    assert recover(data_dir)["run-1"]["documents"] == 1
    assert rows(data_dir, "documents") == [page]
    assert recover(data_dir) == {}


def test_a_run_that_died_is_marked_as_killed(data_dir: Path, page: Document) -> None:
    run = Run(run_id="run-1", command="article", started_at=datetime(2026, 11, 20, tzinfo=UTC))
    write_manifest(data_dir, run)
    Store(data_dir, "run-1", DAY)
    recover(data_dir)
    killed = replace(run, status=RunStatus.KILLED, reason="ended without a last word")
    assert read_manifest(data_dir, "run-1") == killed
    assert rows(data_dir, "runs") == [killed]


def test_a_run_that_ended_keeps_its_status_though_its_tables_were_not_finished(
    data_dir: Path,
) -> None:
    run = Run(
        run_id="run-1",
        command="article",
        started_at=datetime(2026, 11, 20, tzinfo=UTC),
        status=RunStatus.FAILED,
    )
    write_manifest(data_dir, run)
    Store(data_dir, "run-1", DAY).flush()
    recover(data_dir)
    assert read_manifest(data_dir, "run-1") == run


def test_a_run_that_died_between_its_file_and_its_journal_doubles_nothing(
    data_dir: Path, page: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("pipelines.datasets.store.shutil.rmtree", lambda *_, **__: None)
        with Store(data_dir, "run-1", DAY) as store:
            store.append(page)
    assert recover(data_dir)["run-1"]["documents"] == 0
    assert rows(data_dir, "documents") == [page]


@pytest.mark.parametrize("cut", [1, 9, 200, 2_000])
def test_a_torn_journal_gives_what_stands_before_the_tear(
    data_dir: Path, page: Document, cut: int
) -> None:
    dead = Store(data_dir, "run-1", DAY)
    first, second = page, replace(page, url_key="tarnpost.example/second")
    for document in (first, second):
        dead.append(document)
        dead.flush()
    (stream,) = (data_dir / "journal" / "run-1").glob("documents-*.arrows")
    os.truncate(stream, stream.stat().st_size - cut)
    recover(data_dir)
    assert rows(data_dir, "documents") == [first]


def test_a_resumed_run_keeps_what_its_first_attempt_wrote(data_dir: Path, page: Document) -> None:
    dead = Store(data_dir, "run-1", DAY)
    dead.append(page)
    dead.flush()
    second = replace(page, url_key="tarnpost.example/second")
    with Store(data_dir, "run-1", DAY) as resumed:
        resumed.append(second)
    assert rows(data_dir, "documents") == [page, second]


def test_rows_that_could_not_be_written_are_kept_for_the_next_attempt(
    data_dir: Path, page: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(data_dir, "run-1", DAY)
    store.append(page)
    with monkeypatch.context() as patch:
        patch.setattr("pipelines.datasets.journal.pa.OSFile", _full_disk)
        with pytest.raises(OSError, match="No space"):
            store.flush()
    store.close()
    assert rows(data_dir, "documents") == [page]


def _full_disk(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_journal_that_makes_no_sense_names_itself_and_its_cure(data_dir: Path) -> None:
    folder = data_dir / "journal" / "run-1"
    folder.mkdir(parents=True)
    (folder / "journal.json").write_text("{}")
    with pytest.raises(ValueError, match=r"journal/run-1: .* move it away and run `sourcecheck re"):
        recover(data_dir)


def test_nothing_but_parquet_files_lies_in_a_table(data_dir: Path, crawl: Crawl) -> None:
    crawl()
    files = [path for path in (data_dir / "tables" / "ledger").rglob("*") if path.is_file()]
    assert {path.suffix for path in files} == {".parquet"}


KILLED = """
import os, signal, sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from pipelines.datasets import store as room
from pipelines.records.pages import Document
from pipelines.runs import Run, RunStatus, read_manifest, write_manifest
from pipelines.records.spans import Span

point, number = sys.argv[2], int(sys.argv[3])
calls = 0

def die_at(name):
    def wrap(function):
        def wrapped(*args, **kwargs):
            global calls
            result = function(*args, **kwargs)
            calls += name == point
            if calls == number and name == point:
                os.kill(os.getpid(), signal.SIGKILL)
            return result
        return wrapped
    return wrap

from pipelines.datasets import files, journal, parquet
files.sync = die_at("sync")(files.sync)
journal.Stream.flush = die_at("flush")(journal.Stream.flush)
room.write_parts = die_at("write_parts")(room.write_parts)
room.known_keys = die_at("known_keys")(room.known_keys)
room.recover(Path(sys.argv[1]))
store = room.Store(Path(sys.argv[1]), "run-1", date(2026, 11, 20))
for n in range(20):
    text = f"page {n}"
    store.append(Document(url=text, url_key=text, text=text, body=Span(0, len(text))))
    if n % 5 == 4:
        store.flush()
        print(n + 1, flush=True)
store.close()
"""
"""A run of twenty records that kills itself the n-th time that a point is reached."""


@pytest.mark.parametrize(
    ("point", "number"),
    [("flush", 2), ("flush", 4), ("known_keys", 1), ("known_keys", 2), ("write_parts", 1)]
    + [("sync", n) for n in (1, 3, 5, 6, 8)],
)
def test_a_kill_loses_no_flushed_row_and_doubles_none(
    data_dir: Path, point: str, number: int
) -> None:
    command = [sys.executable, "-c", KILLED, str(data_dir), point, str(number)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    flushed = int((done.stdout.split() or ["0"])[-1])
    recover(data_dir)
    kept = [document.text for document in rows(data_dir, "documents")]
    assert kept[:flushed] == [f"page {n}" for n in range(flushed)]
    assert len(kept) == len(set(kept))
    assert not list(data_dir.rglob("*.part"))


def test_a_record_that_does_not_fit_costs_no_other(data_dir: Path, page: Document) -> None:
    odd = replace(page, text="Another page.", blocks=(), notes=(7,))  # type: ignore[arg-type]
    with Store(data_dir, "run-1", DAY) as store:
        store.extend([page, odd, replace(page, text="A third page.", blocks=())])
        store.flush()
        (unfit,) = store.unfit
    assert len(rows(data_dir, "documents")) == 2
    assert unfit.table == "documents"
    assert unfit.reason
    assert page.url in str(unfit)
