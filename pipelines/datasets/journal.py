"""Rows on their way: one append-only Arrow stream a table, which survives a killed process."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyarrow as pa

from pipelines.datasets.columns import Table
from pipelines.datasets.files import write_whole
from pipelines.datasets.rows import to_batch

ROWS_A_FLUSH = 500
"""Records held in memory before they go to the stream; a crash loses at most these."""


def journal_dir(data_dir: Path, run_id: str) -> Path:
    """Return the folder of a run's streams."""
    return data_dir / "journal" / run_id


def open_journals(data_dir: Path) -> list[str]:
    """Return the runs that have streams which are not yet tables, oldest first."""
    root = data_dir / "journal"
    return sorted(path.name for path in root.iterdir() if path.is_dir()) if root.is_dir() else []


def write_crawl_date(folder: Path, crawl_date: date) -> None:
    """Note the partition that a run's rows belong to, so that another run can finish the work."""
    write_whole(folder / "journal.json", json.dumps({"crawl_date": crawl_date.isoformat()}))


def read_crawl_date(folder: Path) -> date | None:
    """Return the partition of a run's rows; None when the run died before it noted one."""
    try:
        body = json.loads((folder / "journal.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return date.fromisoformat(body["crawl_date"])


class Stream:
    """One table's rows of one run, appended."""

    def __init__(self, folder: Path, table: Table, run_id: str) -> None:
        taken = len(list(folder.glob(f"{table.name}-*.arrows")))
        self._path = folder / f"{table.name}-{taken:03d}.arrows"
        self._table, self._run_id = table, run_id
        self._waiting: list[object] = []
        self._sink: pa.OSFile | None = None
        self._writer: pa.RecordBatchStreamWriter | None = None

    def append(self, record: object) -> None:
        """Take a record; it reaches the file at the next flush."""
        self._waiting.append(record)
        if len(self._waiting) >= ROWS_A_FLUSH:
            self.flush()

    def flush(self) -> None:
        """Hand everything that waits to the operating system, where a kill cannot take it."""
        if not self._waiting:
            return
        batch = to_batch(self._table, self._waiting, run_id=self._run_id)
        if self._writer is None:
            self._sink = pa.OSFile(str(self._path), "wb")
            self._writer = pa.ipc.new_stream(self._sink, self._table.schema)
        self._writer.write_batch(batch)
        self._waiting.clear()

    def close(self) -> None:
        """Flush, and end the stream."""
        self.flush()
        if self._writer is not None and self._sink is not None:
            self._writer.close()
            self._sink.close()
        self._writer = self._sink = None


def read_streams(folder: Path, table: Table) -> Iterator[pa.RecordBatch]:
    """Yield what a run's streams of a table hold, up to where each of them breaks off."""
    for path in sorted(folder.glob(f"{table.name}-*.arrows")):
        with pa.memory_map(str(path)) as source:
            yield from _whole_batches(source)


def _whole_batches(source: pa.MemoryMappedFile) -> Iterator[pa.RecordBatch]:
    try:
        reader = pa.ipc.open_stream(source)
    except (pa.ArrowInvalid, OSError):
        return
    while True:
        try:
            batch = reader.read_next_batch()
        except StopIteration:
            return
        except (pa.ArrowInvalid, OSError):
            return
        yield batch
