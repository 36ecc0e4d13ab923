"""Two sentences in the same words → whether they tell of two facts, so that values may differ."""

from pipelines.claims.dates.comparing import compare_dates
from pipelines.claims.dates.context import dates_within
from pipelines.claims.numbers.comparing import compare_quantities
from pipelines.claims.numbers.evidence import kind_of, numbers_within
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


def amounts_clash(ours: Reading, sentence: Span, theirs: Reading, other: Span) -> bool:
    """Tell whether both sentences have amounts of a kind and none of one is one of the other."""
    pairs = [
        (one.quantity, another.quantity)
        for one in numbers_within(ours, sentence)
        for another in numbers_within(theirs, other)
        if kind_of(one.quantity) == kind_of(another.quantity)
    ]
    return bool(pairs) and not any(
        compare_quantities(one, another).is_compatible for one, another in pairs
    )
