"""Tables → answers: DuckDB views of every table, its latest state, and the state on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

import pyarrow as pa

from pipelines.datasets.columns import Table
from pipelines.datasets.faults import Fault, damaged, sound_files
from pipelines.datasets.ledger import SEVERITY_RANK, LedgerRow
from pipelines.datasets.ledger_table import LEDGER
from pipelines.datasets.rows import from_batch
from pipelines.datasets.schemas import TABLES
from pipelines.records.checks import Flag, Severity, Verdict
from pipelines.records.claims import ClaimKind

LATEST = Path(__file__).with_name("latest.sql")
"""Views of what was seen last of each page, and of what hangs on it."""

ROWS_AT_ONCE = 10_000
NO_LIMIT = 2**62

_FOR_THE_LATEST = ("ledger", "checks", "citations", "documents", "captures")
"""Tables that tell which rows of the ledger are the latest."""

_ASKED = """
SELECT * FROM asked WHERE
    ($publisher IS NULL OR lower(publisher) = lower($publisher))
    AND ($since IS NULL OR published_at >= $since::DATE)
    AND ($until IS NULL OR published_at < $until::DATE + 1)
    AND (len($verdicts::VARCHAR[]) = 0 OR list_contains($verdicts, verdict))
    AND list_contains($severities, severity)
    AND (len($kinds::VARCHAR[]) = 0 OR list_contains($kinds, kind))
    AND (len($flags::VARCHAR[]) = 0 OR list_has_any(flags, $flags::VARCHAR[]))
    AND ($host IS NULL OR source_host = $host OR ends_with(source_host, '.' || $host))
    AND ($article IS NULL OR article_url = $article OR article_key = $article)
    AND ($run_id IS NULL OR run_id = $run_id OR document_id IN (
        SELECT document_id FROM captures WHERE run_id = $run_id AND role = 'article'
    ))
ORDER BY rank DESC, published_at DESC NULLS LAST, article_url, claim_start, check_id
LIMIT $most
"""


class TableReader:
    """A DuckDB connection whose views are the tables: `captures` … `ledger`, `latest_…` of them.

    One table alone has no `latest_…`: it takes others to tell what was seen last.
    Files that cannot be read are left out and listed in `faults`.
    """

    def __init__(
        self,
        data_dir: Path,
        *,
        as_of: date | None = None,
        tables: Sequence[str] = tuple(TABLES),
        memory_limit: str | None = None,
    ) -> None:
        """Open the tables.

        Args:
            data_dir: Folder that holds `tables/`.
            as_of: Leave out what was written after this day.
            tables: Names of the tables to look at; the others are empty.
            memory_limit: Most that a query may hold ("1GB"); it spills what is more to disk.
        """
        import duckdb

        self._data_dir, self._as_of, self._tables = data_dir, as_of, tables
        self._files: dict[str, list[Path]] = {}
        self.faults: list[Fault] = []
        self.connection: duckdb.DuckDBPyConnection = duckdb.connect()
        self.connection.execute("SET TimeZone = 'UTC'")
        self.connection.execute("SET temp_directory = ?", [str(data_dir / ".spill")])
        if memory_limit:
            self.connection.execute("SET memory_limit = ?", [memory_limit])
        try:
            self._look()
        except (duckdb.Error, OSError):
            self._look(is_thorough=True)
        if len(tables) > 1:  # DuckDB takes .05 s to look through these views
            self.connection.execute(LATEST.read_text(encoding="utf-8"))

    def arrow(self, query: str, parameters: Mapping[str, object] | None = None) -> pa.Table:
        """Return the answer of a query as an Arrow table.

        When a file turns out to be damaged inside, or is gone because it was compacted meanwhile,
        the tables are looked at again, page by page, and the query is asked once more.
        """
        import duckdb

        given = dict(parameters or {})
        try:
            return self.connection.sql(query, params=given).to_arrow_table()
        except (duckdb.Error, OSError):
            if not self._look(is_thorough=True):
                raise
            return self.connection.sql(query, params=given).to_arrow_table()

    def _look(self, *, is_thorough: bool = False) -> bool:
        """Make a view of each table's sound files; tell whether they are others than before."""
        before = dict(self._files)
        self.faults.clear()
        for table in TABLES.values():
            files: list[Path] = []
            if table.name in self._tables:
                files, faults = sound_files(
                    self._data_dir, table, as_of=self._as_of, is_thorough=is_thorough
                )
                self.faults += faults
            self._files[table.name] = self._readable(files, is_thorough=is_thorough)
            self._view(table, self._files[table.name])
        return self._files != before

    def _readable(self, files: Sequence[Path], *, is_thorough: bool) -> list[Path]:
        """Return the files that DuckDB opens, or reads to their end; note the others as faults."""
        import duckdb

        kept: list[Path] = []
        for path in files if is_thorough else ():
            try:
                for _ in self.connection.read_parquet(str(path)).to_arrow_reader(ROWS_AT_ONCE):
                    pass
            except (duckdb.Error, OSError) as error:
                self.faults.append(damaged(path, error))
            else:
                kept.append(path)
        return kept if is_thorough else list(files)

    def _view(self, table: Table, files: Sequence[Path]) -> None:
        self.connection.register(f"no_{table.name}", empty(table))
        rows = self.connection.view(f"no_{table.name}")
        if files:
            rows = self.connection.read_parquet(
                [str(path) for path in files], hive_partitioning=True, union_by_name=True
            )
            if set(table.schema.names) - set(rows.columns):
                # Files of an older release, none of today's: the new columns are empty.
                rows = self.connection.sql(f"FROM rows UNION ALL BY NAME FROM no_{table.name}")
        rows.create_view(table.name, replace=True)

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()


