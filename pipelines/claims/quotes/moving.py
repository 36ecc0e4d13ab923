"""Differences of a quote → the same, with words that only changed their place told as moved."""

from collections import Counter
from dataclasses import replace

from pipelines.alignment.affine import Alignment, Step
from pipelines.claims.quotes.sides import Difference, Sides
from pipelines.records.checks import EditKind

FEWEST_MOVED = 3
"""Words that must stand together elsewhere to have moved."""

MOST_MOVED_SHARE = 0.6
"""Words of a quote that may be its moved end; of more the rest would be what moved."""

MOST_APART = 3
"""Words between a moved clause's old place and the rest of the quote."""


def with_moves(found: list[Difference], alignment: Alignment, sides: Sides) -> list[Difference]:
    """Turn unmarked changes that put in the very words that others leave out into moves.

    So is one that puts the quote's end before its beginning, or its beginning behind.
    """
    plain = [d for d in found if d.is_unmarked]
    put_in = Counter(f for d in plain for f in d.quote_words(sides))
    left_out = Counter(f for d in plain for f in d.source_words(sides))
    if not put_in:
        return found
    if put_in == left_out:
        return [_as_move(d, d.start, d.end, sides) if d.is_unmarked else d for d in found]
    end = _moved_end(plain, alignment, sides)
    return found if end is None else [*(d for d in found if not d.is_unmarked), end]


def _moved_end(plain: list[Difference], alignment: Alignment, sides: Sides) -> Difference | None:
    """Return the one move that explains all changes; None when they are not one."""
    size = len(sides.wording.pattern.forms)
    first, last = plain[0], plain[-1]
    for begin, stop in ((first.quote_start, size), (0, last.quote_end)):
        if not FEWEST_MOVED <= stop - begin <= MOST_MOVED_SHARE * size:
            continue
        place = _place_beside(begin, stop, alignment, sides)
        if place is not None:
            edit = replace(
                first.edit,
                claim_span=sides.wording.span(begin, stop),
                claim_words=sides.wording.words(begin, stop),
            )
            whole = replace(first, edit=edit, quote_start=begin, quote_end=stop)
            return _as_move(whole, place, place + stop - begin, sides)
    return None


def _place_beside(begin: int, stop: int, alignment: Alignment, sides: Sides) -> int | None:
    """Return where words of a quote stand right before or after what it keeps of the source."""
    kept = [
        m
        for m in alignment.moves
        if m.step is Step.KEEP and (m.quote_end <= begin or m.quote_start >= stop)
    ]
    if not kept:
        return None
    words = list(sides.wording.pattern.forms[begin:stop])
    start, end = kept[0].start, kept[-1].end
    for apart in range(MOST_APART + 1):
        for place in (start - apart - len(words), end + apart):
            if place >= 0 and sides.tokens.forms_of(place, place + len(words)) == words:
                return place
    return None


def _as_move(change: Difference, start: int, end: int, sides: Sides) -> Difference:
    edit = replace(
        change.edit,
        kind=EditKind.MOVE,
        source_span=sides.tokens.span(start, end),
        source_words=sides.source_words(start, end),
        severity=sides.house.plain,
        cause="order",
    )
    return replace(change, edit=edit)
