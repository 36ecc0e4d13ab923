"""What the chain is measured against: plain Scrapy spiders over the same pages.

Run as `python -m benchmarks.baseline_spiders download|trafilatura URL...`; prints one JSON line.
"""

import json
import sys
import time
from collections.abc import AsyncIterator, Iterator

import scrapy
import trafilatura
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response


class Follow(scrapy.Spider):
    """Fetch articles and the pages they cite, each once."""

    name = "follow"

    async def start(self) -> AsyncIterator[scrapy.Request]:
        """Ask for every article."""
        for url in self.urls:
            yield scrapy.Request(url)

    def parse(self, response: Response) -> Iterator[object]:
        """Hand the page on and follow its links."""
        yield {"url": response.url, "html": response.text}
        for link in response.css("article p a::attr(href)").getall():
            yield response.follow(link, callback=self.parse_source)

    def parse_source(self, response: Response) -> dict[str, str]:
        """Hand a cited page on."""
        return {"url": response.url, "html": response.text}


class Drop:
    """Keep nothing: what downloading alone costs."""

    def process_item(self, item: dict[str, str]) -> dict[str, str]:
        """Let the item go."""
        return item


class Extract:
    """Extract in the item pipeline, as most projects that join the two libraries do."""

    def process_item(self, item: dict[str, str]) -> dict[str, str]:
        """Add the text that trafilatura finds."""
        return item | {"text": trafilatura.extract(item["html"], url=item["url"]) or ""}


def main() -> None:
    """Crawl, and print how many pages came in how many seconds."""
    work, urls = sys.argv[1], sys.argv[2:]
    pipeline = {"download": Drop, "trafilatura": Extract}[work]
    settings = {
        "ITEM_PIPELINES": {pipeline: 1},
        "LOG_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "ROBOTSTXT_OBEY": False,
        "CONCURRENT_REQUESTS": 16,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
        "DOWNLOAD_DELAY": 0,
    }
    process = CrawlerProcess(settings)
    crawler = process.create_crawler(Follow)
    began = time.perf_counter()
    process.crawl(crawler, urls=urls)
    process.start()
    seconds = time.perf_counter() - began
    pages = crawler.stats.get_value("response_received_count", 0)
    print(json.dumps({"pages": pages, "seconds": seconds}))


if __name__ == "__main__":
    main()
