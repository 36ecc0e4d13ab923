"""One crawl of the product over the made-up site; prints pages, seconds and peak memory as JSON.

Run as `python -m benchmarks.chain_crawl check|read|read-no-warc URL...`.
"""

import json
import os
import resource
import sys
import time
from pathlib import Path
from typing import Any

QUICK: dict[str, Any] = {
    "ALLOWED_NETWORKS": ["127.0.0.0/8"],
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": False,
    "CONCURRENT_REQUESTS": 16,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
    "PAGES_PER_HOST": 0,
    "LOG_LEVEL": "WARNING",
}


def main() -> None:
    """Crawl, and print what it took."""
    work, urls = sys.argv[1], sys.argv[2:]
    began = time.perf_counter()
    from crawler.jobs import run_crawl
    from crawler.lean_arrow import keep_pandas_out

    keep_pandas_out()  # as the command line does
    port = int(urls[0].split("/")[2].partition(":")[2])
    settings = QUICK | {"ALLOWED_PORTS": [port]}
    if work != "check":
        leave_out_checks()
    if work == "read-no-warc":
        leave_out_warc()
    run = run_crawl(
        "article", data_dir=Path(os.environ["BENCH_DATA"]), urls=urls, settings_overrides=settings
    )
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pages = run.count("captures/article") + run.count("captures/source")
    print(json.dumps({"pages": pages, "seconds": seconds, "peak_mb": peak}))


def leave_out_checks() -> None:
    """Let dossiers pass unchecked."""
    from crawler.desk import Desk

    async def nothing(*_: object) -> list[object]:
        return []

    Desk.check = nothing  # type: ignore[method-assign]


def leave_out_warc() -> None:
    """Keep no bytes."""
    from pipelines.captures import WarcWriter

    WarcWriter._append = lambda *_: 0  # type: ignore[method-assign]


if __name__ == "__main__":
    main()
