"""Passing faults are tried again when the host allows; hosts that refuse are left alone."""

import logging
from collections import Counter
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.exceptions import DownloadTimeoutError, ResponseDataLossError
from scrapy.http import Response

from crawler.responses import UnreadError, header_pairs
from crawler.stopping import quick_stop_of
from pipelines.page_kinds import kind_of_answer
from pipelines.page_phrases import CHALLENGE_SCRIPT
from pipelines.records.pages import PageKind, Unread

logger = logging.getLogger(__name__)

REFUSING = frozenset({403, 429, 503})
"""Statuses with which a host refuses a client rather than a page."""
CHALLENGE_BYTES = 64 * 1024  # a checking page loads its script in its first kilobytes


class PatientRetryMiddleware(RetryMiddleware):
    """Scrapy's retries, with waiting, and with a memory of hosts that refuse."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler.settings)
        self.crawler = crawler
        settings = crawler.settings
        self._longest_wait = settings.getfloat("RETRY_AFTER_MAX_SECONDS")
        self._backoff = settings.getfloat("RETRY_BACKOFF_SECONDS")
        self._patience = settings.getint("HOST_PATIENCE")
        self._pauses = settings.getbool("RETRY_PAUSES")
        self._quick_stop = quick_stop_of(crawler)
        self._refusals: Counter[str] = Counter()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Follow RETRY_AFTER_MAX_SECONDS, RETRY_BACKOFF_SECONDS and HOST_PATIENCE."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Leave a host alone that has refused HOST_PATIENCE pages in a row."""
        host = urlsplit(request.url).hostname or ""
        if 0 < self._patience <= self._refusals[host]:
            self.crawler.stats.inc_value(f"hosts/not_asked/{host}")
            raise UnreadError(
                Unread.NOT_FETCHED, f"{host} refused {self._refusals[host]} pages in a row"
            )

    async def process_response(  # type: ignore[override]
        self, request: Request, response: Response
    ) -> Request | Response:
        """Return the request again after a pause, or the response as it is."""
        if "dataloss" in response.flags:
            again = self._retry(request, ResponseDataLossError)
            if again is None:
                raise ResponseDataLossError
            return await self._later(again, None)
        if not is_challenge(response) and response.status in self.retry_http_codes:
            wait = retry_after(response, datetime.now(UTC))
            if wait is None or wait <= self._longest_wait:
                again = self._retry(request, f"status {response.status}")
                if again is not None:
                    return await self._later(again, wait)
        self._note(request, response)
        return response

    async def process_exception(  # type: ignore[override]
        self, request: Request, exception: Exception
    ) -> Request | None:
        """Return the request again after a pause if the fault may pass."""
        if isinstance(exception, DownloadTimeoutError) and request.meta.get("retry_times"):
            return None  # a second whole DOWNLOAD_TIMEOUT is patience enough
        again = super().process_exception(request, exception)
        return await self._later(again, None) if isinstance(again, Request) else None

    async def _later(self, request: Request, wait: float | None) -> Request:
        tries = request.meta["retry_times"]
        pause = self._backoff * 2 ** (tries - 1) if wait is None else wait
        if pause and self._pauses:
            logger.debug("retry url=%s try=%s pause=%.1f", request.url, tries, pause)
            await self._quick_stop.pause(pause)
        return request

    def _note(self, request: Request, response: Response) -> None:
        host = urlsplit(request.url).hostname or ""
        if response.status in REFUSING or is_challenge(response):
            self._refusals[host] += 1
            if self._refusals[host] == self._patience:
                logger.warning("host refuses, left alone host=%s url=%s", host, request.url)
                self.crawler.stats.inc_value("hosts/left_alone")
        elif response.status < 400:
            del self._refusals[host]


def is_challenge(response: Response) -> bool:
    """Tell whether head or script say that this is a test for browsers, which no retry passes."""
    kind = kind_of_answer(
        response.body,
        status=response.status,
        headers=header_pairs(response.headers),
        content_type=None,
    )
    if kind is not None and kind.page_kind is PageKind.CHALLENGE:
        return True
    if response.status not in REFUSING:
        return False
    head = response.body[:CHALLENGE_BYTES].decode("latin-1")
    return CHALLENGE_SCRIPT.search(head) is not None


def retry_after(response: Response, now: datetime) -> float | None:
    """Return the seconds that `Retry-After` asks to wait, from a number or a date; None without."""
    raw = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if raw.isdecimal() and len(raw) < 10:
        return float(raw)
    try:
        at = parsedate_to_datetime(raw)
    except (TypeError, ValueError):
        return None
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())
