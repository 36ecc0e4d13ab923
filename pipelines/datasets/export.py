"""Rows → CSV, XLSX, JSON lines or Parquet, in which foreign text can do nothing but be read."""

import csv
import json
import math
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, TextIO

import pyarrow as pa

from pipelines.datasets.columns import about
from pipelines.datasets.files import whole_file
from pipelines.datasets.parquet import WRITE_OPTIONS

ROWS_A_BATCH = 5_000
MAX_CELL = 32_767
"""Characters that a cell of a workbook holds."""

MAX_SHEET = 1_048_575
"""Rows of a worksheet under its heading."""

FIRST_SHEET_DAY = date(1900, 3, 1)
"""Earlier days are text: spreadsheets count a 29 February 1900 that never was."""

# A sign at a cell's start, also behind blanks or a mark, and also where a program set to another
# separator would begin a cell: `=1+1`, ` "@SUM(1)`, `words;-2+3`.
_FORMULA = re.compile(r"""(^|[;\t\n])([\s"']{0,8})(?=[=+\-@＝＋－＠])""")
# C0 controls but tab and line feed, and characters that XML forbids: NUL, escape, U+FFFE.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Format(StrEnum):
    """What an export can be, by the ending of its file's name."""

    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"
    PARQUET = "parquet"


def format_of(target: Path) -> Format:
    """Return the format that a file's name asks for.

    Raises:
        ValueError: The ending is none of ours.
    """
    try:
        return Format(target.suffix.removeprefix(".").lower())
    except ValueError:
        endings = ", ".join(f".{one}" for one in Format)
        raise ValueError(f"{target}: unknown ending (allowed: {endings})") from None


def export(rows: pa.Table, target: Path) -> None:
    """Write rows to a file, whole or not at all, in the format that its name asks for.

    Raises:
        ValueError: The name's ending is unknown, or a worksheet cannot hold so many rows.
    """
    wanted = format_of(target)
    with whole_file(target) as draft:
        if wanted is Format.XLSX:
            _write_workbook(rows, draft)
        elif wanted is Format.PARQUET:
            _write_parquet(rows, draft)
        else:
            # The mark at the start tells spreadsheets that the file is UTF-8.
            code = "utf-8-sig" if wanted is Format.CSV else "utf-8"
            with draft.open("w", encoding=code, newline="") as stream:
                (write_csv if wanted is Format.CSV else write_jsonl)(rows, stream)


def write_csv(rows: pa.Table, stream: TextIO) -> None:
    """Write rows as CSV (RFC 4180); lists are joined by "; ", no cell can become a formula."""
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(rows.column_names)
    for row in _rows(rows):
        writer.writerow([_cell(value) for value in row.values()])


def write_jsonl(rows: pa.Table, stream: TextIO) -> None:
    """Write one JSON object a row; times in ISO 8601, numbers that JSON lacks as null."""
    for row in _rows(rows):
        line = json.dumps(_json(row), ensure_ascii=False, allow_nan=False)
        stream.write(f"{line}\n")


def _write_parquet(rows: pa.Table, draft: Path) -> None:
    import pyarrow.parquet as pq

    pq.write_table(rows, draft, **WRITE_OPTIONS)


def _write_workbook(rows: pa.Table, draft: Path) -> None:
    import xlsxwriter

    if rows.num_rows > MAX_SHEET:
        raise ValueError(
            f"{rows.num_rows} rows: a worksheet holds {MAX_SHEET}; filter them, or write .csv"
        )
    options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd hh:mm:ss"}
    with xlsxwriter.Workbook(draft, options) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        head = book.add_format({"bold": True})
        _fill_sheet(book.add_worksheet("rows"), rows.column_names, _cells_of(rows), (head, day))
        words = (
            [field.name, about(field, "description"), about(field, "unit"), about(field, "values")]
            for field in rows.schema
        )
        titles = ["column", "what it says", "unit", "values"]
        _fill_sheet(book.add_worksheet("columns"), titles, words, (head, day))


def _fill_sheet(
    sheet: Any, titles: list[str], rows: Iterable[list[Any]], formats: tuple[Any, Any]
) -> None:
    head, day = formats
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(titles) - 1, 18)
    for place, title in enumerate(titles):
        sheet.write_string(0, place, title, head)
    count = 0
    for count, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            _fill_cell(sheet, (count, place), value, day)
    sheet.autofilter(0, 0, count, len(titles) - 1)


def _fill_cell(sheet: Any, place: tuple[int, int], value: Any, day: Any) -> None:
    """Write one cell by its type: text is always text, never a formula or a link."""
    if isinstance(value, bool):
        sheet.write_boolean(*place, value)
    elif isinstance(value, int | float):
        sheet.write_number(*place, value)
    elif isinstance(value, datetime):
        sheet.write_datetime(*place, value)
    elif isinstance(value, date):
        sheet.write_datetime(*place, value, day)
    elif value not in {None, ""}:
        sheet.write_string(*place, value)


def _cells_of(rows: pa.Table) -> Iterator[list[Any]]:
    for row in _rows(rows):
        yield [_sheet_value(value) for value in row.values()]


def _sheet_value(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, datetime):
        moment = value.astimezone(UTC).replace(tzinfo=None)
        return moment if moment.date() >= FIRST_SHEET_DAY else moment.isoformat()
    if isinstance(value, date):
        return value if value >= FIRST_SHEET_DAY else value.isoformat()
    if value is None or isinstance(value, bool | int | float):
        return value
    text = _printable(_text(value))
    return text if len(text) <= MAX_CELL else text[: MAX_CELL - 1] + "…"


def _cell(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return unarmed(_printable(_text(value)))


def unarmed(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: an apostrophe goes before the sign.

    >>> unarmed("=HYPERLINK(1)"), unarmed("2 - 1 = 1")
    ("'=HYPERLINK(1)", '2 - 1 = 1')
    """
    return _FORMULA.sub(r"\1\2'", text)


def _text(value: Any) -> str:
    if isinstance(value, list) and not any(isinstance(part, dict) for part in value):
        return "; ".join(map(str, value))
    if isinstance(value, list | dict):
        return json.dumps(_json(value), ensure_ascii=False)
    return str(value)


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _json(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _json(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_json(part) for part in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value.isoformat() if isinstance(value, date) else value


def _rows(rows: pa.Table) -> Iterator[dict[str, Any]]:
    for batch in rows.to_batches(max_chunksize=ROWS_A_BATCH):
        yield from batch.to_pylist()
