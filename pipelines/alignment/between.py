"""A quote that shares long stretches with a text → only what lies between them is laid out.

Most altered quotes differ in a word or two, so nearly all of the table need never be filled.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from pipelines.alignment.affine import (
    INSERT_EXTEND,
    INSERT_OPEN,
    KEEP_GAIN,
    SUBSTITUTE,
    Alignment,
    Move,
    Pattern,
    Step,
    align,
    skip_costs,
)
from pipelines.alignment.tokens import Tokens

OVERLAP = 2
"""Settled words that are laid out again, so that the edits between may touch them."""

MOST_BETWEEN = 60
"""Source words between two stretches; more are left to the whole table, which may know better."""

EDGE_WORDS = 8
"""Source words beyond twice the quote's in which its unsettled beginning or end is sought."""

FEWEST_EXACT = 3
"""Words of a stretch that are taken as settled."""


class Anchor(NamedTuple):
    """Words of a pattern that stand, nearly or wholly, at a place."""

    offset: int
    place: int
    length: int

    @property
    def offset_end(self) -> int:
        """Word of the pattern after its last."""
        return self.offset + self.length

    @property
    def place_end(self) -> int:
        """Word of the text after its last."""
        return self.place + self.length


class _Piece(NamedTuple):
    cost: float
    moves: tuple[Move, ...]


def lay_between(
    words: Sequence[int],
    pattern: Pattern,
    runs: Sequence[Anchor],
    text: Tokens,
    *,
    region: tuple[int, int],
) -> Alignment | None:
    """Return the alignment that keeps the stretches two texts share.

    None when they share no stretch, or what lies between does not join them.
    """
    chain = _chain(runs)
    if not chain:
        return None
    moves: list[Move] = []
    cost = 0.0
    edges: list[Anchor | None] = [None, *chain, None]
    for left, right in pairwise(edges):
        piece = _piece(words, pattern, text, left, right, region)
        if piece is None:
            return None
        cost += piece.cost
        moves += piece.moves
        if right is not None:
            cost += KEEP_GAIN * right.length
            moves.append(
                Move(Step.KEEP, right.offset, right.offset_end, right.place, right.place_end)
            )
    return Alignment(cost, _joined(moves))


def _chain(runs: Sequence[Anchor]) -> list[Anchor]:
    """Return runs that follow one another on both sides, the longest first chosen."""
    chosen: list[Anchor] = []
    for run in sorted(runs, key=lambda r: (-r.length, r.offset, r.place)):
        fitted = _fitted(run, chosen)
        if fitted is not None and fitted.length >= FEWEST_EXACT:
            chosen.append(fitted)
    return sorted(chosen)


def _fitted(run: Anchor, chosen: Sequence[Anchor]) -> Anchor | None:
    """Return a run cut back to what the longer ones leave it; None when it crosses or is far."""
    for other in chosen:
        if run.offset >= other.offset:
            shared = max(other.offset_end - run.offset, other.place_end - run.place, 0)
            run = Anchor(run.offset + shared, run.place + shared, run.length - shared)
            gap = run.place - other.place_end
        else:
            shared = max(run.offset_end - other.offset, run.place_end - other.place, 0)
            run = Anchor(run.offset, run.place, run.length - shared)
            gap = other.place - run.place_end
        if run.length < FEWEST_EXACT or not 0 <= gap <= MOST_BETWEEN:
            return None
    return run


def _piece(
    words: Sequence[int],
    pattern: Pattern,
    text: Tokens,
    left: Anchor | None,
    right: Anchor | None,
    region: tuple[int, int],
) -> _Piece | None:
    """Lay out what lies between two settled stretches, or before the first, or after the last."""
    begin, stop = left.offset_end if left else 0, right.offset if right else len(words)
    if begin == stop and (left is None or right is None):
        return _Piece(0.0, ())
    if left is not None and right is not None:
        plain = _plain_piece(pattern, left, right)
        if plain is not None:
            return plain
    reach = 2 * (stop - begin) + EDGE_WORDS
    start, end = region
    if right is not None:
        start, end = max(start, right.place - reach), right.place + OVERLAP
    if left is not None:
        start = left.place_end - OVERLAP
        end = min(end, left.place_end + reach) if right is None else end
    begin, stop = begin - OVERLAP * bool(left), stop + OVERLAP * bool(right)
    part = Pattern(
        pattern.forms[begin:stop], pattern.joints[begin:stop], pattern.bracketed[begin:stop]
    )
    found = align(words[begin:stop], part, text.ids[start:end], shift=start)
    if not _joins(found, start if left else None, end if right else None):
        return None
    moves = [
        replace(m, quote_start=m.quote_start + begin, quote_end=m.quote_end + begin)
        for m in found.moves
    ]
    if left is not None:
        moves[0] = replace(
            moves[0], quote_start=moves[0].quote_start + OVERLAP, start=moves[0].start + OVERLAP
        )
    if right is not None:
        moves[-1] = replace(
            moves[-1], quote_end=moves[-1].quote_end - OVERLAP, end=moves[-1].end - OVERLAP
        )
    settled = KEEP_GAIN * OVERLAP * (bool(left) + bool(right))
    return _Piece(found.cost - settled, tuple(moves))


def _plain_piece(pattern: Pattern, left: Anchor, right: Anchor) -> _Piece | None:
    """Name a gap that can be but one thing: words left out, put in, or one for one replaced."""
    begin, stop, start, end = left.offset_end, right.offset, left.place_end, right.place
    quoted, there = stop - begin, end - start
    if any(pattern.bracketed[begin:stop]):
        return None
    if not quoted and not there:
        return _Piece(0.0, ())
    if not quoted:
        opening, longer = skip_costs(pattern, begin - 1)
        return _Piece(opening + longer * there, (Move(Step.SKIP, begin, begin, start, end),))
    if not there:
        cost = INSERT_OPEN + INSERT_EXTEND * quoted
        return _Piece(cost, (Move(Step.INSERT, begin, stop, start, start),))
    if quoted == there == 1:
        return _Piece(SUBSTITUTE, (Move(Step.SUBSTITUTE, begin, stop, start, end),))
    return None


def _joins(found: Alignment, start: int | None, end: int | None) -> bool:
    """Tell whether a part's alignment keeps the settled words at its edges in their places."""
    if not found.moves:
        return False
    first, last = found.moves[0], found.moves[-1]
    begins = start is None or (
        first.step is Step.KEEP and first.start == start and first.end >= start + OVERLAP
    )
    ends = end is None or (
        last.step is Step.KEEP and last.end == end and last.start <= end - OVERLAP
    )
    return begins and ends and not (first is last and start is not None and end is not None)


def _joined(moves: Sequence[Move]) -> tuple[Move, ...]:
    """Join kept stretches that touch, and drop empty moves."""
    joined: list[Move] = []
    for move in moves:
        if (
            joined
            and joined[-1].step is move.step
            and ((joined[-1].quote_end, joined[-1].end) == (move.quote_start, move.start))
        ):
            joined[-1] = replace(joined[-1], quote_end=move.quote_end, end=move.end)
        elif move.quote_end > move.quote_start or move.end > move.start:
            joined.append(move)
    return tuple(joined)
