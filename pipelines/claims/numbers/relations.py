"""The names of how two numbers relate, and which slip a conflict looks like."""

from enum import StrEnum
from functools import lru_cache
from math import isclose

# decimal fractions are not exact in binary
_REL_TOLERANCE = 1e-9

# powers of ten by which amounts slip: a decimal point, a group of digits, million for billion
_SLIPS = (10.0, 100.0, 1e3, 1e4, 1e5, 1e6, 1e9)

# below this a single digit and a zero more are two numbers: 5 and 50
_SMALLEST_ROUND_SLIP = 1_000


class Relation(StrEnum):
    """How the claim's number relates to the source's."""

    SAME = "same"
    APPROXIMATOR_DROPPED = "approximator_dropped"
    """The same value, which the source hedges and the claim does not."""
    ROUNDED = "rounded"
    APPROXIMATELY = "approximately"
    WITHIN_BOUND = "within_bound"
    CONFLICTING = "conflicting"
    SCALE_SLIP = "scale_slip"
    """The same digits, a power of ten apart: million for billion."""
    DIGIT_SWAP = "digit_swap"
    """The same digits with two neighbours exchanged: 53 for 35."""
    SIGN = "sign"
    """The same size, the other direction."""
    PERCENT_AGAINST_POINTS = "percent_against_points"
    UNIT_MISMATCH = "unit_mismatch"
    NOT_COMPARABLE = "not_comparable"

    @property
    def is_compatible(self) -> bool:
        """Tell whether the source's number bears the claim's out."""
        return self in _COMPATIBLE

    @property
    def is_conflict(self) -> bool:
        """Tell whether the two cannot both be true of one thing."""
        return self in _CONFLICTS


MEMORY = 1 << 16
"""Pairs of values whose relation is kept: every number of a sentence meets every one of a page."""

_COMPATIBLE = frozenset(
    {
        Relation.SAME,
        Relation.APPROXIMATOR_DROPPED,
        Relation.ROUNDED,
        Relation.APPROXIMATELY,
        Relation.WITHIN_BOUND,
    }
)
_CONFLICTS = frozenset(
    {
        Relation.CONFLICTING,
        Relation.SCALE_SLIP,
        Relation.DIGIT_SWAP,
        Relation.SIGN,
        Relation.PERCENT_AGAINST_POINTS,
    }
)


@lru_cache(maxsize=MEMORY)
def name_conflict(ours: float, theirs: float) -> Relation:
    """Return what a conflict of two values looks like: a slip of scale, of digits, or neither."""
    if ours and theirs and _is_scale_slip(abs(ours / theirs)):
        one, other = _digits(ours), _digits(theirs)
        if one == other and (
            len(one) > 1 or abs(max(ours, theirs, key=abs)) >= _SMALLEST_ROUND_SLIP
        ):
            return Relation.SCALE_SLIP
    if _is_digit_swap(ours, theirs):
        return Relation.DIGIT_SWAP
    return Relation.CONFLICTING


def _is_scale_slip(ratio: float) -> bool:
    return any(
        isclose(ratio, power, rel_tol=_REL_TOLERANCE)
        or isclose(ratio * power, 1, rel_tol=_REL_TOLERANCE)
        for power in _SLIPS
    )


def _digits(value: float) -> str:
    """Return the significant digits of a value: 5300000 and 5.3 have the same."""
    return f"{abs(value):.12g}".replace(".", "").partition("e")[0].strip("0")


def _is_digit_swap(ours: float, theirs: float) -> bool:
    """Tell whether two neighbouring digits are exchanged: 53 and 35, 1.24 and 1.42."""
    one, other = (f"{abs(value):.12g}" for value in (ours, theirs))
    if len(one) != len(other) or one.find(".") != other.find("."):
        return False
    one, other = one.replace(".", ""), other.replace(".", "")
    places = [index for index in range(len(one)) if one[index] != other[index]]
    if len(places) != 2 or places[1] != places[0] + 1:
        return False
    first, second = places
    return one[first] == other[second] and one[second] == other[first]
