"""The words in which a table is declared: columns, types, and what one row is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

import pyarrow as pa

TEXT = pa.string()
COUNT = pa.int32()
BIG = pa.int64()
REAL = pa.float64()
YES_NO = pa.bool_()
TIME = pa.timestamp("us", tz="UTC")
DAY = pa.date32()
CATEGORY = pa.dictionary(pa.int32(), pa.string())
"""One of a closed set; pandas and Polars read it as a categorical, DuckDB as text."""

OF_THE_RUN = "(run)"
"""Origin of a column that no record holds: the store fills in the run that writes."""


def column(
    name: str,
    kind: pa.DataType,
    about: str,
    *,
    unit: str = "",
    values: type[StrEnum] | None = None,
    of: str = "",
    always: bool = False,
) -> pa.Field:
    """Return an Arrow field that carries its line of the data dictionary.

    Args:
        name: Name of the column.
        kind: Arrow type.
        about: What it says, in one sentence.
        unit: What a number counts or where it points.
        values: Closed set that the words come from.
        of: Where the record keeps it ("published.at"); the column's own name when empty.
        always: Whether it is filled in every row.
    """
    metadata = {"description": about}
    if unit:
        metadata["unit"] = unit
    if values:
        metadata["values"] = " ".join(values)
    if of:
        metadata["of"] = of
    return pa.field(name, kind, nullable=not always, metadata=metadata)


def choice(name: str, values: type[StrEnum], about: str, **more: object) -> pa.Field:
    """Return a column whose words come from a closed set."""
    return column(name, CATEGORY, about, values=values, **more)  # type: ignore[arg-type]


def word(name: str, values: type[StrEnum], about: str) -> pa.Field:
    """Return a nested column whose words come from a closed set.

    Plain text, not a category: readers differ in how they take categories inside structs.
    """
    return column(name, TEXT, about, values=values)


def listed(kind: pa.DataType | pa.Field) -> pa.DataType:
    """Return the type of a list, typed even when every list is empty."""
    element = kind.type if isinstance(kind, pa.Field) else kind
    return pa.list_(pa.field("element", element))


def about(field: pa.Field, key: str) -> str:
    """Return one word of a column's metadata, empty when it has none."""
    metadata: Mapping[bytes, bytes] = field.metadata or {}
    return metadata.get(key.encode(), b"").decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a version of a table did to the one before it."""

    version: int
    says: str
    renamed: Mapping[str, str] = field(default_factory=dict)
    """New name by old name; widened and dropped columns need no words."""
    filled: Mapping[str, object] = field(default_factory=dict)
    """What older rows hold in a new column that is filled in every row."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Table:
    """One table: what a row is, what makes it unique, and its columns."""

    name: str
    grain: str
    record: type
    """Record that one row holds."""
    key: tuple[str, ...]
    """Columns that no two rows share."""
    subject: str
    """Column that names what the rows are revisions of; "latest" keeps one row for each."""
    columns: tuple[pa.Field, ...]
    changes: tuple[Change, ...] = ()

    @property
    def version(self) -> int:
        """Number of the newest change; 1 for a table that never changed."""
        return max((change.version for change in self.changes), default=1)

    @cached_property
    def schema(self) -> pa.Schema:
        """Arrow schema with everything that a file of this table says about itself."""
        metadata = {
            "table": self.name,
            "version": str(self.version),
            "grain": self.grain,
            "key": " ".join(self.key),
        }
        return pa.schema(self.columns, metadata=metadata)
