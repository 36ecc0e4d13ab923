"""A sheet of findings as a person or a program reads it on stdout."""

import sys
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from crawler.commands.terminal import json_text, safe
from pipelines.findings.formats import as_annotations, as_json, as_sarif
from pipelines.findings.lines import Line, Style, lines_of, plain
from pipelines.findings.sheet import Sheet

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

_LOOKS = {
    Style.PLAIN: "",
    Style.TITLE: "bold",
    Style.QUIET: "dim",
    Style.SERIOUS: "bold red",
    Style.MODERATE: "bold yellow",
    Style.UNSUPPORTED: "bold blue",
    Style.MINOR: "bold",
    Style.DROPPED: "red strike",
    Style.ADDED: "cyan underline",
}


def show_findings(sheet: Sheet, wanted: str) -> None:
    """Print a sheet on stdout as text, json, sarif or annotations."""
    if wanted == "text":
        _show_text(sheet)
        return
    sys.stdout.write(json_text(_body(sheet, wanted), indent=2) + "\n")


def _body(sheet: Sheet, wanted: str) -> dict[str, Any]:
    if wanted == "sarif":
        return as_sarif(sheet, version=version("sourcecheck"))
    return as_annotations(sheet) if wanted == "annotations" else as_json(sheet)


def _show_text(sheet: Sheet) -> None:
    """Print styled lines on a terminal, and plain ones with wdiff's signs elsewhere."""
    from rich.console import Console

    console = Console(highlight=False)
    if not console.is_terminal:
        for line in lines_of(sheet):
            sys.stdout.write(_safe_line(plain(line)) + "\n")
        return
    for line in lines_of(sheet, marks_differences=console.color_system is None):
        is_labelled = len(line) > 1 and line[0][0].startswith("  ")
        console.print(_hanging(line) if is_labelled else _styled(line))


def _hanging(line: Line) -> "Table":
    """Return a line whose further rows stand under its words, not under its label."""
    from rich.table import Table

    label = line[0][0]
    grid = Table.grid()
    grid.add_column(width=len(label), no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(_styled(line[:1]), _styled(line[1:]))
    return grid


def _safe_line(words: str) -> str:
    """Return foreign words without control characters, the spaces at their ends kept."""
    inner = words.strip(" ")
    lead = len(words) - len(words.lstrip(" "))
    tail = len(words) - lead - len(inner)
    return " " * lead + safe(inner) + " " * tail


def _styled(line: Line) -> "Text":
    from rich.text import Text

    text = Text()
    for words, style in line:
        text.append(_safe_line(words), style=_LOOKS[style])
    return text
