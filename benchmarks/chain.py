"""The whole chain beside plain Scrapy over the same pages, all on loopback; medians of 3 runs.

Each run is a process of its own; pages a second count everything from start-up to the last byte
written. `download` keeps nothing, `trafilatura` extracts in the item pipeline and keeps nothing,
`chain` keeps WARC and tables and checks every claim, `chain, no checks` leaves out the checking.
"""

import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.site import page_path

RUNS = int(os.environ.get("BENCH_RUNS", "3"))
ARTICLES = int(os.environ.get("BENCH_ARTICLES", "300"))


@contextmanager
def served_site() -> Iterator[str]:
    """Serve the made-up site from a process of its own; give its root."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "benchmarks.site", str(port), str(ARTICLES)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE)
    try:
        assert server.stdout is not None
        server.stdout.readline()
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def measured(command: list[str]) -> dict[str, float]:
    """Return what one run says of itself: pages, seconds, peak memory in MB."""
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    said: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return said


def rivals(root: str) -> dict[str, list[str]]:
    """Return the command of each contestant."""
    urls = [root + page_path(number) for number in range(ARTICLES)]
    plain = [sys.executable, "-m", "benchmarks.baseline_spiders"]
    chain = [sys.executable, "-m", "benchmarks.chain_crawl"]
    return {
        "trafilatura": [*plain, "trafilatura", *urls],
        "download": [*plain, "download", *urls],
        "chain": [*chain, "check", *urls],
        "chain, no checks": [*chain, "read", *urls],
        "chain, no checks, no WARC": [*chain, "read-no-warc", *urls],
    }


def main() -> None:
    """Print pages a second of each, and the ratio to Scrapy with trafilatura."""
    with served_site() as root, tempfile.TemporaryDirectory() as folder:
        os.environ["BENCH_DATA"] = folder
        results: dict[str, list[dict[str, float]]] = {name: [] for name in rivals(root)}
        for _ in range(RUNS):
            for name, command in rivals(root).items():
                results[name].append(measured(command))
    rates = {
        name: statistics.median(r["pages"] / r["seconds"] for r in runs)
        for name, runs in results.items()
    }
    for name, rate in rates.items():
        peak = max(r.get("peak_mb", 0) for r in results[name])
        pages = int(results[name][0]["pages"])
        memory = f", peak {peak:.0f} MB" if peak else ""
        ratio = rate / rates["trafilatura"]
        print(f"{name:28} {rate:6.1f} pages/s  {ratio:5.2f} x trafilatura  ({pages} pages{memory})")
    kept = rates["chain, no checks"] / rates["chain, no checks, no WARC"]
    print(f"WARC writing keeps {kept:.2f} of the speed")


if __name__ == "__main__":
    main()
