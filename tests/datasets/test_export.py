"""Exports say what the tables say, and text from pages stays text."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow as pa
import pytest

from pipelines.datasets.export import MAX_CELL, export, unarmed, write_csv
from pipelines.datasets.ledger import LedgerRow
from pipelines.datasets.rows import to_batch
from pipelines.datasets.schemas import LEDGER

DAY = date(2026, 11, 20)


def table(*rows: LedgerRow) -> pa.Table:
    return pa.Table.from_batches([to_batch(LEDGER, rows)])


@pytest.mark.parametrize("ending", ["csv", "xlsx", "jsonl", "parquet"])
def test_an_export_holds_the_same_words_numbers_and_times(
    tmp_path: Path, row: LedgerRow, ending: str
) -> None:
    target = tmp_path / f"ledger.{ending}"
    export(table(row), target)
    read = {
        "csv": pd.read_csv,
        "xlsx": pd.read_excel,
        "jsonl": lambda path: pd.read_json(path, lines=True),
        "parquet": pd.read_parquet,
    }[ending]
    found = read(target).iloc[0]
    assert found["claim"] == row.claim
    assert found["support"] == row.support
    assert found["verdict"] == "refuted"
    assert str(pd.Timestamp(found["published_at"]))[:16] == "2026-11-20 12:00"


ARMED = [
    "=1+1",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    " =1",
    '"=1',
    "＝1",
    "x;=1+1",
    "a\n-2",
    "=cmd|' /C'!A0",
]


@pytest.mark.parametrize("text", ARMED)
def test_no_cell_of_a_csv_file_begins_with_a_formula(text: str, row: LedgerRow) -> None:
    stream = io.StringIO()
    write_csv(table(replace(row, claim=text)), stream)
    stream.seek(0)
    (cells,) = csv.DictReader(stream)
    for part in cells["claim"].replace("\t", ";").replace("\n", ";").split(";"):
        assert not part.lstrip(' "').startswith(("=", "+", "-", "@", "＝"))


@pytest.mark.parametrize("text", ["well-known", "2 - 1 = 1", "a; b", "“-3 %”"])
def test_harmless_text_is_left_alone(text: str) -> None:
    assert unarmed(text) == text


@pytest.mark.parametrize("text", [*ARMED, "https://evil.example/", "{=1}", "\x00\x1b[31m\ufffe"])
def test_a_workbook_holds_text_as_text(tmp_path: Path, row: LedgerRow, text: str) -> None:
    target = tmp_path / "ledger.xlsx"
    export(table(replace(row, claim=text)), target)
    sheet = openpyxl.load_workbook(target)["rows"]
    place = [cell.value for cell in sheet[1]].index("claim") + 1
    cell = sheet.cell(2, place)
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    if text.isprintable():
        assert cell.value == text


def test_a_workbook_explains_its_columns(tmp_path: Path, row: LedgerRow) -> None:
    export(table(row), tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["columns"]
    assert {cell.value for cell in sheet["A"]} >= set(LEDGER.schema.names)


def test_a_cell_longer_than_a_workbook_allows_is_cut_with_a_mark(
    tmp_path: Path, row: LedgerRow
) -> None:
    export(table(replace(row, claim="x" * (MAX_CELL + 5))), tmp_path / "a.xlsx")
    claim = pd.read_excel(tmp_path / "a.xlsx").loc[0, "claim"]
    assert len(claim) == MAX_CELL
    assert claim.endswith("…")


def test_a_day_before_spreadsheets_count_is_text(tmp_path: Path, row: LedgerRow) -> None:
    export(table(replace(row, first_date=date(1859, 11, 24))), tmp_path / "a.xlsx")
    assert pd.read_excel(tmp_path / "a.xlsx").loc[0, "first_date"] == "1859-11-24"


def test_a_number_that_json_lacks_is_null(tmp_path: Path, row: LedgerRow) -> None:
    export(table(replace(row, value=float("inf"))), tmp_path / "a.jsonl")
    assert json.loads((tmp_path / "a.jsonl").read_text("utf-8"))["value"] is None


def test_an_unknown_ending_is_refused_with_those_allowed(tmp_path: Path, row: LedgerRow) -> None:
    with pytest.raises(ValueError, match=r"a\.ods: unknown ending \(allowed: \.csv, \.xlsx"):
        export(table(row), tmp_path / "a.ods")
    assert list(tmp_path.glob("*.ods")) == []


def test_too_many_rows_for_a_worksheet_are_refused_with_the_cure(
    tmp_path: Path, row: LedgerRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.datasets.export.MAX_SHEET", 1)
    with pytest.raises(ValueError, match=r"2 rows: a worksheet holds 1; filter them, or write"):
        export(table(row, row), tmp_path / "a.xlsx")
    assert list(tmp_path.glob("*a.xlsx*")) == []
