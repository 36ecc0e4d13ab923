"""A sentence → the dates in it."""

from bisect import bisect_left

from pipelines.claims.dates.finding import FoundDate, find_date_expressions
from pipelines.records.spans import Span
from pipelines.text import Reading


def dates_within(reading: Reading, sentence: Span) -> list[FoundDate]:
    """Return the dates that begin in a sentence."""
    starts = reading.derived(_date_starts)
    first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
    return find_date_expressions(reading)[first:last]


def _date_starts(reading: Reading) -> list[int]:
    return [found.span.start for found in find_date_expressions(reading)]
