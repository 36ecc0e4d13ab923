"""A word at which a number may begin → the number with unit, hedge and context, or none."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from pipelines.claims.numbers.context import direction_of, role_of, subject_of
from pipelines.claims.numbers.hedges import Hedge, hedge_after, hedge_before
from pipelines.claims.numbers.measures import (
    Measure,
    currency_before,
    currency_code,
    read_measure,
)
from pipelines.claims.numbers.numerals import read_numeral
from pipelines.claims.numbers.page import Page
from pipelines.claims.numbers.ranges import read_range_end
from pipelines.claims.numbers.scales import Numeral
from pipelines.claims.numbers.shares import (
    read_figures,
    read_rate,
    read_ratio,
    read_tens_of_age,
)
from pipelines.claims.numbers.traps import is_glued, is_trap
from pipelines.claims.numbers.wording import (
    APPROXIMATORS,
    Wording,
    committed_interval,
    half_width,
)
from pipelines.claims.numbers.written_out import read_single
from pipelines.records.claims import Approximator, Quantity, UnitClass
from pipelines.records.spans import Span

# what has more than halved is less than half of what it was
_TURNED = {
    Wording.OVER: Wording.LESS_THAN,
    Wording.AT_LEAST: Wording.AT_MOST,
    Wording.NEARLY: Wording.OVER,
}

# what stands before the sign of a number
_OPENS = frozenset({" ", "(", "\n", ""})

# units that are told in halves
_HALVED = frozenset({UnitClass.DURATION, UnitClass.PHYSICAL})


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """One number of a text."""

    span: Span
    quantity: Quantity


class Amount(NamedTuple):
    """A number on its way: numeral, unit, and the signs and words before it that belong to it."""

    numeral: Numeral
    measure: Measure
    start: int
    first: int
    sign: int
    has_currency: bool
    between: Wording
    """Hedge between number and unit: 1,000+ games, ten or more complaints."""


def read_amount(page: Page, index: int) -> FoundQuantity | None:
    """Return the number that begins at a word; None when it counts nothing."""
    amount = _amount_at(page, index)
    if amount is None:
        return None
    special = _special(page, amount)
    if special is not None:
        return special
    hedge = _hedge_before(page, amount)
    ranged = _range(page, amount, hedge.first)
    if ranged is not None:
        return ranged
    after = hedge_after(page, amount.measure.end, amount.measure.next)
    wording = _first_hedge(
        hedge.wording, amount.between, after.wording, _of_noun(page, amount.numeral)
    )
    if wording is Wording.EXACT and _is_single(page, amount.numeral):
        return None
    if amount.numeral.is_multiple and amount.numeral.value < 1:
        wording = _TURNED.get(wording, wording)
    if is_trap(
        page,
        amount.numeral,
        amount.measure,
        start=amount.start,
        has_currency=amount.has_currency,
        is_hedged=wording is not Wording.EXACT,
    ):
        return None
    start = amount.start if hedge.first == amount.first else page.starts[hedge.first]
    return FoundQuantity(Span(start, after.end), _quantity(page, amount, wording, hedge.first))


def _first_hedge(*wordings: Wording) -> Wording:
    for wording in wordings:
        if wording is not Wording.EXACT:
            return wording
    return Wording.EXACT


def _of_noun(page: Page, numeral: Numeral) -> Wording:
    """Return the hedge that lies in the number's own noun: une vingtaine."""
    is_round = numeral.is_written and page.forms[numeral.end - 1] in page.words.round_nouns
    return Wording.ABOUT if is_round else Wording.EXACT


def _is_single(page: Page, numeral: Numeral) -> bool:
    """Tell whether the number is only the article of a unit: "a decade"."""
    is_article = page.forms[numeral.first] in page.words.articles
    return (
        is_article
        and numeral.value == 1
        and numeral.end == numeral.first + 1
        and numeral.is_written
        and page.forms[numeral.end] in page.words.single_units
    )


def _special(page: Page, amount: Amount) -> FoundQuantity | None:
    """Read orders of magnitude, shares in two numbers and rates on a base."""
    behind, after = page.forms[amount.numeral.end], page.forms[amount.measure.next]
    if behind not in page.words.specials and after != "per":
        then = page.forms[amount.numeral.end + 1]
        if not (then in page.words.out_of_noun or (behind == "of" and then in page.words.every)):
            return None
    found = (
        read_figures(page, amount.numeral)
        or read_tens_of_age(page, amount.numeral)
        or read_ratio(page, amount.numeral)
        or read_rate(page, amount.numeral, amount.measure)
    )
    if found is None:
        return None
    quantity, end = found
    hedge = hedge_before(page, amount.first)
    if quantity.value is None or hedge.wording is Wording.EXACT:
        return FoundQuantity(Span(amount.start, end), quantity)
    low, high = committed_interval(quantity.value, hedge.wording)
    hedged = replace(quantity, low=low, high=high, approximator=APPROXIMATORS[hedge.wording])
    return FoundQuantity(Span(page.starts[hedge.first], end), hedged)


def _amount_at(page: Page, index: int) -> Amount | None:
    currency, first, start = _currency_at(page, index)
    numeral = read_numeral(page, index, has_currency=currency is not None) or read_single(
        page, index
    )
    if numeral is None:
        return None
    if numeral.first < index:
        first, start = numeral.first, page.starts[numeral.first]
    measure, between = _measure(page, numeral, currency)
    numeral, measure = _with_half_behind(page, numeral, measure)
    sign, first, start = _sign(page, first, start, index)
    return Amount(numeral, measure, start, first, sign, currency is not None, between)


