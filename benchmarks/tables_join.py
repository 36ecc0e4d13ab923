"""The join of articles with their claims and sources, out of core: how long, in how much memory.

python -m benchmarks.tables_join [DOCUMENTS]
"""

import multiprocessing
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import pyarrow as pa

from pipelines.datasets.columns import Table
from pipelines.datasets.parquet import partition_dir, write_parts
from pipelines.datasets.reading import TableReader
from pipelines.datasets.schemas import CITATIONS, CLAIMS, DOCUMENTS

DAY = date(2026, 11, 20)
CHUNK = 20_000
DUCKDB_MEMORY = "700MB"
"""What DuckDB may hold; with Python and Arrow beside it the process stays under 1 GB."""


def join_out_of_core(folder: Path, rows: int) -> None:
    """Print what the join of articles with their sources needs, out of core."""
    import duckdb

    data = folder / "join"
    for table, query in JOINED:
        target = partition_dir(data, table, DAY)
        target.mkdir(parents=True)
        with duckdb.connect() as connection:
            made = connection.sql(query, params={"rows": rows}).to_arrow_reader(CHUNK)
            full = (_widened(batch, table) for batch in made)
            write_parts(full, table, folder=target, run_id="run-1", aside=folder)
    print(
        f"\n{rows:,} documents joined with their claims and sources, DuckDB held to {DUCKDB_MEMORY}"
    )
    sys.stdout.flush()
    # In a process of its own: what was done before would count as its memory.
    child = multiprocessing.get_context("spawn").Process(target=_join, args=(data,))
    child.start()
    child.join()


def _peak_kilobytes() -> int:
    """Return the most memory of this program; `ru_maxrss` would count what the parent had, too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0])


def _join(data: Path) -> None:
    with TableReader(data, memory_limit=DUCKDB_MEMORY) as tables:
        wall, start = time.perf_counter(), time.process_time()
        (found,) = tables.arrow(DOSSIERS).to_pylist()
        wall, start = time.perf_counter() - wall, time.process_time() - start
    print(
        f"  {found['pairs']:,} pairs of claim and source       {wall:8.2f} s {start:8.2f} s of CPU"
    )
    print(f"  peak memory of the process           {_peak_kilobytes() / 2**10:8.0f} MB")


_DOCUMENTS = """
SELECT printf('%024x', i) AS document_id, printf('page.example/%d', i) AS url_key,
       repeat(printf('words of page %d, ', i), 60) AS text, 'Paper' AS publisher
FROM range($rows) AS t(i)
"""
_CLAIMS = """
SELECT printf('%024x', i) AS claim_id, printf('%024x', i // 2) AS document_id,
       printf('words %d', i) AS exact
FROM range($rows) AS t(i)
"""
_CITATIONS = """
SELECT printf('%024x', i) AS citation_id, printf('%024x', i // 2) AS article_id,
       printf('%024x', (i * 7919) % $rows) AS source_id
FROM range($rows) AS t(i)
"""
JOINED = ((DOCUMENTS, _DOCUMENTS), (CLAIMS, _CLAIMS), (CITATIONS, _CITATIONS))

DOSSIERS = """
SELECT count(*) AS pairs, sum(len(source.text)) AS characters
FROM claims
JOIN citations ON citations.article_id = claims.document_id
JOIN documents AS article ON article.document_id = claims.document_id
JOIN documents AS source ON source.document_id = citations.source_id
"""


def _widened(batch: pa.RecordBatch, table: Table) -> pa.RecordBatch:
    """Return a batch with the table's other columns, empty."""
    schema = table.schema
    columns = []
    for field in schema:
        place = batch.schema.get_field_index(field.name)
        if place >= 0:
            columns.append(batch.column(place).cast(field.type))
        else:
            value = None if field.nullable else _zero(field.type)
            columns.append(pa.repeat(pa.scalar(value, field.type), batch.num_rows))
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _zero(kind: pa.DataType) -> object:
    if pa.types.is_string(kind) or pa.types.is_dictionary(kind):
        return ""
    return False if pa.types.is_boolean(kind) else 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        join_out_of_core(Path(name), int(sys.argv[1]) if sys.argv[1:] else 200_000)
