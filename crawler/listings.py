"""Address of a listing → what it lists now, asked for conditionally, kept as a capture."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.capture_middleware import CaptureMiddleware
from crawler.desk import Desk
from crawler.listing_memory import ListingMemory
from crawler.publishers import ListingAddress
from crawler.responses import Outcome, header_pairs, outcome_of, refused_redirect
from crawler.stopping import StoppedError
from pipelines.records.feeds import Listing, ListingKind
from pipelines.records.pages import Capture, Role, Unread
from pipelines.urls import canonical_key, safe_url

logger = logging.getLogger(__name__)

LISTING_PRIORITY = 100  # before articles and sources, so that a run knows early what there is
NOT_MODIFIED = 304
CHANGES_SLACK = timedelta(days=1)
"""How far back changes are asked for again: a server may go by a clock and zone of its own."""
ACCEPT = (
    "application/rss+xml,application/atom+xml,application/feed+json,application/json,"
    "application/xml;q=0.9,*/*;q=0.5"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking for a listing."""

    capture: Capture
    request: Request
    """The last request, redirects followed: the captures of entries are made from it."""
    body: bytes = b""
    listing: Listing | None = None
    """None when nothing has changed, and when it could not be read."""
    pages: int = 1
    """How many pages a REST listing has, as `X-WP-TotalPages` says."""
    after: datetime | None = None
    """Moment after which changes were asked for; None when all was."""

    @property
    def is_unchanged(self) -> bool:
        """Tell whether nothing was listed since it was last read whole."""
        return self.capture.status == NOT_MODIFIED and self.capture.unread is None


class ListingReader:
    """Ask for listings; each question leaves a capture and a count."""

    def __init__(
        self, crawler: Crawler, desk: Desk, recorder: CaptureMiddleware, memory: ListingMemory
    ) -> None:
        self._crawler = crawler
        self._desk = desk
        self._recorder = recorder
        self.memory = memory
        self.maps_left = crawler.settings.getint("LISTINGS_PER_RUN")

    async def ask(self, place: ListingAddress) -> Answer:
        """Ask for a listing, in full or since it was last read.

        Raises:
            StoppedError: The crawl was told to stop.
        """
        after = self._changes_after(place)
        url = _since(place, after) if after else place.url
        try:
            request = self._request(url, {} if after else self.memory.question(place.url))
        except ValueError as error:
            return self._unasked(url, Outcome(Unread.ADDRESS_REFUSED, str(error)))
        if self.maps_left <= 0:
            return self._unasked(url, Outcome(Unread.OVER_LIMIT, "over LISTINGS_PER_RUN"))
        self.maps_left -= 1
        try:
            response = await self._crawler.engine.download_async(request)
        except StoppedError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever happened, the listing's row says so
            return self._failed(error, request)
        return await self._read(place, after, response, response.request or request)

    def _changes_after(self, place: ListingAddress) -> datetime | None:
        read_at = self.memory.read_at(place.url) if place.since_parameter else None
        return read_at - CHANGES_SLACK if read_at else None

    def _request(self, url: str, question: dict[str, str]) -> Request:
        return Request(
            safe_url(url),
            headers={"Accept": ACCEPT, **question},
            callback=NO_CALLBACK,
            priority=LISTING_PRIORITY,
            meta={"role": Role.FEED, "asked_url": url, "url_key": canonical_key(url)},
        )

    async def _read(
        self, place: ListingAddress, after: datetime | None, response: Response, request: Request
    ) -> Answer:
        at = datetime.now(UTC) if place.since_parameter else None
        if response.status == NOT_MODIFIED:
            self._count("unchanged")
            return Answer(self._recorder.settle(request), request)
        outcome = refused_redirect(response) or _refusal(response)
        listing = None
        if outcome is None:
            try:
                read = _read_page if place.is_page else self._desk.read_listing
                listing = await read(response.body, response.url)
            except ValueError as error:
                outcome = Outcome(Unread.NOT_TEXT, str(error)[:200])
        capture = self._recorder.settle(request, outcome)
        if listing is None:
            return self._unread(Answer(capture, request))
        self._count("read")
        for fault in listing.faults:
            self._crawler.stats.inc_value("discovery/listings/faulty")
            logger.warning("listing faulty url=%s fault=%s", request.url, fault)
        self.memory.saw(place.url, dict(header_pairs(response.headers)), at)
        return Answer(capture, request, response.body, listing, _pages(response), after)

    def _failed(self, error: Exception, request: Request) -> Answer:
        capture = self._recorder.settle(request, outcome_of(error))
        return self._unread(Answer(capture, request))

    def _unasked(self, url: str, outcome: Outcome) -> Answer:
        capture = self._recorder.refuse(url, Role.FEED, outcome)
        return self._unread(Answer(capture, Request("about:blank")))

    def _unread(self, answer: Answer) -> Answer:
        capture = answer.capture
        self._count("unread")
        self._crawler.stats.inc_value(f"discovery/listings/unread/{capture.unread}")
        why = capture.unread_detail
        logger.warning("listing not read url=%s why=%s: %s", capture.url, capture.unread, why)
        return answer

    def _count(self, name: str) -> None:
        self._crawler.stats.inc_value(f"discovery/listings/{name}")


async def _read_page(payload: bytes, url: str) -> Listing:
    """Read a page of links; only publishers' entries name one, so it needs no worker's caps."""
    from pipelines.feeds.reading import read_listing

    return await asyncio.to_thread(read_listing, payload, url=url, is_page=True)


def _refusal(response: Response) -> Outcome | None:
    """Return why an answer is no listing, read from its status and headers."""
    from pipelines.page_kinds import kind_of_answer

    kind = kind_of_answer(
        b"" if response.status >= 400 else b"{}",  # a status counts only where there is no page
        status=response.status,
        headers=header_pairs(response.headers),
        content_type=None,
    )
    if kind is None or kind.unread is None:
        return None
    return Outcome(kind.unread, kind.detail or f"status {response.status}")


def _pages(response: Response) -> int:
    raw = (response.headers.get("X-WP-TotalPages") or b"1").decode("latin-1").strip()
    return int(raw) if raw.isdecimal() and len(raw) < 6 else 1


def _since(place: ListingAddress, after: datetime) -> str:
    """Return the address that asks for changes after a moment."""
    said = urlencode({place.since_parameter: f"{after:%Y-%m-%dT%H:%M:%S}Z"}, safe=":")
    return f"{place.url}{'&' if '?' in place.url else '?'}{said}"


def page_address(url: str, page: int) -> str:
    """Return the address of a further page of a REST listing.

    >>> page_address("https://example.org/posts?per_page=20", 2)
    'https://example.org/posts?per_page=20&page=2'
    """
    return f"{url}{'&' if '?' in url else '?'}{urlencode({'page': page})}"


def holds_maps(listing: Listing) -> bool:
    """Tell whether a listing lists further listings."""
    return listing.kind is ListingKind.SITEMAP_INDEX
