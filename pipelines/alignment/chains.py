"""The stretches of a quote that stand exactly → the ways to put them in order in a text."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipelines.alignment.affine import FREE_EXTEND, FREE_OPEN, Alignment, Joint, Move, Pattern, Step
from pipelines.alignment.tokens import Tokens

MOST_PLACES = 20
"""Equal places of one quote that are told apart; a phrase that stands oftener is a formula."""

LONGEST_OMISSION_WORDS = 400
"""Words that a marked ellipsis can reach over; beyond, the parts are different passages."""

LONGEST_BRACKET_WORDS = 12
"""Source words that a bracket can stand for."""


class Segment(NamedTuple):
    """Words `[start, end)` of a pattern that no ellipsis or bracket interrupts."""

    pattern: int
    start: int
    end: int


def segments_of(index: int, pattern: Pattern) -> list[Segment]:
    """Return the stretches of a quote that must stand together."""
    found: list[Segment] = []
    start: int | None = None
    for at in range(len(pattern.forms) + 1):
        is_end = at == len(pattern.forms) or pattern.bracketed[at]
        if start is not None and (is_end or pattern.joints[at] is Joint.ELLIPSIS):
            found.append(Segment(index, start, at))
            start = None
        if not is_end and start is None:
            start = at
    return found


def chains(
    pattern: Pattern,
    segments: Sequence[Segment],
    lists: Sequence[Sequence[int]],
    text: Tokens,
) -> list[Alignment]:
    """Return the ways to put exact segments in order, closest together first."""
    found: list[Alignment] = []
    for place in lists[0][:MOST_PLACES]:
        chosen = [place]
        for (left, right), candidates in zip(pairwise(segments), lists[1:], strict=True):
            end = chosen[-1] + left.end - left.start
            limit = end + _reach(pattern, left, right)
            following = [p for p in candidates if end <= p <= limit]
            if not following:
                break
            chosen.append(following[0])
        if len(chosen) == len(segments):
            found.append(_laid(pattern, segments, chosen, text))
    return sorted(found, key=lambda a: (a.end - a.start, a.start))


def _reach(pattern: Pattern, left: Segment, right: Segment) -> int:
    marks = pattern.joints[left.end : right.start + 1]
    return LONGEST_OMISSION_WORDS if Joint.ELLIPSIS in marks else LONGEST_BRACKET_WORDS


def _laid(
    pattern: Pattern, segments: Sequence[Segment], chosen: Sequence[int], text: Tokens
) -> Alignment:
    """Lay exact segments out, and between them what brackets hold against what stands there."""
    moves: list[Move] = []
    done, at = 0, max(0, chosen[0] - segments[0].start)
    at = at if _is_same(pattern, 0, segments[0].start, text, at) else chosen[0]
    for segment, place in zip(segments, chosen, strict=True):
        moves += _between_segments(pattern, (done, segment.start), (at, place), text)
        done, at = segment.end, place + segment.end - segment.start
        moves.append(Move(Step.KEEP, segment.start, done, place, at))
    rest = len(pattern.forms) - done
    end = at + rest if _is_same(pattern, done, done + rest, text, at) else at
    moves += _between_segments(pattern, (done, done + rest), (at, end), text)
    changes = [m for m in moves if m.step is not Step.KEEP]
    cost = sum(FREE_OPEN + FREE_EXTEND * (m.end - m.start) for m in changes)
    return Alignment(cost, tuple(moves))


def _is_same(pattern: Pattern, start: int, end: int, text: Tokens, place: int) -> bool:
    return list(pattern.forms[start:end]) == text.forms_of(place, place + end - start)


def _between_segments(
    pattern: Pattern, quoted: tuple[int, int], there: tuple[int, int], text: Tokens
) -> list[Move]:
    """Return what was done to the words of a bracket, or behind an ellipsis."""
    (begin, stop), (start, end) = quoted, there
    if stop > begin and stop - begin == end - start and _is_same(pattern, begin, stop, text, start):
        return [Move(Step.KEEP, begin, stop, start, end)]
    moves = [Move(Step.INSERT, begin, stop, start, start)] if stop > begin else []
    return [*moves, Move(Step.SKIP, stop, stop, start, end)] if end > start else moves
