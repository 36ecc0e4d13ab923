"""Every cap of a crawl: its setting, what it bounds, and what a row says when it is met.

`python -m crawler.caps > docs/caps.md` writes the table of them anew.
"""

import sys
from dataclasses import dataclass

from crawler import settings
from pipelines.records.pages import Unread

HEAD = """\
# Caps

Generated from the settings by `python -m crawler.caps > docs/caps.md`. Each is a Scrapy setting:
`sourcecheck article --set DOWNLOAD_TIMEOUT=90 …`. A page that meets one is a row of
[`captures`](tables.md) with the reason in `unread` and the cap's name in `unread_detail`.

| setting | default | bounds | `unread` | `unread_detail` |
| --- | --- | --- | --- | --- |
"""
TAIL = """
Not settings, because a format or this project fixes them: three content codings on top of each
other, 50,000 entries of a listing (the sitemap protocol's own), no entities in XML, 2,000,000
characters and 1.5 GB of memory for one PDF.
"""


@dataclass(frozen=True, slots=True)
class Cap:
    """One bound."""

    setting: str
    bounds: str
    unit: str
    unread: Unread | None
    """Reason that the row has; None when what was read is kept."""
    detail: str
    """Words of the row that name the cap, without its number."""


CAPS = (
    Cap(
        "FIRST_BYTE_TIMEOUT",
        "until the head of an answer is there, resolving and TLS included",
        "seconds",
        Unread.TIMED_OUT,
        "no answer within FIRST_BYTE_TIMEOUT",
    ),
    Cap(
        "DOWNLOAD_TIMEOUT",
        "until an answer is whole",
        "seconds",
        Unread.TIMED_OUT,
        "no whole answer in DOWNLOAD_TIMEOUT",
    ),
    Cap(
        "DNS_TIMEOUT",
        "until a host name resolves",
        "seconds",
        Unread.FETCH_FAILED,
        "host name does not resolve",
    ),
    Cap(
        "URL_MAXLENGTH",
        "of an address",
        "characters",
        Unread.ADDRESS_REFUSED,
        "over URL_MAXLENGTH",
    ),
    Cap(
        "HEAD_MAXSIZE",
        "of status line and headers",
        "bytes",
        Unread.TOO_LARGE,
        "headers over HEAD_MAXSIZE",
    ),
    Cap(
        "DOWNLOAD_MAXSIZE",
        "of a body on the wire",
        "bytes",
        Unread.TOO_LARGE,
        "body over DOWNLOAD_MAXSIZE",
    ),
    Cap(
        "DECODED_MAXSIZE",
        "of a body once gzip, deflate, brotli or zstd is undone",
        "bytes",
        Unread.TOO_LARGE,
        "over DECODED_MAXSIZE",
    ),
    Cap(
        "REDIRECT_MAX_TIMES",
        "that are followed one after another",
        "redirects",
        Unread.TOO_MANY_REDIRECTS,
        "more redirects than REDIRECT_MAX_TIMES",
    ),
    Cap(
        "LINKS_PER_ARTICLE",
        "of an article that are fetched",
        "sources",
        Unread.OVER_LIMIT,
        "over LINKS_PER_ARTICLE",
    ),
    Cap(
        "LINKS_PER_SOURCE",
        "of a source that are fetched, with `--depth 2`",
        "sources",
        Unread.OVER_LIMIT,
        "over LINKS_PER_SOURCE",
    ),
    Cap(
        "SOURCES_PER_RUN",
        "that a run fetches",
        "sources",
        Unread.OVER_LIMIT,
        "over SOURCES_PER_RUN",
    ),
    Cap(
        "PAGES_PER_HOST",
        "of one host that a run fetches as sources",
        "pages",
        Unread.OVER_LIMIT,
        "over PAGES_PER_HOST",
    ),
    Cap(
        "LISTINGS_PER_RUN",
        "that a run asks: feeds, REST pages, sitemaps",
        "listings",
        Unread.OVER_LIMIT,
        "over LISTINGS_PER_RUN",
    ),
    Cap(
        "PAGE_MAXSIZE",
        "of a page that is read, content coding undone",
        "bytes",
        Unread.TOO_LARGE,
        "over PAGE_MAXSIZE",
    ),
    Cap("PAGE_ELEMENTS", "of a page", "elements", Unread.TOO_LARGE, "over PAGE_ELEMENTS"),
    Cap(
        "PAGE_DEPTH",
        "within each other",
        "elements",
        Unread.TOO_LARGE,
        "nested deeper than PAGE_DEPTH",
    ),
    Cap("PDF_PAGES", "of a PDF; the first are read", "pages", None, "over PDF_PAGES"),
    Cap(
        "PDF_SECONDS",
        "that reading a PDF may take",
        "seconds",
        Unread.EXTRACTION_FAILED,
        "pdf: not read within PDF_SECONDS",
    ),
    Cap(
        "READ_SECONDS",
        "that reading any page may take",
        "seconds",
        Unread.EXTRACTION_FAILED,
        "(READ_SECONDS)",
    ),
    Cap(
        "WORKER_MEMORY_BYTES",
        "of address space while a page is read",
        "bytes",
        Unread.EXTRACTION_FAILED,
        "needed more memory than a worker may take (WORKER_MEMORY_BYTES)",
    ),
)


def table() -> str:
    """Return docs/caps.md."""
    return HEAD + "".join(map(_row, CAPS)) + TAIL


def _row(cap: Cap) -> str:
    reason = f"`{cap.unread}`" if cap.unread else ""
    number = getattr(settings, cap.setting)
    default = f"{number:,} {cap.unit}" if isinstance(number, int) else f"{number:g} {cap.unit}"
    return f"| `{cap.setting}` | {default} | {cap.bounds} | {reason} | {cap.detail} |\n"


if __name__ == "__main__":
    sys.stdout.write(table())
