"""Every record goes into its table and comes back equal."""

import types
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.datasets.columns import OF_THE_RUN, Table, about
from pipelines.datasets.rows import from_batch, from_row, table_of, to_batch, to_row
from pipelines.datasets.schemas import TABLES
from pipelines.records.pages import Capture, Document, Role
from pipelines.records.spans import Span

INT32 = 2**31 - 1
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=8),
    int: st.integers(0, INT32),
    float: st.floats(allow_nan=False),
    bool: st.booleans(),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    Span: st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda p: Span(min(p), max(p))),
}


def strategy(kind: Any) -> st.SearchStrategy[Any]:
    """Return arbitrary values of a type, records included."""
    if kind in PLAIN:
        return PLAIN[kind]
    origin, parts = get_origin(kind), get_args(kind)
    if origin in {types.UnionType, Union}:
        return st.one_of(st.none(), *(strategy(p) for p in parts if p is not type(None)))
    if origin is tuple and parts[-1] is Ellipsis:
        return st.lists(strategy(parts[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(strategy, parts))
    if issubclass(kind, StrEnum):
        return st.sampled_from(kind)
    assert is_dataclass(kind)
    hints = get_type_hints(kind)
    values = {name: strategy(hint) for name, hint in hints.items()}
    if "spans" in values:
        values["spans"] = st.lists(PLAIN[Span], min_size=1, max_size=2).map(_in_order)
    return st.builds(kind, **values)


def _in_order(spans: list[Span]) -> tuple[Span, ...]:
    ends = sorted(end for span in spans for end in (span.start, span.end))
    return tuple(Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=True))


by_name = pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)


@by_name
@given(data=st.data())
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
def test_a_record_comes_back_equal_from_a_parquet_file(
    table: Table, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    records = data.draw(st.lists(strategy(table.record), min_size=1, max_size=3))
    path: Path = tmp_path_factory.mktemp("rows") / "one.parquet"
    pq.write_table(pa.Table.from_batches([to_batch(table, records)]), path)
    assert from_batch(table, pq.read_table(path, partitioning=None)) == records


@by_name
def test_every_field_of_a_record_has_a_column(table: Table) -> None:
    kept = {(about(c, "of") or c.name).split(".")[0] for c in table.columns} - {OF_THE_RUN}
    assert {field.name for field in fields(table.record)} <= kept


@by_name
def test_every_field_of_a_nested_record_has_a_column(table: Table) -> None:
    hints = get_type_hints(table.record)
    nested = [(hints[c.name], c.type) for c in table.columns if c.name in hints]
    while nested:
        hint, kind = nested.pop()
        if pa.types.is_list(kind):
            nested.append((get_args(hint)[0], kind.value_type))
        elif pa.types.is_struct(kind) and get_origin(hint) is not tuple:
            part = next((p for p in get_args(hint) if p is not type(None)), hint)
            assert [field.name for field in fields(part)] == [field.name for field in kind]
            nested += zip(
                get_type_hints(part).values(), [field.type for field in kind], strict=True
            )


@by_name
def test_the_columns_of_a_key_stand_in_the_table(table: Table) -> None:
    assert {*table.key, table.subject} <= set(table.schema.names)


def page(text: str) -> Document:
    return Document(url="https://a.example/", url_key="a.example", text=text, body=Span(0, 0))


def test_half_a_character_is_replaced_by_one_so_that_spans_still_hold() -> None:
    row = to_row(page("caf\ud800é — 😀"))
    assert row["text"] == "caf�é — 😀"


def test_a_column_that_an_older_file_lacks_takes_the_field_default() -> None:
    row = to_row(page("words"))
    del row["authors"], row["is_sponsored"]
    assert from_row(TABLES["documents"], row) == page("words")


def test_a_record_that_no_table_holds_is_named() -> None:
    with pytest.raises(ValueError, match=r"Span: no table holds it \(tables hold Capture"):
        table_of(Span(0, 1))


def test_a_word_outside_a_closed_set_is_refused() -> None:
    capture = capture_of(page("x"))
    odd = replace(capture, role="visitor")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"role: 'visitor' is not allowed \(one of article, "):
        to_batch(TABLES["captures"], [odd])


def capture_of(document: Document) -> Capture:
    return Capture(
        run_id="r",
        role=Role.ARTICLE,
        url=document.url,
        final_url=document.url,
        url_key=document.url_key,
        fetched_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
