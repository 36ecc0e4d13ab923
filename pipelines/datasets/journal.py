"""Rows on their way: one append-only Arrow stream a table, which survives a killed process."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

from pipelines.datasets.columns import Table
from pipelines.datasets.files import write_whole
from pipelines.datasets.rows import to_batch
from pipelines.datasets.schemas import DOCUMENTS

ROWS_A_FLUSH = 2_000
"""Records held in memory before they go to the stream; a crash loses at most these."""

UNFIT = (pa.ArrowException, ValueError, TypeError, OverflowError, AttributeError)
"""What Arrow and Python raise at a value that its column cannot hold."""

ABOUT_CHARACTERS = 300  # of a record that is told of; its address stands among the first

PAGES_A_FLUSH = 500
"""The same for documents, each of which holds the text of a page."""


def journal_dir(data_dir: Path, run_id: str) -> Path:
    """Return the folder of a run's streams."""
    return data_dir / "journal" / run_id


def open_journals(data_dir: Path) -> list[str]:
    """Return the runs that have streams which are not yet tables, oldest first."""
    root = data_dir / "journal"
    if not root.is_dir():
        return []
    return sorted(path.name for path in root.iterdir() if path.is_dir() and path.name[0] != ".")


def write_crawl_date(folder: Path, crawl_date: date) -> None:
    """Note the partition that a run's rows belong to, so that another run can finish the work."""
    write_whole(folder / "journal.json", json.dumps({"crawl_date": crawl_date.isoformat()}))


def read_crawl_date(folder: Path) -> date | None:
    """Return the partition of a run's rows; None when the run died before it noted one."""
    try:
        body = json.loads((folder / "journal.json").read_text(encoding="utf-8"))
        return date.fromisoformat(body["crawl_date"])
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError) as error:
        raise unreadable(folder, error) from error


def unreadable(folder: Path, error: Exception) -> ValueError:
    """Return what to say of a journal that cannot become tables, with its cure."""
    return ValueError(
        f"{folder}: this journal cannot be turned into tables ({error}); "
        "move it away and run `sourcecheck rebuild`, which makes its rows again from the captures"
    )


@dataclass(frozen=True, slots=True)
class Unfit:
    """A record that its table cannot hold, and why."""

    table: str
    about: str
    """The record's first words."""
    reason: str

    def __str__(self) -> str:
        return f"{self.table}: {self.reason} ({self.about})"


class Stream:
    """One table's rows of one run, appended; a record that does not fit costs no other."""

    def __init__(self, folder: Path, table: Table, run_id: str) -> None:
        self.table = table
        self._folder, self._run_id = folder, run_id
        self._most = min(ROWS_A_FLUSH, PAGES_A_FLUSH) if table is DOCUMENTS else ROWS_A_FLUSH
        self._waiting: list[object] = []
        self.unfit: list[Unfit] = []
        self._sink: pa.OSFile | None = None
        self._writer: pa.RecordBatchStreamWriter | None = None

    def append(self, record: object) -> None:
        """Take a record; it reaches the file at the next flush."""
        self._waiting.append(record)
        if len(self._waiting) >= self._most:
            self.flush()

    def flush(self) -> None:
        """Hand everything that waits to the operating system, where a kill cannot take it."""
        if not self._waiting:
            return
        try:
            batch = self._batch(self._waiting)
        except UNFIT:
            batch = self._batch(self._sorted_out())
        try:
            self._open().write_batch(batch)
        except OSError:
            # Nothing after a torn batch can be read: the next attempt begins a file of its own.
            self._abandon()
            raise
        self._waiting.clear()

    def _batch(self, records: list[object]) -> pa.RecordBatch:
        return to_batch(self.table, records, run_id=self._run_id)

    def _sorted_out(self) -> list[object]:
        """Return the waiting records that fit, one looked at after the other."""
        fitting = []
        for record in self._waiting:
            try:
                self._batch([record])
            except UNFIT as error:
                brief = repr(record)[:ABOUT_CHARACTERS]
                self.unfit.append(Unfit(self.table.name, brief, f"{error}"))
            else:
                fitting.append(record)
        self._waiting = fitting
        return fitting

    def close(self) -> None:
        """Flush, and end the stream."""
        self.flush()
        if self._writer is not None:
            self._writer.close()
        self._abandon()

    def _open(self) -> pa.RecordBatchStreamWriter:
        if self._writer is None:
            taken = len(list(self._folder.glob(f"{self.table.name}-*.arrows")))
            path = self._folder / f"{self.table.name}-{taken:03d}.arrows"
            self._sink = pa.OSFile(str(path), "wb")
            self._writer = pa.ipc.new_stream(self._sink, self.table.schema)
        return self._writer

    def _abandon(self) -> None:
        if self._sink is not None:
            self._sink.close()
        self._writer = self._sink = None


def read_streams(folder: Path, table: Table) -> Iterator[pa.RecordBatch]:
    """Yield what a run's streams of a table hold, up to where each of them breaks off."""
    for path in sorted(folder.glob(f"{table.name}-*.arrows")):
        with pa.memory_map(str(path)) as source:
            yield from _whole_batches(source)


def _whole_batches(source: pa.MemoryMappedFile) -> Iterator[pa.RecordBatch]:
    try:
        with pa.ipc.open_stream(source) as reader:
            yield from reader
    except (pa.ArrowInvalid, OSError):
        return
