"""Store: records in, tables out; a kill at any moment loses no flushed row and doubles none."""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Self

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.datasets.columns import Table
from pipelines.datasets.journal import (
    Stream,
    Unfit,
    journal_dir,
    open_journals,
    read_crawl_date,
    read_streams,
    unreadable,
    write_crawl_date,
)
from pipelines.datasets.migration import conform, migrate
from pipelines.datasets.parquet import (
    key_of,
    known_keys,
    partition_dir,
    table_dir,
    write_parts,
)
from pipelines.datasets.rows import table_of
from pipelines.datasets.schemas import RUNS, TABLES
from pipelines.runs import RunStatus, read_manifest, write_manifest


class Store:
    """The tables of one run: append records, then close; or use it in a `with` block."""

    def __init__(self, data_dir: Path, run_id: str, crawl_date: date) -> None:
        self._data_dir, self._run_id = data_dir, run_id
        self._folder = journal_dir(data_dir, run_id)
        write_crawl_date(self._folder, crawl_date)
        self._streams: dict[type, Stream] = {}

    def append(self, record: object) -> str:
        """Take a record into its table's journal; return the table's name.

        Raises:
            ValueError: No table holds such records.
        """
        stream = self._streams.get(type(record))
        if stream is None:
            stream = Stream(self._folder, table_of(record), self._run_id)
            self._streams[type(record)] = stream
        stream.append(record)
        return stream.table.name

    def extend(self, records: Iterable[object]) -> None:
        """Take several records, of one kind or of many."""
        for record in records:
            self.append(record)

    @property
    def unfit(self) -> list[Unfit]:
        """The records that no flush could bring into their tables, with the reasons."""
        return [unfit for stream in self._streams.values() for unfit in stream.unfit]

    def flush(self) -> None:
        """Bring every record where a kill cannot lose it; call it at a dossier's end."""
        for stream in self._streams.values():
            stream.flush()

    def close(self) -> dict[str, int]:
        """Turn the journal into table files; return how many new rows each table got."""
        for stream in self._streams.values():
            stream.close()
        self._streams.clear()
        return settle(self._data_dir, self._run_id)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()


def settle(data_dir: Path, run_id: str) -> dict[str, int]:
    """Turn the journal of a run into table files; return how many new rows each table got.

    It can be killed and called again at any point: a row whose key stands in the table already is
    not written again, and the journal goes only after its rows have come.
    """
    folder = journal_dir(data_dir, run_id)
    crawl_date = read_crawl_date(folder)
    counts: dict[str, int] = {}
    if crawl_date is not None:
        migrate(data_dir)
        for table in TABLES.values():
            counts[table.name] = _settle_table(data_dir, table, run_id, crawl_date)
    shutil.rmtree(folder, ignore_errors=True)
    return counts


def recover(data_dir: Path) -> dict[str, dict[str, int]]:
    """Turn what dead runs left in the journal into tables; return the new rows by run and table.

    Each of these runs is marked as killed, in its manifest and in `runs`. Call it under the run
    lock, before a run opens its own store.
    """
    counts: dict[str, dict[str, int]] = {}
    for run_id in open_journals(data_dir):
        _mark_killed(data_dir, run_id)
        counts[run_id] = settle(data_dir, run_id)
    return counts


def _mark_killed(data_dir: Path, run_id: str) -> None:
    """Write a dead run's row; called again after a kill of its own, it writes the same."""
    try:
        run = read_manifest(data_dir, run_id)
    except (FileNotFoundError, ValueError):
        return
    if run.status in {RunStatus.RUNNING, RunStatus.KILLED}:
        killed = replace(run, status=RunStatus.KILLED, reason="ended without a last word")
        write_manifest(data_dir, killed)
        stream = Stream(journal_dir(data_dir, run_id), RUNS, run_id)
        stream.append(killed)
        stream.close()


def _settle_table(data_dir: Path, table: Table, run_id: str, crawl_date: date) -> int:
    folder = journal_dir(data_dir, run_id)
    keys = [key_of(table, batch) for batch in _journalled(folder, table)]
    is_new = _new_rows(pa.chunked_array(keys, pa.string()), data_dir, table)
    if not pc.any(is_new).as_py() and any(table_dir(data_dir, table).rglob("*.parquet")):
        return 0
    target = partition_dir(data_dir, table, crawl_date)
    fresh = _fresh(_journalled(folder, table), is_new)
    return write_parts(fresh, table, folder=target, run_id=run_id, aside=folder)


def _journalled(folder: Path, table: Table) -> Iterator[pa.RecordBatch]:
    """Yield a run's rows in today's schema, whichever release wrote them."""
    for batch in read_streams(folder, table):
        try:
            today = conform(batch, table)
        except (pa.ArrowException, ValueError) as error:
            raise unreadable(folder, error) from error
        yield today


def _new_rows(keys: pa.ChunkedArray, data_dir: Path, table: Table) -> pa.Array:
    """Tell, row by row, which are the first of their key in the journal and not in the table."""
    import numpy as np

    codes = keys.combine_chunks().dictionary_encode()
    known = known_keys(data_dir, table, codes.dictionary)
    # Codes count up as keys come: a row whose code is above all before it is the first of its key.
    numbers = codes.indices.to_numpy()
    highest = np.maximum.accumulate(numbers)
    is_first = pa.array(numbers > np.concatenate(([-1], highest[:-1])))
    return pc.and_not(is_first, pc.is_in(keys.combine_chunks(), known)) if len(known) else is_first


def _fresh(batches: Iterator[pa.RecordBatch], is_new: pa.Array) -> Iterator[pa.RecordBatch]:
    row = 0
    for batch in batches:
        mask = is_new.slice(row, batch.num_rows)
        row += batch.num_rows
        new = mask.true_count
        if new == batch.num_rows:
            yield batch
        elif new:
            yield batch.filter(mask)
