"""How far a crawl has come: a line that renews itself for a person, log lines for a log."""

import logging
import sys
import time
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_LINES = 10.0
SECONDS_BETWEEN_RENEWALS = 0.2


class Progress:
    """Tell on stderr what was fetched, read and checked so far."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._is_watched = sys.stderr.isatty()
        self._next = time.monotonic() + self._pause

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Listen to the crawl, where the setting PROGRESS asks for it."""
        if not crawler.settings.getbool("PROGRESS"):
            raise NotConfigured
        progress = cls(crawler)
        crawler.signals.connect(progress.tell, signals.response_received)
        crawler.signals.connect(progress.tell, signals.item_scraped)
        crawler.signals.connect(progress.end, signals.spider_closed)
        return progress

    @property
    def _pause(self) -> float:
        return SECONDS_BETWEEN_RENEWALS if self._is_watched else SECONDS_BETWEEN_LINES

    def tell(self) -> None:
        """Say how far the crawl is, if the last word is old enough."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + self._pause
        if self._is_watched:
            sys.stderr.write(f"\r\x1b[K{self._words()}")
            sys.stderr.flush()
        else:
            logger.info("progress %s", self._words())

    def end(self) -> None:
        """Clear the line: what follows is the result."""
        if self._is_watched:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _words(self) -> str:
        def count(name: str) -> int:
            return int(self._crawler.stats.get_value(name, 0))

        return (
            f"articles={count('captures/article')} sources={count('captures/source')}"
            f" checked={count('dossiers/checked')} claims={count('records/claims')}"
        )
