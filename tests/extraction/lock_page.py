"""One invented page of a lock and its keepers, into which a test puts what it is about."""

from pipelines.extraction import read_page
from pipelines.records.pages import Block, BlockKind, Document

URL = "https://www.lockpost.example/2026/05/lock-charges"
FILLER = (
    "<p>The lock keepers of Saint-Élan met on Monday to talk about the price of water, and they did "
    "not agree on very much beyond the date of the next meeting.</p>"
    "<p>Three of them wanted a higher charge from June, two wanted none at all, and the sixth said "
    "that the river would decide in any case, as it had done in every dry year before.</p>"
)


def article(*parts: str, head: str = "", around: str = "") -> Document:
    """Return the document of a page whose article holds the parts between two known paragraphs."""
    body = f"<article><h1>Lock charges</h1>{FILLER}{''.join(parts)}</article>{around}"
    markup = (
        f"<html lang='en'><head><title>Lock charges</title>{head}</head><body>{body}</body></html>"
    )
    reading = read_page(markup.encode(), url=URL)
    assert reading.document is not None, reading.detail
    return reading.document


def words(document: Document, kind: BlockKind) -> list[str]:
    """Return the words of all blocks of a kind."""
    return [b.span.of(document.text) for b in document.blocks if b.kind is kind]


def block(document: Document, start: str) -> Block:
    """Return the block whose words begin so."""
    return next(b for b in document.blocks if b.span.of(document.text).startswith(start))
