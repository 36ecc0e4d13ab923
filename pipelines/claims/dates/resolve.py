"""Parts of a found date and the page's clock → the interval that its words allow."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from pipelines.claims.dates.intervals import (
    Days,
    add_months,
    day_of,
    month_of,
    months_of,
    part_of,
    week_of,
    year_of,
)
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


@dataclass(frozen=True, slots=True)
class Context:
    """What a date's words lean on."""

    words: DateLexicon
    clock: date | None
    tense: int = 0
    """1 where the sentence looks forward, so that its weekday does too; -1 where it looks back."""


Parts = Mapping[str, str]
Reader = Callable[[Parts, Context], DateInterval | None]


def resolve(rule: str, parts: Parts, context: Context) -> DateInterval | None:
    """Return the interval of one found date; None when its words name no day of the calendar."""
    try:
        return _READERS[rule](parts, context)
    except OverflowError:  # a clock at the calendar's edge: "a decade ago" in the year 5
        return None


def _absolute(days: Days, grain: Grain, part: str | None = None) -> DateInterval:
    cut = part_of(days, part)
    return DateInterval(first=cut[0], last=cut[1], grain=grain)


def _relative(days: Days, grain: Grain, part: str | None = None) -> DateInterval:
    cut = part_of(days, part)
    return DateInterval(
        first=cut[0], last=cut[1], grain=grain, is_relative=True, anchor=PUBLICATION
    )


def _unresolved(
    grain: Grain, *, anchor: str = PUBLICATION, label: str | None = None
) -> DateInterval:
    return DateInterval(
        first=None, last=None, grain=grain, is_relative=True, anchor=anchor, label=label
    )


