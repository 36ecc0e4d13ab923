"""`ledger`, `runs`, `tables`: what was found, what happened, and what every column means."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from crawler.commands.terminal import print_json, print_table, safe, say

DataDir = Annotated[
    Path, typer.Option("--data", envvar="SOURCECHECK_DATA", help="Where output lies.")
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON lines for machines.")]


def runs(data: DataDir = Path("data"), as_json: AsJson = False) -> None:
    """Say what each run did: when, how it ended, what it captured, read and checked.

    Example: sourcecheck runs
    """
    from pipelines.runs import read_manifests

    found, faults = read_manifests(data)
    for fault in faults:
        say(fault)
    if as_json:
        print_json(asdict(run) | {"counts": dict(run.counts)} for run in found)
        return
    columns = {"run": 26, "command": 9, "started": 16, "seconds": 7, "status": 8, "counts": 20}
    print_table(
        f"{len(found)} runs in {data}",
        columns,
        (
            (
                run.run_id,
                run.command,
                f"{run.started_at:%Y-%m-%d %H:%M}",
                _seconds(run.started_at, run.finished_at),
                f"{run.status}{': ' + safe(run.reason) if run.reason else ''}",
                ", ".join(f"{name} {count}" for name, count in run.counts),
            )
            for run in found
        ),
    )


def _seconds(start: datetime, end: datetime | None) -> str:
    return f"{(end - start).total_seconds():.1f}" if end else ""


def tables(
    name: Annotated[str, typer.Argument(help="One table; all when left out.")] = "",
    as_json: AsJson = False,
) -> None:
    """Explain the tables: grain, columns, units, allowed values (the data dictionary).

    Example: sourcecheck tables checks
    """
    from pipelines.datasets.dictionary import entries
    from pipelines.datasets.schemas import TABLES

    if name and name not in TABLES:
        raise typer.BadParameter(f"{name}: no such table; there are {', '.join(TABLES)}")
    wanted = [TABLES[name]] if name else list(TABLES.values())
    if as_json:
        print_json(asdict(entry) for table in wanted for entry in entries(table))
        return
    for table in wanted:
        columns = {"column": 20, "type": 10, "meaning": 40, "values": 20}
        rows: Iterable[tuple[str, ...]] = (
            (
                entry.column,
                entry.kind,
                f"{entry.about}{f' ({entry.unit})' if entry.unit else ''}",
                " ".join(entry.values),
            )
            for entry in entries(table)
        )
        print_table(f"{table.name}: {table.grain}", columns, rows)
