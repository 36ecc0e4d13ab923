"""One row of the `extract` verb in, one row out; an error is a row too."""

from datetime import UTC
from typing import Any

from pipelines.extraction import PageReading, read_page
from pipelines.metadata.zones import zone_of
from pipelines.records.pages import Document, Moment, PageKind
from pipelines.records.spans import Span


def extract_line(row: dict[str, Any]) -> dict[str, Any]:
    """Return what the page of a row says: `{"id", "url", "html"}` → the `extract` contract.

    `text` is the body alone and link spans point into it.
    """
    name = row.get("id")
    html, url = row.get("html"), row.get("url")
    if not isinstance(html, str) or not isinstance(url, str):
        return {"id": name, "error": "a row needs the strings html and url"}
    reading = read_page(
        html.encode("utf-8", "replace"), url=url, content_type="text/html; charset=utf-8"
    )
    kind = reading.page_kind.value
    served = reading.document or reading.served
    if served is None:
        cause = reading.detail or (reading.unread.value if reading.unread else "no text")
        return {"id": name, "page_kind": kind, "error": f"{kind}: {cause}"}
    return {"id": name, "page_kind": kind, **_said(served, is_text=_has_text(reading))}


def _has_text(reading: PageReading) -> bool:
    """Tell whether a page's words are its own: a wall's or an error page's are not."""
    return reading.document is not None or reading.page_kind is PageKind.PAYWALL_STUB


def _said(document: Document, *, is_text: bool) -> dict[str, Any]:
    body = document.body if is_text else Span(document.body.start, document.body.start)
    return {
        "title": document.title,
        "authors": list(document.authors),
        "published_at": _iso(document.published),
        "modified_at": _iso(document.modified),
        "language": document.language,
        "text": body.of(document.text),
        "links": [
            {
                "url": link.url,
                "start": link.span.start - body.start,
                "end": link.span.end - body.start,
                "exact": link.span.of(document.text),
            }
            for link in document.links
            if body.covers(link.span)
        ],
    }


def _iso(moment: Moment | None) -> str | None:
    """Return the moment by the page's own clock, so that its date is the one the page shows."""
    if moment is None:
        return None
    local = moment.at.astimezone(zone_of(moment.zone) or UTC)
    return local.date().isoformat() if moment.is_day_only else local.isoformat()
