"""Answer a crawl from WARC files instead of the network, robots.txt and redirects included."""

import logging
from collections.abc import Iterable
from pathlib import Path

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes
from scrapy.settings import BaseSettings

from crawler.download_handlers import GuardedDownloadHandler
from crawler.responses import ANSWERED_AT, UnreadError, bare_url
from pipelines.captures import WarcReader
from pipelines.exchanges import StoredResponse
from pipelines.records.pages import Capture, Unread

logger = logging.getLogger(__name__)

_OF_THE_NETWORK = frozenset({Unread.FETCH_FAILED, Unread.TIMED_OUT, Unread.TOO_LARGE})
"""Failures that a replay repeats; those of a rule are found again by the rule."""


class Archive:
    """The responses of several WARC files, by address."""

    def __init__(
        self, paths: Iterable[Path], *, is_once: bool = False, may_be_empty: bool = False
    ) -> None:
        """Index the files.

        Args:
            paths: WARC files.
            is_once: Whether each response answers once; if not, the last one answers ever after.
            may_be_empty: Whether a file without a response is one too.

        Raises:
            ValueError: One of them does not exist, or holds no response.
        """
        self._is_once = is_once
        self._places: dict[str, list[tuple[WarcReader, int]]] = {}
        self._asked: dict[str, int] = {}
        self._failures: dict[str, Capture] = {}
        for path in paths:
            before = len(self._places) + len(self._failures)
            self._index(path)
            if len(self._places) + len(self._failures) == before and not may_be_empty:
                raise ValueError(f"{path}: holds no HTTP response; --replay takes a WARC file")

    def _index(self, path: Path) -> None:
        reader = WarcReader(path)
        try:
            for url, offset in reader.responses():
                self._places.setdefault(_plain(url), []).append((reader, offset))
            for capture in reader.unanswered():
                if capture.unread in _OF_THE_NETWORK:
                    self._failures[_plain(capture.final_url)] = capture
        except OSError as error:
            raise ValueError(f"{path}: cannot be read as a WARC file ({error})") from error
        if reader.damaged_at:
            logger.warning("damaged file=%s offsets=%s", path, reader.damaged_at[:5])

    def __len__(self) -> int:
        return len(self._places)

    def answer(self, url: str) -> StoredResponse | None:
        """Return the next response to an address; None if there is none.

        Raises:
            ValueError: The stored bytes are damaged.
        """
        places = self._places.get(_plain(url))
        if not places:
            return None
        turn = self._asked.get(url, 0)
        self._asked[url] = turn + 1
        if self._is_once and turn >= len(places):
            return None
        reader, offset = places[min(turn, len(places) - 1)]
        return reader.response_at(offset)

    def failure(self, url: str) -> Capture | None:
        """Return the capture that says how an address failed, if the archive's own run noted it."""
        return self._failures.get(_plain(url))


class ReplayDownloadHandler(BaseDownloadHandler):
    """Stand in for the network: what the archive lacks is refused, or fetched if allowed."""

    lazy = True

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        settings = crawler.settings
        addon = crawler.get_addon(ReplayAddon)
        self._archive = addon.archive if addon and addon.archive else Archive(())
        self._network = None
        if not settings.getbool("REPLAY_ONLY"):
            self._network = GuardedDownloadHandler(crawler)

    async def download_request(self, request: Request) -> Response:
        """Return the stored response, or raise `UnreadError` with `not_in_archive`."""
        try:
            stored = self._archive.answer(bare_url(request))
        except ValueError as error:
            raise UnreadError(Unread.NOT_IN_ARCHIVE, str(error)) from error
        if stored is not None:
            request.meta[ANSWERED_AT] = stored.at
            return response_of(stored, request.url)
        if self._network is not None:
            return await self._network.download_request(request)
        failed = self._archive.failure(bare_url(request))
        if failed is not None and failed.unread is not None:
            raise UnreadError(failed.unread, failed.unread_detail or "")
        raise UnreadError(Unread.NOT_IN_ARCHIVE, "no response to this address in the archive")

    async def close(self) -> None:
        """Close the network's handler, if there is one."""
        if self._network is not None:
            await self._network.close()


class ReplayAddon:
    """With REPLAY_FILES set, put the archive in the network's place and take the delays off."""

    archive: Archive | None = None

    def update_settings(self, settings: BaseSettings) -> None:
        """Change the settings of one crawl.

        Raises:
            ValueError: A file is none that can answer.
        """
        files = settings.getlist("REPLAY_FILES")
        if not files:
            return
        self.archive = Archive(Path(file) for file in files)
        handler = f"{__name__}.ReplayDownloadHandler"
        handlers = settings.getdict("DOWNLOAD_HANDLERS") | {"http": handler, "https": handler}
        settings.set("DOWNLOAD_HANDLERS", handlers, "cmdline")
        if settings.getbool("REPLAY_ONLY"):
            for name, value in _NO_DELAYS.items():
                settings.set(name, value, "cmdline")


_NO_DELAYS: dict[str, object] = {
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": False,
    "ROBOTS_MAX_DELAY": 0,
    "RETRY_PAUSES": False,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
}


def response_of(stored: StoredResponse, url: str) -> Response:
    """Return a stored response as Scrapy has it."""
    headers = Headers()
    for name, value in stored.headers:
        headers.appendlist(name, value)
    kind = responsetypes.from_args(headers=headers, url=url, body=stored.payload)
    flags = ["dataloss"] if stored.truncated else []
    return kind(url=url, status=stored.status, headers=headers, body=stored.payload, flags=flags)


def _plain(url: str) -> str:
    return url.partition("#")[0]
