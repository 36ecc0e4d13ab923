"""What can be wrong with a file in the tree of tables, and what mends it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.datasets.columns import Table
from pipelines.datasets.parquet import row_groups, table_dir

PARTITION = "crawl_date="


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One file that cannot be read as part of its table; the rest stays readable."""

    path: Path
    problem: str
    cure: str

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}; {self.cure}"


def sound_files(
    data_dir: Path, table: Table, *, as_of: date | None = None, is_thorough: bool = False
) -> tuple[list[Path], list[Fault]]:
    """Return the files of a table that open and hold its columns, and what is wrong with others.

    Args:
        data_dir: Folder that holds `tables/`.
        table: Table to look at.
        as_of: Days after this one are left out.
        is_thorough: Read every page and compare its checksum, instead of the footers only.
    """
    files: list[Path] = []
    faults: list[Fault] = []
    for path in sorted(table_dir(data_dir, table).rglob("*.parquet")):
        day = day_of(path)
        if as_of and day and day > as_of:
            continue
        fault = fault_of(path, table) or (damage_in(path) if is_thorough else None)
        if fault:
            faults.append(fault)
        else:
            files.append(path)
    return files, faults


def day_of(path: Path) -> date | None:
    """Return the day that a file's folder names; None when it names none."""
    try:
        return date.fromisoformat(path.parent.name.removeprefix(PARTITION))
    except ValueError:
        return None


def fault_of(path: Path, table: Table) -> Fault | None:
    """Return what keeps a file from being read as part of its table."""
    if not path.parent.name.startswith(PARTITION) or day_of(path) is None:
        return Fault(
            path=path,
            problem="lies in no day's folder",
            cure=f"move it under {table.name}/{PARTITION}YYYY-MM-DD/",
        )
    try:
        return _foreign(path, table, pq.read_schema(path))
    except (pa.ArrowException, OSError, ValueError) as error:
        return damaged(path, error)


def damage_in(path: Path) -> Fault | None:
    """Return what is wrong with a file's pages, read whole against their checksums."""
    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            for _ in row_groups(file):
                pass
    except (pa.ArrowException, OSError, ValueError) as error:
        return damaged(path, error)
    return None


def damaged(path: Path, error: Exception) -> Fault:
    """Return what to say of a file that a reader gave up on."""
    return Fault(
        path=path,
        problem=f"is damaged or half written ({_first_line(error)})",
        cure="move it away and run `sourcecheck rebuild`, which makes its rows again",
    )


def _foreign(path: Path, table: Table, schema: pa.Schema) -> Fault | None:
    metadata = schema.metadata or {}
    name = metadata.get(b"table", b"").decode()
    if name != table.name:
        return Fault(
            path=path,
            problem=f"holds {f'rows of {name}' if name else 'no table of sourcecheck'}",
            cure=f"move it out of {table.name}/",
        )
    version = metadata.get(b"version", b"1").decode()
    if int(version) > table.version:
        return Fault(
            path=path,
            problem=f"was written by a newer release (version {version}, here {table.version})",
            cure="upgrade sourcecheck",
        )
    return None


def _first_line(error: BaseException) -> str:
    return str(error).split("\n", 1)[0][:200]
