"""Calendar stretches: first and last day of a week, quarter or decade, and its parts."""

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]
"""First and last day, both inclusive."""

# Share of a stretch that each word cuts out. Thirds, with a little overlap, because "late April" in
# one paper is "end of April" in the next; start and end are narrower than early and late.
PARTS: dict[str, tuple[float, float]] = {
    "early": (0.0, 0.36),
    "mid": (0.30, 0.70),
    "late": (0.64, 1.0),
    "start": (0.0, 0.25),
    "end": (0.75, 1.0),
}


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int) -> Days:
    """Return the days of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_of(year: int, month: int, count: int) -> Days:
    """Return the days of `count` months that begin with a month, over the year's end if need be."""
    last = month - 1 + count - 1
    return date(year, month, 1), month_of(year + last // 12, last % 12 + 1)[1]


def year_of(year: int) -> Days:
    """Return the days of a calendar year."""
    return date(year, 1, 1), date(year, 12, 31)


def week_of(day: date) -> Days:
    """Return Monday to Sunday around a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def part_of(days: Days, part: str | None) -> Days:
    """Return the early, middle or late days of a stretch."""
    if part is None:
        return days
    begin, end = PARTS[part]
    length = (days[1] - days[0]).days
    return days[0] + timedelta(days=round(length * begin)), days[0] + timedelta(
        days=round(length * end)
    )


def add_months(day: date, count: int) -> date | None:
    """Return the day some months on, at the month's end where it has no such day."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
