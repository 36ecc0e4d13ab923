"""Parts of a found stretch → the interval of its words: weeks, months, quarters, years."""

from datetime import date, timedelta

from pipelines.claims.dates.anchoring import (
    STORY,
    Context,
    Parts,
    absolute,
    full_year,
    number_of,
    part_word,
    relative,
    relative_year,
    unresolved,
    which_of,
    yearless,
)
from pipelines.claims.dates.intervals import (
    Days,
    add_months,
    month_of,
    months_of,
    part_of,
    week_of,
    year_of,
)
from pipelines.records.claims import DateInterval, Grain

# words for a week of a month; beside them stand words for a half
_WEEKS = frozenset({"week", "woche", "semaine", "semana"})
_WEEKS_OF_MONTH = 4
# "the 2000s" are ten years in today's news, "the 1900s" hardly ever
_FIRST_PLAIN_DECADE = 2000
_HALF_MONTH = 15
_MONTHS = 12


def read_month(parts: Parts, context: Context) -> DateInterval | None:
    """Read "March 2025", "mid-May" and a bare month."""
    month, part = context.words.months[parts["month"]], part_word(parts, context)
    year = full_year(parts) or relative_year(parts, context)
    if year is not None:
        return absolute(month_of(year, month), Grain.MONTH, part)
    label = f"--{month:02}" + (f"-{part}" if part else "")
    return yearless(lambda y: part_of(month_of(y, month), part), Grain.MONTH, label, context)


def read_month_range(parts: Parts, context: Context) -> DateInterval | None:
    """Read "from March to June 2027"; None where it ends before it begins."""
    first, last = context.words.months[parts["month"]], context.words.months[parts["month2"]]
    year = full_year(parts)
    if year is not None and "year2" in parts:
        days = month_of(year, first)[0], month_of(int(parts["year2"]), last)[1]
        return absolute(days, Grain.MONTH) if days[0] < days[1] else None
    if last <= first:
        return None
    if year is not None:
        return absolute(months_of(year, first, last - first + 1), Grain.MONTH)
    label = f"--{first:02}/--{last:02}"
    return yearless(lambda y: months_of(y, first, last - first + 1), Grain.MONTH, label, context)


def read_part_of_month(parts: Parts, context: Context) -> DateInterval | None:
    """Read "the first week of May" and "the second half of May"."""
    month, nth = context.words.months[parts["month"]], context.words.ordinals.get(parts["ord"])
    is_week = parts["stretch"] in _WEEKS
    year = full_year(parts)
    label = f"--{month:02}-{parts['ord']}-{parts['stretch']}"
    grain = Grain.WEEK if is_week else Grain.MONTH
    if year is not None:
        return absolute(_part_of_month(month_of(year, month), nth, is_week=is_week), grain)
    return yearless(
        lambda y: _part_of_month(month_of(y, month), nth, is_week=is_week), grain, label, context
    )


def _part_of_month(days: Days, nth: int | None, *, is_week: bool) -> Days:
    """Return a week counted from the first of a month, or a half; the last of them for None."""
    first, last = days
    if not is_week:
        middle = first + timedelta(days=_HALF_MONTH)
        return (first, middle - timedelta(days=1)) if nth == 1 else (middle, last)
    if nth is None or nth > _WEEKS_OF_MONTH - 1:
        return last - timedelta(days=6), last
    return first + timedelta(days=7 * (nth - 1)), first + timedelta(days=7 * nth - 1)


def read_which_month(parts: Parts, context: Context) -> DateInterval | None:
    """Read "last May"."""
    month, which = context.words.months[parts["month"]], which_of(parts, context)
    if context.clock is None or which is None:
        return unresolved(Grain.MONTH, label=f"--{month:02}")
    year = context.clock.year
    if which == -1 and month >= context.clock.month:
        year -= 1
    elif which == 1 and month <= context.clock.month:
        year += 1
    return relative(month_of(year, month), Grain.MONTH)


def _stretch(
    parts: Parts, context: Context, *, months: int, grain: Grain, sign: str
) -> DateInterval | None:
    """Read a quarter or half: of a year, of a fiscal year, or of the year at hand."""
    nth = number_of(parts, "nth") or context.words.ordinals.get(parts.get("ord", ""), 0)
    if not 1 <= nth <= 12 // months:
        return None
    year = full_year(parts)
    if "fiscal" in parts or "fy" in parts or "fiscal2" in parts:
        fiscal = f"FY{year}" if year else "FY"
        return DateInterval(
            first=None,
            last=None,
            grain=grain,
            label=f"{fiscal}-{sign}{nth}",
            has_year=year is not None,
        )
    year = year or relative_year(parts, context)
    begin = (nth - 1) * months + 1
    if year is not None:
        return absolute(months_of(year, begin, months), grain)
    return yearless(lambda y: months_of(y, begin, months), grain, f"{sign}{nth}", context)


