"""Short texts and small pages for the tests of typed claims."""

from datetime import UTC, datetime

from pipelines.plain_text import read_plain_text
from pipelines.records.pages import Block, BlockKind, Document
from pipelines.records.spans import Span
from pipelines.text import Reading

PUBLISHED_AT = datetime(2026, 11, 18, tzinfo=UTC)
"""A Wednesday."""


def reading_of(
    text: str, *, language: str | None = "en", published_at: datetime | None = PUBLISHED_AT
) -> Reading:
    """Return a reading of a bare text."""
    return Reading(read_plain_text(text, language=language, published_at=published_at))


def page_of(
    *parts: tuple[BlockKind, str], heads: dict[int, tuple[str, str]] | None = None
) -> Reading:
    """Return a reading of a page of blocks; `heads` gives row and column heads by block number."""
    text, blocks = "", []
    for number, (kind, words) in enumerate(parts):
        text += "\n\n" if text else ""
        row, column = (heads or {}).get(number, (None, None))
        span = Span(len(text), len(text) + len(words))
        blocks.append(Block(kind=kind, span=span, row_header=row, column_header=column))
        text += words
    inner = [b.span for b in blocks if b.kind not in {BlockKind.HEADLINE, BlockKind.CAPTION}]
    return Reading(
        Document(
            url="https://courier.example/page",
            url_key="courier.example/page",
            text=text,
            body=Span(inner[0].start, inner[-1].end),
            blocks=tuple(blocks),
            language="en",
        )
    )
