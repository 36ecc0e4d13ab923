"""Two numbers in normal form → how they relate, by a fixed order of rules."""

from dataclasses import replace
from functools import lru_cache
from math import isclose, isinf

from pipelines.claims.numbers.currencies import factor_between, kindred
from pipelines.claims.numbers.lexicon.choose import all_people
from pipelines.claims.numbers.nouns import is_person, lemma
from pipelines.claims.numbers.relations import MEMORY, Relation, name_conflict
from pipelines.claims.numbers.subjects import are_related
from pipelines.claims.numbers.units import UNITS, multiplied
from pipelines.records.claims import Approximator, Quantity, UnitClass

__all__ = ["Relation", "compare_quantities"]


# Decimal fractions and unit factors are not exact in binary.
_REL_TOLERANCE = 1e-9

# A fixed conversion is printed rounded: 100 miles are "160 km", and a month has no fixed length.
_CONVERTED_SHARE = 0.02
_CONVERTED_MONTH_SHARE = 0.03

# "a third" is printed for 33 % and for 34 %, "two-thirds" for 65 %: within this many points.
_FRACTION_POINTS = 2.0

# Two numbers are as large but for the sign, or but for "percent" and "points", within this share.
_SIGN_TOLERANCE = 0.01

# a number with this many digits that are no zeros at its end hardly stands on a page by chance; a
# large one with one less
_DISTINCT_DIGITS = 3
_LARGE = 1_000

# How far an open end is taken to reach: nobody says "at least 100" of 200.
_FAR_FACTOR = 1.5

_FLOORS = frozenset({Approximator.OVER, Approximator.AT_LEAST})
_CEILINGS = frozenset({Approximator.UNDER, Approximator.AT_MOST})
_POINTS = frozenset({UnitClass.PERCENT_POINT, UnitClass.BASIS_POINT})
# Beyond so many half last places, and so much of the number, two of one unit bear nothing out.
_MORE_THAN_ALL = 1.5
_INEXACT_SHARE = 1e-6

_ENDS_OF_CHANGE = frozenset({"from", "to"})
_STEPS_OF_CHANGE = frozenset({"up", "down", "by"})


def compare_quantities(claim: Quantity, source: Quantity, *, by_name: bool = True) -> Relation:
    """Return how a claim's number relates to a source's.

    The rules in order: units that differ, subjects that differ, sign, equal values, rounding,
    overlapping intervals, and what is left is a conflict, by name where it has one. To find the
    name takes longer than all else: `by_name=False` leaves it at `CONFLICTING`.
    """
    converted = _in_unit_of(claim, source)
    if isinstance(converted, Relation):
        return converted
    if claim.per != converted.per and not _is_rate_left_open(claim, converted):
        return Relation.UNIT_MISMATCH
    if _differ_in_role(claim, converted) or not are_related(claim.subject, converted.subject):
        return Relation.NOT_COMPARABLE
    relation = _compare_values(claim, converted)
    if relation.is_conflict and claim.unit != source.unit and _are_kindred(claim, source):
        return Relation.UNIT_MISMATCH  # 45 cents of which money, is not told
    if by_name and relation is Relation.CONFLICTING and claim.value is not None:
        return relation if converted.value is None else name_conflict(claim.value, converted.value)
    return relation


def may_agree(ours: Quantity, theirs: Quantity) -> bool:
    """Tell at one look whether two numbers may bear each other out: most of a page are far off."""
    is_one_unit = ours.unit == theirs.unit or ours.unit_class is UnitClass.COUNT
    if ours.unit_class is not theirs.unit_class or not is_one_unit:
        return _may_convert(ours.unit_class, ours.unit, theirs.unit_class, theirs.unit)
    slack = max(ours.half_width, theirs.half_width) * _MORE_THAN_ALL
    slack += max(abs(ours.low), abs(theirs.low)) * _INEXACT_SHARE
    return ours.low - slack <= theirs.high + slack and theirs.low - slack <= ours.high + slack


@lru_cache(maxsize=MEMORY)
def _may_convert(ours: UnitClass, our_unit: str, theirs: UnitClass, their_unit: str) -> bool:
    """Tell whether two different units may tell one number, as `_in_unit_of` has it."""
    classes = {ours, theirs}
    if UnitClass.N_FIGURE in classes:
        return True
    if UnitClass.PERCENT in classes and classes & {UnitClass.COUNT, *_POINTS}:
        return True
    if classes == {UnitClass.MONEY}:
        return their_unit in kindred(our_unit)
    one, other = UNITS.get(our_unit), UNITS.get(their_unit)
    return one is not None and other is not None and one.dimension == other.dimension


