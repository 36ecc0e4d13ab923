"""Bytes of a served page → what kind of page it is and the document it holds."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from importlib.metadata import version
from urllib.parse import urlsplit

import trafilatura
from lxml.html import HtmlElement
from markdown_it import MarkdownIt
from trafilatura.settings import Document as Extracted
from trafilatura.settings import Extractor

from pipelines.caps import DEFAULT_CAPS, PageCaps
from pipelines.language import language_of
from pipelines.markup.body import Parts, choose_parts, everything
from pipelines.markup.extent import cut_to_prose
from pipelines.markup.layout import lay_out
from pipelines.markup.links import base_of, read_links
from pipelines.markup.notes import is_sponsored, is_truncated
from pipelines.markup.runs import Run, read_runs
from pipelines.markup.trees import PageTooLargeError, decode, parse
from pipelines.metadata.page_metadata import Metadata, read_metadata
from pipelines.page_kinds import Words, kind_of_answer, kind_of_words
from pipelines.page_rules import rules_for
from pipelines.pdf import PdfUnreadableError, read_pdf_document
from pipelines.plain_text import read_plain_text
from pipelines.records.pages import BlockKind, Document, PageKind, Unread
from pipelines.urls import canonical_key
from pipelines.wrapped_lines import unwrap

EXTRACTOR = f"sourcecheck 1, trafilatura {version('trafilatura')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReading:
    """What was served, and the document when there is one to read."""

    page_kind: PageKind
    document: Document | None = None
    served: Document | None = None
    """What a page that is not read holds all the same, such as the free lines of a paid article."""
    unread: Unread | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where and when a payload came from."""

    url: str
    content_type: str | None
    status: int
    headers: tuple[tuple[str, str], ...]
    capture_id: str | None
    fetched_at: datetime | None
    caps: PageCaps


def read_page(
    payload: bytes,
    *,
    url: str,
    content_type: str | None = None,
    status: int = 200,
    headers: tuple[tuple[str, str], ...] = (),
    capture_id: str | None = None,
    fetched_at: datetime | None = None,
    caps: PageCaps = DEFAULT_CAPS,
) -> PageReading:
    """Return what a page is and says; bad input gives a reading with its reason, never an error.

    `payload` is free of content coding. The same bytes give the same reading, always.
    """
    origin = Origin(
        url=url,
        content_type=content_type or _content_type(headers),
        status=status,
        headers=headers,
        capture_id=capture_id,
        fetched_at=fetched_at,
        caps=caps,
    )
    try:
        return _read(payload, origin)
    except PageTooLargeError as error:
        return _unread(PageKind.NOT_TEXT, Unread.TOO_LARGE, str(error))
    except PdfUnreadableError as error:
        return _unread(PageKind.PDF, Unread.EXTRACTION_FAILED, str(error))
    except MemoryError:
        raise  # no fault of the page's making: it is the reader's cap that was met
    except Exception as error:  # noqa: BLE001 - a page no rule foresaw becomes a row, not a crash
        detail = f"{type(error).__name__}: {error}"[:300]
        return _unread(PageKind.ERROR_PAGE, Unread.EXTRACTION_FAILED, detail)


def _content_type(headers: tuple[tuple[str, str], ...]) -> str | None:
    return next((value for name, value in headers if name.lower() == "content-type"), None)


def _unread(page_kind: PageKind, unread: Unread | None, detail: str | None) -> PageReading:
    return PageReading(page_kind=page_kind, unread=unread, detail=detail)


def _read(payload: bytes, origin: Origin) -> PageReading:
    if len(payload) > origin.caps.page_bytes:
        size = f"{len(payload)} bytes, over PAGE_MAXSIZE ({origin.caps.page_bytes})"
        return _unread(PageKind.NOT_TEXT, Unread.TOO_LARGE, size)
    kind = kind_of_answer(
        payload, status=origin.status, headers=origin.headers, content_type=origin.content_type
    )
    if kind is None:
        return _read_html(payload, origin)
    if kind.page_kind is PageKind.PDF:
        document, left_out = read_pdf_document(
            payload, url=origin.url, capture_id=origin.capture_id, caps=origin.caps
        )
        return PageReading(page_kind=PageKind.PDF, document=document, detail=left_out)
    if kind.page_kind is PageKind.PLAIN_TEXT:
        return PageReading(page_kind=kind.page_kind, document=_read_text(payload, origin))
    return _unread(kind.page_kind, kind.unread, kind.detail)


