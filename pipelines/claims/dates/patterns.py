"""Date words of a language → the one pattern that finds its dates, and the rule that reads each."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipelines.claims.dates.lexicon.choose import date_lexicon

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

_PLACEHOLDER = re.compile(r"\{([A-Z][A-Z_0-9]*)\}")
_NAMED_GROUP = re.compile(r"\(\?P<(\w+)>")
# a capital of a shape, but neither in "\D" nor in the name of a group: "FY", "Q{NTH}"
_CAPITALS = re.compile(r"\\.|\(\?P<\w+>|[A-ZÀ-Þ]+")
# "{YEAR} ?- ?{YEAR2}", "(?P<year>\\d{4})-(?P<month_number>…"
_YEAR_FIRST = re.compile(r"\{YEAR\d?\}|\{DECADE\}|\(\?P<year>")
# a character behind its backslash: a bracket that opens no group
_ESCAPED = re.compile(r"\\.")
# a space that stands free in a shape: " {YEAR}", but neither " ?" nor the one in "[ -]"
_FREE_SPACE = re.compile(r"(?<!\[) (?!\?|\]|-\])")


@dataclass(frozen=True, slots=True)
class DatePatterns:
    """What finds the dates of one language and what takes one found date apart.

    All of it is for folded text in lower case: a pattern that ignores case is half as fast.
    """

    finder: re.Pattern[str]
    """Any date; `lastgroup` names the shape."""
    year_finder: re.Pattern[str]
    """Any date that begins with a year: most dates are years alone, the last shape of all."""
    shapes: dict[str, tuple[str, re.Pattern[str]]]
    """Shape → its rule, and the pattern with named parts."""


@cache
def date_patterns(language: str | None) -> DatePatterns | None:
    """Return the compiled shapes of a language's dates; None for a language without date words."""
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
    shapes: dict[str, tuple[str, re.Pattern[str]]] = {}
    anonymous: list[str] = []
    of_years: list[str] = []
    for rule in _ORDER:
        for number, shape in enumerate(rules.get(rule, ())):
            name = f"{rule}_{number}"
            pattern = _in_lower_case(_expanded(shape, alternatives))
            shapes[name] = (rule, re.compile(pattern))
            anonymous.append(f"(?P<{name}>{_NAMED_GROUP.sub('(?:', pattern)})")
            if _may_begin_with_year(shape):
                of_years.append(anonymous[-1])
    return DatePatterns(_finder(anonymous), _finder(of_years), shapes)


def _finder(shapes: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$€£])(?:{'|'.join(shapes)})(?!\w)")


def _may_begin_with_year(shape: str) -> bool:
    """Tell whether four digits may open a shape, behind groups that may be missing."""
    shape = _ESCAPED.sub("__", shape)
    while shape.startswith("(?:"):
        end = _end_of_group(shape)
        if shape[end : end + 1] != "?" or _YEAR_FIRST.match(shape, 3):
            return True
        shape = shape[end + 1 :]
    return bool(_YEAR_FIRST.match(shape))


def _end_of_group(shape: str) -> int:
    """Return where the group that opens a shape ends, behind its bracket."""
    depth = 0
    for place, letter in enumerate(shape):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return place + 1
    raise ValueError(f"shape: its first group is not closed ({shape!r})")


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
