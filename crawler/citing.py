"""A spider that fetches articles and the pages they cite, and has each article checked."""

from collections.abc import AsyncIterator, Iterable, Sequence
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.archived_copies import find_copy, may_have_copy
from crawler.capture_middleware import CaptureMiddleware
from crawler.desk import Desk, checking_settings
from crawler.responses import Outcome, header_pairs, outcome_of, refused_redirect
from crawler.spool import SourceSpool
from crawler.stopping import StoppedError
from pipelines.citations import chained
from pipelines.open_dossiers import Limits, OpenDossiers, Wanted
from pipelines.opt_outs import find_opt_outs
from pipelines.reading_captures import ReadCapture
from pipelines.records.citations import Citation
from pipelines.records.dossiers import Dossier
from pipelines.records.pages import Capture, Role, Unread
from pipelines.urls import canonical_key, safe_url

_MEASURED = frozenset({Role.ARTICLE, Role.SOURCE})
SOURCE_PRIORITY = 10  # sources go before further articles, so that few dossiers stand open


class CitingSpider(Spider):
    """What every spider shares: ask, keep, read, follow, check.

    A subclass says which articles there are: its `start` yields from `self.articles(urls)`.
    """

    spool: SourceSpool
    dossiers: OpenDossiers
    desk: Desk
    recorder: CaptureMiddleware

    def __init__(self, depth: str = "", **kwargs: Any) -> None:
        """Take how far citations are followed: 1, or 2 for the sources of sources too.

        Raises:
            ValueError: The depth is another.
        """
        super().__init__(**kwargs)
        if depth not in {"", "1", "2"}:
            raise ValueError(f"depth: {depth!r} is not possible; give 1 or 2")
        self._is_deep = depth == "2"
        self._sought: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Set up the desk and the limits from the settings."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        settings = crawler.settings
        checking_settings(settings)  # here a mistake still stops the run
        spider.spool = SourceSpool()
        limits = Limits(
            sources_per_article=settings.getint("LINKS_PER_ARTICLE"),
            sources_per_source=settings.getint("LINKS_PER_SOURCE"),
            sources_per_run=settings.getint("SOURCES_PER_RUN"),
            pages_per_host=settings.getint("PAGES_PER_HOST"),
        )
        spider.dossiers = OpenDossiers(limits, spider.spool)
        crawler.signals.connect(spider._opened, signals.spider_opened)
        crawler.signals.connect(spider._closed, signals.spider_closed)
        return spider

    def _opened(self) -> None:
        self.desk = Desk.from_crawler(self.crawler)
        recorder = self.crawler.get_downloader_middleware(CaptureMiddleware)
        if recorder is None:
            raise ValueError("DOWNLOADER_MIDDLEWARES: CaptureMiddleware is missing")
        self.recorder = recorder

    def _closed(self) -> None:
        self.crawler.stats.set_value("dossiers/unsettled", self.dossiers.unsettled_count)
        self.desk.close()
        self.spool.close()

    async def articles(self, urls: Iterable[str]) -> AsyncIterator[Any]:
        """Yield a request for each article, or its row when it cannot be asked for."""
        for url in urls:
            key = canonical_key(url)
            if self.dossiers.claim(key):
                async for output in self._ask(url, key, Role.ARTICLE):
                    yield output

    async def read(self, response: Response) -> AsyncIterator[Any]:
        """Read a page that answered."""
        request = response.request
        assert request is not None  # noqa: S101 - the engine sets it
        opt_outs = find_opt_outs(header_pairs(response.headers), response.body)
        capture = self.recorder.settle(request, refused_redirect(response), opt_outs=opt_outs)
        async for output in self._settled(capture, response.body, request.meta["url_key"]):
            yield output

    async def failed(self, failure: Failure) -> AsyncIterator[Any]:
        """Note a page that did not answer, or may not be asked."""
        request: Request = failure.request  # type: ignore[attr-defined]
        error = failure.value or IgnoreRequest("no reason given")
        if isinstance(error, StoppedError):
            return
        capture = self.recorder.settle(request, outcome_of(error))
        async for output in self._settled(capture, b"", request.meta["url_key"]):
            yield output

    async def _settled(self, capture: Capture, body: bytes, key: str) -> AsyncIterator[Any]:
        """Yield what a settled page gives: rows, requests for what it cites, checked dossiers."""
        while self.recorder.unclaimed:
            yield self.recorder.unclaimed.pop()
        try:
            page = await self.desk.read(capture, body)
        except StoppedError:
            return  # its bytes are kept; a later run reads them
        yield page.capture
        instead = self.instead_of(page, key) if page.document is None else None
        async for output in instead or self._entered(page, key):
            yield output

    async def _entered(self, page: ReadCapture, key: str) -> AsyncIterator[Any]:
        """Yield what a page adds to the dossiers, and those that it completes, checked."""
        capture = page.capture
        if capture.role in _MEASURED and capture.unread is not Unread.OVER_LIMIT:
            state = "read" if page.document else "unread"
            self.crawler.stats.inc_value(f"{capture.role}s/{state}")
        complete: list[Dossier] = []
        wanted: list[Wanted] = []
        if page.document:
            yield page.document
            if capture.role is Role.ARTICLE or capture.is_followed:
                wanted, complete = self.dossiers.open(page)
        complete += self.dossiers.settle(page.as_source(key))
        if self.dossiers.claim(capture.url_key):
            complete += self.dossiers.settle(page.as_source(capture.url_key))
        for dossier in complete:
            async for record in self._checked(dossier):
                yield record
        is_followed = self._is_deep and capture.role is Role.ARTICLE
        for want in wanted:
            async for output in self._follow(want, is_followed=is_followed):
                yield output

    def instead_of(self, page: ReadCapture, key: str) -> AsyncIterator[Any] | None:
        """Return what to do instead when a page could not be read; None when that is the end."""
        is_wanted = self.crawler.settings.getbool("ARCHIVED_COPIES")
        if not is_wanted or key in self._sought or not may_have_copy(page.capture):
            return None
        self._sought.add(key)
        return self._archived(page, key)

    async def _archived(self, page: ReadCapture, key: str) -> AsyncIterator[Any]:
        """Ask for the archive's last copy of a page; without one the page stays unread."""
        capture = page.capture
        try:
            copy = await find_copy(self.crawler, self.recorder, capture.url)
        except StoppedError:
            return
        if copy is None:
            outputs = self._entered(page, key)
        else:
            asked, follows = capture.url, capture.is_followed
            outputs = self._ask(copy, key, capture.role, is_followed=follows, asked_url=asked)
        async for output in outputs:
            yield output

    async def _checked(self, dossier: Dossier) -> AsyncIterator[Any]:
        try:
            records: Sequence[object] = (
                chained(dossier) if dossier.is_of_source else await self.desk.check(dossier)
            )
        except StoppedError:
            return
        for record in records:
            if isinstance(record, Citation):
                self._count(record)
            yield record

    def _count(self, citation: Citation) -> None:
        state = "read" if citation.source_id else "unread"
        self.crawler.stats.inc_value(f"citations/{citation.kind}/{state}")

    async def _follow(self, want: Wanted, *, is_followed: bool) -> AsyncIterator[Any]:
        if want.refused_by is None:
            asked = self._ask(want.url, want.url_key, Role.SOURCE, is_followed=is_followed)
        else:
            outcome = Outcome(Unread.OVER_LIMIT, want.refused_by)
            asked = self._refused(want.url, want.url_key, Role.SOURCE, outcome)
        async for output in asked:
            yield output

    async def _ask(
        self,
        url: str,
        key: str,
        role: Role,
        *,
        is_followed: bool = False,
        asked_url: str | None = None,
    ) -> AsyncIterator[Any]:
        try:
            yield Request(
                safe_url(url),
                callback=self.read,
                errback=self.failed,
                dont_filter=True,  # the dossiers know what was asked, redirects included
                priority=SOURCE_PRIORITY if role is Role.SOURCE else 0,
                meta={
                    "role": role,
                    "url_key": key,
                    "asked_url": asked_url or url,
                    "is_followed": is_followed,
                },
            )
        except ValueError as error:
            outcome = Outcome(Unread.ADDRESS_REFUSED, str(error))
            async for output in self._refused(url, key, role, outcome):
                yield output

    async def _refused(
        self, url: str, key: str, role: Role, outcome: Outcome
    ) -> AsyncIterator[Any]:
        capture = self.recorder.refuse(url, role, outcome)
        async for output in self._settled(capture, b"", key):
            yield output
