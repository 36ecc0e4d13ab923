"""Numbers and dates of a sentence → where a source has the same, however it is written."""

from bisect import bisect_right
from collections.abc import Iterable

from pipelines.claims.dates.comparing import compare_dates
from pipelines.claims.dates.context import dates_near, dates_within
from pipelines.claims.dates.finding import FoundDate
from pipelines.claims.numbers.comparing import Relation, compare_quantities, may_agree
from pipelines.claims.numbers.evidence import numbers_within
from pipelines.claims.numbers.finding import FoundQuantity, find_quantities
from pipelines.records.claims import Approximator, Quantity, UnitClass
from pipelines.records.spans import Span
from pipelines.text import Reading

Found = FoundQuantity | FoundDate

COMPATIBLE_QUALITY = 0.9
"""What "0.3 gigawatts" counts where the source has "300 megawatts", of a same word's 1."""

# Currencies, and percent against points, are what an article mistakes; "eleven farms" and "eleven
# suppliers" are two things that happen to be as many.
_MISTAKABLE = frozenset({UnitClass.MONEY, UnitClass.PERCENT, UnitClass.PERCENT_POINT})


def values_in(reading: Reading, span: Span) -> list[Found]:
    """Return the numbers and dates of a stretch of a text."""
    return [*numbers_within(reading, span), *dates_within(reading, span)]


def sentences_with(value: Found, source: Reading) -> list[int]:
    """Return the sentences of a source that have a compatible number or date."""
    starts = [span.start for span in source.sentences]
    return [bisect_right(starts, other.span.start) - 1 for other in _compatible(value, source)]


def _compatible(value: Found, source: Reading) -> list[Found]:
    if isinstance(value, FoundQuantity):
        claim = value.quantity
        return [
            other
            for other in find_quantities(source)
            if may_agree(claim, other.quantity) and _bears_out(claim, other.quantity)
        ]
    return [
        other
        for other in dates_near(value.date, source)
        if compare_dates(value.date, other.date).is_compatible
    ]


def _bears_out(claim: Quantity, source: Quantity) -> bool:
    """Tell whether a number says the same; "about 45" against "about 40" is two numbers."""
    relation = compare_quantities(claim, source)
    if relation in {Relation.SAME, Relation.ROUNDED}:
        return True
    return relation.is_compatible and source.approximator is Approximator.EXACT


def differs_in_unit(value: Found, source: Reading, sentences: Iterable[Span]) -> bool:
    """Tell whether the sentences have a number only in another unit: "€500" for "$500"."""
    if not isinstance(value, FoundQuantity) or value.quantity.unit_class not in _MISTAKABLE:
        return False
    claim = value.quantity
    relations = [
        compare_quantities(claim, other.quantity)
        for sentence in sentences
        for other in numbers_within(source, sentence)
        if other.quantity.value == claim.value
        and other.quantity.unit != claim.unit
        and other.quantity.unit_class in _MISTAKABLE
    ]
    is_mismatch = Relation.UNIT_MISMATCH in relations
    return is_mismatch and not any(relation.is_compatible for relation in relations)
