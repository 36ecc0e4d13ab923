"""Date strings of a page → moments, each with the page's own words and zone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from pipelines.metadata.months import MONTHS
from pipelines.metadata.zones import zone_of
from pipelines.records.pages import Layer, Moment

MAX_DATE_CHARS = 200  # longer strings are prose; the longest machine date seen had 60
EARLIEST_YEAR = 1990  # the first web pages; an earlier date is the story's, not the page's
_REACH = 30  # code points between a date and the time of day that belongs to it
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_WORD = r"(?<![^\W\d_])[^\W\d_]{3,11}"  # a month's name, or any other word that is none
_YEAR = r"(?P<year>(?:19|20)\d\d)"

_ANY_YEAR = re.compile(r"(?:19|20)\d\d")  # "2026"
_SHAPES = (
    # "2026-05-10", "2026/5/10", "2026.05.10.", "2026年5月10日"
    re.compile(rf"(?<!\d){_YEAR}\s?[-/.年]\s?{_MONTH}\s?[-/.月]\s?{_DAY}(?!\d)日?"),
    # "May 10, 2026", "Sept. 3rd 2025"
    re.compile(
        rf"(?P<name>{_WORD})\.?\s{{0,2}}{_DAY}(?:st|nd|rd|th)?,?\s{{1,2}}{_YEAR}(?!\d)",
        re.IGNORECASE,
    ),
    # "10 May 2026", "10. Mai 2026", "10 de mayo de 2026", "1er mai 2026", "10-May-2026"
    re.compile(
        rf"(?<!\d){_DAY}(?:st|nd|rd|th|er|\.|º)?[\s-]{{0,2}}(?:of |de "
        rf")?(?P<name>{_WORD})\.?,?[\s-]{{0,2}}"
        rf"(?:de |del )?{_YEAR}(?!\d)",
        re.IGNORECASE,
    ),
    # "10.05.2026", "5/10/2026", "10-05-2026"
    re.compile(
        rf"(?<![\d./-])(?P<first>[0-3]?\d)(?P<mark>[./-])(?P<second>[0-3]?\d)(?P=mark){_YEAR}(?!\d)"
    ),
    # "20260510", "20260510T172213"
    re.compile(
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
    ),
    # "Tue May 10 17:22:13 +0000 2026", as scripts print it
    re.compile(
        rf"(?P<name>{_WORD})\s{_DAY}\s(?=\d\d:\d\d:\d\d\s[+\w:-]{{1,9}}\s{_YEAR})",
        re.IGNORECASE,
    ),
)

# "17:22:13.590Z", "10:22 am, PT", "8.30 Uhr", "172213", "10時20分", "3 p.m. ET"
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>[01]?\d|2[0-4])(?:\s?(?P<sep>[:.h時])\s?(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?分?"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?|\s?(?P<half_alone>[ap])\.?m\b\.?)"
    r"(?:\s?,?\s?\(?(?P<zone>Z\b|(?:UTC|GMT)?\s?[+−-]\d{1,2}(?::?\d{2})?\b|[A-Z]{1,4}T\b|UTC\b|MESZ\b|MEZ\b)\)?)?",
    re.IGNORECASE,
)

# seconds or milliseconds since 1970: "1778433733", "1778433733590"
_EPOCH = re.compile(r"\s*(\d{10}|\d{13})\s*")


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day as words of a text."""

    year: int
    month: int
    day: int
    start: int
    end: int


def find_days(text: str, *, is_day_first: bool = False) -> list[Day]:
    """Return the calendar days printed in a text, in order; `is_day_first` settles "5/10/2026".

    >>> [(d.year, d.month, d.day) for d in find_days("Posted 10. Mai 2026, changed 2026-05-12")]
    [(2026, 5, 10), (2026, 5, 12)]
    """
    if _ANY_YEAR.search(text) is None:
        return []
    found = [
        day for shape in _SHAPES for m in shape.finditer(text) for day in _days(m, is_day_first)
    ]
    found.sort(key=lambda day: (day.start, -day.end))
    kept: list[Day] = []
    for day in found:
        if not kept or day.start >= kept[-1].end:
            kept.append(day)
    return kept


