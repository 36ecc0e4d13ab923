"""Hedging words → the interval that they commit a number to: the one table of such constants."""

from enum import StrEnum
from math import inf

from pipelines.records.claims import Approximator


class Wording(StrEnum):
    """How a number is hedged, one step finer than the record: nearly 50 is not any number below."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    AT_LEAST = "at_least"
    NEARLY = "nearly"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"


# Low and high end as multiples of the value (rules for checking: about is ±10 %,
# over [v, 1.5v], under and nearly [.85v, v], at least [v, ∞)); "up to" allows everything below.
_FACTORS: dict[Wording, tuple[float, float]] = {
    Wording.EXACT: (1.0, 1.0),
    Wording.ABOUT: (0.9, 1.1),
    Wording.OVER: (1.0, 1.5),
    Wording.AT_LEAST: (1.0, inf),
    Wording.NEARLY: (0.85, 1.0),
    Wording.LESS_THAN: (0.85, 1.0),
    Wording.AT_MOST: (0.0, 1.0),
}

APPROXIMATORS: dict[Wording, Approximator] = {
    Wording.EXACT: Approximator.EXACT,
    Wording.ABOUT: Approximator.ABOUT,
    Wording.OVER: Approximator.OVER,
    Wording.AT_LEAST: Approximator.AT_LEAST,
    Wording.NEARLY: Approximator.UNDER,
    Wording.LESS_THAN: Approximator.UNDER,
    Wording.AT_MOST: Approximator.AT_MOST,
}

# Plural scale words without a count. A dozen is 12, so dozens begin at two of them and end where
# hundreds would be said; "thousands" reaches far, because "tens of thousands" is not always said.
DOZENS = (24.0, 100.0)
SCORES = (40.0, 200.0)
HUNDREDS = (200.0, 2_000.0)
THOUSANDS = (2_000.0, 100_000.0)
TENS_OF_THOUSANDS = (20_000.0, 100_000.0)
HUNDREDS_OF_THOUSANDS = (200_000.0, 1_000_000.0)
MILLIONS = (2_000_000.0, 1_000_000_000.0)
TENS_OF_MILLIONS = (20_000_000.0, 100_000_000.0)
HUNDREDS_OF_MILLIONS = (200_000_000.0, 1_000_000_000.0)
BILLIONS = (2e9, 1e12)
TENS_OF_BILLIONS = (2e10, 1e11)
HUNDREDS_OF_BILLIONS = (2e11, 1e12)
TRILLIONS = (2e12, 1e15)
TENS = (20.0, 100.0)

# "several hundred" and "a few hundred", as multiples of the hundred: two at least, and not ten
SEVERAL = (2.0, 10.0)

# A written value stands for what rounds to it: half its last written place, at most 12 % of it
# ("4%" covers 4.4 %, "1 million" not 1.4). Zeros at the end of a number of three digits or more may
# be rounding too: half the last place that is no zero, at most 5 % ("$100 billion" covers $104bn).
_WRITTEN_CAP = 0.12
_ROUND_CAP = 0.05
_ROUND_FROM = 100


def committed_interval(value: float, wording: Wording) -> tuple[float, float]:
    """Return the lowest and highest number that a hedged value commits to.

    >>> committed_interval(200, Wording.OVER)
    (200.0, 300.0)
    """
    ends = [value if factor == 1 else value * factor for factor in _FACTORS[wording]]
    return float(min(ends)), float(max(ends))


def half_width(value: float, mantissa: float, place: float, significant: float) -> float:
    """Return how far rounding may have moved a value.

    Args:
        value: The value with its scale word applied.
        mantissa: The number as written, before the scale word.
        place: The last written place of the value.
        significant: The last place of the value that is no zero.
    """
    size = abs(value)
    width = min(place / 2, size * _WRITTEN_CAP)
    if abs(mantissa) >= _ROUND_FROM:
        width = max(width, min(significant / 2, size * _ROUND_CAP))
    return width


def figures_interval(figures: int) -> tuple[float, float]:
    """Return the numbers that are written with so many figures; the upper end is not among them.

    >>> figures_interval(9)
    (100000000.0, 1000000000.0)
    """
    return 10.0 ** (figures - 1), 10.0**figures
