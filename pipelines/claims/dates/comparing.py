"""Two dates → how they relate: the same, one inside the other, near, or apart."""

from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from pipelines.claims.dates.intervals import Days, day_of
from pipelines.records.claims import DateInterval, Grain


class DateRelation(StrEnum):
    """How the claim's date relates to the source's."""

    SAME = "same"
    COARSER = "coarser"
    """The claim's stretch holds the source's: May 2025 for 3 May 2025."""
    FINER = "finer"
    """The source's stretch holds the claim's, the 3rd for May 2025: neither against nor proof."""
    OVERLAPPING = "overlapping"
    NEAR = "near"
    """A day apart where "yesterday" leans on a clock, a week apart for "next Friday"."""
    CONFLICTING = "conflicting"
    YEAR_DIFFERS = "year_differs"
    MONTH_DIFFERS = "month_differs"
    DAY_DIFFERS = "day_differs"
    DAY_MONTH_SWAP = "day_month_swap"
    NOT_COMPARABLE = "not_comparable"

    @property
    def is_compatible(self) -> bool:
        """Tell whether the source's date bears the claim's out."""
        return self in {self.SAME, self.COARSER, self.OVERLAPPING, self.NEAR}

    @property
    def is_conflict(self) -> bool:
        """Tell whether the two cannot both be true of one event."""
        return self in {
            self.CONFLICTING,
            self.YEAR_DIFFERS,
            self.MONTH_DIFFERS,
            self.DAY_DIFFERS,
            self.DAY_MONTH_SWAP,
        }


# Fuzzy stretches ("early 2026", "summer 2025", "two weeks ago") end where nobody can say: within
# this share of their length beyond the edge two dates are near, not in conflict.
_EDGE_SHARE = 0.25
_RELATIVE_DAY_SLACK = timedelta(days=1)
_WEEK = timedelta(days=7)


def compare_dates(claim: DateInterval, source: DateInterval) -> DateRelation:
    """Return how a claim's date relates to a source's; order matters for coarser and finer."""
    if _is_fiscal(claim) or _is_fiscal(source):
        return _compare_labels(claim, source)
    if claim.first is None or source.first is None:
        return _compare_yearless(claim, source)
    ours, theirs = _days(claim), _days(_in_year_of(source, claim))
    if ours == theirs:
        return DateRelation.SAME
    if ours[0] <= theirs[0] and theirs[1] <= ours[1]:
        return DateRelation.COARSER
    if theirs[0] <= ours[0] and ours[1] <= theirs[1]:
        return DateRelation.FINER
    if ours[0] <= theirs[1] and theirs[0] <= ours[1]:
        return DateRelation.OVERLAPPING
    if _is_near(claim, source, ours, theirs):
        return DateRelation.NEAR
    return _conflict(claim, source, ours, theirs)


Ordinals = tuple[int, int]
"""First and last day of a date, as ordinals: to subtract those takes a tenth of the time."""


def ordinals_of(found: DateInterval) -> Ordinals | None:
    """Return the days of a date; None where the year or the days are not told."""
    if found.first is None or found.last is None or not found.has_year:
        return None
    return found.first.toordinal(), found.last.toordinal()


def are_apart(claim: Ordinals | None, source: Ordinals | None) -> bool:
    """Tell at one look whether two dates conflict; False says nothing yet.

    Most dates of a page are years or months away from a claim's: no slack brings those together.
    """
    if claim is None or source is None:
        return False
    (first, last), (begin, end) = claim, source
    gap = begin - last if begin > last else first - end
    if gap <= _WEEK.days:
        return False
    return gap > _EDGE_SHARE * (last - first) and gap > _EDGE_SHARE * (end - begin)


def _is_fiscal(found: DateInterval) -> bool:
    return bool(found.label and found.label.startswith("FY"))


def _compare_labels(claim: DateInterval, source: DateInterval) -> DateRelation:
    """Compare fiscal periods with their like: nobody but the company knows when its year begins."""
    if not (_is_fiscal(claim) and _is_fiscal(source)) or claim.grain != source.grain:
        return DateRelation.NOT_COMPARABLE
    if claim.label == source.label:
        return DateRelation.SAME
    if claim.has_year and source.has_year:
        return DateRelation.CONFLICTING
    ours, theirs = (str(found.label).partition("-")[2] for found in (claim, source))
    return DateRelation.COARSER if ours == theirs else DateRelation.CONFLICTING


