"""Records ↔ rows: whole batches for the files, plain dictionaries for one record."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from functools import cache
from itertools import accumulate, chain
from operator import attrgetter, itemgetter
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.datasets.columns import OF_THE_RUN, TIME, Table, about
from pipelines.datasets.schemas import TABLE_OF
from pipelines.datasets.structuring import maker

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a character that UTF-8 cannot hold: `"\\ud83d"`."""

_Build = Callable[[list[Any]], pa.Array]


def table_of(record: object) -> Table:
    """Return the table that holds a record.

    Raises:
        ValueError: No table holds records of this class.
    """
    table = TABLE_OF.get(type(record))
    if table is None:
        known = ", ".join(sorted(kind.__name__ for kind in TABLE_OF))
        raise ValueError(f"{type(record).__name__}: no table holds it (tables hold {known})")
    return table


def to_batch(table: Table, records: Sequence[object], *, run_id: str = "") -> pa.RecordBatch:
    """Return records as one batch in the table's schema, built column by column.

    Args:
        table: Table that holds the records.
        records: Records of its class.
        run_id: Run that writes them, for tables whose records do not name it themselves.

    Raises:
        ValueError: A value is not one that its column allows.
    """
    heads, plan = _plan(table)
    values = {head: list(map(attrgetter(head), records)) for head in heads}
    arrays = [
        build(_parts(values[head], tail)) if head else pa.repeat(pa.scalar(run_id), len(records))
        for head, tail, build in plan
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=table.schema)


def _parts(values: list[Any], name: str) -> list[Any]:
    """Return one part of each value, None where there is no value; the values for no name."""
    if not name:
        return values
    read = attrgetter(name)
    return [None if value is None else read(value) for value in values]


def to_row(record: object) -> dict[str, Any]:
    """Return one record as a row of plain values, columns in the table's order."""
    rows: list[dict[str, Any]] = to_batch(table_of(record), [record]).to_pylist()
    return rows[0]


def from_batch(table: Table, batch: pa.RecordBatch | pa.Table) -> list[Any]:
    """Return the records that a batch holds; columns that the record lacks are left out."""
    return [from_row(table, row) for row in batch.to_pylist()]


def from_row(table: Table, row: Mapping[str, Any]) -> Any:
    """Return the record that a row holds."""
    values: dict[str, Any] = {}
    for column, head, tail in _places(table):
        if column not in row:
            continue
        if tail:
            values.setdefault(head, {})[tail] = row[column]
        else:
            values[head] = row[column]
    return maker(table.record)(values)


@cache
def _places(table: Table) -> tuple[tuple[str, str, str], ...]:
    """Return for each column of a record's own the field that it fills, and the part of it."""
    names = {field.name for field in fields(table.record)}
    paths = ((column.name, about(column, "of") or column.name) for column in table.columns)
    parts = ((name, *path.partition(".")) for name, path in paths)
    return tuple((name, head, tail) for name, head, _, tail in parts if head in names)


@cache
def _plan(table: Table) -> tuple[tuple[str, ...], tuple[tuple[str, str, _Build], ...]]:
    """Return the fields to read, each once, and for each column its field, part and builder.

    A column that the run fills in has no field.
    """
    paths = [about(column, "of") or column.name for column in table.columns]
    parts = [("", "") if path == OF_THE_RUN else path.partition(".")[::2] for path in paths]
    heads = tuple(dict.fromkeys(head for head, _ in parts if head))
    builders = map(_builder, table.columns)
    return heads, tuple((*part, build) for part, build in zip(parts, builders, strict=True))


def _builder(field: pa.Field) -> _Build:
    kind = field.type
    if pa.types.is_dictionary(kind):
        return _category(field)
    if pa.types.is_struct(kind):
        return _struct(kind)
    if pa.types.is_list(kind):
        return _list(kind)
    if pa.types.is_string(kind):
        return _text
    if pa.types.is_timestamp(kind):
        return _moments
    return lambda values: pa.array(values, kind)


def _text(values: list[Any]) -> pa.Array:
    try:
        return pa.array(values, pa.string())
    except UnicodeEncodeError:
        # A lone surrogate has no UTF-8; one replacement for one keeps every span in place.
        return pa.array([None if v is None else _printable(v) for v in values], pa.string())


def _printable(text: str) -> str:
    return _LONE_SURROGATE.sub("\ufffd", text)


def _moments(values: list[Any]) -> pa.Array:
    # Arrow asks each moment for its zone, a Python call; the rows of a page share a few moments.
    members = {id(value): value for value in values}
    if len(members) > len(values) // 2:
        return pa.array(values, TIME)
    places = {key: place for place, key in enumerate(members)}
    moments = pa.array(members.values(), TIME)
    return moments.take(pa.array([places[id(value)] for value in values], pa.int32()))


def _category(field: pa.Field) -> _Build:
    words = about(field, "values").split()
    dictionary = pa.array(words, pa.string())

    def build(values: list[Any]) -> pa.Array:
        given = pa.array(values, pa.string())
        indices = pc.index_in(given, dictionary)
        if indices.null_count > given.null_count:
            odd = next(value for value in values if value is not None and value not in words)
            raise ValueError(f"{field.name}: {odd!r} is not allowed (one of {', '.join(words)})")
        return pa.DictionaryArray.from_arrays(indices, dictionary)

    return build


def _list(kind: pa.ListType) -> _Build:
    build_element = _builder(kind.value_field)

    def build(values: list[Any]) -> pa.Array:
        lists = [value or () for value in values]
        offsets = pa.array(accumulate(map(len, lists), initial=0), pa.int32())
        elements = build_element(list(chain.from_iterable(lists)))
        return pa.ListArray.from_arrays(offsets, elements, type=kind)

    return build


def _struct(kind: pa.StructType) -> _Build:
    children = [
        (attrgetter(field.name), itemgetter(place), _builder(field))
        for place, field in enumerate(kind)
    ]

    def build(values: list[Any]) -> pa.Array:
        gaps = [value is None for value in values]
        has_gap = True in gaps
        is_pair = isinstance(next((value for value in values if value is not None), None), tuple)
        arrays = []
        for by_name, by_place, build_child in children:
            read = by_place if is_pair else by_name
            if has_gap:
                column = [None if value is None else read(value) for value in values]
            else:
                column = list(map(read, values))
            arrays.append(build_child(column))
        mask = pa.array(gaps) if has_gap else None
        return pa.StructArray.from_arrays(arrays, fields=list(kind), mask=mask)

    return build