def _with_half_behind(page: Page, numeral: Numeral, measure: Measure) -> tuple[Numeral, Measure]:
    """Add the half that stands behind its unit: an hour and a half, deux ans et demi."""
    if measure.unit_class not in _HALVED or not page.is_linked(measure.next - 1):
        return numeral, measure
    added = page.read_phrase("half_added", measure.next)
    if added is None:
        return numeral, measure
    value = numeral.value + float(str(added[0]))
    halved = numeral._replace(value=value, mantissa=value, place=0.1, significant=0.1)
    return halved, measure._replace(end=page.ends[added[1] - 1], next=added[1])


def _currency_at(page: Page, index: int) -> tuple[str | None, int, int]:
    """Return the currency before a number, and the word and character at which it begins."""
    signed = currency_before(page.text, page.starts[index])
    if signed:
        return signed[0], index, signed[1]
    code = currency_code(page, index - 1) if page.gap(index - 1) in {" ", ""} else None
    if code:
        return code, index - 1, page.starts[index - 1]
    return None, index, page.starts[index]


def _measure(page: Page, numeral: Numeral, currency: str | None) -> tuple[Measure, Wording]:
    """Return the unit, looking behind a hedge that stands between number and unit."""
    end = page.ends[numeral.end - 1]
    measure = read_measure(page, numeral, currency=currency)
    if page.text[end : end + 1] == "+":
        return measure, Wording.AT_LEAST
    between = hedge_after(page, end, numeral.end)
    if between.wording is Wording.EXACT or measure.unit:
        return measure, Wording.EXACT
    behind = read_measure(page, numeral._replace(end=between.first), currency=currency)
    return (behind, between.wording) if behind.unit else (measure, Wording.EXACT)


def _sign(page: Page, first: int, start: int, index: int) -> tuple[int, int, int]:
    """Read a minus sign or word before a number: "-5%", "minus 5%", "$-5"."""
    text = page.text
    if start < page.starts[index] and text[page.starts[index] - 1] == "-":
        return -1, first, start
    if text[start - 1 : start] in {"-", "+"} and text[max(0, start - 2) : start - 1] in _OPENS:
        return (-1 if text[start - 1] == "-" else 1), first, start - 1
    if page.forms[first - 1] not in page.words.minus or page.gap(first - 1) != " ":
        return 1, first, start
    is_margin = page.forms[first - 2] == "or"  # "plus or minus 3 points"
    if not is_margin and hedge_before(page, first).wording is Wording.EXACT:
        return -1, first - 1, page.starts[first - 1]
    return 1, first, start


def _hedge_before(page: Page, amount: Amount) -> Hedge:
    """Return the hedge before a number, unless its words mean something else there.

    "over 30 years" may be "during", "hasta 5 %" behind a verb of change is "to".
    """
    plain = Hedge(Wording.EXACT, amount.first, amount.start)
    if page.forms[amount.first - 1] not in page.words.last_words_before:
        return plain
    hedge = hedge_before(page, amount.first)
    if amount.first - hedge.first != 1:
        return hedge
    word, before = page.forms[hedge.first], page.forms[hedge.first - 1]
    if word in page.words.during and before in page.words.topic_leads:
        return plain
    if word in page.words.during and amount.measure.unit_class is UnitClass.DURATION:
        return hedge if before in page.words.during_leads or hedge.first == 0 else plain
    if word in page.words.tos and direction_of(page, hedge.first):
        return plain
    return hedge


def _quantity(page: Page, amount: Amount, wording: Wording, first: int) -> Quantity:
    numeral, measure = amount.numeral, amount.measure
    value = amount.sign * numeral.value
    low, high = numeral.bounds or committed_interval(value, wording)
    is_money = measure.unit_class is UnitClass.MONEY
    return Quantity(
        value=None if numeral.bounds else value,
        low=low,
        high=high,
        half_width=0.0 if numeral.bounds else _half_width(numeral),
        unit=measure.unit,
        unit_class=measure.unit_class,
        per=measure.per,
        approximator=Approximator.RANGE if numeral.bounds else APPROXIMATORS[wording],
        role=role_of(page, first, measure.next),
        subject=subject_of(page, first, measure.next, is_money=is_money),
    )


def _half_width(numeral: Numeral) -> float:
    return half_width(numeral.value, numeral.mantissa, numeral.place, numeral.significant)


def _range(page: Page, amount: Amount, first: int) -> FoundQuantity | None:
    """Read both ends of a range as one number: 3-5%, between $3bn and $5bn."""
    ends = read_range_end(page, amount.numeral, amount.measure, first)
    if ends is None:
        return None
    low, high, measure = ends.low, ends.high, ends.measure
    if not amount.has_currency and is_glued(page, low, amount.start, measure.end):
        return None
    is_money = measure.unit_class is UnitClass.MONEY
    quantity = Quantity(
        value=None,
        low=low.value,
        high=high.value,
        half_width=max(_half_width(low), _half_width(high)),
        unit=measure.unit,
        unit_class=measure.unit_class,
        per=measure.per,
        approximator=Approximator.RANGE,
        role=role_of(page, ends.first, measure.next),
        subject=subject_of(page, ends.first, measure.next, is_money=is_money),
    )
    start = min(amount.start, page.starts[ends.first])
    return FoundQuantity(Span(start, measure.end), quantity)