def _days(found: re.Match[str], is_day_first: bool) -> Iterator[Day]:
    parts = found.groupdict()
    year = int(parts["year"])
    if parts.get("first") is not None:
        month, day = _ordered(
            int(parts["first"]), int(parts["second"]), parts["mark"], is_day_first
        )
    else:
        month = MONTHS.get(parts["name"].lower(), 0) if parts.get("name") else int(parts["month"])
        day = int(parts["day"])
    try:
        datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return
    yield Day(year, month, day, found.start(), found.end())


def _ordered(first: int, second: int, mark: str, is_day_first: bool) -> tuple[int, int]:
    """Return month and day of a numeric date."""
    is_day_leading = first > 12 or (second <= 12 and (is_day_first or mark == "."))
    return (second, first) if is_day_leading else (first, second)


def read_moment(
    raw: str,
    layer: Layer,
    *,
    is_day_first: bool = False,
    latest: datetime | None = None,
) -> Moment | None:
    """Return the moment that a date string names; None when it names none, or one out of reason.

    A time without zone is taken as UTC; `zone` stays None then. `latest` rules out what lies more
    than two days behind it.

    >>> read_moment("10:22 am, PT, May 10, 2026", Layer.BYLINE).at.isoformat()
    '2026-05-10T17:22:00+00:00'
    >>> read_moment("2026-05-10", Layer.META).is_day_only
    True
    """
    if not raw or len(raw) > MAX_DATE_CHARS:
        return None
    moment = _of_epoch(raw, layer) or _of_words(raw, layer, is_day_first)
    if moment is None or moment.at.year < EARLIEST_YEAR:
        return None
    bound = latest or datetime(2100, 1, 1, tzinfo=UTC)
    return moment if moment.at <= bound + timedelta(days=2) else None


def _of_epoch(raw: str, layer: Layer) -> Moment | None:
    found = _EPOCH.fullmatch(raw)
    if found is None:
        return None
    seconds = int(found[1]) / (1000 if len(found[1]) == 13 else 1)
    at = datetime.fromtimestamp(seconds, tz=UTC)
    return Moment(at=at, is_day_only=False, zone="UTC", raw=raw, layer=layer)


def _of_words(raw: str, layer: Layer, is_day_first: bool) -> Moment | None:
    days = find_days(raw, is_day_first=is_day_first)
    return moment_at(raw, days[0], layer) if days else None


def moment_at(text: str, day: Day, layer: Layer) -> Moment:
    """Return the moment of a day found in a text, with the time of day that stands beside it."""
    clock = _clock_beside(text, day)
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    if clock is None:
        words = text[day.start : day.end]
        return Moment(at=midnight, is_day_only=True, zone=None, raw=words, layer=layer)
    start, end = min(day.start, clock.start()), max(day.end, clock.end())
    zone = zone_of(clock["zone"])
    local = midnight.replace(tzinfo=zone or UTC) + _time_of_day(clock)
    return Moment(
        at=local.astimezone(UTC),
        is_day_only=False,
        zone=clock["zone"] if zone else None,
        raw=" ".join(text[start:end].split()),
        layer=layer,
    )


def _clock_beside(text: str, day: Day) -> re.Match[str] | None:
    """Return the time of day after the date, or just before it."""
    after = _CLOCK.search(text, day.end, day.end + _REACH + 30)
    if after is not None and after.start() <= day.end + _REACH:
        return after
    before = list(_CLOCK.finditer(text, max(0, day.start - _REACH), day.start))
    return before[-1] if before else None


def _time_of_day(clock: re.Match[str]) -> timedelta:
    hour = int(clock["hour"])
    half = (clock["half"] or clock["half_alone"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return timedelta(
        hours=hour, minutes=int(clock["minute"] or 0), seconds=int(clock["second"] or 0)
    )
