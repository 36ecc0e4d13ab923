"""A data folder → the same without what is older than a day and no longer leaned on.

An article is kept while it was captured on that day or later, with everything that its rows lead
to: its claims, checks, citations and ledger rows, the revisions of the sources it cites, and the
captured bytes of all of them. Runs and rulings are kept for ever.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.datasets.columns import Table
from pipelines.datasets.compaction import clean_aside, exchange
from pipelines.datasets.faults import sound_files
from pipelines.datasets.files import sync
from pipelines.datasets.migration import conform
from pipelines.datasets.parquet import key_of, row_groups, write_parts
from pipelines.datasets.reading import TableReader
from pipelines.datasets.schemas import TABLES

KEPT = Path(__file__).with_name("kept.sql")
"""Views `kept_<table>` of the rows that stay."""

THINNED = ("captures", "documents", "citations", "claims", "checks", "docket", "ledger")
"""Tables that lose rows; the others are small, and a record of what people and runs did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """What goes when everything before a day is forgotten."""

    before: date
    rows: dict[str, int]
    """Rows that go, by table."""
    captures: tuple[Path, ...]
    """WARC files of which no kept row needs a byte."""
    bytes_freed: int
    """Length of those files."""


def plan(data_dir: Path, before: date) -> Retention:
    """Return what `forget` would take away; nothing is changed.

    Raises:
        ValueError: A file cannot be read, so that what it leans on is not known.
    """
    with _kept(data_dir, before) as tables:
        return _plan(tables, data_dir, before)


def forget(data_dir: Path, before: date) -> Retention:
    """Take away what no row of `before` or later leans on; call it under the run lock.

    Rows go before bytes, a day at a time in one step each: a kill leaves a folder in which every
    row still leads to its bytes, and the next call goes on from there.
    """
    aside = clean_aside(data_dir)
    with _kept(data_dir, before) as tables:
        gone = _plan(tables, data_dir, before)
        kept = {name: _kept_keys(tables, TABLES[name]) for name in THINNED}
    # From the ledger back to the captures, so that no row is left without what it leads to.
    for name in reversed(THINNED):
        _thin(data_dir, TABLES[name], kept[name], aside)
    for path in gone.captures:
        path.unlink()
    return gone


def _kept(data_dir: Path, before: date) -> TableReader:
    tables = TableReader(data_dir)
    if tables.faults:
        raise ValueError(str(tables.faults[0]))
    tables.connection.execute("SET VARIABLE before = ?::DATE", [before])
    tables.connection.execute(KEPT.read_text(encoding="utf-8"))
    return tables


def _plan(tables: TableReader, data_dir: Path, before: date) -> Retention:
    rows = {name: _count(tables, name) - _count(tables, f"kept_{name}") for name in THINNED}
    needed = tables.connection.view("kept_captures").project("warc_file").distinct().fetchall()
    known = tables.connection.view("captures").project("warc_file").distinct().fetchall()
    folder = data_dir / "captures"
    files = sorted(folder / name for (name,) in set(known) - set(needed) if name)
    present = tuple(path for path in files if path.is_file())
    return Retention(
        before=before,
        rows=rows,
        captures=present,
        bytes_freed=sum(path.stat().st_size for path in present),
    )


def _count(tables: TableReader, view: str) -> int:
    ((count,),) = tables.connection.view(view).count("*").fetchall()
    return int(count)


def _kept_keys(tables: TableReader, table: Table) -> pa.Array:
    rows = tables.connection.view(f"kept_{table.name}").project(", ".join(table.key))
    return key_of(table, rows.to_arrow_table()).combine_chunks()


def _thin(data_dir: Path, table: Table, kept: pa.Array, aside: Path) -> None:
    files, _ = sound_files(data_dir, table)
    for folder in sorted({path.parent for path in files}):
        of_day = [path for path in files if path.parent == folder]
        groups = [_keep(path, table, kept) for path in of_day]
        if all(group.num_rows == total for group, total in groups):
            continue
        _replace_day(folder, of_day, [group for group, _ in groups], table, aside)


def _keep(path: Path, table: Table, kept: pa.Array) -> tuple[pa.Table, int]:
    """Return the rows of a file that stay, and how many there were."""
    with pq.ParquetFile(path) as file:
        parts = []
        for group in row_groups(file):
            today = conform(group, table)
            parts.append(today.filter(pc.is_in(key_of(table, today), kept)))
        rows = pa.concat_tables(parts) if parts else table.schema.empty_table()
        return rows, file.metadata.num_rows


def _replace_day(
    folder: Path, files: Sequence[Path], groups: Sequence[pa.Table], table: Table, aside: Path
) -> None:
    fresh = aside / table.name / folder.name
    fresh.mkdir(parents=True)
    for path, rows in zip(files, groups, strict=True):
        if rows.num_rows:
            write_parts(rows.to_batches(), table, folder=fresh, run_id=_run(path), aside=fresh)
    if not any(fresh.iterdir()):
        write_parts([], table, folder=fresh, run_id=_run(files[-1]), aside=fresh)
    sync(fresh)
    exchange(folder, fresh)
    shutil.rmtree(fresh)


def _run(path: Path) -> str:
    return path.stem.rpartition("-")[0]
