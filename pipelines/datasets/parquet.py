"""Table files: where they lie, how they are written whole, and which keys they hold."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.datasets.columns import Table
from pipelines.datasets.files import whole_file

ROWS_A_GROUP = 20_000
"""Rows of a row group, unless their bytes reach the limit first."""

BYTES_A_GROUP = 64 * 2**20
"""Arrow bytes of a row group: what a reader must hold to read one column of it."""

ROWS_A_FILE = 1_000_000
"""Rows after which a run begins another file."""


WRITE_OPTIONS: dict[str, object] = {
    "compression": "zstd",
    "write_page_index": True,
    "write_page_checksum": True,
}
"""Checksums let a reader tell a damaged page from a true one."""


def write_options(table: Table) -> dict[str, object]:
    """Return how a table's files are written: ids of its rows without a dictionary.

    No two rows share them, so a dictionary only costs: 5 to 12 % of the time, 3 to 13 % of the
    bytes of `checks` and `claims`.
    """
    unique = {name for name in (table.key[0], table.subject) if name.endswith("_id")}
    shared = [path for path in _leaves(table) if path not in unique]
    return WRITE_OPTIONS | {"use_dictionary": shared}


@cache
def _leaves(table: Table) -> tuple[str, ...]:
    """Return the paths that Parquet gives a table's columns, parts of nested ones each."""
    sink = pa.BufferOutputStream()
    pq.write_table(table.schema.empty_table(), sink)
    columns = pq.ParquetFile(pa.BufferReader(sink.getvalue())).schema
    return tuple(columns.column(place).path for place in range(len(columns)))


def table_dir(data_dir: Path, table: Table) -> Path:
    """Return the folder of a table, which pandas, DuckDB and Polars read as one dataset."""
    return data_dir / "tables" / table.name


def partition_dir(data_dir: Path, table: Table, crawl_date: date) -> Path:
    """Return the folder of one day of a table."""
    return table_dir(data_dir, table) / f"crawl_date={crawl_date.isoformat()}"


def table_files(data_dir: Path, table: Table) -> list[Path]:
    """Return the files of a table, oldest day first."""
    return sorted(table_dir(data_dir, table).glob("crawl_date=*/*.parquet"))


def write_parts(
    batches: Iterable[pa.RecordBatch], table: Table, *, folder: Path, run_id: str, aside: Path
) -> int:
    """Write batches as one or more files of a day, each complete or absent; return the rows.

    Without any rows one empty file is written, so that a reader finds the table and its types.
    """
    written = 0
    number = 0
    groups = _groups(batches, table)
    first: pa.Table | None = next(groups, table.schema.empty_table())
    while first is not None:
        # A name that is taken is never written over: the same run can come back.
        while (target := folder / f"{run_id}-{number}.parquet").exists():
            number += 1
        with whole_file(target, aside=aside) as draft:
            rows, first = _write_file(draft, table, first, groups)
        written += rows
    return written


def _write_file(
    path: Path, table: Table, group: pa.Table, groups: Iterator[pa.Table]
) -> tuple[int, pa.Table | None]:
    """Write row groups until the file is full; return its rows and the group that is left over."""
    rows = 0
    with pq.ParquetWriter(path, table.schema, **write_options(table)) as writer:
        following: pa.Table | None = group
        while following is not None and rows < ROWS_A_FILE:
            writer.write_table(following, row_group_size=max(1, following.num_rows))
            rows += following.num_rows
            following = next(groups, None)
    return rows, following


def _groups(batches: Iterable[pa.RecordBatch], table: Table) -> Iterator[pa.Table]:
    waiting: list[pa.RecordBatch] = []
    rows = size = 0
    for batch in batches:
        waiting.append(batch)
        rows += batch.num_rows
        size += batch.nbytes
        if rows >= ROWS_A_GROUP or size >= BYTES_A_GROUP:
            yield pa.Table.from_batches(waiting, table.schema)
            waiting, rows, size = [], 0, 0
    if waiting:
        yield pa.Table.from_batches(waiting, table.schema)


def row_groups(file: pq.ParquetFile) -> Iterator[pa.Table]:
    """Yield a file's row groups, each as it was written."""
    for number in range(file.num_row_groups):
        yield file.read_row_group(number)


def key_of(table: Table, batch: pa.RecordBatch | pa.Table) -> pa.Array | pa.ChunkedArray:
    """Return each row's key as one string."""
    parts = [pc.fill_null(batch[name].cast(pa.string()), "") for name in table.key]
    return parts[0] if len(parts) == 1 else pc.binary_join_element_wise(*parts, " ")


def known_keys(data_dir: Path, table: Table, candidates: pa.Array) -> pa.Array:
    """Return those of the candidates that the table's files hold already.

    Only the key columns are read, file by file, so that one damaged file hides nothing but itself.
    """
    found: list[pa.Array] = []
    for path in table_files(data_dir, table) if len(candidates) else []:
        keys = _keys_in(path, table)
        if keys is not None:
            found.extend(keys.filter(pc.is_in(keys, candidates)).chunks)
    return pa.chunked_array(found, pa.string()).combine_chunks()


def _keys_in(path: Path, table: Table) -> pa.ChunkedArray | None:
    try:
        with pq.ParquetFile(path) as file:
            keys = key_of(table, file.read(columns=list(table.key)))
    except (pa.ArrowException, OSError, KeyError):
        return None
    return keys
