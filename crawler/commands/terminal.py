"""What a person sees: tables and lines in which foreign text can do nothing but be read."""

import json
import re
import sys
from collections.abc import Iterable, Mapping
from typing import NoReturn

import typer

from crawler.exit_codes import ExitCode

# C0 and C1 controls, escape included; bidirectional overrides and isolates; line separators
_CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]+"
)

# how CI services are given orders by what a step prints: "::error file=a::", "##[error]"
_ORDER = re.compile(r":(?=:[A-Za-z])|#(?=#?\[)")


def safe(text: str | None, limit: int | None = None) -> str:
    r"""Return foreign text for a terminal: no control characters, one line, at most `limit` long.

    >>> safe("a\x1b[31mred\nline"), safe("::error::forged")
    ('a [31mred line', ': :error: :forged')
    """
    plain = _CONTROL.sub(" ", text or "").strip()
    plain = _ORDER.sub(r"\g<0> ", plain)
    plain = plain.encode("utf-8", "replace").decode()
    return plain if limit is None or len(plain) <= limit else plain[: limit - 1] + "…"


def print_table(title: str, columns: Mapping[str, int], rows: Iterable[Iterable[str]]) -> None:
    """Print rows under their columns on stdout, each column with its least width."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else 160, highlight=False)
    table = Table(
        title=Text(title, "table.title"), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False
    )
    for name, width in columns.items():
        table.add_column(name, min_width=width, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console.print(table)


def print_json(rows: Iterable[Mapping[str, object]]) -> None:
    """Print one JSON object a line on stdout; dates and digests as strings."""
    for row in rows:
        sys.stdout.write(json_text(row) + "\n")


def json_text(body: object, *, indent: int | None = None) -> str:
    """Return an object as JSON in which a CI service finds no order."""
    return json.dumps(body, default=str, indent=indent).replace("##[", "#\\u0023[")


def say(line: str) -> None:
    """Print one line for the person on stderr."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def stop(words: str, code: ExitCode) -> NoReturn:
    """End the command with a message on stderr."""
    say(words)
    raise typer.Exit(code)
