"""What each reader makes of a table's folder: same rows, same types, on any kind of day."""

import shutil
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.datasets.columns import Change, Table, column
from pipelines.datasets.migration import migrate
from pipelines.datasets.parquet import partition_dir, table_files, write_parts
from pipelines.datasets.rows import to_batch
from pipelines.datasets.schemas import CHECKS, DOCUMENTS, RULINGS, TABLES
from pipelines.records.checks import Check, Verdict
from pipelines.records.pages import Document
from pipelines.records.rulings import Decision, Ruling
from tests.datasets.other_readers import Read, every_reader

DAY = date(2026, 11, 20)
NESTED = "by_source"


def plain(kind: pa.DataType) -> str:
    """Return a type's name with the differences taken away that no value can show."""
    if pa.types.is_dictionary(kind):
        return plain(kind.value_type)
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        return f"list<{plain(kind.value_type)}>"
    if pa.types.is_struct(kind):
        return f"struct<{', '.join(f'{part.name}: {plain(part.type)}' for part in kind)}>"
    return {"large_string": "string", "string_view": "string"}.get(str(kind), str(kind))


def types_of(table: pa.Table) -> dict[str, str]:
    return {f.name: plain(f.type) for f in table.schema if f.name != "crawl_date"}


def declared(table: Table) -> dict[str, str]:
    return {f.name: plain(f.type) for f in table.schema}


def rows_of(table: pa.Table, names: list[str]) -> list[dict[str, Any]]:
    rows = table.select([*names, "crawl_date"]).to_pylist()
    for row in rows:
        row["crawl_date"] = str(row["crawl_date"])
    return sorted(rows, key=lambda row: (row["crawl_date"], str(row[names[0]])))


@dataclass
class Tree:
    """A table's folder that a test fills day by day."""

    data_dir: Path
    table: Table
    expected: list[dict[str, Any]]

    def write(self, *records: object, day: date = DAY, run_id: str = "run") -> None:
        """Write a day's file."""
        batch = to_batch(self.table, records, run_id=run_id) if records else None
        write_parts(
            [batch] if batch else [],
            self.table,
            folder=partition_dir(self.data_dir, self.table, day),
            run_id=run_id,
            aside=self.data_dir,
        )
        for row in batch.to_pylist() if batch else []:
            self.expected.append(row | {"crawl_date": str(day)})

    def is_read_by(self, read: Read) -> None:
        """Check that a reader finds what was written, in the declared types."""
        found = read(self.data_dir / "tables" / self.table.name)
        assert types_of(found) == declared(self.table)
        assert rows_of(found, self.table.schema.names) == sorted(
            self.expected, key=lambda row: (row["crawl_date"], row[self.table.schema.names[0]])
        )


@pytest.fixture
def checks(tmp_path: Path) -> Tree:
    return Tree(tmp_path, CHECKS, [])


def bare(name: str) -> Check:
    """Return a check with every optional column empty."""
    return Check(claim_id=name, document_id="d", verdict=Verdict.NOT_FOUND, reason="absent")


@every_reader
def test_one_file_with_nested_columns(read: Read, checks: Tree, full: Check) -> None:
    checks.write(full, bare("a"))
    checks.is_read_by(read)


@every_reader
@pytest.mark.parametrize("is_first", [True, False], ids=["first", "later"])
def test_a_day_on_which_every_optional_column_is_empty(
    read: Read, checks: Tree, full: Check, is_first: bool
) -> None:
    empty_day, full_day = (DAY, DAY + timedelta(1)) if is_first else (DAY + timedelta(1), DAY)
    checks.write(bare("a"), bare("b"), day=empty_day)
    checks.write(full, day=full_day)
    checks.is_read_by(read)


@every_reader
@pytest.mark.parametrize("is_first", [True, False], ids=["first", "later"])
def test_a_day_without_rows(read: Read, checks: Tree, full: Check, is_first: bool) -> None:
    empty_day, full_day = (DAY, DAY + timedelta(1)) if is_first else (DAY + timedelta(1), DAY)
    checks.write(day=empty_day)
    checks.write(full, day=full_day)
    checks.is_read_by(read)


@every_reader
def test_a_table_without_any_row(read: Read, checks: Tree) -> None:
    checks.write()
    checks.is_read_by(read)


