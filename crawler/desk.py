"""Where pages are read and dossiers checked: in worker processes, awaited by the spiders."""

import logging
import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import ParamSpec, Self, TypeVar

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings
from scrapy.statscollectors import StatsCollector

from crawler.stopping import StoppedError, quick_stop_of
from pipelines.caps import PageCaps
from pipelines.engines import tasks
from pipelines.engines.pool import WorkerPool
from pipelines.engines.workers import OutOfMemoryError, TookTooLongError, WorkerFailedError
from pipelines.reading_captures import ReadCapture, unreadable
from pipelines.records.dossiers import Dossier
from pipelines.records.feeds import Listing
from pipelines.records.pages import Capture
from pipelines.records.probes import ProbeResult

logger = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

_CAPS = {TookTooLongError: "READ_SECONDS", OutOfMemoryError: "WORKER_MEMORY_BYTES"}
STOP_GRACE_SECONDS = 3.0
"""What a page or dossier in work may still take when the crawl is told to stop."""


class Desk:
    """Read captures and check dossiers; what goes wrong becomes a row with its reason."""

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        workers = settings.getint("READ_WORKERS") or os.cpu_count() or 1
        self._pool = WorkerPool(
            workers=max(0, workers),
            memory_bytes=settings.getint("WORKER_MEMORY_BYTES"),
            preload=tasks.PRELOAD,
        )
        self._page_caps = page_caps(settings)
        self._read_seconds = settings.getfloat("READ_SECONDS")
        self._model_folder, self._house_style = checking_settings(settings)
        self._check_seconds = settings.getfloat("CHECK_SECONDS")
        self._stats: StatsCollector = crawler.stats
        self._is_warm = False
        self._probe: Future[ProbeResult] | None = None
        self._quick_stop = quick_stop_of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make a desk whose workers start when the first request has gone out."""
        desk = cls(crawler)
        crawler.signals.connect(desk.warm_up, signals.request_left_downloader)
        return desk

    def warm_up(self) -> None:
        """Start the workers, so that they import while the first page is on its way."""
        if not self._is_warm:
            self._is_warm = True
            self._pool.warm_up()

    async def read(self, capture: Capture, payload: bytes) -> ReadCapture:
        """Return the capture with what its payload, content coding undone, holds."""
        if capture.unread is not None:
            return ReadCapture(capture=capture)
        try:
            page = await self._run(
                tasks.read, self._read_seconds, capture, payload, self._page_caps
            )
        except StoppedError:
            raise
        except Exception as error:  # noqa: BLE001 - one page never stops a run
            page = unreadable(capture, self._words(error, f"url={capture.url}"))
        self._stats.inc_value(f"pages/{page.capture.page_kind or 'unread'}")
        return page

    async def read_listing(self, payload: bytes, url: str) -> Listing:
        """Return what a listing's payload, content coding undone, lists.

        Raises:
            ValueError: It is no listing, or none that can be read; the message says why.
        """
        try:
            return await self._run(tasks.read_listing, self._read_seconds, payload, url)
        except WorkerFailedError as error:
            raise ValueError(f"{url}: {error}") from error

    async def check(self, dossier: Dossier) -> Sequence[object]:
        """Return the citations, claims, checks and ledger rows of a dossier."""
        if self._probe is None:
            self._probe = self._pool.submit(tasks.probe, self._check_seconds)
        try:
            records = await self._run(
                tasks.check, self._check_seconds, dossier, self._model_folder, self._house_style
            )
        except StoppedError:
            raise
        except Exception as error:  # noqa: BLE001 - one dossier never stops a run
            self._words(error, f"url={dossier.article.url}")
            self._stats.inc_value("dossiers/failed")
            from pipelines.citations import settle

            return settle(dossier.citations, dossier.sources)
        self._stats.inc_value("dossiers/checked")
        return records

    async def _run(
        self, function: Callable[P, T], seconds: float, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        work = self._pool.run(function, seconds, *args, **kwargs)
        return await self._quick_stop.until_stopped(work, grace=STOP_GRACE_SECONDS)

    def close(self) -> None:
        """Note what the known-answer probe said, and stop the workers."""
        if self._probe is not None and not self._quick_stop.is_stopping:
            self._note_probe(self._probe)
        self._pool.close()

    def _note_probe(self, probe: Future[ProbeResult]) -> None:
        try:
            said = probe.result(timeout=self._check_seconds)
        except Exception:  # no answer is a wrong answer, whatever the cause
            logger.exception("known-answer probe failed")
            self._stats.set_value("probe/failure", "the known-answer probe gave no answer")
            return
        self._stats.set_value("probe/caught", len(said.caught))
        self._stats.set_value("probe/missed", len(said.missed))
        self._stats.set_value("probe/accused", len(said.accused))
        if said.reason:
            self._stats.set_value("probe/failure", said.reason)

    def _words(self, error: Exception, where: str) -> str:
        """Log a fault and return it in a few words; a bug of our own keeps its traceback."""
        if isinstance(error, WorkerFailedError):
            logger.warning("worker failed %s: %s", where, error)
            caps = [name for kind, name in _CAPS.items() if isinstance(error, kind)]
            return f"{error} ({caps[0]})" if caps else str(error)
        logger.error("reading failed %s", where, exc_info=error)
        return f"{type(error).__name__}: {error}"[:200]


def page_caps(settings: BaseSettings) -> PageCaps:
    """Return how much of one page is read at most."""
    return PageCaps(
        page_bytes=settings.getint("PAGE_MAXSIZE"),
        elements=settings.getint("PAGE_ELEMENTS"),
        depth=settings.getint("PAGE_DEPTH"),
        pdf_pages=settings.getint("PDF_PAGES"),
        pdf_seconds=settings.getfloat("PDF_SECONDS"),
    )


def checking_settings(settings: BaseSettings) -> tuple[str, str]:
    """Return the folder of the optional model, "" for none, and the JSON of the house style.

    Raises:
        ValueError: A folder or file is not there, or holds what it should not; a run that asks for
            a model or a style does not go without.
    """
    model, style = str(settings["ENTAILMENT_MODEL"]), str(settings["HOUSE_STYLE"])
    if model and not Path(model).is_dir():
        raise ValueError(f"ENTAILMENT_MODEL: no such folder ({model}); leave it empty for none")
    return model, _house_style(style) if style else "{}"


def _house_style(path: str) -> str:
    from pipelines.claims.quotes.house import read_house_style

    try:
        text = Path(path).read_text(encoding="utf-8")
        read_house_style(text)
    except (OSError, TypeError, ValueError) as error:
        raise ValueError(f"HOUSE_STYLE: {path}: {error}") from error
    return text
