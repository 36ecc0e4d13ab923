"""`doctor`, `compact`, `forget`: the care of the data folder."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from crawler.commands.tables import DataDir
from crawler.commands.terminal import say, stop
from crawler.exit_codes import ExitCode

T = TypeVar("T")


def doctor(data: DataDir = Path("data")) -> None:
    """Verify that every file is whole and every row leads to bytes that match their digest.

    Example: sourcecheck doctor
    """
    from pipelines.datasets.doctor import examine

    seen = examine(data)
    for finding in seen.findings:
        say(str(finding))
    looked = ", ".join(f"{number} {what}" for what, number in seen.counts.items())
    say(f"{len(seen.findings)} findings; examined {looked or 'nothing'}")
    raise typer.Exit(ExitCode.FINDINGS if seen.findings else ExitCode.DONE)


def compact(data: DataDir = Path("data")) -> None:
    """Join a day's small table files into few; no reader sees less or double at any moment.

    Example: sourcecheck compact
    """
    from pipelines.datasets.compaction import compact as compact_days

    done, faults = _under_lock(data, lambda: compact_days(data))
    for fault in faults:
        say(str(fault))
    for day in done:
        say(f"{day.folder}: {day.files_before} files to {day.files_after}, {day.rows} rows")
    say(f"{len(done)} days compacted")


def forget(
    before: Annotated[str, typer.Argument(metavar="YYYY-MM-DD", help="First day to keep.")],
    data: DataDir = Path("data"),
    is_sure: Annotated[bool, typer.Option("--yes", help="Do it; otherwise only say what.")] = False,
) -> None:
    """Take away rows and captures that nothing of a day or later leans on.

    Example: sourcecheck forget 2025-01-01
    """
    from pipelines.datasets.retention import forget as forget_before
    from pipelines.datasets.retention import plan

    try:
        day = date.fromisoformat(before)
    except ValueError:
        raise typer.BadParameter(f"{before}: give a day as YYYY-MM-DD") from None
    work = forget_before if is_sure else plan
    try:
        gone = _under_lock(data, lambda: work(data, day))
    except ValueError as fault:
        stop(str(fault), ExitCode.FAILED)
    rows = ", ".join(f"{number} {table}" for table, number in gone.rows.items())
    size = f"{len(gone.captures)} archives, {gone.bytes_freed} bytes"
    say(f"{'gone' if is_sure else 'would go (add --yes)'}: {rows}; {size}")


def _under_lock(data: Path, work: Callable[[], T]) -> T:
    from pipelines.runs import RunLockedError, new_run_id, run_lock

    now = datetime.now(UTC)
    try:
        with run_lock(data, new_run_id(now), now=now):
            return work()
    except RunLockedError as fault:
        stop(str(fault), ExitCode.LOCKED)
