"""`rebuild`: the tables made again from stored bytes, without any network."""

import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crawler.commands.tables import DataDir
from crawler.commands.terminal import say, stop
from crawler.exit_codes import ExitCode

if TYPE_CHECKING:
    from pipelines.runs import Run

Archives = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[FILE.warc.gz]...", help="Archives; all of the data folder if none."),
]


def rebuild(archives: Archives = None, data: DataDir = Path("data")) -> None:
    """Make the tables again from the stored bytes, by today's rules, without any network.

    Rows that stand in the tables already are left as they are.

    Example: sourcecheck rebuild --data data
    """
    from pipelines.runs import RunLockedError, new_run_id, run_lock

    found = archives or sorted((data / "captures").glob("*.warc.gz"))
    if not found:
        stop(f"{data / 'captures'}: holds no archive; crawl first, or name one", ExitCode.USAGE)
    for path in found:
        if not path.is_file():
            stop(f"{path}: no such archive", ExitCode.USAGE)
    now = datetime.now(UTC)
    run_id = new_run_id(now)
    try:
        with run_lock(data, run_id, now=now):
            run = _rebuild(found, data, run_id, now)
    except RunLockedError as fault:
        stop(str(fault), ExitCode.LOCKED)
    except OSError as fault:
        stop(f"{data}: cannot be written or read ({fault})", ExitCode.FAILED)
    made = [f"{name.removeprefix('records/')} {count}" for name, count in run.counts]
    words = ", ".join(made) or "nothing to read"
    say(f"{run.status}: {words}; run {run_id}, tables in {data / 'tables'}")
    raise typer.Exit(run.exit_code or ExitCode.DONE)


def _rebuild(archives: list[Path], data: Path, run_id: str, now: datetime) -> "Run":
    import asyncio

    from pipelines.datasets.store import Store, recover
    from pipelines.runs import Run, RunStatus, write_manifest

    recover(data)
    counts: Counter[str] = Counter()
    for path in archives:
        asyncio.run(_rebuild_one(path, data, counts))
    is_empty = not counts["records/documents"]
    run = Run(
        run_id=run_id,
        command="rebuild",
        arguments=tuple(map(str, archives)),
        started_at=now,
        finished_at=datetime.now(UTC),
        status=RunStatus.BELOW_FLOOR if is_empty else RunStatus.DONE,
        exit_code=ExitCode.BELOW_FLOOR if is_empty else ExitCode.DONE,
        reason="no page could be read" if is_empty else None,
        counts=tuple(sorted(counts.items())),
    )
    write_manifest(data, run)
    with Store(data, run_id, now.date()) as store:
        store.append(run)
    return run


async def _rebuild_one(path: Path, data: Path, counts: Counter[str]) -> None:
    """Bring one archive's records into the tables, as rows of the run that wrote it."""
    from pipelines.datasets.store import Store
    from pipelines.engines.pool import WorkerPool
    from pipelines.engines.tasks import PRELOAD
    from pipelines.rebuild import rebuild_records
    from pipelines.records.pages import Capture
    from pipelines.runs import day_of_run

    pool = WorkerPool(workers=os.cpu_count() or 1, preload=PRELOAD)
    store: Store | None = None
    try:
        async for record in rebuild_records(path, pool):
            if store is None:
                assert isinstance(record, Capture)  # noqa: S101 - a capture comes first
                began = day_of_run(record.run_id) or record.fetched_at.date()
                store = Store(data, record.run_id, began)
            counts[f"records/{store.append(record)}"] += 1
    finally:
        pool.close()
        if store is not None:
            store.close()
