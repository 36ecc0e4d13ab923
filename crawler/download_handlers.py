"""Fetch over the network: behind the address guard, heads capped, hosts mapped for tests."""

import asyncio
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
    _LenientHTTPClientParser,
)
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Response
from twisted.internet.interfaces import IAddress
from twisted.web._newclient import ParseError

from crawler.addresses import AddressPolicy, AddressRefusedError, literal_address
from crawler.resolving import GuardedResolver
from crawler.responses import FirstByteTimeoutError, HeadTooLargeError
from crawler.stopping import quick_stop_of

STATUS_DIGITS = 3  # what HTTP gives a status code


class GuardedDownloadHandler(HTTP11DownloadHandler):
    """Scrapy's own handler, for which no address is reachable that the guard refuses."""

    lazy = True

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        settings = crawler.settings
        self._pool._factory = _factory_for(settings.getint("HEAD_MAXSIZE"))
        self._first_byte_seconds = settings.getfloat("FIRST_BYTE_TIMEOUT")
        self._policy = AddressPolicy.from_settings(crawler.settings)
        self._quick_stop = quick_stop_of(crawler)
        self._host_map: Mapping[str, str] = crawler.settings.getdict("HOST_MAP")

    async def download_request(self, request: Request) -> Response:
        """Return the response, or raise `AddressRefusedError` before anything is sent."""
        from twisted.internet import reactor

        guard = GuardedResolver.of(reactor, self._policy)
        asked = self._mapped(request)
        refusal = self._policy.refusal_of_url(asked.url)
        if refusal:
            raise AddressRefusedError(refusal)
        try:
            response = await self._quick_stop.until_stopped(self._answered(asked))
        except CannotResolveHostError as error:
            host = (urlsplit(asked.url).hostname or "").strip("[]")
            if host in guard.refusals:
                raise AddressRefusedError(guard.refusals[host]) from error
            raise
        if asked is request:
            return response
        request.meta["download_latency"] = asked.meta.get("download_latency")
        return response.replace(url=request.url)

    async def _answered(self, asked: Request) -> Response:
        """Return the response, whose head must come within FIRST_BYTE_TIMEOUT."""
        asked.meta.pop("download_latency", None)  # Scrapy sets it when the head is there
        work = asyncio.ensure_future(super().download_request(asked))
        try:
            await asyncio.wait({work}, timeout=self._first_byte_seconds)
            if not work.done() and "download_latency" not in asked.meta:
                raise FirstByteTimeoutError
            return await work
        finally:
            work.cancel()

    def _server_for(self, host: str) -> str | None:
        if literal_address(host) is not None:
            return None
        return self._host_map.get(host) or self._host_map.get("*")

    def _mapped(self, request: Request) -> Request:
        """Return the request to send: itself, or its like to the server that stands for the host.

        The server speaks plain HTTP for both schemes and learns the scheme from a header.
        """
        parts = urlsplit(request.url)
        server = self._server_for(parts.hostname or "")
        if not server:
            return request
        mapped = request.replace(url=urlunsplit(parts._replace(scheme="http", netloc=server)))
        mapped.headers["Host"] = parts.netloc
        mapped.headers["X-Forwarded-Proto"] = parts.scheme
        return mapped


class _CappedParser(_LenientHTTPClientParser):
    """Scrapy's parser, which reads headers for as long as a server sends them, with an end."""

    most_head_bytes: int
    _head_bytes = 0

    def lineReceived(self, line: bytes) -> None:  # noqa: N802 - Twisted's name
        self._head_bytes += len(line)
        if self._head_bytes > self.most_head_bytes:
            raise HeadTooLargeError
        super().lineReceived(line)

    def statusReceived(self, status: bytes) -> None:  # noqa: N802 - Twisted's name
        code = status.split(b" ", 2)[1:2]
        if code and not (len(code[0]) == STATUS_DIGITS and code[0].isdigit()):
            words = "status is no number of three digits"
            raise ParseError(words, status[:80])  # type: ignore[no-untyped-call]
        super().statusReceived(status)  # type: ignore[no-untyped-call]


class _CappedProtocol(_LenientHTTP11ClientProtocol):
    most_head_bytes: int

    def request(self, request: Any) -> Any:
        answer = super().request(request)
        parser: Any = self._parser
        if parser is not None:
            # As Scrapy does it: Twisted leaves no other way to choose the parser.
            parser.__class__ = _CappedParser
            parser.most_head_bytes = self.most_head_bytes
        return answer


class _CappedFactory(_LenientHTTP11ClientFactory):
    most_head_bytes: int

    def buildProtocol(self, addr: IAddress | None) -> _CappedProtocol:  # noqa: N802, ARG002 - Twisted's
        made = _CappedProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]
        made.most_head_bytes = self.most_head_bytes
        return made


def _factory_for(head_bytes: int) -> type[_CappedFactory]:
    """Return the factory that a connection pool makes its connections with."""
    return type("CappedFactory", (_CappedFactory,), {"most_head_bytes": head_bytes})
