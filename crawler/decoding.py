"""Undo a response's content coding, by the same rules as a later reading of the stored bytes."""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.responsetypes import responsetypes

from crawler.responses import header_pairs
from pipelines.payloads import ACCEPTED_CODINGS, codings_of, decode_payload


class DecodingMiddleware:
    """Stand in for Scrapy's own middleware, with a reason for each body that does not decode."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Cap what comes out at DECODED_MAXSIZE."""
        return cls(crawler.settings.getint("DECODED_MAXSIZE"))

    def process_request(self, request: Request) -> None:
        """Say which codings are read."""
        request.headers.setdefault("Accept-Encoding", ACCEPTED_CODINGS)

    def process_response(
        self,
        request: Request,  # noqa: ARG002 - Scrapy's signature
        response: Response,
    ) -> Response:
        """Return the response with its body decoded, or raise `PayloadError`."""
        values = [v for n, v in header_pairs(response.headers) if n.lower() == "content-encoding"]
        codings = codings_of(values)
        if not codings or not response.body:
            return response
        body = decode_payload(response.body, codings, max_bytes=self._max_bytes)
        headers = response.headers.copy()
        del headers["Content-Encoding"]
        kind = responsetypes.from_args(headers=headers, url=response.url, body=body)
        return response.replace(cls=kind, body=body, headers=headers)