def _compare_yearless(claim: DateInterval, source: DateInterval) -> DateRelation:
    """Compare month and day where one side has no clock to tell its year."""
    ours, theirs = _month_day(claim), _month_day(source)
    if ours is None or theirs is None:
        is_same = claim.label is not None and claim.label == source.label
        return DateRelation.SAME if is_same else DateRelation.NOT_COMPARABLE
    if ours == theirs:
        return DateRelation.SAME
    shorter = min(len(ours), len(theirs))
    if ours[:shorter] == theirs[:shorter]:
        return DateRelation.COARSER if len(ours) == shorter else DateRelation.FINER
    return DateRelation.MONTH_DIFFERS if ours[0] != theirs[0] else DateRelation.DAY_DIFFERS


def _month_day(found: DateInterval) -> tuple[int, ...] | None:
    """Return month, or month and day, of an absolute day or month; None for all else."""
    if found.is_relative or found.grain not in {Grain.DAY, Grain.MONTH}:
        return None
    if found.first is not None:
        is_month = found.grain is Grain.MONTH
        if found.first != found.last and not is_month:
            return None
        return (found.first.month,) if is_month else (found.first.month, found.first.day)
    numbers = (found.label or "").lstrip("-").split("-")
    return tuple(map(int, numbers)) if all(number.isdecimal() for number in numbers) else None


def _days(found: DateInterval) -> Days:
    if found.first is None or found.last is None:
        raise ValueError(f"date: needs days to be compared ({found})")
    return found.first, found.last


def _in_year_of(source: DateInterval, claim: DateInterval) -> DateInterval:
    """Return the source's date in the claim's year where either year was only inferred."""
    if source.has_year and claim.has_year:
        return source
    first, last = _days(source)
    shift = _days(claim)[0].year - first.year
    moved = (_moved(first, shift), _moved(last, shift))
    if moved[0] is None or moved[1] is None or abs(shift) > 1:
        return source
    return replace(source, first=moved[0], last=moved[1])


def _moved(day: date, years: int) -> date | None:
    return day_of(day.year + years, day.month, day.day)


def _is_near(claim: DateInterval, source: DateInterval, ours: Days, theirs: Days) -> bool:
    gap = max(theirs[0] - ours[1], ours[0] - theirs[1])
    if claim.is_relative or source.is_relative:
        is_day = claim.grain is Grain.DAY and source.grain is Grain.DAY
        if gap <= _RELATIVE_DAY_SLACK or (is_day and gap == _WEEK):
            return True
    slack = max(_fuzz(claim, ours), _fuzz(source, theirs))
    return gap <= slack


# Days of the shortest stretch of a grain; one that is shorter has been cut: "early 2026".
_WHOLE_DAYS = {
    Grain.YEAR: 365,
    Grain.MONTH: 28,
    Grain.DECADE: 3650,
    Grain.QUARTER: 90,
    Grain.HALF: 180,
}


def _fuzz(found: DateInterval, days: Days) -> timedelta:
    """Return how far beyond its edge a stretch without sharp edges may reach."""
    length = days[1] - days[0]
    is_cut = length.days + 1 < _WHOLE_DAYS.get(found.grain, 0)
    is_fuzzy = (
        is_cut
        or found.grain is Grain.SEASON
        or (found.is_relative and found.grain is not Grain.DAY)
    )
    return length * _EDGE_SHARE if is_fuzzy else timedelta(0)


def _conflict(claim: DateInterval, source: DateInterval, ours: Days, theirs: Days) -> DateRelation:
    if Grain.DAY is not claim.grain or Grain.DAY is not source.grain:
        return DateRelation.CONFLICTING
    one, other = ours[0], theirs[0]
    if (one.month, one.day) == (other.month, other.day):
        return DateRelation.YEAR_DIFFERS
    if one.year == other.year and (one.month, one.day) == (other.day, other.month):
        return DateRelation.DAY_MONTH_SWAP
    if one.year == other.year and one.month == other.month:
        return DateRelation.DAY_DIFFERS
    if one.year == other.year and one.day == other.day:
        return DateRelation.MONTH_DIFFERS
    return DateRelation.CONFLICTING
