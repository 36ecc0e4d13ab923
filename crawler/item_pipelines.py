"""Where records leave Scrapy for the tables."""

from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.statscollectors import StatsCollector

from crawler.run_keeper import RunKeeper


class TableWriter:
    """Append every record to its table in this run; it decides nothing."""

    def __init__(self, keeper: RunKeeper, stats: StatsCollector) -> None:
        self._keeper, self._stats = keeper, stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Write to the tables that the run keeper holds.

        Raises:
            ValueError: There is no run keeper.
        """
        keeper = crawler.get_extension(RunKeeper)
        if keeper is None:
            raise ValueError(
                "EXTENSIONS: crawler.run_keeper.RunKeeper is missing; nothing would be written"
            )
        return cls(keeper, crawler.stats)

    def process_item(self, item: Any) -> Any:
        """Append one record."""
        self._stats.inc_value(f"records/{self._keeper.append(item)}")
        return item
