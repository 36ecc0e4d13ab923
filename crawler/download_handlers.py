"""Fetch over the network, behind the address guard, with sample hosts mapped to a test server."""

from collections.abc import Mapping
from urllib.parse import urlsplit, urlunsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Response

from crawler.addresses import AddressPolicy, AddressRefusedError
from crawler.resolving import GuardedResolver


class GuardedDownloadHandler(HTTP11DownloadHandler):
    """Scrapy's own handler, for which no address is reachable that the guard refuses."""

    lazy = True

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._policy = AddressPolicy.from_settings(crawler.settings)
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
            response = await super().download_request(asked)
        except CannotResolveHostError as error:
            host = (urlsplit(asked.url).hostname or "").strip("[]")
            if host in guard.refusals:
                raise AddressRefusedError(guard.refusals[host]) from error
            raise
        if asked is request:
            return response
        request.meta["download_latency"] = asked.meta.get("download_latency")
        return response.replace(url=request.url)

    def _mapped(self, request: Request) -> Request:
        """Return the request to send: itself, or its like to the server that stands for the host.

        The server speaks plain HTTP for both schemes and learns the scheme from a header.
        """
        parts = urlsplit(request.url)
        server = self._host_map.get(parts.hostname or "") or self._host_map.get("*")
        if not server:
            return request
        mapped = request.replace(url=urlunsplit(parts._replace(scheme="http", netloc=server)))
        mapped.headers["Host"] = parts.netloc
        mapped.headers["X-Forwarded-Proto"] = parts.scheme
        return mapped
