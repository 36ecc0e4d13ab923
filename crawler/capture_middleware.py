"""The middleware nearest the network: every exchange goes to the run's WARC, then its capture."""

import logging
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.opting_out import OPT_OUTS, signals_of
from crawler.replay import response_of
from crawler.responses import ANSWERED_AT, Outcome, UnreadError, bare_url, capture_of, exchange_of
from crawler.resuming import EarlierAttempt
from crawler.run_keeper import RunKeeper
from crawler.stopping import quick_stop_of
from pipelines.captures import WarcWriter
from pipelines.exchanges import StoredExchange
from pipelines.records.pages import Capture, Role, Unread
from pipelines.urls import canonical_key

logger = logging.getLogger(__name__)

EXCHANGE = "exchange"
"""Request meta key of the exchange that was stored last."""
RESUMED = "resumed"
"""Request meta key that is set when an earlier attempt of the run had the answer."""


class CaptureMiddleware:
    """Keep the bytes of every exchange, robots.txt and redirects included."""

    def __init__(
        self, crawler: Crawler, path: Path, run_id: str, earlier: EarlierAttempt | None = None
    ) -> None:
        self._crawler = crawler
        self._earlier = earlier
        self._path = path
        self._run_id = run_id
        self._respects = crawler.settings.getbool("OPT_OUTS_RESPECTED")
        self._max_bytes = crawler.settings.getint("DECODED_MAXSIZE")
        self._writer: WarcWriter | None = None
        self.unclaimed: list[Capture] = []
        """Captures that no spider callback sees, such as robots.txt; the spider hands them on."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Write to `DATA_DIR/captures/RUN_ID.warc.gz`."""
        run_id = str(crawler.settings["RUN_ID"])
        folder = Path(str(crawler.settings["DATA_DIR"])) / "captures"
        keeper = crawler.get_extension(RunKeeper)
        earlier = keeper.earlier if keeper else None
        made = cls(crawler, folder / f"{run_id}.warc.gz", run_id, earlier)
        crawler.signals.connect(made.close, signals.spider_closed)
        return made

    def process_request(self, request: Request) -> Response | None:
        """Forget the exchange of the hop before; answer what an earlier attempt has captured."""
        request.meta.pop(EXCHANGE, None)
        request.meta.pop(ANSWERED_AT, None)
        request.meta.pop(RESUMED, None)
        request.meta.pop(OPT_OUTS, None)
        stored = self._earlier.answer(request) if self._earlier else None
        if stored is None:
            return None
        request.meta[EXCHANGE] = stored.exchange
        request.meta[RESUMED] = True
        self._crawler.stats.inc_value("captures/resumed")
        return response_of(stored, request.url)

    def process_response(self, request: Request, response: Response) -> Response:
        """Store the exchange before anything looks at it, unless its owner forbids to keep it.

        Raises:
            UnreadError: Opt-outs are respected, and the page is marked.
        """
        if self._respects:
            self._refuse_marked(request, response)
        if request.meta.get(RESUMED):
            return response
        at = request.meta.get(ANSWERED_AT) or datetime.now(UTC)
        exchange = exchange_of(request, response, at)
        try:
            request.meta[EXCHANGE] = self._open_writer().write_exchange(exchange)
        except OSError as error:
            raise self._stop(error) from error
        self._crawler.stats.inc_value("captures/exchanges")
        return response

    def _refuse_marked(self, request: Request, response: Response) -> None:
        signals = signals_of(request, response, max_bytes=self._max_bytes)
        if signals:
            request.meta[OPT_OUTS] = signals
            request.meta.pop(EXCHANGE, None)
            words = f"{', '.join(signals)}; its bytes were not kept"
            raise UnreadError(Unread.OPTED_OUT, words)

    def settle(
        self, request: Request, outcome: Outcome | None = None, *, opt_outs: tuple[str, ...] = ()
    ) -> Capture:
        """Return the capture of a request that is done with, and keep it beside its bytes."""
        stored: StoredExchange | None = request.meta.get(EXCHANGE)
        if stored is not None and stored.url != bare_url(request):
            stored = None  # the hop before answered; this one never did
        capture = capture_of(
            request, run_id=self._run_id, at=datetime.now(UTC), stored=stored, outcome=outcome
        )
        signed = replace(capture, opt_outs=opt_outs or request.meta.get(OPT_OUTS, ()))
        return self._keep(signed, stored.record_id if stored else None)

    def settle_entry(self, request: Request, listing: Capture, *, url: str, guid: str) -> Capture:
        """Return the capture of an article that a listing's bytes hold, and keep it beside them.

        Args:
            request: The request that the listing answered.
            listing: Capture of the listing.
            url: Address of the article.
            guid: The listing's id of the entry.
        """
        stored: StoredExchange | None = request.meta.get(EXCHANGE)
        capture = replace(
            listing,
            role=Role.ARTICLE,
            url=url,
            url_key=canonical_key(url),
            redirects=(),
            feed_item=guid,
        )
        return self._keep(capture, stored.record_id if stored else None)

    def refuse(self, url: str, role: Role, outcome: Outcome) -> Capture:
        """Return the capture of an address that is not even asked for, and keep it."""
        capture = Capture(
            run_id=self._run_id,
            role=role,
            url=url,
            final_url=url,
            url_key=canonical_key(url),
            fetched_at=datetime.now(UTC),
            unread=outcome.unread,
            unread_detail=outcome.detail,
        )
        return self._keep(capture, None)

    def _keep(self, capture: Capture, response_id: str | None) -> Capture:
        self._crawler.stats.inc_value(f"captures/{capture.role}")
        for signal in capture.opt_outs:
            self._crawler.stats.inc_value(f"captures/opt_outs/{signal}")
        if capture.unread:
            self._crawler.stats.inc_value(f"captures/unread/{capture.unread}")
        before = self._earlier.settled(capture) if self._earlier else None
        if before is not None:
            return before
        try:
            self._open_writer().write_capture(capture, response_id=response_id)
        except OSError as error:
            self._stop(error)
            return replace(capture, unread=Unread.NOT_FETCHED, unread_detail="capture not written")
        return capture

    def close(self) -> None:
        """End the file."""
        if self._writer is not None:
            self._writer.close()

    def _open_writer(self) -> WarcWriter:
        if self._writer is None:
            self._writer = WarcWriter(self._path, self._run_id)
        return self._writer

    def _stop(self, error: OSError) -> UnreadError:
        """Stop the crawl: a page whose bytes are not kept was not captured."""
        logger.error("capture not written path=%s error=%s", self._path, error)
        self._crawler.stats.set_value("captures/write_error", error)
        quick_stop_of(self._crawler).give_up()
        return UnreadError(Unread.NOT_FETCHED, f"capture not written: {error}")
