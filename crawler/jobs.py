"""Run a crawl in this process and say what it did."""

import importlib
import logging
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines.engines.forking import start_fork_server
from pipelines.engines.tasks import PRELOAD, READING
from pipelines.runs import Run

if TYPE_CHECKING:
    from twisted.python.failure import Failure

_PRELOAD = {"cited": READING}  # the command that asked for these pages checks them itself


def run_crawl(
    spider: str,
    *,
    data_dir: Path,
    urls: Sequence[str] = (),
    file: str = "",
    replay: Sequence[Path] = (),
    resume: str = "",
    given: Sequence[str] = (),
    settings_overrides: Mapping[str, Any] | None = None,
    **arguments: str,
) -> Run:
    """Run a spider to its end and return its run. A process can do this once.

    Args:
        spider: Name of the spider.
        data_dir: Where output goes.
        urls: Addresses of articles.
        file: File with addresses, or "-" for stdin.
        replay: WARC files that answer instead of the network.
        resume: Run to finish; its id stays.
        given: What a person gave beside, as NAME=VALUE, for whoever resumes the run.
        settings_overrides: Scrapy settings that go before all others.
        arguments: Further arguments of the spider.

    Raises:
        RunLocked: Another run writes to the data folder.
        ValueError: An argument or a setting is wrong.
    """
    overrides = settings_overrides or {}
    if int(overrides.get("READ_WORKERS", 0)) >= 0:
        # Now, so that it imports what workers need while this process imports Scrapy.
        start_fork_server(_PRELOAD.get(spider, PRELOAD))
    from scrapy.crawler import CrawlerProcess
    from scrapy.settings import Settings

    # When it is imported it reads the source of every caller: from deeper down, .17 s more.
    importlib.import_module("scrapy.core.downloader.contextfactory")
    from crawler.run_keeper import RunKeeper
    from crawler.spiders.article import listed_urls

    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    if file == "-":  # a resumed run cannot read it a second time
        urls, file = [*urls, *listed_urls(file)], ""
    asked = {"urls": " ".join(urls), "file": file, **arguments}
    settings.setdict(
        {
            "DATA_DIR": str(data_dir),
            "REPLAY_FILES": [str(path) for path in replay],
            "RUN_ARGUMENTS": [*urls, *_named({"file": file, **arguments}), *given],
            "RESUME": resume,
            **overrides,
        },
        priority="cmdline",
    )
    process = CrawlerProcess(settings)
    # Scrapy filters at the handler; below the level, a page would still make a dozen log records.
    logging.getLogger("scrapy").setLevel(settings["LOG_LEVEL"])
    crawler = process.create_crawler(spider)
    faults: list[BaseException] = []
    crawling = process.crawl(crawler, **{k: v for k, v in asked.items() if v})
    crawling.addErrback(partial(_note, faults))
    process.start()
    if faults:
        raise faults[0]
    keeper = crawler.get_extension(RunKeeper)
    assert keeper is not None  # noqa: S101 - the settings of this project have it
    return keeper.run


def _named(arguments: Mapping[str, str]) -> list[str]:
    return [f"{name}={value}" for name, value in arguments.items() if value]


def _note(faults: list[BaseException], failure: "Failure") -> None:
    faults.append(failure.value or RuntimeError("the crawl failed without a reason"))
