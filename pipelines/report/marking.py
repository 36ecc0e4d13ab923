"""A text and the spans that stand in it → flat segments, so that overlapping marks can be shown."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from pipelines.records.pages import Block, BlockKind, Document
from pipelines.records.spans import Span

T = TypeVar("T")

CONTEXT_CHARS = 100
"""Code points of a source's paragraph that are shown on each side of a passage."""


@dataclass(frozen=True, slots=True)
class Segment(Generic[T]):
    """A stretch of text, and what stands over all of it."""

    text: str
    over: tuple[T, ...]
    begins: tuple[T, ...] = ()
    """Those of `over` that begin here."""


def cut(text: str, within: Span, marks: Sequence[tuple[Span, T]]) -> list[Segment[T]]:
    """Return a stretch of text in segments over which the same marks stand.

    >>> [(s.text, s.over) for s in cut("abcdef", Span(0, 6), [(Span(1, 4), 1), (Span(3, 5), 2)])]
    [('a', ()), ('bc', (1,)), ('d', (1, 2)), ('e', (2,)), ('f', ())]
    """
    near = [
        (Span(max(span.start, within.start), min(span.end, within.end)), span, mark)
        for span, mark in marks
        if span.overlaps(within)
    ]
    if not near:
        return [Segment(within.of(text), ())] if within.length else []
    edges = sorted({within.start, within.end, *(e for s, _, _ in near for e in (s.start, s.end))})
    opening: dict[int, list[tuple[Span, T]]] = {}
    for shown, _, mark in near:
        opening.setdefault(shown.start, []).append((shown, mark))
    segments: list[Segment[T]] = []
    standing: list[tuple[Span, T]] = []
    for start, end in pairwise(edges):
        standing = [(span, mark) for span, mark in standing if span.end > start]
        standing += opening.get(start, [])
        over = tuple(mark for _, mark in standing)
        begins = tuple(mark for shown, own, mark in near if own.start == start == shown.start)
        segments.append(Segment(text[start:end], over, begins))
    return segments


@dataclass(frozen=True, slots=True)
class Row:
    """A block of a text; the cells of a table come as one."""

    kind: BlockKind
    span: Span
    blocks: tuple[Block, ...]


def rows_of(document: Document) -> list[Row]:
    """Return a document's text block by block; words outside of every block are paragraphs."""
    rows: list[Row] = []
    for block in _gapless(document):
        last = rows[-1] if rows else None
        if block.kind is BlockKind.TABLE_CELL and last and last.kind is BlockKind.TABLE_CELL:
            span = Span(last.span.start, block.span.end)
            rows[-1] = Row(block.kind, span, (*last.blocks, block))
        else:
            rows.append(Row(block.kind, block.span, (block,)))
    return rows


def _gapless(document: Document) -> Iterator[Block]:
    at = 0
    for block in document.blocks:
        yield from _paragraph(document.text, Span(at, max(at, block.span.start)))
        yield block
        at = max(at, block.span.end)
    yield from _paragraph(document.text, Span(at, max(at, len(document.text))))


def _paragraph(text: str, span: Span) -> Iterator[Block]:
    words = span.of(text)
    if words.strip():
        start = span.start + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        yield Block(kind=BlockKind.PARAGRAPH, span=Span(start, end))


def context_of(text: str, span: Span) -> tuple[Span, bool, bool]:
    r"""Return the stretch around a passage to show, and whether its paragraph goes on.

    >>> context_of("One. Two.\n\nThree.", Span(5, 9))
    (Span(start=0, end=9), False, False)
    """
    first = text.rfind("\n\n", 0, span.start) + 2
    first = first if first >= 2 else 0
    last = text.find("\n\n", span.end)
    last = last if last >= 0 else len(text)
    start, end = max(first, span.start - CONTEXT_CHARS), min(last, span.end + CONTEXT_CHARS)
    if start > first:
        start = _next_space(text, start, span.start)
    if end < last:
        end = max(text.rfind(" ", span.end, end), span.end)
    return Span(start, end), start > first, end < last


def _next_space(text: str, start: int, limit: int) -> int:
    at = text.find(" ", start, limit)
    return at + 1 if at >= 0 else limit


def row_at(starts: Sequence[int], position: int) -> int:
    """Return the number of the row that holds a position, given where the rows start."""
    return max(0, bisect_right(starts, position) - 1)


def touching(starts: Sequence[int], span: Span) -> range:
    """Return the numbers of the rows that a span may touch, given where the rows start."""
    return range(row_at(starts, span.start), bisect_left(starts, span.end))
