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
    words: Sequence[int],
    pattern: Pattern,
    runs: Sequence[Anchor],
    text: Tokens,
    *,
    region: tuple[int, int],
) -> Alignment | None:
    """Return the alignment that keeps the settled ends; None when neither end is settled."""
    first, last = _ends(len(words), runs)
    if first is None and last is None:
        return None
    begin, start = 0, region[0]
    if first is not None:
        begin = first.length - OVERLAP
        start = first.place + begin
    stop, end = len(words), region[1]
    if last is not None:
        stop, end = last.offset + OVERLAP, last.place + OVERLAP
    middle = align(words[begin:stop], _part(pattern, begin, stop), text.ids[start:end], shift=start)
    if not _keeps_ends(middle, start if first else None, end if last else None):
        return None
    moves = _moves_around(middle, begin, stop, len(words))
    return Alignment(middle.cost + KEEP_GAIN * (begin + len(words) - stop), moves)


def _moves_around(middle: Alignment, begin: int, stop: int, size: int) -> tuple[Move, ...]:
    """Return the moves of the middle between those of the settled ends."""
    start, end = middle.moves[0].start, middle.moves[-1].end
    shifted = [
        replace(m, quote_start=m.quote_start + begin, quote_end=m.quote_end + begin)
        for m in middle.moves
    ]
    before = [Move(Step.KEEP, 0, begin, start - begin, start)] if begin else []
    after = [Move(Step.KEEP, stop, size, end, end + size - stop)] if stop < size else []
    return _joined([*before, *shifted, *after])


def _ends(size: int, runs: Sequence[Anchor]) -> tuple[Anchor | None, Anchor | None]:
    """Return the longest run that begins the quote and the longest that ends it, in order."""
    firsts = [r for r in runs if r.offset == 0 and r.length >= FEWEST_EXACT]
    lasts = [r for r in runs if r.offset + r.length == size and r.length >= FEWEST_EXACT]
    first = max(firsts, key=lambda r: r.length, default=None)
    last = max(lasts, key=lambda r: r.length, default=None)
    if first is None or last is None:
        return first, last
    shared = max(0, first.length - last.offset, first.place + first.length - last.place)
    last = Anchor(last.offset + shared, last.place + shared, last.length - shared)
    gap = last.place - first.place - first.length
    is_near = last.length >= FEWEST_EXACT and 0 <= gap <= MOST_BETWEEN
    return (first, last) if is_near else (None, None)


def _part(pattern: Pattern, start: int, stop: int) -> Pattern:
    return Pattern(
        pattern.forms[start:stop], pattern.joints[start:stop], pattern.bracketed[start:stop]
    )


def _keeps_ends(middle: Alignment, start: int | None, end: int | None) -> bool:
    """Tell whether a part's alignment begins and ends where the settled ends join it."""
    if not middle.moves:
        return False
    first, last = middle.moves[0], middle.moves[-1]
    begins = start is None or (first.step is Step.KEEP and first.start == start)
    return begins and (end is None or (last.step is Step.KEEP and last.end == end))


def _joined(moves: Sequence[Move]) -> tuple[Move, ...]:
    joined: list[Move] = []
    for move in moves:
        if joined and joined[-1].step is move.step is Step.KEEP and joined[-1].end == move.start:
            joined[-1] = replace(joined[-1], quote_end=move.quote_end, end=move.end)
        elif move.quote_end > move.quote_start or move.end > move.start:
            joined.append(move)
    return tuple(joined)
