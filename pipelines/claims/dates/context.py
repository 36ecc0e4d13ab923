"""Two sentences → whether their dates speak of different times, so that values may differ."""

from bisect import bisect_left

from pipelines.claims.dates.comparing import compare_dates
from pipelines.claims.dates.finding import FoundDate, find_date_expressions
from pipelines.records.spans import Span
from pipelines.text import Reading


def times_clash(ours: Reading, sentence: Span, theirs: Reading, other: Span) -> bool:
    """Tell whether both sentences have dates and each of one contradicts each of the other.

    "Sales were $3bn in 2023" and "Sales were $4bn in 2024" do not disagree.
    """
    here, there = dates_within(ours, sentence), dates_within(theirs, other)
    return bool(here and there) and all(
        compare_dates(one.date, another.date).is_conflict for one in here for another in there
    )


def dates_within(reading: Reading, sentence: Span) -> list[FoundDate]:
    """Return the dates that begin in a sentence."""
    starts = reading.derived(_date_starts)
    first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
    return find_date_expressions(reading)[first:last]


def _date_starts(reading: Reading) -> list[int]:
    return [found.span.start for found in find_date_expressions(reading)]
