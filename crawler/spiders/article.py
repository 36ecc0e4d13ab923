"""Given addresses of articles → the articles, the pages they cite, and the checks."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from crawler.citing import CitingSpider


class ArticleSpider(CitingSpider):
    """Crawl the articles named by `urls`, by the lines of `file`, or by those of stdin (`-`)."""

    name = "article"

    def __init__(self, urls: str = "", file: str = "", **kwargs: Any) -> None:
        """Take addresses parted by commas or white space, and a file with one on each line.

        Raises:
            ValueError: There is no address at all, or the file cannot be read.
        """
        super().__init__(**kwargs)
        self.urls = tuple(dict.fromkeys([*split_urls(urls), *listed_urls(file)]))
        if not self.urls:
            raise ValueError("article: no address given; use -a urls=https://… or -a file=LIST")

    async def start(self) -> AsyncIterator[Any]:
        """Ask for every article."""
        async for output in self.articles(self.urls):
            yield output


def split_urls(words: str) -> list[str]:
    """Return the addresses in a text, parted by white space or by commas before a scheme.

    >>> split_urls("https://a.example/x,1 http://b.example/,https://c.example/")
    ['https://a.example/x,1', 'http://b.example/', 'https://c.example/']
    """
    marked = words.replace(",http://", " http://").replace(",https://", " https://")
    return [url for word in marked.split() if (url := word.strip(","))]


def listed_urls(file: str) -> list[str]:
    """Return the addresses in a file, or in stdin (`-`); lines that begin with `#` are comments.

    Raises:
        ValueError: It cannot be read.
    """
    if not file:
        return []
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise ValueError(f"{file}: cannot be read as a list of addresses ({error})") from error
    lines = [line.strip() for line in text.splitlines()]
    return [url for line in lines if not line.startswith("#") for url in split_urls(line)]