def read_quarter(parts: Parts, context: Context) -> DateInterval | None:
    """Read a quarter."""
    return _stretch(parts, context, months=3, grain=Grain.QUARTER, sign="Q")


def read_half(parts: Parts, context: Context) -> DateInterval | None:
    """Read a half-year."""
    return _stretch(parts, context, months=6, grain=Grain.HALF, sign="H")


def read_season(parts: Parts, context: Context) -> DateInterval | None:
    """Read a season with a month of grace on both sides: pages mean weather, not solstices."""
    begin = context.words.seasons[parts["season"]]
    year, which = full_year(parts), which_of(parts, context)
    if year is None:
        if context.clock is None or which is None:
            return unresolved(Grain.SEASON)
        year = _season_year(begin, which, context.clock)
    first = add_months(date(year, begin, 1), -1)
    if first is None:
        return None
    days = months_of(first.year, first.month, 5)
    kept = part_word(parts, context)
    return (absolute if which is None else relative)(days, Grain.SEASON, kept)


def _season_year(begin: int, which: int, clock: date) -> int:
    ended = (begin + 2) % 12 or 12
    if which == -1:
        return clock.year if clock.month > ended and begin < clock.month else clock.year - 1
    if which == 1:
        return clock.year if clock.month < begin else clock.year + 1
    return clock.year - 1 if begin == 12 and clock.month <= 2 else clock.year


def read_year(parts: Parts, context: Context) -> DateInterval | None:
    """Read a year, whole or in part."""
    year = full_year(parts)
    return None if year is None else absolute(year_of(year), Grain.YEAR, part_word(parts, context))


def read_year_range(parts: Parts, _: Context) -> DateInterval | None:
    """Read "2019-23" and "from 2019 to 2023"."""
    year, end = int(parts["year"]), parts["year2"]
    last = int(end) if len(end) == 4 else year - year % 100 + int(end)
    if not year < last <= year + 300:
        return None
    return absolute((year_of(year)[0], year_of(last)[1]), Grain.YEAR)


def read_months_of_year(parts: Parts, context: Context) -> DateInterval | None:
    """Read "the first nine months of 2026" and "the first three months of the year"."""
    count = _count(parts, context)
    year = full_year(parts) or relative_year(parts, context)
    if year is None:
        year = None if context.clock is None or "which" in parts else context.clock.year
    if year is None:
        return unresolved(Grain.MONTH)
    return absolute(months_of(year, 1, count), Grain.MONTH) if 1 < count < _MONTHS else None


def read_fiscal_year(parts: Parts, _: Context) -> DateInterval | None:
    """Read a fiscal year, which only its own company can place."""
    return DateInterval(first=None, last=None, grain=Grain.YEAR, label=f"FY{full_year(parts)}")


def read_decade(parts: Parts, context: Context) -> DateInterval | None:
    """Read "the early 1990s"."""
    year = number_of(parts, "decade") or _century_of_decade(int(parts["dd"]))
    is_century = year % 100 == 0 and year < _FIRST_PLAIN_DECADE  # "the 1900s" may be one
    years = 99 if is_century else 9
    days = year_of(year)[0], year_of(year + years)[1]
    return absolute(days, Grain.DECADE, part_word(parts, context))


def _century_of_decade(two_digits: int) -> int:
    return two_digits + (2000 if two_digits <= 20 else 1900)


def read_which_unit(parts: Parts, context: Context) -> DateInterval | None:
    """Read "last week", "later this year", "the end of the month"."""
    unit = context.words.units[parts["unit"]]
    which = which_of(parts, context) or 0
    grain = Grain.WEEK if unit == "weekend" else Grain(unit)
    if grain is Grain.DAY or parts["unit"] in context.words.plural_units:
        return None
    if context.clock is None:
        return unresolved(grain)
    return relative(_unit_days(unit, which, context.clock), grain, part_word(parts, context))


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


def read_ago(parts: Parts, context: Context) -> DateInterval | None:
    """Read "two weeks ago" with half a unit of grace: nobody counts to the day."""
    count = _count(parts, context)
    unit = context.words.units[parts["unit"]]
    grain = Grain.WEEK if unit == "weekend" else Grain(unit)
    if context.clock is None:
        return unresolved(grain)
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
    return relative((day - timedelta(days=grace), day + timedelta(days=grace)), grain)


def _count(parts: Parts, context: Context) -> int:
    word = parts["n"]
    return int(word) if word.isdigit() else context.words.numbers[word]


def read_story(parts: Parts, context: Context) -> DateInterval | None:
    """Read "two days later", which leans on the story."""
    unit = context.words.units.get(parts.get("unit", ""), "day")
    grain = Grain.WEEK if unit == "weekend" else Grain(unit)
    return unresolved(grain, anchor=STORY, label=parts.get("whole"))
