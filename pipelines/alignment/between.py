"""A quote whose first and last words stand exactly → only what lies between is laid out.

Most altered quotes differ in a word or two, so nearly all of the table need never be filled.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from pipelines.alignment.affine import KEEP_GAIN, Alignment, Move, Pattern, Step, align
from pipelines.alignment.tokens import Tokens

FEWEST_EXACT = 3
"""Words at an end of a quote that must stand exactly for the end to be taken as settled."""

OVERLAP = 2
"""Settled words that are laid out again, so that the edits between may not touch the ends."""

MOST_BETWEEN = 60
"""Source words between the ends; more are left to the whole table, which may know better."""


class Anchor(NamedTuple):
    """Words of a pattern that stand, nearly or wholly, at a place."""

    offset: int
    place: int
    length: int


def lay_between(
    words: Sequence[int], pattern: Pattern, runs: Sequence[Anchor], text: Tokens
) -> Alignment | None:
    """Return the alignment that keeps both ends; None when the ends are not settled so."""
    ends = _ends(len(words), runs)
    if ends is None:
        return None
    first, last = ends
    begin, stop = first.length - OVERLAP, last.offset + OVERLAP
    start, end = first.place + begin, last.place + OVERLAP
    part = _part(pattern, begin, stop)
    middle = align(words[begin:stop], part, text.ids[start:end], shift=start)
    if not _keeps_ends(middle, stop - begin, start, end):
        return None
    moves = [
        Move(Step.KEEP, 0, begin, first.place, start),
        *(
            replace(m, quote_start=m.quote_start + begin, quote_end=m.quote_end + begin)
            for m in middle.moves
        ),
        Move(Step.KEEP, stop, len(words), end, end + len(words) - stop),
    ]
    settled = begin + len(words) - stop
    return Alignment(middle.cost + KEEP_GAIN * settled, _joined(moves))


def _ends(size: int, runs: Sequence[Anchor]) -> tuple[Anchor, Anchor] | None:
    """Return the longest run that begins the quote and the longest that ends it, in order."""
    firsts = [r for r in runs if r.offset == 0 and r.length >= FEWEST_EXACT]
    lasts = [r for r in runs if r.offset + r.length == size and r.length >= FEWEST_EXACT]
    if not firsts or not lasts:
        return None
    first = max(firsts, key=lambda r: r.length)
    last = max(lasts, key=lambda r: (r.length, -abs(r.place - r.offset - first.place)))
    shared = max(0, first.length - last.offset, first.place + first.length - last.place)
    last = Anchor(last.offset + shared, last.place + shared, last.length - shared)
    gap = last.place - first.place - first.length
    is_near = last.length >= FEWEST_EXACT and 0 <= gap <= MOST_BETWEEN
    return (first, last) if is_near else None


def _part(pattern: Pattern, start: int, stop: int) -> Pattern:
    return Pattern(
        pattern.forms[start:stop], pattern.joints[start:stop], pattern.bracketed[start:stop]
    )


def _keeps_ends(middle: Alignment, size: int, start: int, end: int) -> bool:
    """Tell whether the alignment of the part begins and ends where the whole one must go on."""
    if not middle.moves:
        return False
    first, last = middle.moves[0], middle.moves[-1]
    return (
        first.step is last.step is Step.KEEP
        and (first.quote_start, first.start) == (0, start)
        and (last.quote_end, last.end) == (size, end)
    )


def _joined(moves: Sequence[Move]) -> tuple[Move, ...]:
    joined: list[Move] = []
    for move in moves:
        if joined and joined[-1].step is move.step is Step.KEEP and joined[-1].end == move.start:
            joined[-1] = replace(joined[-1], quote_end=move.quote_end, end=move.end)
        elif move.quote_end > move.quote_start or move.end > move.start:
            joined.append(move)
    return tuple(joined)
