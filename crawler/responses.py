"""Scrapy's responses and failures → Capture, with the reason when there is nothing to read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from scrapy import Request
from scrapy import exceptions as scrapy_errors
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Headers, Response

from crawler.addresses import AddressRefusedError
from pipelines.exchanges import Exchange, StoredExchange
from pipelines.payloads import PayloadError
from pipelines.records.pages import Capture, Hop, Role, Unread
from pipelines.urls import canonical_key, copy_of

ANSWERED_AT = "answered_at"
"""Request meta key under which a replay says when the answer was first given."""
DETAIL_CHARACTERS = 200
REDIRECT_CAP_WORDS = "max redirections reached"  # Scrapy's own message; it has no class for it


class UnreadError(IgnoreRequest):
    """A page that will not be fetched or read, with the reason that its row names."""

    def __init__(self, unread: Unread, detail: str) -> None:
        super().__init__(detail)
        self.unread = unread
        self.detail = detail


class HeadTooLargeError(Exception):
    """An answer whose headers do not end."""


class FirstByteTimeoutError(scrapy_errors.DownloadTimeoutError):
    """A server that says nothing at all; it may be tried again like any that is too slow."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Why a page could not be fetched."""

    unread: Unread
    detail: str


def outcome_of(error: BaseException) -> Outcome:
    """Return the reason that an exception stands for."""
    if isinstance(error, UnreadError):
        return Outcome(error.unread, _brief(error.detail))
    if isinstance(error, AddressRefusedError):
        return Outcome(Unread.ADDRESS_REFUSED, _brief(str(error)))
    if isinstance(error, PayloadError):
        return Outcome(error.reason, _brief(error.detail))
    if isinstance(error, IgnoreRequest) and str(error) == REDIRECT_CAP_WORDS:
        return Outcome(Unread.TOO_MANY_REDIRECTS, "more redirects than REDIRECT_MAX_TIMES")
    if any(isinstance(cause, HeadTooLargeError) for cause in _causes(error)):
        return Outcome(Unread.TOO_LARGE, "headers over HEAD_MAXSIZE")
    for kind, unread, words in _NETWORK_FAULTS:
        if isinstance(error, kind):
            return Outcome(unread, words or _brief(_cause(error)))
    return Outcome(Unread.FETCH_FAILED, _brief(f"{type(error).__name__}: {error}"))


_NETWORK_FAULTS: tuple[tuple[type[Exception], Unread, str], ...] = (
    (FirstByteTimeoutError, Unread.TIMED_OUT, "no answer within FIRST_BYTE_TIMEOUT"),
    (scrapy_errors.DownloadTimeoutError, Unread.TIMED_OUT, "no whole answer in DOWNLOAD_TIMEOUT"),
    # Scrapy cancels a download for one reason only: its size.
    (scrapy_errors.DownloadCancelledError, Unread.TOO_LARGE, "body over DOWNLOAD_MAXSIZE"),
    (scrapy_errors.CannotResolveHostError, Unread.FETCH_FAILED, "host name does not resolve"),
    (scrapy_errors.DownloadConnectionRefusedError, Unread.FETCH_FAILED, "connection refused"),
    (scrapy_errors.ResponseDataLossError, Unread.FETCH_FAILED, "body cut short"),
    (scrapy_errors.UnsupportedURLSchemeError, Unread.ADDRESS_REFUSED, "scheme not supported"),
    (scrapy_errors.NotSupported, Unread.ADDRESS_REFUSED, ""),
    (scrapy_errors.DownloadFailedError, Unread.FETCH_FAILED, ""),
)


def refused_redirect(response: Response) -> Outcome | None:
    """Return the reason of a redirect that was not followed, because it leaves the web."""
    target = response.headers.get("Location")
    if response.status not in {301, 302, 303, 307, 308} or not target:
        return None
    return Outcome(Unread.ADDRESS_REFUSED, _brief(f"redirects to {_text(target)}"))


