"""Tables: records → files beside plain pyarrow, and how fast a large ledger opens.

    python -m benchmarks.tables [ROWS]

Absolute figures move with the machine; the ratios are what counts.
"""

import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.datasets.columns import Table
from pipelines.datasets.compaction import compact
from pipelines.datasets.ledger import LedgerRow
from pipelines.datasets.parquet import WRITE_OPTIONS, partition_dir, write_parts
from pipelines.datasets.reading import LedgerQuery, TableReader, read_ledger
from pipelines.datasets.rows import to_batch
from pipelines.datasets.schemas import CHECKS, CITATIONS, CLAIMS, DOCUMENTS, LEDGER
from pipelines.datasets.store import Store
from pipelines.records.checks import (
    Check,
    Edit,
    EditKind,
    Evidence,
    Flag,
    QuoteClass,
    Severity,
    SourceCheck,
    Verdict,
)
from pipelines.records.claims import ClaimKind
from pipelines.records.identity import digest_of
from pipelines.records.spans import Span

DAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
CHUNK = 20_000


def check(number: int) -> Check:
    """Return an altered quote's check, with evidence and an edit."""
    name = f"{number:024x}"
    answer = SourceCheck(
        url_key=f"source.example/{number % 5_000}",
        source_id=name,
        verdict=Verdict.REFUTED,
        reason="quote_substitution",
        severity=Severity.SERIOUS,
        quote_class=QuoteClass.SUBSTITUTION,
        flags=(Flag.ALTERED_QUOTE,),
        evidence=(
            Evidence(
                source_id=name,
                url=f"https://source.example/{number % 5_000}",
                span=Span(number % 900, number % 900 + 60),
                exact=f"We closed {number} of them before the winter, and none since then.",
            ),
        ),
        edits=(
            Edit(
                kind=EditKind.REPLACE,
                claim_span=Span(10, 14),
                source_span=Span(20, 24),
                claim_words="nine",
                source_words="none",
                severity=Severity.SERIOUS,
                cause="number",
            ),
        ),
        unsupported=(Span(10, 14),),
        note="The source has another number.",
    )
    return Check(
        claim_id=name,
        document_id=f"{number // 40:024x}",
        verdict=Verdict.REFUTED,
        reason="quote_substitution",
        severity=Severity.SERIOUS,
        flags=(Flag.ALTERED_QUOTE,),
        by_source=(answer,),
    )


def chunks(rows: int) -> Iterator[list[Check]]:
    """Yield checks in handfuls, so that making them does not count."""
    for start in range(0, rows, CHUNK):
        yield [check(n) for n in range(start, min(start + CHUNK, rows))]