def _in_unit_of(claim: Quantity, source: Quantity) -> Quantity | Relation:
    """Return the source's number in the claim's unit, or why that cannot be."""
    if claim.unit_class is source.unit_class is UnitClass.COUNT:
        return _same_nouns(claim, source)
    if UnitClass.N_FIGURE in {claim.unit_class, source.unit_class}:
        return _order_of_magnitude(claim, source)
    if claim.unit_class == source.unit_class and claim.unit == source.unit:
        return source
    if _is_percent_against_points(claim, source):
        is_equal = isclose(claim.value or 0.0, source.value or 0.0, rel_tol=_SIGN_TOLERANCE)
        return Relation.PERCENT_AGAINST_POINTS if is_equal else Relation.UNIT_MISMATCH
    otherwise = _told_otherwise(claim, source)
    if otherwise is not None:
        return otherwise
    one, other = UNITS.get(claim.unit), UNITS.get(source.unit)
    if one is None or other is None or one.dimension != other.dimension:
        return Relation.UNIT_MISMATCH
    if (
        UnitClass.AGE in {claim.unit_class, source.unit_class}
        and claim.unit_class != source.unit_class
    ):
        return Relation.UNIT_MISMATCH
    return _converted(source, other.factor / one.factor, claim.unit)


def _told_otherwise(claim: Quantity, source: Quantity) -> Quantity | None:
    """Return the source's number in the claim's unit where it may be the same thing by name."""
    if _are_kindred(claim, source):
        return multiplied(source, factor_between(source.unit, claim.unit), claim.unit)
    if _is_percent_left_out(claim, source) or _is_percent_left_out(source, claim):
        return replace(source, unit=claim.unit, unit_class=claim.unit_class)
    return None


def _are_kindred(claim: Quantity, source: Quantity) -> bool:
    """Tell whether one sum of money may be told in both units: cents and dollars."""
    are_money = claim.unit_class is source.unit_class is UnitClass.MONEY
    return are_money and claim.unit != source.unit and source.unit in kindred(claim.unit)


def is_bare_decimal(quantity: Quantity) -> bool:
    """Tell whether a number without a unit has decimals enough to be known again: 71.4."""
    if quantity.unit_class is not UnitClass.COUNT or quantity.unit or quantity.value is None:
        return False
    return not quantity.value.is_integer() and is_distinct(quantity)


def _is_percent_left_out(bare: Quantity, told: Quantity) -> bool:
    """Tell whether a number is a percentage whose sign stands elsewhere, as in a table."""
    is_percent = told.unit_class is UnitClass.PERCENT and told.value == bare.value
    return is_percent and is_bare_decimal(bare)


def _is_rate_left_open(claim: Quantity, source: Quantity) -> bool:
    """Tell whether one side says "$1.87 a share" and the other "earnings per share were $1.87"."""
    if claim.per is not None and source.per is not None:
        return False
    return claim.value == source.value and is_distinct(claim)


def is_distinct(quantity: Quantity) -> bool:
    """Tell whether a number has so many digits that it hardly stands on a page by chance."""
    if quantity.value is None:
        return False
    digits = f"{abs(quantity.value):.12g}".replace(".", "").strip("0")
    return len(digits) >= _DISTINCT_DIGITS - (abs(quantity.value) >= _LARGE)


def _is_percent_against_points(claim: Quantity, source: Quantity) -> bool:
    classes = {claim.unit_class, source.unit_class}
    return UnitClass.PERCENT in classes and bool(classes & _POINTS)


def _same_nouns(claim: Quantity, source: Quantity) -> Quantity | Relation:
    """Let counts meet that count one thing: the same noun, two words for persons, or no noun."""
    ours, theirs = lemma(claim.unit), lemma(source.unit)
    if ours == theirs:
        return source
    if not ours or not theirs:
        is_equal = claim.value is not None and claim.value == source.value
        return source if is_equal else Relation.NOT_COMPARABLE
    return source if _are_persons(claim.unit, source.unit) else Relation.UNIT_MISMATCH


@lru_cache(maxsize=MEMORY)
def _are_persons(ours: str, theirs: str) -> bool:
    return is_person(ours, all_people()) and is_person(theirs, all_people())


def _order_of_magnitude(claim: Quantity, source: Quantity) -> Quantity | Relation:
    """Let "nine-figure" meet money, counts and its own kind."""
    classes = {claim.unit_class, source.unit_class} - {UnitClass.N_FIGURE}
    if classes <= {UnitClass.MONEY, UnitClass.COUNT}:
        return replace(source, per=claim.per)
    return Relation.UNIT_MISMATCH


def _converted(source: Quantity, factor: float, unit: str) -> Quantity:
    """Return a number in another unit, with the slack that printed conversions need."""
    found = multiplied(source, factor, unit)
    size = abs(found.low if found.value is None else found.value)
    slack = _conversion_slack(source, unit, size)
    return replace(found, half_width=max(found.half_width, slack))


def _conversion_slack(source: Quantity, unit: str, size: float) -> float:
    if {source.unit, unit} == {"%", "fraction"}:
        return _FRACTION_POINTS if unit == "%" else _FRACTION_POINTS / 100
    inexact = {"month", "quarter", "year", "decade", "century"}
    crosses = (source.unit in inexact) != (unit in inexact)
    is_time = UNITS[unit].dimension == "time"
    if is_time:
        return size * (_CONVERTED_MONTH_SHARE if crosses else _REL_TOLERANCE)
    return size * _CONVERTED_SHARE


