"""An answer as it came → the signals for which its bytes may not be kept."""

from scrapy import Request
from scrapy.http import Response

from crawler.responses import header_pairs
from pipelines.opt_outs import find_opt_outs
from pipelines.payloads import PayloadError, codings_of, decode_payload
from pipelines.records.pages import Role

OPT_OUTS = "opt_outs"
"""Request meta key of the signals for which an answer was not kept."""


def signals_of(request: Request, response: Response, *, max_bytes: int) -> tuple[str, ...]:
    """Return the opt-outs of a page, its content coding still on; none of redirects and errors."""
    if not 200 <= response.status < 300 or request.meta.get("role") is Role.ROBOTS:
        return ()
    headers = header_pairs(response.headers)
    codings = codings_of(value for name, value in headers if name.lower() == "content-encoding")
    try:
        body = decode_payload(response.body, codings, max_bytes=max_bytes)
    except PayloadError:
        body = b""  # it will not be read either; its headers speak for it
    return find_opt_outs(headers, body)
