"""What share of a crawl goes into its tables: CPU time of the store beside that of all processes.

    python -m benchmarks.tables_crawl [ARTICLES]

A crawl of the made-up site as users run it: WARC, tables and every check, readers in processes of
their own. With URLs instead of a number it is the crawl itself, and prints what it took as JSON.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import chain
from benchmarks.chain_crawl import QUICK
from benchmarks.site import page_path

WORK = ("append", "flush", "close")
"""What a crawl asks of its store."""


class Share:
    """CPU seconds of this thread inside the store, however its methods call each other."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._depth = 0

    def watch(self, store: type) -> None:
        """Count what a store's methods take."""
        for name in WORK:
            setattr(store, name, self._counted(getattr(store, name)))

    def _counted(self, work: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: object) -> object:
            if self._depth:
                return work(*args)
            self._depth += 1
            start = time.thread_time()
            try:
                return work(*args)
            finally:
                self.seconds += time.thread_time() - start
                self._depth -= 1

        return counted


def children_seconds() -> float:
    """Return the CPU seconds of this process's children, and of those they waited for."""
    tick, total = os.sysconf("SC_CLK_TCK"), 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended meanwhile
        if int(fields[1]) == os.getpid():
            total += sum(map(int, fields[11:15]))
    return total / tick


def crawl(urls: list[str]) -> None:
    """Crawl, and print seconds of CPU and rows as JSON."""
    from crawler.jobs import run_crawl
    from pipelines.datasets.store import Store

    share = Share()
    share.watch(Store)
    port = int(urls[0].split("/")[2].partition(":")[2])
    start = time.perf_counter()
    run = run_crawl(
        "article",
        data_dir=Path(os.environ["BENCH_DATA"]),
        urls=urls,
        settings_overrides=QUICK | {"ALLOWED_PORTS": [port]},
    )
    said = {
        "tables": share.seconds,
        "crawler": time.process_time(),
        "readers": children_seconds(),
        "wall": time.perf_counter() - start,
        "rows": sum(count for name, count in run.counts if name.startswith("records/")),
        "checks": run.count("records/checks"),
        "pages": run.count("captures/article") + run.count("captures/source"),
    }
    print(json.dumps(said))


def report(articles: int) -> None:
    """Serve the site, crawl it in a process of its own, and print the share."""
    command = [sys.executable, "-m", "benchmarks.tables_crawl"]
    chain.ARTICLES = articles
    with chain.served_site() as root, tempfile.TemporaryDirectory() as folder:
        os.environ["BENCH_DATA"] = folder
        said = chain.measured([*command, *(root + page_path(n) for n in range(articles))])
    total = said["crawler"] + said["readers"]
    print(
        f"a crawl of {said['pages']:.0f} pages, {said['checks']:.0f} checks:"
        f" {said['rows']:,.0f} rows in all (CPU time)"
    )
    print(f"  writing tables             {said['tables']:8.2f} s  {said['tables'] / total:7.1%}")
    print(f"  the crawl's main process   {said['crawler']:8.2f} s")
    print(f"  the readers' processes     {said['readers']:8.2f} s")
    print(
        f"  wall time, beside others   {said['wall']:8.2f} s  {said['tables'] / said['wall']:7.1%}"
    )


if __name__ == "__main__":
    if sys.argv[1:] and not sys.argv[1].isdigit():
        crawl(sys.argv[1:])
    else:
        report(int(sys.argv[1]) if sys.argv[1:] else 30)