def empty(table: Table) -> pa.Table:
    """Return a table without rows, with the day that the folders add."""
    return table.schema.append(pa.field("crawl_date", pa.date32())).empty_table()


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerQuery:
    """Which rows of the ledger are asked for; a filter left out lets everything pass."""

    publisher: str | None = None
    """Publisher's name, case aside."""
    since: date | None = None
    """First day of the article's publication."""
    until: date | None = None
    """Last day of the article's publication."""
    verdicts: Sequence[Verdict] = ()
    severity: Severity = Severity.NONE
    """At least this."""
    kinds: Sequence[ClaimKind] = ()
    flags: Sequence[Flag] = ()
    """Any of these."""
    source_host: str | None = None
    """Host of the deciding source, without `www.`; its subdomains count."""
    article: str | None = None
    """Address or identity of an article."""
    run_id: str | None = None
    """Only articles that this run captured, first checked by it or by an earlier run."""
    as_of: date | None = None
    """The state at the end of this day."""
    is_history: bool = False
    """Every check of every revision instead of the latest."""
    limit: int | None = None

    def parameters(self) -> dict[str, object]:
        """Return the filters as the query's parameters."""
        return {
            "publisher": self.publisher,
            "since": self.since,
            "until": self.until,
            "verdicts": [str(verdict) for verdict in self.verdicts],
            "severities": [
                str(one) for one in Severity if SEVERITY_RANK[one] >= SEVERITY_RANK[self.severity]
            ],
            "kinds": [str(kind) for kind in self.kinds],
            "flags": [str(flag) for flag in self.flags],
            "host": self.source_host,
            "article": self.article,
            "run_id": self.run_id,
            "most": NO_LIMIT if self.limit is None else self.limit,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Rows of the ledger, worst first, and the files that could not be read for it."""

    rows: pa.Table
    faults: tuple[Fault, ...] = ()

    def records(self) -> list[LedgerRow]:
        """Return the rows as records."""
        records: list[LedgerRow] = from_batch(LEDGER, self.rows)
        return records


def read_ledger(data_dir: Path, query: LedgerQuery | None = None) -> Ledger:
    """Return the rows of the ledger that pass every filter, worst first."""
    asked = query or LedgerQuery()
    needed = ("ledger",) if asked.is_history else _FOR_THE_LATEST
    with TableReader(data_dir, as_of=asked.as_of, tables=needed) as reader:
        reader.connection.execute(
            "CREATE VIEW asked AS FROM ledger"
            if asked.is_history
            else "CREATE VIEW asked AS FROM latest_ledger"
        )
        rows = reader.arrow(_ASKED, asked.parameters())
        return Ledger(rows=_typed(rows, LEDGER), faults=tuple(reader.faults))


def _typed(rows: pa.Table, table: Table) -> pa.Table:
    """Return DuckDB's answer in the types that the table declares."""
    schema = empty(table).schema
    return rows.select(schema.names).cast(schema)
