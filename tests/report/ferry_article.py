"""An article of our own on a winter ferry, the texts that it cites, and words found in them."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from pipelines.plain_text import read_plain_text
from pipelines.records.pages import Block, BlockKind, Document, Link
from pipelines.records.spans import Span

ARTICLE, RELEASE, MINUTES, TARIFF = (
    (Path(__file__).parent / "ferry" / f"{name}.txt").read_text(encoding="utf-8")
    for name in ("article", "release", "minutes", "tariff")
)

RELEASE_URL = "https://brackwaterlines.example/press/winter"
MINUTES_URL = "https://board.brackwater.example/minutes/2026-10"
TARIFF_URL = "https://brackwaterlines.example/tariff"
STUDY_URL = "https://estuary.example/study.pdf"
BUGLE_URL = "https://saltmarshbugle.example/marsh-interview"
ARTICLE_URL = "https://northquaypost.example/brackwater-ferry-winter"


def span_of(words: str, text: str = ARTICLE, *, after: str = "") -> Span:
    """Return where words stand in a text, looking behind other words."""
    at = text.index(words, text.index(after) if after else 0)
    return Span(at, at + len(words))


def page(url: str, text: str, title: str | None = None) -> Document:
    """Return a source with a publisher and a headline."""
    read = read_plain_text(text, url=url, published_at=datetime(2026, 10, 20, tzinfo=UTC))
    publisher = url.split("/")[2].removesuffix(".example").split(".")[-1].title()
    return replace(
        read,
        title=title or text.splitlines()[0],
        publisher=publisher,
        fetched_at=datetime(2026, 10, 22, 9, 30, tzinfo=UTC),
    )


def article_page() -> Document:
    """Return the article with its links."""
    bare = page(ARTICLE_URL, ARTICLE)
    kinds = {0: BlockKind.HEADLINE, 1: BlockKind.STANDFIRST}
    links = {
        "announced on Tuesday": RELEASE_URL,
        "approved the plan": MINUTES_URL,
        "published tariff": TARIFF_URL,
        "A study by the Estuary Institute": STUDY_URL,
        "told the Saltmarsh Bugle": BUGLE_URL,
    }
    blocks = tuple(Block(kind=kinds.get(n, b.kind), span=b.span) for n, b in enumerate(bare.blocks))
    return replace(
        bare,
        title="Brackwater ferry to run through winter",
        publisher="North Quay Post",
        authors=("Ignatius Thorne",),
        blocks=blocks,
        links=tuple(Link(url=url, href=url, span=span_of(words)) for words, url in links.items()),
        notes=("Correction, 22 October 2026: an earlier version named another pier.",),
    )
