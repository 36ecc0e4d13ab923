"""Given addresses of pages that a draft cites → these pages, kept and read, and nothing else."""

from collections.abc import AsyncIterator
from typing import Any

from crawler.citing import CitingSpider
from crawler.spiders.article import split_urls
from pipelines.records.pages import Role
from pipelines.urls import canonical_key


class CitedSpider(CitingSpider):
    """Fetch the pages named by `urls` as sources; what they cite in turn is not followed."""

    name = "cited"

    def __init__(self, urls: str = "", **kwargs: Any) -> None:
        """Take addresses parted by commas or white space."""
        super().__init__(**kwargs)
        self.urls = tuple(dict.fromkeys(split_urls(urls)))
        if not self.urls:
            raise ValueError("cited: no address given; use -a urls=https://…")

    async def start(self) -> AsyncIterator[Any]:
        """Ask for every page."""
        for url in self.urls:
            key = canonical_key(url)
            if self.dossiers.claim(key):
                async for output in self._ask(url, key, Role.SOURCE):
                    yield output
