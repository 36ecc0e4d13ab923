"""Cells of a page's tables → the row and column headers that each stands under."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from pipelines.markup.runs import Run

MAX_SPAN = 100  # columns or rows that one cell may claim; a larger claim is a mistake or an attack
MAX_COLUMNS = 200  # of a table that is read


@dataclass(frozen=True, slots=True)
class Cell:
    """What a table cell's value is of."""

    row_header: str | None
    column_header: str | None


def read_cells(runs: Sequence[Run]) -> dict[int, Cell]:
    """Return for each run in a table cell, by its `id()`, the headers of its row and column."""
    tables: dict[HtmlElement, list[tuple[Run, HtmlElement]]] = {}
    for run in runs:
        cell = _nearest(run.element, ("td", "th"))
        table = None if cell is None else _nearest(cell, ("table",))
        if cell is not None and table is not None:
            tables.setdefault(table, []).append((run, cell))
    found: dict[int, Cell] = {}
    for table, members in tables.items():
        headers = _headers(table)
        found.update((id(run), headers[cell]) for run, cell in members if cell in headers)
    return found


def _nearest(element: HtmlElement, tags: tuple[str, ...]) -> HtmlElement | None:
    return element if element.tag in tags else next(element.iterancestors(*tags), None)


def _headers(table: HtmlElement) -> dict[HtmlElement, Cell]:
    """Return the headers of each cell: the first cell of its row, the top cell of its column.

    Cells of the first row have no column header, cells of the first column no row header. A cell
    that spans rows keeps its columns taken in the rows below.
    """
    found: dict[HtmlElement, Cell] = {}
    tops: dict[int, str | None] = {}
    taken: dict[int, int] = {}
    for number, row in enumerate(_rows(table)):
        placed = list(_placed(row, taken))
        first = _words(placed[0][1]) if placed else None
        for column, cell in placed:
            is_first = cell is placed[0][1]
            found[cell] = Cell(
                row_header=None if is_first or number == 0 else first,
                column_header=tops.get(column) if number else None,
            )
        if number == 0:
            tops = {at: _words(cell) for column, cell in placed for at in _columns(column, cell)}
    return found


def _rows(table: HtmlElement) -> Iterable[HtmlElement]:
    """Yield the table's own rows, not those of a table inside it."""
    return (row for row in table.iter("tr") if next(row.iterancestors("table")) is table)


def _placed(row: HtmlElement, taken: dict[int, int]) -> Iterable[tuple[int, HtmlElement]]:
    """Yield each cell with its column, stepping over columns that cells above still hold."""
    column = 0
    held, now = dict(taken), {}
    for cell in row.iterchildren("td", "th"):
        while held.get(column, 0) > 0 and column < MAX_COLUMNS:
            column += 1
        yield column, cell
        rows_below = _claim(cell, "rowspan") - 1
        now.update(dict.fromkeys(_columns(column, cell), rows_below) if rows_below else {})
        column += _claim(cell, "colspan")
    taken.clear()
    taken.update({at: left - 1 for at, left in held.items() if left > 1} | now)


def _columns(column: int, cell: HtmlElement) -> range:
    return range(column, min(column + _claim(cell, "colspan"), MAX_COLUMNS))


def _claim(cell: HtmlElement, name: str) -> int:
    words = (cell.get(name) or "1").strip()
    return min(max(int(words), 1), MAX_SPAN) if words.isascii() and words.isdigit() else 1


def _words(cell: HtmlElement) -> str | None:
    return " ".join("".join(cell.itertext()).split()) or None
