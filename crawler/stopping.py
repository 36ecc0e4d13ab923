"""A crawl that is told to stop ends within seconds: what is under way is dropped."""

import asyncio
from collections.abc import Coroutine
from typing import Any, Self, TypeVar

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.utils.defer import deferred_from_coro

T = TypeVar("T")

LOOK_SECONDS = 0.25  # how often it is looked whether a stop was asked for


class StoppedError(IgnoreRequest):
    """Work that a stop cut off; its page is left unsettled, for a later run to fetch."""


class QuickStop:
    """Notice a stop (SIGTERM, Ctrl-C, a full disk) and cut off whatever waits for the network."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._stopping = asyncio.Event()
        self._watch: asyncio.Task[None] | None = None
        self._under_way: dict[asyncio.Task[Any], float] = {}
        """Work that a stop cuts off, with the seconds that it may still take."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Watch from the engine's start to the spider's end."""
        if not crawler.settings.getbool("TWISTED_REACTOR_ENABLED"):
            raise NotConfigured
        made = cls(crawler)
        crawler.signals.connect(made.begin, signals.engine_started)
        crawler.signals.connect(made.end, signals.spider_closed)
        return made

    @property
    def is_stopping(self) -> bool:
        """Tell whether a stop was asked for."""
        return self._stopping.is_set()

    def begin(self) -> None:
        """Begin to watch."""
        self._watch = asyncio.ensure_future(self._look())

    def end(self) -> None:
        """Watch no more."""
        if self._watch is not None:
            self._watch.cancel()

    def stop(self) -> None:
        """Cut off what waits, and let the requests in the downloader's queues fail at once."""
        self._stopping.set()
        loop = asyncio.get_running_loop()
        for task, grace in self._under_way.items():
            loop.call_later(grace, task.cancel)
        downloader = self._crawler.engine.downloader
        for slot in downloader.slots.values():
            slot.delay = 0
            slot.close()  # the timer that holds the queue back
            downloader._process_queue(slot)

    def give_up(self) -> None:
        """End the crawl because what it finds cannot be kept."""
        if not self.is_stopping:
            self.stop()
            deferred_from_coro(self._crawler.engine.close_spider_async(reason="write_failed"))

    async def pause(self, seconds: float) -> None:
        """Wait, but not longer than the crawl lasts.

        Raises:
            StoppedError: A stop was asked for.
        """
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return
        raise StoppedError

    async def until_stopped(self, work: Coroutine[Any, Any, T], *, grace: float = 0) -> T:
        """Return what the work returns; after a stop it has `grace` seconds left.

        Raises:
            StoppedError: A stop was asked for before the work was done.
        """
        if self.is_stopping:
            work.close()
            raise StoppedError
        task = asyncio.ensure_future(work)
        self._under_way[task] = grace
        try:
            return await task
        except asyncio.CancelledError:
            if self.is_stopping:
                raise StoppedError from None
            raise
        finally:
            del self._under_way[task]

    async def _look(self) -> None:
        while self._crawler.crawling:
            await asyncio.sleep(LOOK_SECONDS)
        self.stop()


def quick_stop_of(crawler: Crawler) -> QuickStop:
    """Return the crawl's extension.

    Raises:
        ValueError: The settings leave it out.
    """
    found = crawler.get_extension(QuickStop)
    if found is None:
        raise ValueError("EXTENSIONS: crawler.stopping.QuickStop is missing")
    return found
