"""Address of a page that could not be had → address of the last copy that an archive took of it.

The Internet Archive's CDX service lists copies; `id_` in a copy's address asks for the bytes as
they were taken. Both requests go the way of all others: robots are asked, the bytes are kept.
"""

import json
import logging
import re
from urllib.parse import urlencode

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http.request import NO_CALLBACK

from crawler.capture_middleware import CaptureMiddleware
from crawler.responses import outcome_of
from crawler.stopping import StoppedError
from pipelines.records.pages import Capture, Role, Unread
from pipelines.urls import ARCHIVE_HOSTS, canonical_key, host_of

logger = logging.getLogger(__name__)

CDX = "https://web.archive.org/cdx/search/cdx"
COPY = "https://web.archive.org/web/{at}id_/{url}"

# "20260503120000"
_STAMP = re.compile(r"^\d{14}$")

DEFINITE = frozenset(
    {
        Unread.CHALLENGE,
        Unread.CONSENT,
        Unread.GONE,
        Unread.HTTP_ERROR,
        Unread.LOGIN,
        Unread.SOFT_404,
    }
)
"""Answers of a host that no further question would change; only then an archive is asked."""


def may_have_copy(capture: Capture) -> bool:
    """Tell whether a page was refused for good and may have been taken by an archive before."""
    return capture.unread in DEFINITE and host_of(capture.url) not in ARCHIVE_HOSTS


async def find_copy(crawler: Crawler, recorder: CaptureMiddleware, url: str) -> str | None:
    """Return the address of the last whole copy of a page, or None.

    Raises:
        StoppedError: The crawl was told to stop.
    """
    query = {"url": url, "output": "json", "fl": "timestamp,original", "limit": "-1"}
    asked = f"{CDX}?{urlencode({**query, 'filter': 'statuscode:200'})}"
    request = Request(
        asked,
        callback=NO_CALLBACK,
        meta={"role": Role.FEED, "asked_url": asked, "url_key": canonical_key(asked)},
    )
    try:
        response = await crawler.engine.download_async(request)
    except StoppedError:
        raise
    except Exception as error:  # noqa: BLE001 - the page stays unread for its own reason
        recorder.unclaimed.append(recorder.settle(request, outcome_of(error)))
        return None
    recorder.unclaimed.append(recorder.settle(response.request or request))
    found = _last_copy(response.body) if response.status == 200 else None
    logger.info("archived copy url=%s found=%s", url, found)
    return found


def _last_copy(body: bytes) -> str | None:
    """Return the address of the last copy listed.

    >>> _last_copy(b'[["timestamp", "original"], ["20260503120000", "https://example.org/a"]]')
    'https://web.archive.org/web/20260503120000id_/https://example.org/a'
    """
    try:
        at, original = json.loads(body)[-1]
    except (ValueError, TypeError, IndexError, KeyError):
        return None
    return COPY.format(at=at, url=original) if _STAMP.match(str(at)) else None
