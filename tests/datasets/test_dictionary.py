"""The data dictionary says something of every column, and its page is the one in docs/."""

from pathlib import Path

import pytest

from pipelines.datasets.columns import Table
from pipelines.datasets.dictionary import entries, to_markdown
from pipelines.datasets.schemas import TABLES

PAGE = Path(__file__).parents[2] / "docs" / "tables.md"
by_name = pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)


@by_name
def test_every_column_is_described_in_a_sentence(table: Table) -> None:
    for entry in entries(table):
        assert entry.about.endswith("."), entry.column


@by_name
def test_a_category_lists_the_words_that_it_allows(table: Table) -> None:
    assert [entry.column for entry in entries(table) if entry.kind == "category"] == [
        entry.column for entry in entries(table) if entry.kind == "category" and entry.values
    ]


def test_two_columns_with_one_name_have_one_type() -> None:
    kinds: dict[str, set[str]] = {}
    for table in TABLES.values():
        for field in table.columns:
            kinds.setdefault(field.name, set()).add(str(field.type))
    assert {name: found for name, found in kinds.items() if len(found) > 1} == {}


def test_the_page_in_docs_is_generated() -> None:
    cure = "python -m pipelines.datasets.dictionary > docs/tables.md"
    assert PAGE.read_text("utf-8") == to_markdown(), f"docs/tables.md is stale: {cure}"
