"""Thousands of pages, a fifth of them faults: is any lost, doubled, or memory or a file leaked?

Run as `python -m benchmarks.soak [PAGES]`; it ends with 1 if anything was lost, doubled or leaked.
"""

import os
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.crawler.fault_server import FAULTS, FaultServer

PAGES = 5000
FAULTY_SHARE = 0.2
HOSTS = 40
SAMPLE_SECONDS = 0.5
GROWTH_MB = 30
"""Growth of the crawler between a third and nine tenths of the way that still counts as flat."""

# Faults that a busy crawl meets; those that wait for a timeout are one in ten of them.
SLOW_FAULTS = ["silent", "drip", "endless"]
_LEFT_OUT = {"plain", "robotssilent", "waits", "robotswaits", *SLOW_FAULTS}
_LEFT_OUT |= {"heavy", "citing", "citinghosts", "leading"}  # too much, and pages of their own
QUICK_FAULTS = [name for name in FAULTS if name not in _LEFT_OUT]
SETTINGS: dict[str, Any] = {
    "ALLOWED_NETWORKS": ["127.0.0.1"],
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": False,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
    "DOWNLOAD_TIMEOUT": 3,
    "DOWNLOAD_MAXSIZE": 2**20,
    "DECODED_MAXSIZE": 2**20,
    "RETRY_BACKOFF_SECONDS": 0,
    "HOST_PATIENCE": 0,
    "LOG_LEVEL": "ERROR",
}


def addresses(pages: int) -> list[str]:
    """Return the pages to ask for: every fifth is a fault."""
    every = round(1 / FAULTY_SHARE)
    return [f"http://{_fault(n, every)}.h{n % HOSTS}.example/page-{n}" for n in range(pages)]


def _fault(number: int, every: int) -> str:
    turn, rest = divmod(number, every)
    if rest:
        return "plain"
    slow = turn % 10 == 0
    faults = SLOW_FAULTS if slow else QUICK_FAULTS
    return faults[(turn // 10 if slow else turn) % len(faults)]


class Watch:
    """Memory and open files of this process, sampled while a `with` block lasts."""

    def __init__(self) -> None:
        self.samples: list[tuple[int, int]] = []
        self._done = threading.Event()

    def __enter__(self) -> "Watch":
        threading.Thread(target=self._look, daemon=True).start()
        return self

    def __exit__(self, *failure: object) -> None:
        self._done.set()

    def _look(self) -> None:
        page_kb = os.sysconf("SC_PAGE_SIZE") // 1024
        while not self._done.wait(SAMPLE_SECONDS):
            resident = int(Path("/proc/self/statm").read_text().split()[1]) * page_kb // 1024
            self.samples.append((resident, open_files()))


def open_files() -> int:
    """Return how many files this process holds open."""
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def main() -> int:
    """Crawl, compare what was asked with what the tables hold, print, and judge."""
    urls = addresses(int(sys.argv[1]) if len(sys.argv) > 1 else PAGES)
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        files_before = open_files()
        samples, run = crawl(urls, Path(folder))
        seconds = time.monotonic() - began
        rows = captured(Path(folder))
    asked, settled = Counter(urls), Counter(url for url, _ in rows)
    lost = sum((asked - settled).values())
    doubled = sum((settled - asked).values())
    third, late, end = samples[len(samples) // 3], samples[len(samples) * 9 // 10], samples[-1]
    print(f"{len(urls)} pages, {FAULTY_SHARE:.0%} faults: {run.status} in {seconds:.0f} s")
    print(f"pages lost {lost}, rows doubled {doubled}")
    print(
        f"memory {third[0]} MB at a third, {late[0]} MB at nine tenths,"
        f" {end[0]} MB after the tables were written"
    )
    most = max(files for _, files in samples)
    print(f"open files {files_before} before, at most {most}, {end[1]} at the end")
    for reason, count in Counter(why or "read" for _, why in rows).most_common():
        print(f"  {reason:20} {count}")
    return int(bool(lost or doubled or late[0] - third[0] > GROWTH_MB))


def crawl(urls: list[str], folder: Path) -> tuple[list[tuple[int, int]], Any]:
    """Crawl the pages from a fault server in a process of its own."""
    from crawler.jobs import run_crawl

    listed = folder / "list.txt"
    listed.write_text("\n".join(urls))
    port = serve_aside()
    with Watch() as watch:
        run = run_crawl(
            "article",
            data_dir=folder,
            file=str(listed),
            settings_overrides=SETTINGS
            | {"HOST_MAP": {"*": f"127.0.0.1:{port}"}, "ALLOWED_PORTS": [port]},
        )
    return watch.samples, run


def serve_aside() -> int:
    """Start the fault server in a child process that ends with this one; return its port."""
    reading, writing = os.pipe()
    if os.fork() == 0:
        parent = os.getppid()
        with FaultServer() as server:
            os.write(writing, str(server.port).encode())
            while os.getppid() == parent:
                time.sleep(0.5)
        os._exit(0)
    os.close(writing)
    port = int(os.read(reading, 20))
    os.close(reading)
    return port


def captured(folder: Path) -> list[tuple[str, str | None]]:
    """Return address and reason of every captured page, robots.txt aside."""
    import pyarrow.parquet as pq

    rows: list[tuple[str, str | None]] = []
    for path in (folder / "tables" / "captures").rglob("*.parquet"):
        table = pq.read_table(path, columns=["url", "unread", "role"]).to_pylist()
        rows += [(row["url"], row["unread"]) for row in table if row["role"] != "robots"]
    return rows


if __name__ == "__main__":
    sys.exit(main())
