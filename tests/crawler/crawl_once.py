"""Run one crawl in a process of its own and say what it came to."""

import json
import os
import sys
import traceback
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy.crawler import Crawler

from pipelines.records.pages import Capture


def crawl(given: dict[str, Any]) -> dict[str, Any]:
    """Run the crawl that the arguments describe; return its run id, status and counts."""
    from crawler.jobs import run_crawl

    run = run_crawl(
        given["spider"],
        data_dir=Path(given["data_dir"]),
        urls=given["urls"],
        file=given["file"],
        replay=[Path(path) for path in given["replay"]],
        settings_overrides=given["settings"],
        **given["arguments"],
    )
    return {
        "run_id": run.run_id,
        "status": run.status,
        "counts": dict(run.counts),
        "reason": run.reason,
    }


class Spoiler:
    """An item pipeline that makes one record unfit for its table."""

    def process_item(self, item: Any) -> Any:
        """Give the page of one host a status of eleven digits."""
        is_one = (
            isinstance(item, Capture) and item.url.endswith("latin.example/unfit") and item.status
        )
        return replace(item, status=99_999_999_999) if is_one else item


class WaitWitness:
    """An item pipeline that counts how long the host of each page is left in peace at the least."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Watch the downloader of this crawl."""
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        """Note the wait in force when a page has come, in milliseconds."""
        if isinstance(item, Capture):
            slot = self._crawler.engine.downloader.slots.get(urlsplit(item.url).hostname)
            wait = slot.delay * (1 - slot.jitter) if slot else 0
            self._crawler.stats.set_value(f"hosts/wait/{item.url}", round(wait * 1000))
        return item


def crawl_and_tell(given: dict[str, Any], log: Path, said: Connection) -> None:
    """Run a crawl with stderr in a file, and send what it came to, or the words of its fault."""
    os.dup2(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644), 2)
    try:
        said.send(crawl(given))
    except BaseException:  # noqa: BLE001 - whatever it was, the test must see it
        said.send(traceback.format_exc())


if __name__ == "__main__":
    sys.stdout.write(json.dumps(crawl(json.loads(sys.argv[1]))))
