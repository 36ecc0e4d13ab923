"""Parts of a found day → the interval of its words: dates, weekdays, yesterday."""

from datetime import date, timedelta

from pipelines.claims.dates.anchoring import (
    Context,
    Parts,
    absolute,
    full_year,
    relative,
    relative_year,
    unresolved,
    which_of,
    yearless,
)
from pipelines.claims.dates.intervals import Days, day_of
from pipelines.records.claims import DateInterval, Grain


def read_iso(parts: Parts, _: Context) -> DateInterval | None:
    """Read 2026-05-03."""
    day = day_of(int(parts["year"]), int(parts["month_number"]), int(parts["day"]))
    return None if day is None else absolute((day, day), Grain.DAY)


def read_numeric(parts: Parts, context: Context) -> DateInterval | None:
    """Read 03/04/2026; None when the language's order gives no day and the other one does not."""
    if parts["mark"] != parts["mark2"]:
        return None
    first, second, year = int(parts["first"]), int(parts["second"]), full_year(parts)
    month_first = context.words.month_first and parts["mark"] == "/"
    pairs = [(first, second), (second, first)]
    for month, day in pairs if month_first else reversed(pairs):
        found = day_of(year or 0, month, day) if year else None
        if found:
            return absolute((found, found), Grain.DAY)
    return None


def read_day(parts: Parts, context: Context) -> DateInterval | None:
    """Read "Friday, May 3, 2026", with or without weekday and year."""
    return _day_of_year(context.words.months[parts["month"]], int(parts["day"]), parts, context)


def read_feast(parts: Parts, context: Context) -> DateInterval | None:
    """Read "Christmas Eve" and "New Year's Day 2026"."""
    return _day_of_year(*context.words.feasts[parts["feast"]], parts, context)


def _day_of_year(month: int, number: int, parts: Parts, context: Context) -> DateInterval | None:
    year = full_year(parts) or relative_year(parts, context)
    if year is not None:
        day = day_of(year, month, number)
        return None if day is None else absolute((day, day), Grain.DAY)
    label = f"--{month:02}-{number:02}"
    return yearless(lambda y: _one_day(day_of(y, month, number)), Grain.DAY, label, context)


def _one_day(day: date | None) -> Days | None:
    return None if day is None else (day, day)


def read_day_range(parts: Parts, context: Context) -> DateInterval | None:
    """Read "May 3-5" and "30 April to 2 May"."""
    month = context.words.months[parts.get("month") or parts["month2"]]
    month2 = context.words.months[parts.get("month2") or parts["month"]]
    first, last = (month, int(parts["day"])), (month2, int(parts["day2"]))
    if last <= first:
        return None

    def days(year: int) -> Days | None:
        begin, end = day_of(year, *first), day_of(year, *last)
        return (begin, end) if begin and end else None

    year = full_year(parts)
    if year is None:
        label = f"--{month:02}-{first[1]:02}/--{month2:02}-{last[1]:02}"
        return yearless(days, Grain.DAY, label, context)
    found = days(year)
    return found and absolute(found, Grain.DAY)


def read_near_day(parts: Parts, context: Context) -> DateInterval | None:
    """Read yesterday, today and their like."""
    if context.clock is None:
        return unresolved(Grain.DAY)
    day = context.clock + timedelta(days=context.words.near_days[parts["near_day"]])
    return relative((day, day), Grain.DAY)


def read_weeks_from_weekday(parts: Parts, context: Context) -> DateInterval | None:
    """Read "a week ago Tuesday" and "two weeks from Friday"."""
    weekday = context.words.weekdays[parts["weekday"]]
    count = int(parts["n"]) if parts["n"].isdigit() else context.words.numbers[parts["n"]]
    if context.clock is None:
        return unresolved(Grain.DAY, label=f"weekday-{weekday + 1}")
    if parts["side"] == "ago":
        near = context.clock - timedelta(weeks=count)
        day = near - timedelta(days=(near.weekday() - weekday) % 7)
    else:
        ahead = (weekday - context.clock.weekday()) % 7 or 7
        day = context.clock + timedelta(days=ahead, weeks=count)
    return relative((day, day), Grain.DAY)


def read_weekday(parts: Parts, context: Context) -> DateInterval | None:
    """Resolve a weekday to the one just gone, or to the coming one where the words say so."""
    weekday = context.words.weekdays[parts["weekday"]]
    if context.clock is None:
        return unresolved(Grain.DAY, label=f"weekday-{weekday + 1}")
    which = which_of(parts, context)
    back = (context.clock.weekday() - weekday) % 7
    if which == 1 or (which != -1 and context.tense > 0):
        day = context.clock + timedelta(days=-back % 7 or (7 if which == 1 else 0))
    else:
        day = context.clock - timedelta(days=back or (7 if which == -1 else 0))
    return relative((day, day), Grain.DAY)