def exchange_of(request: Request, response: Response, at: datetime) -> Exchange:
    """Return what went out and what came back, as the WARC keeps it."""
    return Exchange(
        url=bare_url(request),
        at=at,
        method=request.method,
        request_headers=header_pairs(request.headers),
        status=response.status,
        protocol=response.protocol or "HTTP/1.1",
        headers=header_pairs(response.headers),
        payload=response.body,
        ip_address=None if response.ip_address is None else str(response.ip_address),
        truncated="disconnect" if "dataloss" in response.flags else None,
    )


def capture_of(
    request: Request,
    *,
    run_id: str,
    at: datetime,
    stored: StoredExchange | None,
    outcome: Outcome | None = None,
) -> Capture:
    """Return the settled capture of a request.

    Args:
        request: The last request of the chain that redirects made.
        run_id: Run that asked.
        at: Moment of the failure, used when nothing was stored.
        stored: The last exchange; None when nothing answered.
        outcome: Why there is nothing to read; None when there is a payload to look at.
    """
    headers = stored.headers if stored else ()
    asked = request.meta.get("asked_url") or request.meta.get("redirect_urls", [request.url])[0]
    return Capture(
        run_id=run_id,
        role=request.meta.get("role", Role.SOURCE),
        url=asked,
        final_url=request.url,
        url_key=canonical_key(request.url),
        redirects=_hops(request),
        status=stored.status if stored else None,
        headers=headers,
        fetched_at=stored.at if stored else at,
        archived_at=copy[1] if (copy := copy_of(request.url)) else None,
        payload_digest=stored.digest if stored else None,
        payload_bytes=stored.payload_bytes if stored else 0,
        content_type=media_type(headers),
        warc_file=stored.file if stored else None,
        warc_offset=stored.offset if stored else None,
        is_followed=bool(request.meta.get("is_followed")),
        unread=outcome.unread if outcome else None,
        unread_detail=outcome.detail if outcome else None,
    )


def bare_url(request: Request) -> str:
    """Return the address that goes over the wire: a fragment stays at home."""
    return request.url.partition("#")[0]


def media_type(headers: tuple[tuple[str, str], ...]) -> str | None:
    """Return the media type that headers declare, without parameters, lower case.

    >>> media_type((("Content-Type", "Text/HTML; charset=x"),))
    'text/html'
    """
    values = [value for name, value in headers if name.lower() == "content-type"]
    return values[-1].split(";")[0].strip().lower() or None if values else None


def header_pairs(headers: Headers) -> tuple[tuple[str, str], ...]:
    """Return headers as text pairs; bytes that are no UTF-8 are read as Latin-1, as HTTP says."""
    return tuple(
        (_text(name), _text(value)) for name, values in headers.items() for value in _listed(values)
    )


def _listed(values: Any) -> list[bytes]:
    return list(values) if isinstance(values, list | tuple) else [values]


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _hops(request: Request) -> tuple[Hop, ...]:
    urls = [*request.meta.get("redirect_urls", []), request.url]
    reasons = request.meta.get("redirect_reasons", [])
    return tuple(
        Hop(url=url, status=reason if isinstance(reason, int) else 200, location=target)
        for url, target, reason in zip(urls, urls[1:], reasons, strict=False)
    )


def _cause(error: BaseException) -> str:
    """Return the innermost words of Twisted's nested failures, which name the fault best."""
    inner = _causes(error)[-1]
    return str(inner) or type(inner).__name__


def _causes(error: BaseException) -> list[BaseException]:
    """Return the error, what it was raised from, and the failures that Twisted collected in it."""
    inner = error.__cause__ or error
    reasons = getattr(inner, "reasons", None) or []
    return [error, inner, *(reason.value for reason in reasons)]


def _brief(words: str) -> str:
    return " ".join(words.split())[:DETAIL_CHARACTERS]
