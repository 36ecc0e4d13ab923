"""Real crawls against loopback servers, each in a process of its own."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from pipelines.captures import WarcReader
from pipelines.engines.pool import WorkerPool
from pipelines.rebuild import rebuild_records
from pipelines.records.pages import Capture, Role
from tests.crawler.crawl_once import crawl_and_tell
from tests.crawler.fault_server import FaultServer

CRAWL_SECONDS = 240  # ends a hung test; no assertion hangs on it
HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PRELOAD = [
    "crawler.citing",
    "crawler.commands",
    "crawler.download_handlers",
    "crawler.jobs",
    "crawler.replay",
    "pipelines.datasets.store",
    "pipelines.dossiers",
    "pipelines.extraction",
    "scrapy.crawler",
]
"""Imported once, in the process from which every test crawl is forked."""
CHILD = os.environ | {"PYTHONPATH": str(ROOT)}
"""Environment of a crawl: this checkout's code, wherever the interpreter would look first."""
# No politeness towards loopback, and patience with a loaded machine: only what never answers times
# out, in crawls that say so.
QUICK: dict[str, Any] = {
    "ALLOWED_NETWORKS": ["127.0.0.1"],
    "DOWNLOAD_DELAY": 0,
    "DOWNLOAD_SLOTS": {},
    "AUTOTHROTTLE_ENABLED": False,
    "DOWNLOAD_TIMEOUT": 300,
    "RETRY_BACKOFF_SECONDS": 0,
    "LOG_LEVEL": "WARNING",
    "READ_WORKERS": -1,
}


@dataclass(frozen=True)
class Crawled:
    """What a crawl left behind."""

    run_id: str
    status: str
    counts: dict[str, int]
    data_dir: Path
    log: str
    reason: str | None = None

    @property
    def warc(self) -> Path:
        """The run's WARC file."""
        return self.data_dir / "captures" / f"{self.run_id}.warc.gz"

    @property
    def captures(self) -> list[Capture]:
        """Every capture of the run, in the order in which they settled, as the WARC has them."""
        return [capture for capture, _ in WarcReader(self.warc).captures()]

    @property
    def pages(self) -> dict[str, Capture]:
        """The captures by address asked for, robots.txt aside."""
        return {c.url: c for c in self.captures if c.role is not Role.ROBOTS}

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table."""
        import pyarrow.parquet as pq

        paths = sorted((self.data_dir / "tables" / table).rglob("*.parquet"))
        return [row for path in paths for row in pq.read_table(path).to_pylist()]

    def rebuilt(self) -> list[object]:
        """The records that the run's archive gives again."""

        async def records() -> list[object]:
            return [r async for r in rebuild_records(self.warc, WorkerPool(workers=0))]

        return asyncio.run(records())


def crawl_once(
    data_dir: Path,
    urls: Sequence[str] = (),
    *,
    server_port: int = 0,
    replay: Sequence[Path] = (),
    file: str = "",
    spider: str = "article",
    arguments: Mapping[str, str] | None = None,
    **settings: Any,
) -> Crawled:
    """Run a spider in a child process; `server_port` answers for every host name."""
    context = get_context("forkserver")
    context.set_forkserver_preload(PRELOAD)
    hears, says = context.Pipe(duplex=False)
    log = data_dir.parent / f"{data_dir.name}.log"
    given = given_to(data_dir, urls, server_port, replay=replay, file=file, settings=settings)
    given |= {"spider": spider, "arguments": dict(arguments or {})}
    child = context.Process(target=crawl_and_tell, args=(given, log, says))
    child.start()
    says.close()
    said = hears.recv() if hears.poll(CRAWL_SECONDS) else "the crawl did not end"
    if isinstance(said, str):
        child.kill()
        pytest.fail(f"{said}\n{log.read_text()}")
    child.join()
    return Crawled(**said, data_dir=data_dir, log=log.read_text())


def crawl_command(
    data_dir: Path, urls: Sequence[str] = (), *, server_port: int = 0, **settings: Any
) -> list[str]:
    """Return a shell's command that runs a crawl and prints what it came to."""
    given = given_to(data_dir, urls, server_port, settings=settings)
    return [sys.executable, str(HERE / "crawl_once.py"), json.dumps(given)]


def crawl_with_plain_scrapy(
    spider: str, data_dir: Path, server_port: int, *arguments: str
) -> subprocess.CompletedProcess[str]:
    """Run a spider by Scrapy's own command, with the settings of the project and a few of a test."""
    settings = {
        "DATA_DIR": str(data_dir),
        "HOST_MAP": json.dumps({"*": f"127.0.0.1:{server_port}"}),
        "ALLOWED_NETWORKS": "127.0.0.1",
        "ALLOWED_PORTS": str(server_port),
        "DOWNLOAD_DELAY": "0",
    }
    flags = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
    return run_command(
        [sys.executable, "-m", "scrapy", "crawl", spider, *arguments, *flags],
    )


def run_command(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run a crawl's command to its end, as a shell in this checkout would."""
    return subprocess.run(
        command,
        cwd=ROOT,
        env=CHILD,
        capture_output=True,
        text=True,
        timeout=CRAWL_SECONDS,
        check=False,
    )


def given_to(
    data_dir: Path,
    urls: Sequence[str] = (),
    server_port: int = 0,
    *,
    replay: Sequence[Path] = (),
    file: str = "",
    settings: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return what a child process is told about the crawl that it shall run."""
    server = f"127.0.0.1:{server_port}"
    mapped = {"HOST_MAP": {"*": server}, "ALLOWED_PORTS": [server_port]}
    return {
        "spider": "article",
        "arguments": {},
        "data_dir": str(data_dir),
        "urls": list(urls),
        "file": file,
        "replay": [str(path) for path in replay],
        "settings": QUICK | (mapped if server_port else {}) | dict(settings or {}),
    }


@pytest.fixture(scope="module")
def fault_server() -> Iterator[FaultServer]:
    """A server that no other module has asked anything: it counts, and answers by the count."""
    with FaultServer() as server:
        yield server
