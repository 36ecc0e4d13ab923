"""A sentence → the dates in it, and which of them only bound the time that is meant."""

import re
from bisect import bisect_left

from pipelines.claims.dates.comparing import Ordinals, are_apart, ordinals_of
from pipelines.claims.dates.finding import FoundDate, find_date_expressions
from pipelines.records.claims import DateInterval
from pipelines.records.spans import Span
from pipelines.text import Reading


def dates_within(reading: Reading, sentence: Span) -> list[FoundDate]:
    """Return the dates that begin in a sentence."""
    starts = reading.derived(_date_starts)
    first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
    return find_date_expressions(reading)[first:last]


def dates_near(date: DateInterval, source: Reading) -> list[FoundDate]:
    """Return the dates of a source that are not plainly apart from one, in order."""
    ours = ordinals_of(date)
    return [found for found, theirs in source.derived(_with_days) if not are_apart(ours, theirs)]


def _with_days(reading: Reading) -> list[tuple[FoundDate, Ordinals | None]]:
    return [(found, ordinals_of(found.date)) for found in find_date_expressions(reading)]


def may_both_hold(one: FoundDate, reading: Reading, other: FoundDate, its_reading: Reading) -> bool:
    """Tell whether two dates that differ may be true of one thing, by how they are told.

    Both say "last year", or "today": one may repeat the other, clock and all. Or one bounds the
    other.
    """
    if leaves_open(one, reading, other, its_reading):
        return True
    if not (one.date.is_relative and other.date.is_relative):
        return False
    return one.span.of(reading.folded).lower() == other.span.of(its_reading.folded).lower()


def leaves_open(one: FoundDate, reading: Reading, other: FoundDate, its_reading: Reading) -> bool:
    """Tell whether one of two dates only bounds a time in which the other lies.

    "Has cut three times since June" and "cut in September" do not disagree; "since June" and
    "since May" do.
    """
    if one.date.first is None or other.date.first is None:
        return False
    ours, theirs = (
        reading.remembered(_bound, one.span),
        its_reading.remembered(_bound, other.span),
    )
    if ours == theirs:
        return False
    is_later = other.date.first > one.date.first
    return (
        (ours == _LOWER and is_later)
        or (ours == _UPPER and not is_later)
        or ((theirs == _LOWER and not is_later) or (theirs == _UPPER and is_later))
    )


_LOWER, _UPPER = "since", "until"
_BOUNDS = {"since": _LOWER, "after": _LOWER, "until": _UPPER, "till": _UPPER, "before": _UPPER} | {
    "by": _UPPER
}

# "since ", "by the end of ", "until late " right before a date
_BOUND = re.compile(
    r"\b(since|after|until|till|before|by)(?: the)?(?: (?:end|start|beginning|middle) of)?"
    r"(?: (?:early|mid|late|at least))?\s*\Z",
    re.IGNORECASE,
)
_REACH_CHARACTERS = 30  # the longest of these words


def _bound(reading: Reading, span: Span) -> str | None:
    """Return whether a date is where a time begins, or where it ends; None for neither."""
    start = span.start
    before = _BOUND.search(reading.folded, max(0, start - _REACH_CHARACTERS), start)
    own = reading.folded[start : span.end].partition(" ")[0].lower()
    return _BOUNDS.get(before[1].lower()) if before else _BOUNDS.get(own)


def _date_starts(reading: Reading) -> list[int]:
    return [found.span.start for found in find_date_expressions(reading)]
