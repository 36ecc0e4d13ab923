"""A queue from which one slow host cannot take every place under way."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from scrapy.crawler import Crawler
from scrapy.pqueues import DownloaderAwarePriorityQueue, DownloaderInterface

SPARE_PER_HOST = 1
"""Requests of a host under way beyond those it may answer at once, so that it never idles."""


class HostShares(DownloaderInterface):
    """Count what is under way by host, from robots.txt and waits to the last byte."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        settings = crawler.settings
        self._share = settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN") + SPARE_PER_HOST

    def stats(self, possible_slots: Iterable[str]) -> list[tuple[int, str]]:
        """Return the hosts that may have another request, with what they have under way."""
        under_way = Counter(self.get_slot_key(request) for request in self.downloader.active)
        return [(under_way[s], s) for s in possible_slots if under_way[s] < self._share]


class FairQueue(DownloaderAwarePriorityQueue):
    """Scrapy's queue, which looks only at what was sent, and so lets waiting requests pile up."""

    def __init__(self, crawler: Crawler, *args: Any, **kwargs: Any) -> None:
        super().__init__(crawler, *args, **kwargs)
        self._downloader_interface = HostShares(crawler)
