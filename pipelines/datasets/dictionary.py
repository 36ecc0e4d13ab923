"""Declared tables → the data dictionary, as lines for a person and as docs/tables.md."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa

from pipelines.datasets.columns import Table, about
from pipelines.datasets.schemas import TABLES

HEAD = """\
# Tables

Generated from `pipelines/datasets/schemas.py` by `python -m pipelines.datasets.dictionary`.

Each table is a folder `data/tables/<table>/crawl_date=YYYY-MM-DD/` of Parquet files; `crawl_date`
is the day of the run that wrote the row and comes from the folder's name. Times are UTC. Spans
are `[start, end)` in Unicode code points. Columns in bold are filled in every row. Descriptions,
units, allowed values and the version also stand inside every file. Questions and their answers in
DuckDB and pandas: [analysts.md](analysts.md).
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the dictionary."""

    table: str
    column: str
    """Path of the column: `by_source[].evidence[].exact` for a nested one."""
    kind: str
    about: str
    unit: str
    values: tuple[str, ...]
    """Allowed words of a closed set; empty when any will do."""
    is_always: bool


def entries(table: Table) -> Iterator[Entry]:
    """Yield a line for each column and each part of a nested one, in order."""
    for field in table.columns:
        yield from _entries(table, field, "")


def _entries(table: Table, field: pa.Field, prefix: str) -> Iterator[Entry]:
    kind = field.type
    path = prefix + field.name
    yield Entry(
        table=table.name,
        column=path,
        kind=kind_name(kind),
        about=about(field, "description"),
        unit=about(field, "unit"),
        values=tuple(about(field, "values").split()),
        is_always=not field.nullable,
    )
    if pa.types.is_list(kind):
        path, kind = f"{path}[]", kind.value_type
    if pa.types.is_struct(kind):
        for part in kind:
            yield from _entries(table, part, f"{path}.")


def kind_name(kind: pa.DataType) -> str:
    """Return a type's name in words that every reader knows.

    >>> kind_name(pa.list_(pa.string()))
    'list of text'
    """
    if pa.types.is_list(kind):
        return f"list of {kind_name(kind.value_type)}"
    if pa.types.is_struct(kind):
        return "struct"
    if pa.types.is_dictionary(kind):
        return "category"
    if pa.types.is_timestamp(kind):
        return "time"
    return {"string": "text", "date32[day]": "day", "double": "float64"}.get(str(kind), str(kind))


def to_markdown() -> str:
    """Return the whole page."""
    return HEAD + "".join(_section(table) for table in TABLES.values())


def declarations() -> dict[str, dict[str, str]]:
    """Return the columns of every table in plain words, to be kept with a release.

    A table goes by its name and version: `checks 1`.
    """
    return {
        f"{table.name} {table.version}": {
            entry.column: _declared(entry) for entry in entries(table)
        }
        for table in TABLES.values()
    }


def _declared(entry: Entry) -> str:
    """Return what readers rely on: type, unit, closed set, and whether it is always filled."""
    words = [entry.kind, "always" if entry.is_always else "", entry.unit, " ".join(entry.values)]
    return "; ".join(filter(None, words))


def _section(table: Table) -> str:
    lines = [
        f"\n## {table.name}\n",
        f"{_capital(table.grain)}. Key: {_code(table.key)}. Version {table.version}.\n",
        *(f"- Version {change.version}: {change.says}" for change in table.changes),
        "| column | type | what it says |",
        "| --- | --- | --- |",
        *map(_line, entries(table)),
    ]
    return "\n".join(lines) + "\n"


def _line(entry: Entry) -> str:
    words = [entry.about]
    if entry.unit:
        words.append(f"Unit: {entry.unit}.")
    if entry.values:
        words.append(f"One of {_code(entry.values)}.")
    name = f"**`{entry.column}`**" if entry.is_always else f"`{entry.column}`"
    return f"| {name} | {entry.kind} | {' '.join(words)} |"


def _code(words: tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


if __name__ == "__main__":
    import sys

    sys.stdout.write(to_markdown())
