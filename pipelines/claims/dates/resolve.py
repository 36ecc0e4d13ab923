"""Parts of a found date and the page's clock → the interval that its words allow."""

from collections.abc import Callable

from pipelines.claims.dates import days, periods
from pipelines.claims.dates.anchoring import Context, Parts
from pipelines.records.claims import DateInterval

Reader = Callable[[Parts, Context], DateInterval | None]


def resolve(rule: str, parts: Parts, context: Context) -> DateInterval | None:
    """Return the interval of one found date; None when its words name no day of the calendar."""
    try:
        return _READERS[rule](parts, context)
    except (OverflowError, ValueError):  # beyond the calendar: "a decade ago" in the year 5
        return None


_READERS: dict[str, Reader] = {
    "iso": days.read_iso,
    "numeric": days.read_numeric,
    "day": days.read_day,
    "day_range": days.read_day_range,
    "near_day": days.read_near_day,
    "which_weekday": days.read_weekday,
    "weeks_from_weekday": days.read_weeks_from_weekday,
    "feast": days.read_feast,
    "months_of_year": periods.read_months_of_year,
    "month_range": periods.read_month_range,
    "part_of_month": periods.read_part_of_month,
    "month": periods.read_month,
    "month_alone": periods.read_month,
    "which_month": periods.read_which_month,
    "quarter": periods.read_quarter,
    "half": periods.read_half,
    "season": periods.read_season,
    "year": periods.read_year,
    "year_range": periods.read_year_range,
    "fiscal_year": periods.read_fiscal_year,
    "decade": periods.read_decade,
    "which_unit": periods.read_which_unit,
    "ago": periods.read_ago,
    "story": periods.read_story,
}