def _yearless(
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


def _number(parts: Parts, name: str) -> int | None:
    return int(parts[name]) if name in parts else None


def _full_year(parts: Parts) -> int | None:
    if "year" in parts:
        year = int(parts["year"])
        return year if year >= 100 else _century(year)
    short = parts.get("yy") or parts.get("fy")
    if short is None:
        return None
    return int(short) if len(short) == 4 else _century(int(short))


def _century(two_digits: int) -> int:
    return two_digits + (2000 if two_digits <= CENTURY_PIVOT else 1900)


def _which(parts: Parts, context: Context) -> int | None:
    word = parts.get("which")
    return None if word is None else context.words.which.get(word)


def _part(parts: Parts, context: Context) -> str | None:
    word = parts.get("part") or parts.get("part2")
    return None if word is None else context.words.parts.get(word)


def _relative_year(parts: Parts, context: Context) -> int | None:
    which = _which(parts, context)
    if which is None or context.clock is None:
        return None
    return context.clock.year + which


# ---------------------------------------------------------------- days


def _iso(parts: Parts, _: Context) -> DateInterval | None:
    day = day_of(int(parts["year"]), int(parts["month_number"]), int(parts["day"]))
    return None if day is None else _absolute((day, day), Grain.DAY)


def _numeric(parts: Parts, context: Context) -> DateInterval | None:
    """Read 03/04/2026; None when the language's order gives no day and the other one does not."""
    if parts["mark"] != parts["mark2"]:
        return None
    first, second, year = int(parts["first"]), int(parts["second"]), _full_year(parts)
    month_first = context.words.month_first and parts["mark"] == "/"
    pairs = [(first, second), (second, first)]
    for month, day in pairs if month_first else reversed(pairs):
        found = day_of(year or 0, month, day) if year else None
        if found:
            return _absolute((found, found), Grain.DAY)
    return None


def _day(parts: Parts, context: Context) -> DateInterval | None:
    month, number = context.words.months[parts["month"]], int(parts["day"])
    year = _full_year(parts) or _relative_year(parts, context)
    if year is not None:
        day = day_of(year, month, number)
        return None if day is None else _absolute((day, day), Grain.DAY)
    label = f"--{month:02}-{number:02}"
    return _yearless(lambda y: _one_day(day_of(y, month, number)), Grain.DAY, label, context)


def _one_day(day: date | None) -> Days | None:
    return None if day is None else (day, day)


def _day_range(parts: Parts, context: Context) -> DateInterval | None:
    month = context.words.months[parts.get("month") or parts["month2"]]
    month2 = context.words.months[parts.get("month2") or parts["month"]]
    first, last = (month, int(parts["day"])), (month2, int(parts["day2"]))
    if last <= first:
        return None

    def days(year: int) -> Days | None:
        begin, end = day_of(year, *first), day_of(year, *last)
        return (begin, end) if begin and end else None

    year = _full_year(parts)
    if year is None:
        label = f"--{month:02}-{first[1]:02}/--{month2:02}-{last[1]:02}"
        return _yearless(days, Grain.DAY, label, context)
    found = days(year)
    return found and _absolute(found, Grain.DAY)


def _near_day(parts: Parts, context: Context) -> DateInterval | None:
    if context.clock is None:
        return _unresolved(Grain.DAY)
    day = context.clock + timedelta(days=context.words.near_days[parts["near_day"]])
    return _relative((day, day), Grain.DAY)


def _which_weekday(parts: Parts, context: Context) -> DateInterval | None:
    """Resolve a weekday to the one just gone, or to the coming one where the words say so."""
    weekday = context.words.weekdays[parts["weekday"]]
    if context.clock is None:
        return _unresolved(Grain.DAY, label=f"weekday-{weekday + 1}")
    which = _which(parts, context)
    back = (context.clock.weekday() - weekday) % 7
    if which == 1 or (which != -1 and context.tense > 0):
        day = context.clock + timedelta(days=-back % 7 or (7 if which == 1 else 0))
    else:
        day = context.clock - timedelta(days=back or (7 if which == -1 else 0))
    return _relative((day, day), Grain.DAY)


# ---------------------------------------------------------------- months, quarters, seasons


def _month(parts: Parts, context: Context) -> DateInterval | None:
    month, part = context.words.months[parts["month"]], _part(parts, context)
    year = _full_year(parts) or _relative_year(parts, context)
    if year is not None:
        return _absolute(month_of(year, month), Grain.MONTH, part)
    label = f"--{month:02}" + (f"-{part}" if part else "")
    return _yearless(lambda y: part_of(month_of(y, month), part), Grain.MONTH, label, context)


def _which_month(parts: Parts, context: Context) -> DateInterval | None:
    month, which = context.words.months[parts["month"]], _which(parts, context)
    if context.clock is None or which is None:
        return _unresolved(Grain.MONTH, label=f"--{month:02}")
    year = context.clock.year
    if which == -1 and month >= context.clock.month:
        year -= 1
    elif which == 1 and month <= context.clock.month:
        year += 1
    return _relative(month_of(year, month), Grain.MONTH)


def _stretch(
    parts: Parts, context: Context, *, months: int, grain: Grain, sign: str
) -> DateInterval | None:
    """Read a quarter or half: of a year, of a fiscal year, or of the year at hand."""
    nth = _number(parts, "nth") or context.words.ordinals.get(parts.get("ord", ""), 0)
    if not 1 <= nth <= 12 // months:
        return None
    year = _full_year(parts)
    if "fiscal" in parts or "fy" in parts or "fiscal2" in parts:
        fiscal = f"FY{year}" if year else "FY"
        return DateInterval(
            first=None,
            last=None,
            grain=grain,
            label=f"{fiscal}-{sign}{nth}",
            has_year=year is not None,
        )
    year = year or _relative_year(parts, context)
    begin = (nth - 1) * months + 1
    if year is not None:
        return _absolute(months_of(year, begin, months), grain)
    return _yearless(lambda y: months_of(y, begin, months), grain, f"{sign}{nth}", context)


def _quarter(parts: Parts, context: Context) -> DateInterval | None:
    return _stretch(parts, context, months=3, grain=Grain.QUARTER, sign="Q")


def _half(parts: Parts, context: Context) -> DateInterval | None:
    return _stretch(parts, context, months=6, grain=Grain.HALF, sign="H")


def _season(parts: Parts, context: Context) -> DateInterval | None:
    """Read a season with a month of grace on both sides: pages mean weather, not solstices."""
    begin = context.words.seasons[parts["season"]]
    year, which = _full_year(parts), _which(parts, context)
    if year is None:
        if context.clock is None or which is None:
            return _unresolved(Grain.SEASON)
        year = _season_year(begin, which, context.clock)
    first = add_months(date(year, begin, 1), -1)
    if first is None:
        return None
    days = months_of(first.year, first.month, 5)
    kept = _part(parts, context)
    return (_absolute if which is None else _relative)(days, Grain.SEASON, kept)


def _season_year(begin: int, which: int, clock: date) -> int:
    ended = (begin + 2) % 12 or 12
    if which == -1:
        return clock.year if clock.month > ended and begin < clock.month else clock.year - 1
    if which == 1:
        return clock.year if clock.month < begin else clock.year + 1
    return clock.year - 1 if begin == 12 and clock.month <= 2 else clock.year


# ---------------------------------------------------------------- years and more


def _year(parts: Parts, context: Context) -> DateInterval | None:
    year = _full_year(parts)
    return None if year is None else _absolute(year_of(year), Grain.YEAR, _part(parts, context))


def _year_range(parts: Parts, _: Context) -> DateInterval | None:
    year, end = int(parts["year"]), parts["year2"]
    last = int(end) if len(end) == 4 else year - year % 100 + int(end)
    if not year < last <= year + 300:
        return None
    return _absolute((year_of(year)[0], year_of(last)[1]), Grain.YEAR)


def _fiscal_year(parts: Parts, _: Context) -> DateInterval | None:
    return DateInterval(first=None, last=None, grain=Grain.YEAR, label=f"FY{_full_year(parts)}")


def _decade(parts: Parts, context: Context) -> DateInterval | None:
    year = _number(parts, "decade") or _century_of_decade(int(parts["dd"]))
    years = 99 if year % 100 == 0 else 9  # "the 1900s" may be the century
    days = year_of(year)[0], year_of(year + years)[1]
    return _absolute(days, Grain.DECADE, _part(parts, context))


def _century_of_decade(two_digits: int) -> int:
    return two_digits + (2000 if two_digits <= 20 else 1900)


def _which_unit(parts: Parts, context: Context) -> DateInterval | None:
    unit = context.words.units[parts["unit"]]
    which = _which(parts, context) or 0
    grain = Grain.WEEK if unit == "weekend" else Grain(unit)
    if grain is Grain.DAY or parts["unit"] in context.words.plural_units:
        return None
    if context.clock is None:
        return _unresolved(grain)
    return _relative(_unit_days(unit, which, context.clock), grain, _part(parts, context))


def _unit_days(unit: str, which: int, clock: date) -> Days:
    if unit in {"week", "weekend"}:
        monday, sunday = week_of(clock + timedelta(weeks=which))
        return (monday, sunday) if unit == "week" else (monday + timedelta(days=4), sunday)
    if unit == "year":
        return year_of(clock.year + which)
    if unit == "decade":
        begin = clock.year // 10 * 10 + which * 10
        return year_of(begin)[0], year_of(begin + 9)[1]
    length = 3 if unit == "quarter" else 1
    index = (clock.year * 12 + clock.month - 1) // length + which
    year, month = divmod(index * length, 12)
    return months_of(year, month + 1, length)


def _ago(parts: Parts, context: Context) -> DateInterval | None:
    """Read "two weeks ago" with half a unit of grace: nobody counts to the day."""
    count = _count(parts, context)
    unit = context.words.units[parts["unit"]]
    grain = Grain.WEEK if unit == "weekend" else Grain(unit)
    if context.clock is None:
        return _unresolved(grain)
    whole = parts.get("whole", "")
    sign = 1 if " from " in whole or whole.endswith(" time") else -1
    if unit in {"day", "week", "weekend"}:
        day = context.clock + timedelta(days=sign * count * (1 if unit == "day" else 7))
        grace = 0 if unit == "day" else 4
    else:
        months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
        moved = add_months(context.clock, sign * count * months)
        if moved is None:
            return None
        day, grace = moved, min(15 * months + 5, 183 if months <= 12 else 1830)
    return _relative((day - timedelta(days=grace), day + timedelta(days=grace)), grain)


def _count(parts: Parts, context: Context) -> int:
    word = parts["n"]
    return int(word) if word.isdigit() else context.words.numbers[word]


def _story(parts: Parts, context: Context) -> DateInterval | None:
    unit = context.words.units.get(parts.get("unit", ""), "day")
    grain = Grain.WEEK if unit == "weekend" else Grain(unit)
    return _unresolved(grain, anchor=STORY, label=parts.get("whole"))


_READERS: dict[str, Reader] = {
    "iso": _iso,
    "numeric": _numeric,
    "day": _day,
    "day_range": _day_range,
    "near_day": _near_day,
    "which_weekday": _which_weekday,
    "month": _month,
    "month_alone": _month,
    "which_month": _which_month,
    "quarter": _quarter,
    "half": _half,
    "season": _season,
    "year": _year,
    "year_range": _year_range,
    "fiscal_year": _fiscal_year,
    "decade": _decade,
    "which_unit": _which_unit,
    "ago": _ago,
    "story": _story,
}
