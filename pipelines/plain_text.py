"""Plain words → Document: the way in for bare texts, which have no page around them."""

import re
from datetime import datetime

from pipelines.records.identity import text_digest
from pipelines.records.pages import Block, BlockKind, Document, Layer, Moment
from pipelines.records.spans import Span
from pipelines.urls import canonical_key

# a run of lines between blank lines: "First line\nsecond line\n\nNext paragraph"
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![ \t\r]*\n))*")


def read_plain_text(
    text: str,
    *,
    url: str | None = None,
    published_at: datetime | None = None,
    language: str | None = "en",
) -> Document:
    """Return a document whose text is `text`, untouched, with a block for each paragraph."""
    address = url or f"text:{text_digest(text)[:16]}"
    return Document(
        url=address,
        url_key=canonical_key(address),
        text=text,
        body=Span(0, len(text)),
        language=language,
        published=_moment(published_at),
        blocks=tuple(
            Block(kind=BlockKind.PARAGRAPH, span=Span(m.start(), m.end()))
            for m in _PARAGRAPH.finditer(text)
        ),
        extractor="plain_text",
    )


def _moment(at: datetime | None) -> Moment | None:
    if at is None:
        return None
    is_day = (at.hour, at.minute, at.second) == (0, 0, 0)
    return Moment(at=at, is_day_only=is_day, zone=None, raw=at.isoformat(), layer=Layer.META)
