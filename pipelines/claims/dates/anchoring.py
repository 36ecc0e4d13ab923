"""What dates lean on: the page's clock, the tense of a sentence, words for part and year."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from pipelines.claims.dates.intervals import Days, part_of
from pipelines.claims.dates.lexicon.words import DateLexicon
from pipelines.records.claims import DateInterval, Grain

PUBLICATION = "publication"
STORY = "story"

# A date without a year lies in the nearest year, where days against the tense of its sentence
# count more: in November "May 3" is last May's, in March it is the coming one, unless a verb says
# "opened".
AGAINST_HABIT = 2
AGAINST_TENSE = 12

# A two-digit year up to this is of this century ('26), above it of the last ('98).
CENTURY_PIVOT = 50


class Context(NamedTuple):
    """What a date's words lean on."""

    words: DateLexicon
    clock: date | None
    tense: int = 0
    """1 where the sentence looks forward, so that its weekday does too; -1 where it looks back."""


Parts = Mapping[str, str]


def absolute(days: Days, grain: Grain, part: str | None = None) -> DateInterval:
    """Return a stretch of the calendar, or the part of it that a word cuts out."""
    cut = part_of(days, part)
    return DateInterval(first=cut[0], last=cut[1], grain=grain)


def relative(days: Days, grain: Grain, part: str | None = None) -> DateInterval:
    """Return a stretch that leans on the day of publication."""
    cut = part_of(days, part)
    return DateInterval(
        first=cut[0], last=cut[1], grain=grain, is_relative=True, anchor=PUBLICATION
    )


def unresolved(
    grain: Grain, *, anchor: str = PUBLICATION, label: str | None = None
) -> DateInterval:
    """Return a date whose words lean on something that is not known."""
    return DateInterval(
        first=None, last=None, grain=grain, is_relative=True, anchor=anchor, label=label
    )


def yearless(
    days_in: Callable[[int], Days | None], grain: Grain, label: str, context: Context
) -> DateInterval | None:
    """Return the stretch in the year that lies nearest to the clock; a label alone without one."""
    if context.clock is None:
        return DateInterval(first=None, last=None, grain=grain, label=label, has_year=False)
    stretches = [days_in(context.clock.year + offset) for offset in (-1, 0, 1)]
    known = [days for days in stretches if days is not None]
    if not known:
        return None
    clock = context.clock

    def distance(days: Days) -> int:
        ahead, back = (days[0] - clock).days, (clock - days[1]).days
        if context.tense > 0:
            return max(AGAINST_TENSE * back, ahead, 0)
        return max((AGAINST_TENSE if context.tense < 0 else AGAINST_HABIT) * ahead, back, 0)

    nearest = min(known, key=distance)
    return DateInterval(first=nearest[0], last=nearest[1], grain=grain, label=label, has_year=False)


def number_of(parts: Parts, name: str) -> int | None:
    """Return one of the parts as a number; None without it."""
    return int(parts[name]) if name in parts else None


def full_year(parts: Parts) -> int | None:
    """Return the year in full: 1998 for 98."""
    if "year" in parts:
        year = int(parts["year"])
        return year if year >= 100 else _century(year)
    short = parts.get("yy") or parts.get("fy")
    if short is None:
        return None
    return int(short) if len(short) == 4 else _century(int(short))


def _century(two_digits: int) -> int:
    return two_digits + (2000 if two_digits <= CENTURY_PIVOT else 1900)


def which_of(parts: Parts, context: Context) -> int | None:
    """Return -1 for last, 0 for this, 1 for next; None without such a word."""
    word = parts.get("which")
    return None if word is None else context.words.which.get(word)


def part_word(parts: Parts, context: Context) -> str | None:
    """Return early, mid, late, start or end; None without such a word."""
    word = parts.get("part") or parts.get("part2")
    return None if word is None else context.words.parts.get(word)


def relative_year(parts: Parts, context: Context) -> int | None:
    """Return the year that "last year" means; None without a clock."""
    which = which_of(parts, context)
    if which is None or context.clock is None:
        return None
    return context.clock.year + which
