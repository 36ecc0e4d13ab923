"""Tables: records → files beside plain pyarrow, and how fast a large ledger opens.

    python -m benchmarks.tables [ROWS [write|files|ledger|join|crawl ...]]

Absolute figures move with the machine; the ratios are what counts.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks import tables_crawl, tables_join
from pipelines.datasets.compaction import compact
from pipelines.datasets.ledger import LedgerRow
from pipelines.datasets.ledger_table import LEDGER
from pipelines.datasets.parquet import partition_dir, write_options, write_parts
from pipelines.datasets.reading import LedgerQuery, read_ledger
from pipelines.datasets.rows import to_batch
from pipelines.datasets.schemas import CHECKS, DOCUMENTS
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
from pipelines.records.pages import Document
from pipelines.records.spans import Span

DAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
CHUNK = 20_000
ARTICLES = 40
"""Of the crawl of which the tables' share is measured."""


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
    with pq.ParquetWriter(
        folder / "ready.parquet", CHECKS.schema, **write_options(CHECKS)
    ) as writer:
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
    line("records → table, by the store: all of it", rate, rate / usual)
    line("  of this: records → journal, while the run goes on", rows / journal.seconds)
    line("  of this: journal → files, keys compared, at its end", rows / settle.seconds)
    line("ready Arrow table → file, write_table alone", rows / ready.seconds)
    print(f"  the store's files cost {settle.seconds / ready.seconds:.2f} x write_table alone")
    read_by_key_and_day(folder / "data", rows)


def read_by_key_and_day(data: Path, rows: int) -> None:
    """Print how fast DuckDB finds one check, and counts those of a day."""
    import duckdb

    found = duckdb.read_parquet(f"{data}/tables/checks/**/*.parquet", hive_partitioning=True)
    one = check(rows // 2).check_id
    tell("DuckDB finds one check by its id", timed(found.filter(f"check_id = '{one}'").fetchall))
    day = found.filter(f"crawl_date = '{DAY}'").aggregate("verdict, count(*)", "verdict")
    tell("DuckDB counts a day's checks by verdict", timed(day.fetchall))


def _plain(checks: list[Check], path: Path) -> None:
    rows = [asdict(one) | {"check_id": one.check_id, "run_id": "run-1"} for one in checks]
    pq.write_table(pa.Table.from_pylist(rows, CHECKS.schema), path, **write_options(CHECKS))


def small_files(folder: Path) -> None:
    """Print what one file an article costs a reader, before and after compaction."""
    data = folder / "small"
    target = partition_dir(data, CHECKS, DAY)
    for number in range(500):
        batch = to_batch(CHECKS, [check(number * 40 + n) for n in range(40)], run_id="run")
        target.mkdir(parents=True, exist_ok=True)
        pq.write_table(pa.Table.from_batches([batch]), target / f"run-{number}.parquet")
    before, _ = timed(lambda: pq.read_table(target, partitioning=None))
    size = sum(path.stat().st_size for path in target.iterdir())
    compacting, _ = timed(lambda: compact(data), goes=1)
    after, _ = timed(lambda: pq.read_table(target, partitioning=None))
    new_size = sum(path.stat().st_size for path in target.iterdir())
    print("\n500 files of 40 checks, compacted")
    print(f"  compacting                                   {compacting:8.2f} s")
    print(f"  reading {before:.2f} s → {after:.3f} s                {before / after:8.1f} x")
    print(f"  bytes {size:,} → {new_size:,}       {size / new_size:8.1f} x")


def ledger_row(number: int) -> LedgerRow:
    """Return a row of the ledger."""
    article = number // 40
    at = NOON - timedelta(hours=article % 20_000)
    words = f"We closed {number} of them before the winter, and none since then."
    severity = list(Severity)[(number % 50 == 0 and 3) or 0]
    return LedgerRow(
        check_id=digest_of(["check", str(number)]),
        claim_id=digest_of(["claim", str(number)]),
        document_id="",
        article_url=f"https://paper{article % 30}.example/news/{article}",
        article_key=f"paper{article % 30}.example/{article}",
        article_title=f"What was closed, part {article}",
        publisher=f"Paper {article % 30}",
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


def article_of(row: LedgerRow) -> Document:
    """Return the article that a row of the ledger is about."""
    text = row.article_title or ""
    return Document(
        url=row.article_url,
        url_key=row.article_key,
        fetched_at=row.article_fetched_at,
        title=text,
        publisher=row.publisher,
        text=text,
        body=Span(0, len(text)),
    )


def ledger_rows(start: int, end: int) -> list[LedgerRow]:
    """Return rows of the ledger, forty of an article, each with its article's identity."""
    rows = [ledger_row(number) for number in range(start, end)]
    names = {row.article_key: article_of(row).document_id for row in rows[::40]}
    return [replace(row, document_id=names[row.article_key]) for row in rows]


def write_ledger(data: Path, rows: int) -> None:
    """Write a ledger, and the articles that it is about."""
    starts = range(0, rows, CHUNK)
    made = (to_batch(LEDGER, ledger_rows(n, min(n + CHUNK, rows))) for n in starts)
    pages = (
        to_batch(
            DOCUMENTS,
            [article_of(ledger_row(at)) for at in range(n, min(n + CHUNK, rows), 40)],
            run_id="run-1",
        )
        for n in starts
    )
    for table, batches in ((LEDGER, made), (DOCUMENTS, pages)):
        target = partition_dir(data, table, DAY)
        write_parts(batches, table, folder=target, run_id="run-1", aside=data.parent)


def read_large_ledger(folder: Path, rows: int) -> None:
    """Print how fast a large ledger opens and answers."""
    import duckdb
    import pandas as pd

    data = folder / "large"
    write_ledger(data, rows)
    where = data / "tables" / "ledger"
    size = sum(path.stat().st_size for path in where.rglob("*.parquet"))
    print(f"\na ledger of {rows:,} rows, {size / 2**20:.0f} MB (wall time, CPU time)")
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


def timed(work: Callable[[], object], *, goes: int = 3) -> tuple[float, float]:
    """Return the wall and the CPU seconds of the best of several goes."""
    seconds = []
    for _ in range(goes):
        wall, start = time.perf_counter(), time.process_time()
        work()
        seconds.append((time.perf_counter() - wall, time.process_time() - start))
    return min(wall for wall, _ in seconds), min(cpu for _, cpu in seconds)


def line(what: str, rate: float, ratio: float | None = None) -> None:
    """Print a rate and its ratio to the line above it."""
    print(f"  {what:<54}{rate:10,.0f} rows/s" + (f"{ratio:8.2f} x" if ratio else ""))


def tell(what: str, seconds: tuple[float, float]) -> None:
    """Print how long something took, by the wall and by the CPU."""
    print(f"  {what:<44} {seconds[0]:8.2f} s {seconds[1]:8.2f} s")


def main() -> None:
    """Print every figure."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    parts = sys.argv[2:] or ["write", "files", "ledger", "join", "crawl"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part, work in (("write", write_checks), ("ledger", read_large_ledger)):
            if part in parts:
                work(folder, rows)
        if "files" in parts:
            small_files(folder)
        if "join" in parts:
            tables_join.join_out_of_core(folder, rows)
    if "crawl" in parts:
        print()
        tables_crawl.report(ARTICLES)


if __name__ == "__main__":
    main()
