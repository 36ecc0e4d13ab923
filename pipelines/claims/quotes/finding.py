"""Article → its quote claims: every quoted stretch with its pieces, flags and speaker."""

import re
from dataclasses import dataclass

from pipelines.claims.quotes.marks import Quoted, find_double
from pipelines.records.claims import Claim, ClaimKind
from pipelines.records.pages import BlockKind
from pipelines.records.spans import Span
from pipelines.text import Reading

PARTIAL_WORDS = 3
"""Quotes of so few words or fewer may be scare quotes, titles or terms."""

_LINE = re.compile(r"[^\n]+")

_PLACE_FLAGS = {
    BlockKind.HEADLINE: "headline",
    BlockKind.HEADING: "heading",
    BlockKind.STANDFIRST: "standfirst",
    BlockKind.CAPTION: "caption",
    BlockKind.TABLE_CELL: "table",
}


@dataclass(frozen=True, slots=True)
class _Paragraph:
    span: Span
    kind: BlockKind


def find_quotes(article: Reading) -> list[Claim]:
    """Return the quotes of an article in order; the pieces of a split quote are one claim."""
    claims: list[Claim] = []
    for paragraph in _paragraphs(article):
        claims.extend(
            _claim(article, paragraph, q) for q in find_double(article.text, paragraph.span)
        )
    return claims


def _paragraphs(article: Reading) -> list[_Paragraph]:
    """Return the lines of a text, each with the kind of the block that it stands in."""
    blocks = article.document.blocks
    found: list[_Paragraph] = []
    at = 0
    for line in _LINE.finditer(article.text):
        while at < len(blocks) and blocks[at].span.end <= line.start():
            at += 1
        is_inside = at < len(blocks) and blocks[at].span.start < line.end()
        kind = blocks[at].kind if is_inside else BlockKind.PARAGRAPH
        found.append(_Paragraph(Span(line.start(), line.end()), kind))
    return found


def _claim(article: Reading, paragraph: _Paragraph, quoted: Quoted) -> Claim:
    flags = [_PLACE_FLAGS[paragraph.kind]] if paragraph.kind in _PLACE_FLAGS else []
    if quoted.is_open:
        flags.append("unterminated")
    if quoted.depth:
        flags.append("nested")
    return Claim(
        document_id=article.document_id,
        kind=ClaimKind.QUOTE,
        spans=(quoted.span,),
        exact=quoted.span.of(article.text),
        sentence=article.sentence_at(quoted.span.start),
        is_partial=len(article.words.within(quoted.span)) <= PARTIAL_WORDS,
        flags=tuple(flags),
    )
