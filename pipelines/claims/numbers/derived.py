"""A number that stands on no page as such → whether it follows from numbers that do.

Growth from two ends of a change, a share from a part and its whole, a sum or difference of two.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import combinations, permutations
from math import isclose

from pipelines.claims.neighbourhood import Neighbourhood
from pipelines.claims.numbers.evidence import kind_of
from pipelines.claims.numbers.finding import FoundQuantity, find_quantities
from pipelines.claims.numbers.nouns import lemma
from pipelines.records.claims import Quantity, UnitClass
from pipelines.text import Reading

# the parts must stand in a sentence that has this share of the claim's words
_PARTS_FROM = 0.4

# more numbers than this in one sentence are a table in prose; pairs of them prove nothing
_MOST_PARTS = 6

# the result may be off by this share, because the parts are rounded themselves
_SLACK_SHARE = 0.01

Pair = tuple[FoundQuantity, FoundQuantity]


def recompute(quantity: Quantity, hood: Neighbourhood, source: Reading) -> Pair | None:
    """Return two numbers of one aligned sentence from which the claim's number follows."""
    if quantity.value is None or not hood.terms:
        return None
    for parts in _sentences_with_parts(hood, source):
        pair = _pair_that_gives(quantity, parts)
        if pair is not None:
            return pair
    return None


def _sentences_with_parts(hood: Neighbourhood, source: Reading) -> Iterator[list[FoundQuantity]]:
    for sentence, parts in source.derived(_numbers_by_sentence).items():
        if 2 <= len(parts) <= _MOST_PARTS and hood.share(sentence) >= _PARTS_FROM:
            yield parts


def _numbers_by_sentence(source: Reading) -> dict[int, list[FoundQuantity]]:
    starts = [span.start for span in source.sentences]
    found: dict[int, list[FoundQuantity]] = {}
    for number in find_quantities(source):
        sentence = max(0, bisect_right(starts, number.span.start) - 1)
        found.setdefault(sentence, []).append(number)
    return found


def _pair_that_gives(quantity: Quantity, parts: list[FoundQuantity]) -> Pair | None:
    if quantity.unit_class is UnitClass.PERCENT_POINT:
        return _pair_of_points(quantity, parts)
    known = [p for p in parts if p.quantity.value is not None and not _is_share(p.quantity)]
    if quantity.unit_class in {UnitClass.PERCENT, UnitClass.FRACTION, UnitClass.MULTIPLE}:
        for one, other in permutations(known, 2):
            if _is_pair(one.quantity, other.quantity) and _gives_share(
                quantity, one.quantity, other.quantity
            ):
                return one, other
        return None
    same = [p for p in known if _is_like(p.quantity, quantity)]
    for one, other in combinations(same, 2):
        if _gives_amount(quantity, one.quantity, other.quantity):
            return one, other
    return None


def _pair_of_points(quantity: Quantity, parts: list[FoundQuantity]) -> Pair | None:
    """Return two percentages that are so many points apart: 22.4% and 21.1%."""
    shares = [p for p in parts if p.quantity.unit_class is UnitClass.PERCENT]
    for one, other in combinations([p for p in shares if p.quantity.value is not None], 2):
        apart = abs((one.quantity.value or 0.0) - (other.quantity.value or 0.0))
        if _is_near(apart, abs(quantity.value or 0.0), quantity.half_width):
            return one, other
    return None


def _is_share(quantity: Quantity) -> bool:
    return quantity.unit_class in {UnitClass.PERCENT, UnitClass.FRACTION, UnitClass.MULTIPLE}


def _is_like(one: Quantity, other: Quantity) -> bool:
    if kind_of(one) != kind_of(other) or one.unit_class != other.unit_class:
        return False
    return one.unit_class is not UnitClass.COUNT or lemma(one.unit) == lemma(other.unit)


def _is_pair(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers can be part and whole, or before and after."""
    if kind_of(one) != kind_of(other):
        return False
    return (
        one.unit_class is not UnitClass.COUNT
        or not one.unit
        or not other.unit
        or lemma(one.unit) == lemma(other.unit)
    )


def _gives_share(quantity: Quantity, new: Quantity, old: Quantity) -> bool:
    after, before, wanted = new.value or 0.0, old.value or 0.0, quantity.value or 0.0
    if before == 0:
        return False
    ratio = after / before
    is_change = quantity.role in {"up", "down", "by"}
    if quantity.unit_class is UnitClass.MULTIPLE:
        return _is_near(ratio, wanted, quantity.half_width)
    percent = wanted if quantity.unit_class is UnitClass.PERCENT else wanted * 100
    slack = quantity.half_width if quantity.unit_class is UnitClass.PERCENT else 2.0
    if is_change:
        change = (ratio - 1) * 100
        sign = -1 if quantity.role == "down" else 1
        return _is_near(change, sign * abs(percent), slack)
    return ratio < 1 and _is_near(ratio * 100, percent, slack)


def _gives_amount(quantity: Quantity, one: Quantity, other: Quantity) -> bool:
    a, b, wanted = one.value or 0.0, other.value or 0.0, quantity.value or 0.0
    slack = max(quantity.half_width, one.half_width, other.half_width)
    is_step = quantity.role in {"up", "down", "by"}
    return _is_near(abs(a - b), abs(wanted), slack) if is_step else _is_near(a + b, wanted, slack)


def _is_near(found: float, wanted: float, slack: float) -> bool:
    return abs(found - wanted) <= slack or isclose(found, wanted, rel_tol=_SLACK_SHARE)
