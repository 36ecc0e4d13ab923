"""Crawls of what a publisher lists, and what each of them asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.crawler.conftest import Crawled, crawl_once
from tests.crawler.site_server import Site, SiteServer
from tests.crawler.sites.cited import records, shortener

CITED: dict[str, Site] = {"records.example": records, "t.co": shortener, "bit.ly": shortener}


def crawl_listings(
    server: SiteServer,
    data: Path,
    spider: str,
    *,
    settings: Mapping[str, Any] | None = None,
    **arguments: str,
) -> Crawled:
    """Crawl a publisher, with the server counting anew."""
    server.forget()
    return crawl_once(
        data, server_port=server.port, spider=spider, arguments=arguments, **(settings or {})
    )


@dataclass
class Runs:
    """Crawls of one publisher, one after another, and what each asked of the server."""

    data: Path
    crawled: list[Crawled] = field(default_factory=list)
    asked: list[dict[str, int]] = field(default_factory=list)

    def add(
        self,
        server: SiteServer,
        spider: str,
        settings: Mapping[str, Any] | None = None,
        **arguments: str,
    ) -> None:
        """Crawl the publisher once more."""
        self.crawled.append(
            crawl_listings(server, self.data, spider, settings=settings, **arguments)
        )
        self.asked.append(dict(server.pages_asked))

    def docs(self) -> dict[str, dict[str, object]]:
        """Return the documents by address."""
        return {row["url"]: row for row in self.crawled[0].rows("documents")}
