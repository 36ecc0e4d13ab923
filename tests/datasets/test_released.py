"""Files that earlier declarations wrote are read alike, beside today's and after migration.

`draft.zip` holds what the project wrote before its first release, `first.zip` what it wrote then.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
import pytest

from pipelines.datasets.columns import Table
from pipelines.datasets.dictionary import declarations
from pipelines.datasets.migration import migrate
from pipelines.datasets.parquet import table_dir, table_files
from pipelines.datasets.reading import TableReader, read_ledger
from pipelines.datasets.rows import from_batch
from pipelines.datasets.schemas import TABLES
from tests.datasets.other_readers import Read, every_reader
from tests.datasets.released.make import write

HERE = Path(__file__).parent
RELEASES = sorted(path.stem for path in (HERE / "released").glob("*.zip"))
DECLARED: dict[str, dict[str, str]] = json.loads((HERE / "released.json").read_text("utf-8"))


@pytest.fixture(params=RELEASES)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a data folder as an earlier release left it."""
    shutil.unpack_archive(HERE / "released" / f"{request.param}.zip", tmp_path)
    return tmp_path


def rows_then(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of each table as they were read when they were written."""
    rows: dict[str, list[dict[str, Any]]] = json.loads((folder / "rows.json").read_text("utf-8"))
    return rows


def of_then(value: Any, then: Any) -> Any:
    """Return a value of today without the parts that it did not have then."""
    if isinstance(then, dict) and isinstance(value, dict):
        return {name: of_then(value[name], part) for name, part in then.items()}
    if isinstance(then, list) and isinstance(value, list) and len(then) == len(value):
        return [of_then(*pair) for pair in zip(value, then, strict=True)]
    return value


def lost(table: Table, then: list[dict[str, Any]], found: pa.Table) -> list[dict[str, Any]]:
    """Return the rows of then that are not found; columns that were dropped since aside."""
    names = {name: name for row in then for name in row}
    for change in table.changes:
        names = {old: change.renamed.get(name, name) for old, name in names.items()}
    wanted = [
        {names[old]: value for old, value in row.items() if names[old] in found.schema.names}
        for row in then
    ]
    rows = json.loads(json.dumps(found.to_pylist(), default=str))
    return [one for one in wanted if one not in [of_then(row, one) for row in rows]]


@every_reader
def test_every_reader_finds_the_old_rows_after_a_run_of_today(old: Path, read: Read) -> None:
    write(old)
    for name, then in rows_then(old).items():
        assert lost(TABLES[name], then, read(table_dir(old, TABLES[name]))) == [], name


def test_the_views_find_the_old_rows_before_any_run_of_today(old: Path) -> None:
    for name, then in rows_then(old).items():
        with TableReader(old, tables=[name]) as tables:
            found = tables.arrow(f"FROM {name}")
            assert len(from_batch(TABLES[name], found)) == len(then)
            assert lost(TABLES[name], then, found) == []


def test_the_latest_ledger_is_the_old_one_before_and_after_migration(old: Path) -> None:
    before = read_ledger(old)
    assert before.rows.num_rows == len(rows_then(old)["ledger"])
    migrate(old)
    after = read_ledger(old)
    assert after.records() == before.records()
    assert after.faults == ()


def test_a_page_that_an_earlier_release_read_is_known_today(old: Path) -> None:
    """Ids are the same in every release, so that nothing old comes in again."""
    write(old)
    for name in ("documents", "claims"):
        count = sum(ds.dataset(path).count_rows() for path in table_files(old, TABLES[name]))
        assert count == len(rows_then(old)[name]), name


@pytest.mark.parametrize("released", DECLARED)
def test_a_table_that_changed_since_the_last_release_has_a_new_version(released: str) -> None:
    """With each release: python -m tests.datasets.released.make NAME."""
    name, version = released.split()
    assert name in TABLES, f"{name}: a released table never goes"
    then, today = DECLARED[released], declarations().get(released, {})
    changed = {
        column: (then.get(column), today.get(column))
        for column in then.keys() | today.keys()
        if then.get(column) != today.get(column)
    }
    assert not changed or TABLES[name].version > int(version), (
        f"{name}: columns changed since the release; add a Change(version={int(version) + 1},"
        f" says=...) to its declaration, or keep a release that is not out anew: {changed}"
    )
