"""Small files become large ones, and readers never see less or more meanwhile."""

import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from pipelines.datasets.compaction import compact
from pipelines.datasets.parquet import table_files
from pipelines.datasets.rows import from_batch
from pipelines.datasets.schemas import DOCUMENTS
from pipelines.datasets.store import Store
from pipelines.records.pages import Document

DAY = date(2026, 11, 20)


def write_runs(data_dir: Path, page: Document, *, count: int = 5) -> list[Document]:
    pages = [replace(page, url_key=f"tarnpost.example/{n}") for n in range(count)]
    for n, one in enumerate(pages):
        with Store(data_dir, f"run-{n}", DAY) as store:
            store.append(one)
    return pages


def rows(data_dir: Path) -> list[Document]:
    return [
        document
        for path in table_files(data_dir, DOCUMENTS)
        for document in from_batch(DOCUMENTS, pq.read_table(path, partitioning=None))
    ]


def test_a_day_of_small_files_becomes_one_with_the_same_rows(
    data_dir: Path, page: Document
) -> None:
    pages = write_runs(data_dir, page)
    done, faults = compact(data_dir)
    assert [(one.files_before, one.files_after, one.rows) for one in done] == [(5, 1, 5)]
    assert faults == []
    assert rows(data_dir) == pages
    assert compact(data_dir) == ([], [])


def test_a_row_that_stood_twice_stands_once_afterwards(data_dir: Path, page: Document) -> None:
    write_runs(data_dir, page, count=2)
    first = table_files(data_dir, DOCUMENTS)[0]
    first.with_name("copied-0.parquet").write_bytes(first.read_bytes())
    assert [one.doubled for one in compact(data_dir)[0]] == [1]
    assert len(rows(data_dir)) == 2


def test_a_day_with_a_damaged_file_is_left_as_it_is(data_dir: Path, page: Document) -> None:
    write_runs(data_dir, page)
    bad = table_files(data_dir, DOCUMENTS)[0]
    bad.write_bytes(b"PAR1")
    done, faults = compact(data_dir)
    assert done == []
    assert [fault.path for fault in faults] == [bad]
    assert len(table_files(data_dir, DOCUMENTS)) == 5


def test_a_run_after_compaction_still_knows_what_stands_there(
    data_dir: Path, page: Document
) -> None:
    pages = write_runs(data_dir, page)
    compact(data_dir)
    with Store(data_dir, "run-9", DAY) as store:
        store.extend(pages)
    assert rows(data_dir) == pages


KILLED = """
import os, signal, sys
from pathlib import Path
from pipelines.datasets import compaction

when = sys.argv[2]
true_exchange = compaction.exchange

def exchange(one, other):
    if when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    true_exchange(one, other)
    os.kill(os.getpid(), signal.SIGKILL)

compaction.exchange = exchange
compaction.compact(Path(sys.argv[1]))
"""


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_kill_during_compaction_loses_and_doubles_nothing(
    data_dir: Path, page: Document, when: str
) -> None:
    pages = write_runs(data_dir, page)
    subprocess.run([sys.executable, "-c", KILLED, str(data_dir), when], check=False)
    assert rows(data_dir) == pages
    compact(data_dir)
    assert rows(data_dir) == pages
    assert list((data_dir / "journal" / ".compaction").rglob("*.parquet")) == []


def count_by_duckdb(folder: Path) -> int:
    with duckdb.connect() as connection:
        return len(connection.read_parquet(f"{folder}/**/*.parquet").fetchall())


def count_by_pyarrow(folder: Path) -> int:
    return int(ds.dataset(folder, partitioning="hive").count_rows())


@pytest.mark.parametrize("count", [count_by_duckdb, count_by_pyarrow])
def test_a_reader_sees_every_row_once_while_files_are_compacted(
    data_dir: Path, page: Document, count: Callable[[Path], int]
) -> None:
    write_runs(data_dir, page, count=8)
    folder = data_dir / "tables" / "documents"
    seen: list[int] = []
    stop = threading.Event()

    def watch() -> None:
        while not stop.is_set():
            try:
                seen.append(count(folder))
            except (OSError, duckdb.IOException):
                continue  # listed before, opened after: it fails aloud and asks again

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        for n in range(8):
            compact(data_dir)
            with Store(data_dir, f"again-{n}", DAY) as store:
                store.append(replace(page, url_key=f"tarnpost.example/more-{n}"))
    finally:
        stop.set()
        watcher.join()
    assert seen == sorted(seen)
    assert set(seen) <= set(range(8, 17))
    assert seen
