"""Kill a real crawl with SIGKILL, resume it, and say what its tables hold."""

import json
import os
import re
import signal
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from pipelines.captures import WarcReader
from tests.crawler.conftest import CRAWL_SECONDS, PRELOAD, crawl_once, given_to
from tests.crawler.crawl_once import crawl

RUN_ID = "20260514T093000000Z-0c0ffe"
ARTICLES = (
    "https://www.millbrookcourier.example/news/2026/05/13/harbour-car-park-stays-free",
    "https://www.tidewaterreview.example/features/the-sea-keeps-its-own-calendar",
)

# columns that name the run, its moments or its bytes: "article_fetched_at", "source_warc_offset"
_OF_THE_RUN = re.compile(r"run_id|capture|fetched|warc|archived")
TABLES = ("captures", "documents", "citations", "claims", "checks", "docket", "ledger")

Content = dict[str, Counter[str]]


@dataclass(frozen=True)
class Point:
    """A place in the code, and the call of it at which the process dies."""

    place: str
    """Module and name, such as `pipelines.captures:WarcWriter.write_exchange`."""
    call: int = 1
    when: str = "after"
    """before or after the call, or torn: with half of what it writes written."""

    def __str__(self) -> str:
        return f"{self.when} call {self.call} of {self.place}"


POINTS = (
    Point("crawler.run_keeper:write_manifest", 1, "before"),
    Point("crawler.run_keeper:write_manifest", 1),
    Point("pipelines.captures:WarcWriter._write_info"),
    Point("pipelines.captures:WarcWriter.write_exchange", 1, "before"),
    Point("pipelines.captures:WarcWriter.write_exchange", 1),
    Point("pipelines.captures:WarcWriter.write_exchange", 6),
    Point("pipelines.captures:WarcWriter._append_request", 4, "before"),
    Point("pipelines.captures:WarcWriter.write_capture", 5, "before"),
    Point("pipelines.captures:WarcWriter.write_capture", 5),
    Point("pipelines.captures:WarcWriter._append", 2, "torn"),
    Point("pipelines.captures:WarcWriter._append", 9, "torn"),
    Point("pipelines.captures:WarcWriter._append", 20, "torn"),
    Point("pipelines.datasets.store:write_crawl_date"),
    Point("pipelines.datasets.journal:Stream.flush", 4),
    Point("pipelines.datasets.store:settle", 1, "before"),
    Point("pipelines.datasets.store:_settle_table", 1, "before"),
    Point("pipelines.datasets.store:_settle_table", 1),
    Point("pipelines.datasets.store:_settle_table", 4),
    Point("pipelines.datasets.store:_settle_table", 7),
    Point("pipelines.datasets.files:sync", 5, "before"),
    Point("pipelines.datasets.files:sync", 8),
    Point("shutil:rmtree", 1, "before"),
    Point("shutil:rmtree", 1),
    Point("crawler.run_keeper:write_manifest", 2, "before"),
    Point("crawler.run_keeper:write_manifest", 2),
)
"""Every step at which something reaches the disk."""


def crawl_until(given: dict[str, Any], log: Path, point: Point | None) -> None:
    """Run a crawl in this process, which dies at the point."""
    os.dup2(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644), 2)
    if point is not None:
        _arm(point)
    crawl(given)


def killed_at(data_dir: Path, port: int, kill: Point | float) -> bool:
    """Crawl, or resume, until a point or for so many seconds; tell whether it was killed."""
    context = get_context("forkserver")
    context.set_forkserver_preload([*PRELOAD, "tests.crawler.killed_runs"])
    point = kill if isinstance(kill, Point) else None
    given = given_to(data_dir, ARTICLES, port, settings=_names_of(data_dir))
    log = data_dir.parent / f"{data_dir.name}.log"
    child = context.Process(target=crawl_until, args=(given, log, point))
    child.start()
    return _end(child, kill)


def _end(child: BaseProcess, kill: Point | float) -> bool:
    child.join(CRAWL_SECONDS if isinstance(kill, Point) else kill)
    is_alive = child.is_alive()
    if is_alive:
        child.kill()
        child.join()
    if isinstance(kill, Point) and is_alive:
        raise TimeoutError(f"the crawl neither ended nor came to its end: {kill}")
    return child.exitcode == -signal.SIGKILL


def finish(data_dir: Path, port: int) -> None:
    """Resume the run until it is done; one that is done already stays as it is."""
    if _status(data_dir) != "done":
        crawled = crawl_once(data_dir, ARTICLES, server_port=port, **_names_of(data_dir))
        if crawled.status != "done":
            raise ValueError(f"{data_dir}: {crawled.status} ({crawled.reason})\n{crawled.log}")


def _names_of(data_dir: Path) -> dict[str, str]:
    """Return the settings that begin the run, or resume it when its manifest is there."""
    return {"RESUME" if _status(data_dir) else "RUN_ID": RUN_ID}


def _status(data_dir: Path) -> str | None:
    manifest = data_dir / "runs" / f"{RUN_ID}.json"
    if not manifest.exists():
        return None
    status: str = json.loads(manifest.read_text(encoding="utf-8"))["status"]
    return status


def content_of(data_dir: Path) -> Content:
    """Return every row of every table, but for what names the run, its moments and its bytes."""
    import pyarrow.parquet as pq

    content: Content = {}
    for table in TABLES:
        paths = sorted((data_dir / "tables" / table).rglob("*.parquet"))
        rows = [row for path in paths for row in pq.ParquetFile(path).read().to_pylist()]
        content[table] = Counter(_plain(row) for row in rows)
    return content


def _plain(row: dict[str, Any]) -> str:
    kept = {name: value for name, value in row.items() if not _OF_THE_RUN.search(name)}
    return json.dumps(kept, default=str, sort_keys=True)


def differences(before: Content, after: Content) -> list[str]:
    """Return what one content has more or less than the other, in a few words a table."""
    found = []
    for table in TABLES:
        lost, more = before[table] - after[table], after[table] - before[table]
        if lost or more:
            first = next(iter(lost or more))[:300]
            found.append(f"{table}: {lost.total()} lost, {more.total()} more; {first}")
    return found


def doubled_captures(data_dir: Path) -> int:
    """Return how many pages were settled more than once in the run's archive."""
    archive = data_dir / "captures" / f"{RUN_ID}.warc.gz"
    settled = Counter((c.role, c.url) for c in WarcReader(archive).settled())
    return sum(count - 1 for count in settled.values())


def damage(data_dir: Path) -> list[int]:
    """Return where the run's archive cannot be read."""
    reader = WarcReader(data_dir / "captures" / f"{RUN_ID}.warc.gz")
    for _ in reader.captures():
        pass
    return reader.damaged_at


def _arm(point: Point) -> None:
    """Let the process die when the point is reached."""
    module, _, path = point.place.partition(":")
    owner: Any = import_module(module)
    *above, name = path.split(".")
    for step in above:
        owner = getattr(owner, step)
    original: Callable[..., Any] = getattr(owner, name)
    calls = Counter[str]()

    def dying(*args: Any, **kwargs: Any) -> Any:
        calls["made"] += 1
        if calls["made"] != point.call:
            return original(*args, **kwargs)
        if point.when == "torn":
            args[0]._file = _Torn(args[0]._file)
        if point.when != "before":
            original(*args, **kwargs)
        _die()
        return None

    setattr(owner, name, dying)


class _Torn:
    """A file that takes half of what it is given, and then the process is gone."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def write(self, body: Sequence[int]) -> int:
        self._file.write(body[: len(body) // 2])
        _die()
        return 0


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(CRAWL_SECONDS)  # the signal comes before this ends
