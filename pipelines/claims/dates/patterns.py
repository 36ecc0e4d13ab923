"""Date words of a language → the shapes of its dates, each with the rule that reads it."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from pipelines.claims.dates.lexicon.choose import date_lexicon
from pipelines.claims.dates.openings import can_open, openings_of

_FISCAL = r"(?P<fiscal>fiscal(?:[ -]year)?|financial(?: year)?|FY)"
_FY = r"'?(?P<fy>20\d\d|\d\d)(?:[/-]\d\d(?!\d))?"
_FIXED = {
    "DAY": r"(?P<day>3[01]|[12]\d|0?[1-9])",
    "DAY2": r"(?P<day2>3[01]|[12]\d|0?[1-9])",
    "YEAR": r"(?P<year>1[5-9]\d\d|20\d\d)",
    "YEAR2": r"(?P<year2>1[5-9]\d\d|20\d\d|\d\d)",
    "YY": r"(?P<yy>\d\d)",
    "NTH": r"(?P<nth>[1-4])",
    "DECADE": r"(?P<decade>1[5-9]\d0|20\d0)",
    "DD": r"(?P<dd>[2-9]0)",
    "FY": _FY,
    "FISCAL": _FISCAL,
    "FISCAL_YEAR": rf"(?:FY|fiscal(?: year)?|financial year)[ -]?{_FY}",
    "QUARTER_WORD": r"quarter",
}

# shapes that every language shares: "2026-05-03T10:00:00Z", "03/05/2026", "3.5.26", "May"
_SHARED_FIRST = {
    "iso": (
        r"(?P<year>\d{4})-(?P<month_number>\d\d)-(?P<day>\d\d)(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?",
    ),
    "numeric": (
        r"(?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})(?P<mark2>[/.])(?P<year>\d{4}|\d\d)(?!\d)",
    ),
}
_SHARED_LAST = {"month_alone": (r"{MONTH}",)}

# The first rule that matches at a place wins, so the longer shapes stand first.
_ORDER = [
    "iso",
    "numeric",
    "day_range",
    "month_range",
    "part_of_month",
    "quarter",
    "half",
    "fiscal_year",
    "months_of_year",
    "feast",
    "day",
    "month",
    "season",
    "decade",
    "year_range",
    "which_month",
    "weeks_from_weekday",
    "ago",
    "story",
    "near_day",
    "which_weekday",
    "which_unit",
    "year",
    "month_alone",
]

# openings of which the shapes are kept: a language has a few hundred
_MEMORY = 4_096

# the named parts that tell a year
_YEAR_PARTS = frozenset({"year", "yy", "fy"})

_PLACEHOLDER = re.compile(r"\{([A-Z][A-Z_0-9]*)\}")
_NAMED_GROUP = re.compile(r"\(\?P<(\w+)>")
# a capital of a shape, but neither in "\D" nor in the name of a group: "FY", "Q{NTH}"
_CAPITALS = re.compile(r"\\.|\(\?P<\w+>|[A-ZÀ-Þ]+")
# a space that stands free in a shape: " {YEAR}", but neither " ?" nor the one in "[ -]"
_FREE_SPACE = re.compile(r"(?<!\[) (?!\?|\]|-\])")


class Shape(NamedTuple):
    """One way of writing a date, in lower case: a pattern that ignores case is half as fast."""

    rule: str
    pattern: re.Pattern[str]
    """With named parts; it matches where a date may begin and where it may end only."""
    openings: frozenset[str]
    """What its dates can begin with, as `openings.py` has it."""
    number: int
    """Its place among the shapes of its language."""
    year_parts: tuple[str, ...]
    """The named parts of it that tell a year."""


@cache
def date_shapes(language: str | None) -> tuple[Shape, ...] | None:
    """Return the shapes of a language's dates, the first that matches being the right one.

    None for a language without date words.
    """
    words = date_lexicon(language)
    if words is None:
        return None
    alternatives = {
        "MONTH": _words_of(words.months, "month"),
        "MONTH2": _words_of(words.months, "month2"),
        "WEEKDAY": _words_of(words.weekdays, "weekday"),
        "NEAR_DAY": _words_of(words.near_days, "near_day"),
        "WHICH": _words_of(words.which, "which"),
        "UNIT": _words_of(words.units, "unit"),
        "N": rf"(?P<n>\d{{1,3}}|{_alternation(words.numbers)})",
        "ORD": _words_of(words.ordinals, "ord"),
        "PART": _words_of(words.parts, "part"),
        "PART2": _words_of(words.parts, "part2"),
        "SEASON": _words_of(words.seasons, "season"),
        "FEAST": _words_of(words.feasts, "feast"),
    } | _FIXED
    rules = {**_SHARED_FIRST, **words.shapes, **_SHARED_LAST}
    ordered = ((rule, shape) for rule in _ORDER for shape in rules.get(rule, ()))
    return tuple(
        _shape(rule, _in_lower_case(_expanded(shape, alternatives)), number)
        for number, (rule, shape) in enumerate(ordered)
    )


def _shape(rule: str, pattern: str, number: int) -> Shape:
    whole = re.compile(rf"(?<![\w$€£])(?:{pattern})(?!\w)")
    years = tuple(n for n in whole.groupindex if n.partition("__")[0] in _YEAR_PARTS)
    return Shape(rule, whole, openings_of(pattern), number, years)


@lru_cache(maxsize=_MEMORY)
def shapes_at(language: str, opening: str) -> tuple[Shape, ...]:
    """Return the shapes of a language that can begin with what a word opens, in their order."""
    shapes = date_shapes(language) or ()
    return tuple(shape for shape in shapes if can_open(opening, shape.openings))


def _words_of(words: Iterable[str], group: str) -> str:
    return f"(?P<{group}>{_alternation(words)})"


def _alternation(words: Iterable[str]) -> str:
    """Return the words as alternatives, longest first, so that "sept" does not stop at "sep"."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", "[ ]") for word in ordered)


def _in_lower_case(pattern: str) -> str:
    """Return a pattern with its plain capitals lowered; classes and group names stay."""
    return _CAPITALS.sub(
        lambda found: found[0] if found[0][0] in "\\(" else found[0].lower(), pattern
    )


def _expanded(shape: str, alternatives: dict[str, str]) -> str:
    """Return a shape with its placeholders filled, free spaces elastic and group names unique."""
    spaced = _FREE_SPACE.sub("[ ]{1,3}", shape)
    filled = _PLACEHOLDER.sub(lambda found: alternatives[found[1]], spaced)
    seen: dict[str, int] = {}

    def unique(found: re.Match[str]) -> str:
        seen[found[1]] = seen.get(found[1], 0) + 1
        return found[0] if seen[found[1]] == 1 else f"(?P<{found[1]}__{seen[found[1]]}>"

    return _NAMED_GROUP.sub(unique, filled)
