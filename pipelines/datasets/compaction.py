"""Many small files of a day → few large ones, with no moment at which a reader finds less or more.

A day's folder is written anew beside the tables and then exchanged with the old one in a single
rename (`renameat2` with `RENAME_EXCHANGE`). Whoever lists the folder finds all old files or all
new ones. A query that listed it before and opens files after the exchange fails with "no such
file" and is right when asked again; it never counts a row twice or misses one.
"""

import ctypes
import errno
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.datasets.columns import Table
from pipelines.datasets.faults import Fault, sound_files
from pipelines.datasets.files import sync
from pipelines.datasets.migration import conform
from pipelines.datasets.parquet import key_of, row_groups, write_parts
from pipelines.datasets.schemas import TABLES

FEW_FILES = 2
"""A day with fewer files than this is left alone."""

SMALL_ROWS = 2_000
"""Mean rows a file under which a day is compacted: smaller files read 16 to 43 times slower."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Compacted:
    """One day of a table that was written anew."""

    folder: Path
    files_before: int
    files_after: int
    rows: int
    doubled: int
    """Rows that stood there twice and now stand once."""


def compact(data_dir: Path) -> tuple[list[Compacted], list[Fault]]:
    """Compact every day that has many small files; call it under the run lock.

    A day with a file that cannot be read is left as it is, and the file is named.
    """
    aside = clean_aside(data_dir)
    done: list[Compacted] = []
    faults: list[Fault] = []
    for table in TABLES.values():
        sound, bad = sound_files(data_dir, table)
        faults += bad
        spoilt = {fault.path.parent for fault in bad}
        for folder in sorted({path.parent for path in sound} - spoilt):
            files = [path for path in sound if path.parent == folder]
            if is_worth_it(files):
                done.append(_compact_day(folder, files, table, aside))
    return done, faults


def is_worth_it(files: list[Path]) -> bool:
    """Tell whether a day's files are several and small."""
    if len(files) < FEW_FILES:
        return False
    return sum(int(pq.read_metadata(path).num_rows) for path in files) < SMALL_ROWS * len(files)


def _compact_day(folder: Path, files: list[Path], table: Table, aside: Path) -> Compacted:
    fresh = aside / table.name / folder.name
    fresh.mkdir(parents=True)
    seen: set[str] = set()
    counted = sum(pq.read_metadata(path).num_rows for path in files)
    rows = write_parts(
        _unique(files, table, seen), table, folder=fresh, run_id=_name(files), aside=fresh
    )
    sync(fresh)
    exchange(folder, fresh)
    shutil.rmtree(fresh)
    return Compacted(
        folder=folder,
        files_before=len(files),
        files_after=len(list(folder.glob("*.parquet"))),
        rows=rows,
        doubled=counted - rows,
    )


def _unique(files: list[Path], table: Table, seen: set[str]) -> Iterator[pa.RecordBatch]:
    for path in files:
        with pq.ParquetFile(path) as file:
            for group in row_groups(file):
                today = conform(group, table)
                is_new = []
                for key in key_of(table, today).to_pylist():
                    is_new.append(key not in seen)
                    seen.add(key)
                yield from today.filter(pa.array(is_new)).combine_chunks().to_batches()


def _name(files: list[Path]) -> str:
    """Return a name for the new files that no run has: the last of the old ones, marked."""
    return f"{files[-1].stem}+{len(files) - 1}"


def clean_aside(data_dir: Path) -> Path:
    """Return an empty folder for unfinished work; what a killed compaction left there goes."""
    aside = data_dir / "journal" / ".compaction"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    return aside


def exchange(one: Path, other: Path) -> None:
    """Swap two folders of one file system in a single step.

    Raises:
        OSError: The system or the file system cannot do it; nothing was changed.
    """
    library = ctypes.CDLL(None, use_errno=True)
    rename = getattr(library, "renameat2", None)
    if rename is None:
        raise OSError(errno.ENOSYS, "this system cannot swap two folders in one step", str(one))
    failed = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    if failed:
        code = ctypes.get_errno()
        raise OSError(code, f"cannot swap folders, nothing changed: {os.strerror(code)}", str(one))
    sync(one.parent)
