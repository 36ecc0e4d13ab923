"""A number and what follows it → both ends of a range: "3-5%", "between $3bn and $5bn"."""

from typing import NamedTuple

from pipelines.claims.numbers.measures import Measure, currency_before, currency_code, read_measure
from pipelines.claims.numbers.numerals import read_numeral
from pipelines.claims.numbers.page import Page
from pipelines.claims.numbers.scales import Numeral
from pipelines.records.claims import UnitClass

# "to" and the words of change before it: "rose from 3 to 5" is two numbers, "3 to 5" is one
_CHANGE_REACH = 8

# both ends of a bare hyphen below this are a score: "won 3-1", "a 5-4 vote"
_SCORE_BELOW = 30


class Ends(NamedTuple):
    """Both ends of a range, in one unit."""

    low: Numeral
    high: Numeral
    measure: Measure
    first: int
    """Index of the first word, "between" included."""


def read_range_end(page: Page, low: Numeral, measure: Measure, first: int) -> Ends | None:
    """Return the range that begins with a number; None when it stands alone."""
    if not _may_go_on(page, low.end) and not _may_go_on(page, measure.next):
        return None
    is_between = (
        page.forms[first - 1] in page.words.between and page.gap(first - 1).strip(" $£€¥") == ""
    )
    at = _second(page, low, measure, is_between=is_between, first=first)
    if at is None:
        return None
    signed = currency_before(page.text, page.starts[at])
    currency = signed[0] if signed else _currency_of(measure)
    if page.forms[at].upper() == currency or currency_code(page, at):
        at += 1
    high = read_numeral(page, at, has_currency=currency is not None)
    if high is None or high.is_fraction:
        return None
    second = read_measure(page, high, currency=currency)
    low = _in_scale_of(low, high)
    if low.value >= high.value or not _fits(measure, second):
        return None
    if measure.per is not None and measure.per != second.per:
        return None  # "$19 a month or $199 a year"
    kept = (
        second if second.unit else second._replace(unit=measure.unit, unit_class=measure.unit_class)
    )
    if _is_score(page, low, kept, is_between=is_between):
        return None
    return Ends(low, high, kept, first - 1 if is_between else first)


def _may_go_on(page: Page, index: int) -> bool:
    """Tell at one look whether a second number may follow: a joining word, or digits."""
    form = page.forms[index]
    return form in page.words.range_words or form[:1].isdecimal() or form in page.words.small


def _currency_of(measure: Measure) -> str | None:
    return (
        measure.unit if measure.unit_class is UnitClass.MONEY and measure.unit.isupper() else None
    )


def _second(
    page: Page, low: Numeral, measure: Measure, *, is_between: bool, first: int
) -> int | None:
    """Return the index at which the second number begins."""
    for end, index in ((page.ends[low.end - 1], low.end), (measure.end, measure.next)):
        if index >= page.count:
            continue
        gap = page.text[end : page.starts[index]].strip("$£€¥%")
        if gap in {"-", " - "} and _is_number(page, index):
            is_code = gap == "-" and index > low.end and measure.unit_class is UnitClass.COUNT
            return None if is_code else index  # "22-cv-1043"
        if gap.strip(" -") == "" and _joins(
            page, index, low, measure, is_between=is_between, first=first
        ):
            return index + 1
    return None


def _is_number(page: Page, index: int) -> bool:
    return page.forms[index][:1].isdecimal() or page.forms[index] in page.words.small


def _joins(
    page: Page, index: int, low: Numeral, measure: Measure, *, is_between: bool, first: int
) -> bool:
    """Tell whether a word joins two ends: "and" after "between", "to" unless something changes."""
    gap = page.gap(index).strip(" -$£€¥")
    if gap or not (_is_number(page, index + 1) or currency_code(page, index + 1)):
        return False
    if is_between:
        return (
            page.forms[index] in page.words.joiners or page.forms[index] in page.words.range_joins
        )
    return page.forms[index] in page.words.range_joins and not _is_change(page, first, low, measure)


def _is_change(page: Page, first: int, low: Numeral, measure: Measure) -> bool:
    """Tell whether "from 3 to 5" is a change: a "from" without "range", or "rose 3% to 5%"."""
    before = page.forms[first - 1]
    if before in page.words.froms:
        return page.forms[first - 2] not in page.words.range_from
    if measure.unit_class is UnitClass.COUNT and low.is_grouped:  # "fell by 9,000 to 218,000"
        return before in page.words.bys
    if measure.unit_class is UnitClass.MONEY:  # but "to raise $300m to $350m"
        return before in page.words.bys or before in page.words.steps
    if measure.unit_class not in {UnitClass.PERCENT, UnitClass.PERCENT_POINT}:
        return False
    words = page.words
    is_move = before in words.ups or before in words.downs or before in words.bys
    return is_move and not words.plain_range_join


def _in_scale_of(low: Numeral, high: Numeral) -> Numeral:
    """Give the first number the scale word of the second: $3-5 billion."""
    if low.is_scaled or not high.is_scaled or high.mantissa == 0:
        return low
    scale = high.value / high.mantissa
    return low._replace(
        value=low.value * scale,
        place=low.place * scale,
        significant=low.significant * scale,
        is_scaled=True,
    )


def _fits(first: Measure, second: Measure) -> bool:
    if first.unit_class is UnitClass.AGE and not second.unit:
        return True
    if first.unit_class in {UnitClass.FRACTION, UnitClass.MULTIPLE, UnitClass.AGE}:
        return first.unit == second.unit
    if first.unit and second.unit and first.unit_class is not UnitClass.COUNT:
        return first.unit == second.unit
    return True


def _is_score(page: Page, low: Numeral, measure: Measure, *, is_between: bool) -> bool:
    is_hyphened = page.text[page.ends[low.end - 1] : page.ends[low.end - 1] + 1] == "-"
    return is_hyphened and not is_between and measure.unit == "" and low.value < _SCORE_BELOW