def _differ_in_role(claim: Quantity, source: Quantity) -> bool:
    """Tell whether one number is the step of a change and the other its end, or start and end."""
    roles = {claim.role, source.role}
    if roles == _ENDS_OF_CHANGE:
        return True
    return bool(roles & _ENDS_OF_CHANGE) and bool(roles & _STEPS_OF_CHANGE)


def _compare_values(claim: Quantity, source: Quantity) -> Relation:
    if claim.value is not None and source.value is not None:
        if _is_other_sign(claim, source):
            return Relation.SIGN
        if isclose(claim.value, source.value, rel_tol=_REL_TOLERANCE, abs_tol=1e-12):
            return _same_value(claim, source)
    elif _same_interval(claim, source):
        return Relation.SAME
    if _is_exact(claim) and _is_exact(source):
        return _rounded_or_conflict(claim, source)
    return _overlap(claim, source)


def _is_exact(quantity: Quantity) -> bool:
    return quantity.approximator is Approximator.EXACT and quantity.value is not None


def _is_other_sign(claim: Quantity, source: Quantity) -> bool:
    if (claim.role == "down") != (source.role == "down") and "up" not in {claim.role, source.role}:
        return (
            False  # "cut 1,900 jobs" against "eliminated 1,900": who gives no way does not object
        )
    ours, theirs = _signed(claim), _signed(source)
    return ours * theirs < 0 and isclose(abs(ours), abs(theirs), rel_tol=_SIGN_TOLERANCE)


def _signed(quantity: Quantity) -> float:
    """Return the value, negative where it is a step down."""
    value = quantity.value or 0.0
    return -abs(value) if quantity.role == "down" else value


def _same_value(claim: Quantity, source: Quantity) -> Relation:
    if claim.approximator is source.approximator:
        return Relation.SAME
    is_loose = claim.unit_class is UnitClass.FRACTION is not source.unit_class
    if claim.approximator is Approximator.EXACT and not is_loose:  # "a fifth", "about 20 percent"
        return Relation.APPROXIMATOR_DROPPED
    about = Approximator.ABOUT in {claim.approximator, source.approximator}
    return Relation.APPROXIMATELY if about else Relation.WITHIN_BOUND


def _same_interval(claim: Quantity, source: Quantity) -> bool:
    if claim.value is not None or source.value is not None:
        return False
    return isclose(claim.low, source.low) and (
        isclose(claim.high, source.high) or (isinf(claim.high) and isinf(source.high))
    )


def _rounded_or_conflict(claim: Quantity, source: Quantity) -> Relation:
    ours, theirs = claim.value or 0.0, source.value or 0.0
    allowed = max(claim.half_width, source.half_width)
    if abs(ours - theirs) <= allowed * (1 + 1e-6):
        return Relation.ROUNDED
    return Relation.CONFLICTING


def _overlap(claim: Quantity, source: Quantity) -> Relation:
    """Compare where at least one side is hedged or a range."""
    if claim.approximator in _FLOORS and source.approximator in _FLOORS:
        return _compare_floors(claim, source)
    ours, theirs = _widened(claim), _widened(source)
    if ours[0] <= theirs[1] and theirs[0] <= ours[1]:
        about = Approximator.ABOUT in {claim.approximator, source.approximator}
        return Relation.APPROXIMATELY if about else Relation.WITHIN_BOUND
    if _is_loosely_true(claim, source) or _is_loosely_true(source, claim):
        return Relation.NOT_COMPARABLE
    return Relation.CONFLICTING


def _compare_floors(claim: Quantity, source: Quantity) -> Relation:
    """Compare "more than 45" with "at least 40": the claim may promise less, but not more."""
    if claim.low <= source.low + max(claim.half_width, source.half_width):
        is_close = claim.low >= source.low / _FAR_FACTOR
        return Relation.WITHIN_BOUND if is_close else Relation.NOT_COMPARABLE
    return name_conflict(claim.low, source.low)


def _widened(quantity: Quantity) -> tuple[float, float]:
    """Return the interval with the slack of rounding; an open end reaches so far and no further."""
    low, high = quantity.low, quantity.high
    if quantity.approximator is Approximator.AT_LEAST:
        high = low * _FAR_FACTOR
    elif quantity.approximator is Approximator.AT_MOST:
        low = high / _FAR_FACTOR
    return low - quantity.half_width, high + quantity.half_width


def _is_loosely_true(bound: Quantity, other: Quantity) -> bool:
    """Tell whether a bound holds by logic though nobody would word it so: "over 100" of 5,000."""
    if bound.approximator in _FLOORS:
        return other.high >= bound.low
    return bound.approximator in _CEILINGS and other.low <= bound.high
