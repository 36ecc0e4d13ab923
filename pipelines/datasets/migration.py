"""Rows written under an older declaration → rows of today's, in memory or in the files."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.datasets.columns import Table
from pipelines.datasets.faults import sound_files
from pipelines.datasets.files import whole_file, write_whole
from pipelines.datasets.parquet import row_groups, write_options
from pipelines.datasets.schemas import TABLES


def conform(rows: Any, table: Table) -> Any:
    """Return a batch or table of any earlier version in today's columns and types.

    Renamed columns are found by the table's changes, new ones are empty or hold what the change
    says, narrower types widen, and columns that are no longer declared are left out.
    """
    if rows.schema.equals(table.schema, check_metadata=True):
        return rows
    names = _names_today(rows.schema, table)
    fills = {name: value for change in table.changes for name, value in change.filled.items()}
    columns = [
        rows.column(names[field.name]).cast(field.type)
        if field.name in names
        else pa.repeat(pa.scalar(fills.get(field.name), field.type), rows.num_rows)
        for field in table.schema
    ]
    return type(rows).from_arrays(columns, schema=table.schema)


def _names_today(schema: pa.Schema, table: Table) -> dict[str, str]:
    """Return the name that each of today's columns has in rows of an older schema."""
    version = int((schema.metadata or {}).get(b"version", b"1"))
    names = {name: name for name in schema.names}
    for change in sorted(table.changes, key=lambda change: change.version):
        if change.version > version:
            names = {change.renamed.get(name, name): old for name, old in names.items()}
    return names


def migrate(data_dir: Path) -> list[Path]:
    """Rewrite every file that an older declaration wrote; return those files.

    Each file is replaced under its own name in one step, so that a reader sees its rows once,
    before or after. What was done is noted, and the next call costs one small read.
    """
    note = data_dir / "tables" / ".declared.json"
    known = _read_note(note)
    today = {table.name: fingerprint(table) for table in TABLES.values()}
    if known == today:
        return []
    rewritten = [
        path
        for table in TABLES.values()
        if known.get(table.name) != today[table.name]
        for path in sound_files(data_dir, table)[0]
        if _rewrite(path, table)
    ]
    write_whole(note, json.dumps(today, indent=2) + "\n")
    return rewritten


def fingerprint(table: Table) -> str:
    """Return a digest of everything that the table's files say of their columns."""
    return hashlib.sha256(table.schema.serialize().to_pybytes()).hexdigest()[:16]


def _read_note(note: Path) -> dict[str, str]:
    try:
        known: dict[str, str] = json.loads(note.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known


def _rewrite(path: Path, table: Table) -> bool:
    with pq.ParquetFile(path) as file:
        if file.schema_arrow.equals(table.schema, check_metadata=True):
            return False
        with (
            whole_file(path) as draft,
            pq.ParquetWriter(draft, table.schema, **write_options(table)) as writer,
        ):
            for group in row_groups(file):
                writer.write_table(conform(group, table), row_group_size=max(1, group.num_rows))
    return True
