"""robots.txt, obeyed as RFC 9309 says, and kept as a capture of its own."""

import asyncio
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import ProtegoRobotParser

from crawler.capture_middleware import CaptureMiddleware
from crawler.responses import Outcome, UnreadError, outcome_of
from crawler.stopping import StoppedError
from pipelines.records.pages import Role, Unread

PRIORITY = 1000
MAX_BYTES = 500 * 1024
"""What RFC 9309 asks a crawler to parse at least."""

Verdict = ProtegoRobotParser | Outcome | None
"""Rules to ask, a reason to stay away from the whole host, or None: everything is allowed."""


class RobotsMiddleware:
    """Refuse what a host's robots.txt disallows, and hosts whose robots.txt cannot be had.

    A missing file allows everything; a server error, 429 or a host that does not answer disallows
    everything (RFC 9309 section 2.3.1). A crawl delay is honoured up to ROBOTS_MAX_DELAY.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self._crawler = crawler
        self._agent = str(
            crawler.settings["ROBOTSTXT_USER_AGENT"] or crawler.settings["USER_AGENT"]
        )
        self._max_delay = crawler.settings.getfloat("ROBOTS_MAX_DELAY")
        self._verdicts: dict[str, asyncio.Task[Verdict]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Follow ROBOTSTXT_OBEY and ROBOTSTXT_USER_AGENT."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let the request pass, or raise `UnreadError`."""
        if request.meta.get("dont_obey_robotstxt"):
            return
        root = "{0.scheme}://{0.netloc}".format(urlsplit(request.url))
        if root not in self._verdicts:
            self._verdicts[root] = asyncio.ensure_future(self._ask(root))
        verdict = await asyncio.shield(self._verdicts[root])
        if isinstance(verdict, Outcome):
            raise UnreadError(verdict.unread, verdict.detail)
        if verdict is None:
            return
        if not verdict.allowed(request.url, self._agent):
            raise UnreadError(Unread.ROBOTS, f"{root}/robots.txt disallows it")
        self._slow_down(request, verdict)

    async def _ask(self, root: str) -> Verdict:
        request = Request(
            f"{root}/robots.txt",
            priority=PRIORITY,
            meta={"dont_obey_robotstxt": True, "role": Role.ROBOTS},
            callback=NO_CALLBACK,
        )
        recorder = self._crawler.get_downloader_middleware(CaptureMiddleware)
        try:
            response = await self._crawler.engine.download_async(request)
        except StoppedError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever happened, the host's row says so
            outcome = outcome_of(error)
            if recorder:
                recorder.unclaimed.append(recorder.settle(request, outcome))
            return _verdict_of_failure(outcome)
        if recorder:
            recorder.unclaimed.append(recorder.settle(response.request or request))
        return self._verdict_of(response)

    def _verdict_of(self, response: Response) -> Verdict:
        if response.status == 429 or response.status >= 500:
            return Outcome(Unread.ROBOTS, f"robots.txt answered {response.status}")
        if response.status >= 300:
            return None
        return rules_of(self._crawler, response.body[:MAX_BYTES])

    def _slow_down(self, request: Request, rules: ProtegoRobotParser) -> None:
        delay = min(rules.crawl_delay(self._agent) or 0.0, self._max_delay)
        downloader = self._crawler.engine.downloader
        if delay:
            _, slot = downloader._get_slot(request)
            slot.delay, slot.jitter = max(slot.delay, delay), 0.0
            request.meta["autothrottle_dont_adjust_delay"] = True  # it would shorten it


def rules_of(crawler: Crawler, body: bytes) -> ProtegoRobotParser:
    """Return the rules of a robots.txt, whatever its bytes."""
    return ProtegoRobotParser.from_crawler(crawler, body)


def _verdict_of_failure(outcome: Outcome) -> Verdict:
    # More than five redirects, or an archive without the file: as if there were none.
    if outcome.unread in {Unread.TOO_MANY_REDIRECTS, Unread.NOT_IN_ARCHIVE}:
        return None
    return Outcome(outcome.unread, f"robots.txt: {outcome.detail}")
