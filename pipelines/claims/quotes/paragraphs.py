"""Text → its lines with the quoted stretches in each, in the marks that the page uses."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from pipelines.claims.quotes.marks import DoubleMarks, Quoted, find_single, read_double
from pipelines.records.pages import BlockKind
from pipelines.records.spans import Span
from pipelines.text import Reading

_WORD_CHARACTER = re.compile(r"[^\W_]")

MAX_LINES = 50_000
"""Lines of one text in which quotes are sought; a text with more is no article."""

_LINE = re.compile(r"[^\n]+")

# any mark that may open a quote
_ANY_MARK = re.compile(r"[\"'‘‚‹“”„‟«»〝＂″「『`´]")

_NO_MARKS = DoubleMarks((), ())

_HEADS = frozenset({BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.STANDFIRST})
"""Where single marks stand for double ones in every house's style."""

_FEWEST_WORDS = 3
"""A pair of single marks around so many words or more is a quote, not two apostrophes."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of a text with what is quoted in it."""

    span: Span
    kind: BlockKind
    block: int
    """Index of its block; -1 for a line outside of all blocks."""
    quoted: tuple[Quoted, ...]
    """In order, a nested one after the one that holds it."""
    stray: tuple[int, ...]
    """Closing marks that close nothing here."""


def paragraphs_of(article: Reading) -> list[Paragraph]:
    """Return the lines of a text, each with its quotes and the kind of its block."""
    text = article.text
    lines = [
        _Marked(line, *_marks_of(text, line.span)) for line in islice(_lines_of(article), MAX_LINES)
    ]
    is_single_primary = _uses_single_marks(text, lines)
    return [_with_quotes(text, line, is_single_primary=is_single_primary) for line in lines]


@dataclass(frozen=True, slots=True)
class _Marked:
    """A line with what stands in either kind of marks."""

    line: Paragraph
    double: DoubleMarks
    single: list[Quoted]


def _marks_of(text: str, span: Span) -> tuple[DoubleMarks, list[Quoted]]:
    if _ANY_MARK.search(text, span.start, span.end) is None:
        return _NO_MARKS, []
    return read_double(text, span), find_single(text, span)


def _lines_of(article: Reading) -> Iterator[Paragraph]:
    """Yield the lines that have a word in them, each with the kind of its block."""
    blocks = article.document.blocks
    at = 0
    for match in _LINE.finditer(article.text):
        start, end = match.span()
        if _WORD_CHARACTER.search(article.text, start, end) is None:
            continue
        while at < len(blocks) and blocks[at].span.end <= start:
            at += 1
        is_inside = at < len(blocks) and blocks[at].span.start < end
        kind = blocks[at].kind if is_inside else BlockKind.PARAGRAPH
        yield Paragraph(Span(start, end), kind, at if is_inside else -1, (), ())


def _uses_single_marks(text: str, lines: Sequence[_Marked]) -> bool:
    """Tell whether a page quotes in single marks: more long pairs of these than of double ones."""
    single = double = 0
    for marked in lines:
        if marked.line.kind not in _HEADS:
            single += sum(_is_long(text, q) for q in marked.single)
            double += sum(_is_long(text, q) and not q.depth for q in marked.double.found)
    return single > double


def _is_long(text: str, quoted: Quoted) -> bool:
    return quoted.span.of(text).count(" ") + 1 >= _FEWEST_WORDS


def _with_quotes(text: str, marked: _Marked, *, is_single_primary: bool) -> Paragraph:
    line, double, single = marked.line, marked.double, marked.single
    if is_single_primary:
        found = _nest(find_single(text, line.span, may_stay_open=True), double.found)
    elif double.found or single:
        found = _nest(double.found, single)
        if line.kind not in _HEADS:  # a straight single mark says too little on its own
            found = [q for q in found if q.mark != "'" or q.depth]
    else:
        found = []
    return replace(line, quoted=tuple(found), stray=double.stray)


def _nest(first: Sequence[Quoted], second: Sequence[Quoted]) -> list[Quoted]:
    """Merge two lists; of two that overlap, the first list's holds, the other is nested or lost."""
    top = [q for q in first if not q.depth]
    starts = [q.outer.start for q in top]
    kept = list(first)
    for quoted in second:
        before = bisect_right(starts, quoted.outer.start) - 1
        near = [top[i] for i in (before, before + 1) if 0 <= i < len(top)]
        holder = next((o for o in near if o.outer.overlaps(quoted.outer)), None)
        if holder is None:
            kept.append(quoted)
        elif holder.span.covers(quoted.outer) and holder.span != quoted.outer:
            kept.append(replace(quoted, depth=1 + quoted.depth))
    return sorted(kept, key=lambda q: (q.outer.start, -q.outer.end))