class Clock:
    """CPU seconds of what is done under it: the machine is shared."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def of(self, work: Callable[[], object]) -> object:
        """Do some work and count its time."""
        start = time.process_time()
        result = work()
        self.seconds += time.process_time() - start
        return result


def write_checks(folder: Path, rows: int) -> None:
    """Print how fast checks become a table, beside plain pyarrow."""
    print(f"writing {rows:,} checks, nested evidence and edits included (CPU time)")
    ready, plain, journal, settle = Clock(), Clock(), Clock(), Clock()
    store = Store(folder / "data", "run-1", DAY)
    with pq.ParquetWriter(folder / "ready.parquet", CHECKS.schema, **WRITE_OPTIONS) as writer:
        for checks in chunks(rows):
            journal.of(lambda checks=checks: store.extend(checks))
            table = pa.Table.from_batches([to_batch(CHECKS, checks)])
            ready.of(lambda table=table: writer.write_table(table))
    settle.of(store.close)
    few = [check(n) for n in range(min(rows, CHUNK))]
    plain.of(lambda: _plain(few, folder / "plain.parquet"))
    rate = rows / (journal.seconds + settle.seconds)
    usual = len(few) / plain.seconds
    line("records → table, by asdict, from_pylist, write_table", usual)
    line("records → table, by the store (journal, keys, files)", rate, rate / usual)
    line("ready Arrow table → file, write_table", rows / ready.seconds)
    line(
        "journal → files, keys compared (when a run closes)",
        rows / settle.seconds,
        ready.seconds / settle.seconds,
    )


def _plain(checks: list[Check], path: Path) -> None:
    rows = [asdict(one) | {"check_id": one.check_id, "run_id": "run-1"} for one in checks]
    pq.write_table(pa.Table.from_pylist(rows, CHECKS.schema), path, **WRITE_OPTIONS)


def small_files(folder: Path) -> None:
    """Print what one file an article costs a reader, before and after compaction."""
    data = folder / "small"
    target = partition_dir(data, CHECKS, DAY)
    for number in range(500):
        batch = to_batch(CHECKS, [check(number * 40 + n) for n in range(40)], run_id="run")
        target.mkdir(parents=True, exist_ok=True)
        pq.write_table(pa.Table.from_batches([batch]), target / f"run-{number}.parquet")
    before = timed(lambda: pq.read_table(target, partitioning=None))
    size = sum(path.stat().st_size for path in target.iterdir())
    compacting = timed(lambda: compact(data), goes=1)
    after = timed(lambda: pq.read_table(target, partitioning=None))
    new_size = sum(path.stat().st_size for path in target.iterdir())
    print("\n500 files of 40 checks, compacted")
    print(f"  compacting                                   {compacting:8.2f} s")
    print(f"  reading {before:.2f} s → {after:.3f} s                {before / after:8.1f} x")
    print(f"  bytes {size:,} → {new_size:,}       {size / new_size:8.1f} x")


def ledger_row(number: int) -> LedgerRow:
    """Return a row of the ledger."""
    at = NOON - timedelta(hours=number % 20_000)
    words = f"We closed {number} of them before the winter, and none since then."
    severity = list(Severity)[(number % 50 == 0 and 3) or 0]
    return LedgerRow(
        check_id=digest_of(["check", str(number)]),
        claim_id=digest_of(["claim", str(number)]),
        document_id=digest_of(["page", str(number // 40)]),
        article_url=f"https://paper{number % 30}.example/news/{number // 40}",
        article_key=f"paper{number % 30}.example/{number // 40}",
        article_title=f"What was closed, part {number // 40}",
        publisher=f"Paper {number // 40 % 30}",
        published_at=at,
        article_fetched_at=at,
        kind=list(ClaimKind)[number % 6],
        claim=words,
        claim_start=number % 4_000,
        claim_end=number % 4_000 + len(words),
        sentence=f"“{words}” she said on Friday, in front of the gates.",
        verdict=list(Verdict)[number % 7],
        reason="quote_verbatim",
        severity=severity,
        rank=30 if severity is Severity.SERIOUS else 0,
        source_url=f"https://source.example/{number % 5_000}",
        source_host="source.example",
        source_words=words,
        rules_version="1",
        run_id="run-1",
    )


def read_large_ledger(folder: Path, rows: int) -> None:
    """Print how fast a large ledger opens and answers."""
    import duckdb
    import pandas as pd

    data = folder / "large"
    made = (
        to_batch(LEDGER, [ledger_row(n) for n in range(start, min(start + CHUNK, rows))])
        for start in range(0, rows, CHUNK)
    )
    target = partition_dir(data, LEDGER, DAY)
    write_parts(made, LEDGER, folder=target, run_id="run-1", aside=folder)
    size = sum(path.stat().st_size for path in target.iterdir())
    print(f"\na ledger of {rows:,} rows, {size / 2**20:.0f} MB (wall time)")
    where = data / "tables" / "ledger"
    tell("pandas opens the whole of it", timed(lambda: pd.read_parquet(where)))
    few = ["publisher", "verdict", "severity", "claim"]
    tell("pandas opens four columns", timed(lambda: pd.read_parquet(where, columns=few)))
    rows_of = duckdb.read_parquet(f"{where}/**/*.parquet", hive_partitioning=True)
    found = rows_of.filter("severity = 'serious' AND publisher = 'Paper 7'")
    tell("DuckDB finds one publisher's serious rows", timed(found.fetchall))
    by_key = rows_of.filter(f"claim_id = '{digest_of(['claim', str(rows // 2)])}'")
    tell("DuckDB finds one claim by its id", timed(by_key.fetchall))
    by_day = rows_of.filter("published_at >= '2026-11-20' AND rank >= 30")
    tell("DuckDB finds a day's serious rows", timed(by_day.fetchall))
    query = LedgerQuery(severity=Severity.SERIOUS, publisher="Paper 7", limit=50)
    tell("read_ledger, latest, filtered, 50 worst", timed(lambda: read_ledger(data, query)))


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
    print(f"\n{rows:,} documents joined with their claims and sources (DuckDB held to 700 MB)")
    sys.stdout.flush()
    # In a process of its own: what was done before would count as its memory.
    child = multiprocessing.get_context("spawn").Process(target=_join, args=(data,))
    child.start()
    child.join()


def _join(data: Path) -> None:
    with TableReader(data, memory_limit="700MB") as tables:
        tell("time", timed(lambda: tables.arrow(DOSSIERS), goes=1))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"  peak memory of the process                   {peak / 2**10:8.0f} MB")


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


def timed(work: Callable[[], object], *, goes: int = 2) -> float:
    """Return the wall seconds of the best of several goes."""
    seconds = []
    for _ in range(goes):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def line(what: str, rate: float, ratio: float | None = None) -> None:
    """Print a rate and its ratio to the line above it."""
    print(f"  {what:<54}{rate:10,.0f} rows/s" + (f"{ratio:8.2f} x" if ratio else ""))


def tell(what: str, seconds: float) -> None:
    """Print how long something took."""
    print(f"  {what:<44} {seconds:8.2f} s")


def main() -> None:
    """Print every figure."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    with tempfile.TemporaryDirectory() as name:
        if "join" in sys.argv[2:]:
            join_out_of_core(Path(name), rows)
            return
        write_checks(Path(name), rows)
        small_files(Path(name))
        read_large_ledger(Path(name), rows)
        join_out_of_core(Path(name), rows)


if __name__ == "__main__":
    main()