def _read_text(payload: bytes, origin: Origin) -> Document:
    """Return a plain text with whole paragraphs, Markdown as the page that it describes."""
    words = decode(payload, origin.content_type).replace("\r\n", "\n")
    if not _is_markdown(origin):
        lines = words if _is_table(origin) else unwrap(words)
        plain = read_plain_text(lines, url=origin.url, language=language_of(lines))
        return replace(plain, url_key=canonical_key(origin.url), capture_id=origin.capture_id)
    markup = MarkdownIt("commonmark").enable("table").render(words)
    root = parse(f"<html><body>{markup}</body></html>", origin.caps)
    runs = [] if root is None else read_runs(root)
    said = read_metadata(root, runs, url=origin.url, latest=origin.fetched_at)
    parts = everything(runs, said.headline)
    return _document(root, runs, said, parts, origin)


def _is_markdown(origin: Origin) -> bool:
    media = (origin.content_type or "").lower()
    return "markdown" in media or urlsplit(origin.url).path.lower().endswith((".md", ".markdown"))


def _is_table(origin: Origin) -> bool:
    return "csv" in (origin.content_type or "").lower()


def _read_html(payload: bytes, origin: Origin) -> PageReading:
    markup = decode(payload, origin.content_type)
    root = parse(markup, origin.caps)
    if root is None:
        return _unread(PageKind.EMPTY, Unread.EMPTY, "no markup")
    runs = read_runs(root)
    said = read_metadata(root, runs, url=origin.url, latest=origin.fetched_at)
    parts = choose_parts(
        runs,
        kept_words=find_body_words(root, runs, origin.url),
        headline=said.headline,
        description=said.description or "",
        stated_body=said.stated_body,
        rules=rules_for(origin.url),
        root=root,
    )
    document = _document(root, runs, said, parts, origin)
    words = _words(root, runs, said, parts, markup=markup, url=origin.url)
    kind = kind_of_words(words, status=origin.status)
    return PageReading(
        page_kind=kind.page_kind,
        document=document if kind.unread is None else None,
        served=document,
        unread=kind.unread,
        detail=kind.detail,
    )


def _document(
    root: HtmlElement, runs: Sequence[Run], said: Metadata, parts: Parts, origin: Origin
) -> Document:
    laid = lay_out(parts.front, parts.body, parts.back)
    base = base_of(root, origin.url)
    body = [run for run, _ in parts.body]
    return Document(
        url=origin.url,
        url_key=canonical_key(origin.url),
        capture_id=origin.capture_id,
        text=laid.text,
        body=laid.body,
        title=said.title,
        authors=said.authors,
        publisher=said.publisher,
        language=said.language or language_of(laid.text),
        published=said.published,
        modified=said.modified,
        blocks=laid.blocks,
        links=read_links(laid.anchors, base=base, url=origin.url, heading_of=parts.heading_of),
        page_text="\n".join(run.text for run in runs),
        structured_text=said.long_strings,
        notes=tuple(b.span.of(laid.text) for b in laid.blocks if b.kind is BlockKind.NOTE),
        is_sponsored=is_sponsored(parts.near_headline, (*body[-3:], *parts.behind), said.authors)
        or said.is_paid_for,
        is_truncated=is_truncated(body, parts.behind),
        extractor=EXTRACTOR,
    )


def find_body_words(root: HtmlElement, runs: Sequence[Run], url: str) -> str:
    """Return the words that trafilatura takes for the body; white space is of no account.

    Its own fallbacks, metadata and memory of earlier pages are off: the first cost more than
    they find here, the second is read elsewhere, the third would make a text depend on its past.
    """
    found = trafilatura.bare_extraction(cut_to_prose(root, runs), options=_options(url))
    return (found.raw_text or "") if isinstance(found, Extracted) else ""


def _options(url: str) -> Extractor:
    """Return the extractor's settings for one page; to read its file anew costs half a parse."""
    options = copy(_settings())
    options.url = options.source = url.encode("utf-8", "replace").decode()
    return options


@cache
def _settings() -> Extractor:
    return Extractor(output_format="xml", fast=True, comments=False, dedup=False)


def _words(
    root: HtmlElement, runs: list[Run], said: Metadata, parts: Parts, *, markup: str, url: str
) -> Words:
    body = {id(run) for run, _ in parts.body}
    last = max((n for n, run in enumerate(runs) if id(run) in body), default=0)
    return Words(
        url=url,
        titles=[said.tab, *(run.text for run in runs if run.level in (1, 2))][:6],
        runs=[run.text for run in runs],
        ending=[run.text for run in runs[last : last + 8]],
        body_chars=sum(len(run.text) for run, _ in parts.body),
        has_password=any((i.get("type") or "").lower() == "password" for i in root.iter("input")),
        is_free=said.is_free,
        markup=markup,
    )