@every_reader
def test_a_day_that_is_missing_altogether(read: Read, checks: Tree, full: Check) -> None:
    checks.write(full, day=DAY)
    checks.write(bare("a"), day=DAY + timedelta(9))
    checks.is_read_by(read)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """Return a table of a thousand files."""
    tree = Tree(tmp_path_factory.mktemp("many"), RULINGS, [])
    for day in (DAY + timedelta(number) for number in range(20)):
        ruling = Ruling(
            claim_id=str(day),
            check_id="c",
            document_id="d",
            decision=Decision.ACCEPT,
            verdict=Verdict.REFUTED,
            reason="number_conflicting",
            rules_version="1",
            ruled_by="Ann Ode",
            ruled_at=datetime(2026, 11, 20, tzinfo=UTC),
        )
        batch = to_batch(RULINGS, [ruling])
        folder = partition_dir(tree.data_dir, RULINGS, day)
        folder.mkdir(parents=True)
        pq.write_table(pa.Table.from_batches([batch]), folder / "run-0.parquet")
        for number in range(1, 50):
            shutil.copyfile(folder / "run-0.parquet", folder / f"run-{number}.parquet")
        tree.expected += [batch.to_pylist()[0] | {"crawl_date": str(day)}] * 50
    return tree


@every_reader
def test_a_thousand_files(read: Read, many: Tree) -> None:
    many.is_read_by(read)


def older(table: Table, *, without: str = "", narrow: str = "", named: str = "") -> Table:
    """Return a table as an earlier version declared it."""
    columns = [
        column("naem", f.type, "Misspelt.")
        if f.name == named
        else pa.field(f.name, pa.int16(), metadata=f.metadata)
        if f.name == narrow
        else f
        for f in table.columns
        if f.name != without
    ]
    return replace(table, columns=tuple(columns), changes=())


@pytest.mark.parametrize(
    "earlier",
    [
        pytest.param({"without": "language"}, id="new column"),
        pytest.param({"without": "is_sponsored"}, id="new column that is always filled"),
        pytest.param({"narrow": "body_end"}, id="widened type"),
        pytest.param({"named": "publisher"}, id="renamed column"),
    ],
)
@every_reader
def test_files_of_an_older_version_read_like_todays(
    read: Read,
    tmp_path: Path,
    page: Document,
    earlier: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    change = Change(
        version=2, says="…", renamed={"naem": "publisher"}, filled={"is_sponsored": False}
    )
    today = replace(DOCUMENTS, changes=(change,))
    monkeypatch.setitem(TABLES, "documents", today)
    tree = Tree(tmp_path, today, [])
    _write_as(tree, older(DOCUMENTS, **earlier), page)
    tree.write(replace(page, url_key="tarnpost.example/new"), day=DAY + timedelta(1))
    assert len(migrate(tmp_path)) == 1
    tree.expected[0] |= {"language": None} if earlier.get("without") == "language" else {}
    tree.is_read_by(read)


def _write_as(tree: Tree, earlier: Table, page: Document) -> None:
    """Write a page as an earlier version of its table had it."""
    batch = to_batch(DOCUMENTS, [page], run_id="run")
    names = ["publisher" if name == "naem" else name for name in earlier.schema.names]
    old = pa.Table.from_batches([batch]).select(names).rename_columns(earlier.schema.names)
    folder = partition_dir(tree.data_dir, earlier, DAY)
    folder.mkdir(parents=True)
    pq.write_table(old.cast(earlier.schema), folder / "run-0.parquet")
    tree.expected.append(batch.to_pylist()[0] | {"crawl_date": str(DAY)})


def test_files_that_are_up_to_date_are_not_touched(checks: Tree, full: Check) -> None:
    checks.write(full)
    before = table_files(checks.data_dir, CHECKS)[0].stat().st_mtime_ns
    assert migrate(checks.data_dir) == []
    assert table_files(checks.data_dir, CHECKS)[0].stat().st_mtime_ns == before


def test_every_file_describes_its_columns(checks: Tree, full: Check) -> None:
    checks.write(full)
    schema = pq.read_schema(table_files(checks.data_dir, CHECKS)[0])
    assert schema.metadata[b"version"] == b"1"
    assert all(field.metadata[b"description"] for field in schema)


def test_pandas_reads_a_folder_in_one_line(checks: Tree, full: Check) -> None:
    checks.write(full)
    frame = pd.read_parquet(checks.data_dir / "tables" / "checks")
    assert frame.loc[0, "verdict"] == "refuted"
    assert frame.loc[0, NESTED][0]["edits"][0]["cause"] == "negation"
