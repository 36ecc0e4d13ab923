"""A run of digits as printed → its value and its last places, by the language's marks."""

import re
from functools import lru_cache
from typing import NamedTuple

# "1,234,567.8" and the Indian "12,34,567"
_COMMA_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")

# "1.234.567,8"
_POINT_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")

_PLAIN_POINT = re.compile(r"\d+(?:\.\d+)?")
_PLAIN_COMMA = re.compile(r"\d+,\d+")

# longer runs without marks are ids and telephone numbers
_MAX_BARE_DIGITS = 12

# runs of digits of which the reading is kept: a page has some fifty different ones
_MEMORY = 1 << 14


class Digits(NamedTuple):
    """A number printed in digits."""

    value: float
    place: float
    """The last written place: 0.1 for 5.3, 1 for 1,200."""
    significant: float
    """The last place that is no zero: 0.1 for 5.3, 100 for 1,200."""
    is_grouped: bool


@lru_cache(maxsize=_MEMORY)
def read_digits(form: str, *, decimal_comma: bool) -> Digits | None:
    """Return what a run of digits says; None when its marks fit no way of writing a number.

    >>> read_digits("1.234,5", decimal_comma=True)
    Digits(value=1234.5, place=0.1, significant=0.1, is_grouped=True)
    """
    if not form.isascii() or len(form) > 40:
        return None
    point, grouped = _normalised(form, decimal_comma=decimal_comma)
    if point is None:
        return None
    whole, _, decimals = point.partition(".")
    if len(whole) > 1 and whole[0] == "0":
        return None
    if len(whole) > _MAX_BARE_DIGITS and not grouped:
        return None
    value = float(point)
    place = 10.0 ** -len(decimals)
    return Digits(value, place, place if decimals else _last_nonzero_place(whole), grouped)


def _normalised(form: str, *, decimal_comma: bool) -> tuple[str | None, bool]:
    """Return the number with a decimal point and no group marks, and whether it had such marks."""
    if form.isdecimal():
        return form, False
    if decimal_comma:
        if _POINT_GROUPED.fullmatch(form):
            return form.replace(".", "").replace(",", "."), True
        if _PLAIN_COMMA.fullmatch(form):
            return form.replace(",", "."), False
        if form.count(",") > 1 and _COMMA_GROUPED.fullmatch(form):
            return form.replace(",", ""), True
    elif _COMMA_GROUPED.fullmatch(form):
        return form.replace(",", ""), True
    return (form, False) if _PLAIN_POINT.fullmatch(form) else (None, False)


def _last_nonzero_place(whole: str) -> float:
    stripped = whole.rstrip("0")
    return 10.0 ** (len(whole) - len(stripped)) if stripped else 1.0
