"""Reading → the numbers in it, each with its place and its normal form."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines.claims.dates.clock import page_language
from pipelines.claims.dates.finding import find_date_expressions
from pipelines.claims.dates.traps import addresses_of
from pipelines.claims.numbers.context import role_of, subject_of
from pipelines.claims.numbers.hedges import hedge_after, hedge_before
from pipelines.claims.numbers.lexicon.choose import number_lexicon
from pipelines.claims.numbers.measures import (
    Measure,
    currency_before,
    currency_code,
    read_measure,
)
from pipelines.claims.numbers.numerals import Numeral, read_numeral
from pipelines.claims.numbers.page import Page
from pipelines.claims.numbers.ranges import read_range_end
from pipelines.claims.numbers.shares import read_figures, read_rate, read_ratio
from pipelines.claims.numbers.traps import is_trap
from pipelines.claims.numbers.wording import (
    APPROXIMATORS,
    Wording,
    committed_interval,
    half_width,
)
from pipelines.records.claims import Approximator, Claim, ClaimKind, Quantity, UnitClass
from pipelines.records.spans import Span
from pipelines.text import Reading

# "“", "”", '"': the marks between which a number is spoken
_QUOTE_MARK = re.compile(r"[“”„«»\"\n]")


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """One number of a text."""

    span: Span
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number on its way: numeral, unit, and the words before it that belong to it."""

    numeral: Numeral
    measure: Measure
    start: int
    first: int
    sign: int
    has_currency: bool


def find_quantities(reading: Reading) -> list[FoundQuantity]:
    """Return the numbers of a reading in order, read once and kept; they do not overlap."""
    return reading.derived(_read_quantities)


def find_numbers(article: Reading) -> list[Claim]:
    """Return a claim for each number of an article."""
    return [
        Claim(
            document_id=article.document_id,
            kind=ClaimKind.NUMBER,
            spans=(found.span,),
            exact=found.span.of(article.text),
            sentence=article.sentence_at(found.span.start),
            quantity=found.quantity,
        )
        for found in find_quantities(article)
    ]


def _read_quantities(reading: Reading) -> list[FoundQuantity]:
    words = number_lexicon(page_language(reading))
    if words is None:
        return []
    page = Page.of(reading, words)
    taken = _taken(reading)
    quoted = _QuotedStretches(reading.text)
    found: list[FoundQuantity] = []
    end = 0
    for index in _starts(page):
        start = page.starts[index]
        if start < end or taken.covers(start):
            continue
        read = _read_at(page, index)
        if read is None or taken.covers(read.span.start) or read.span.start < end:
            continue
        quantity = replace(read.quantity, is_in_quote=quoted.covers(start))
        found.append(FoundQuantity(read.span, quantity))
        end = read.span.end
    return found


def _starts(page: Page) -> Iterator[int]:
    """Yield the indices of the words with which a number may begin."""
    starters = page.words.starters
    for index, form in enumerate(page.forms):
        if form in starters or "0" <= form[0] <= "9" or form[0] in "½⅓⅔¼¾":
            yield index


class _Taken:
    """Stretches in which no number is read: dates and addresses."""

    def __init__(self, spans: list[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._ends = [span.end for span in ordered]

    def covers(self, position: int) -> bool:
        at = bisect_right(self._starts, position) - 1
        return at >= 0 and position < self._ends[at]


def _taken(reading: Reading) -> _Taken:
    dates = [found.span for found in find_date_expressions(reading)]
    return _Taken(dates + addresses_of(reading.folded))


class _QuotedStretches:
    """Where a text stands between quotation marks, paragraph by paragraph."""

    def __init__(self, text: str) -> None:
        self._spans: list[Span] = []
        opened: int | None = None
        for mark in _QUOTE_MARK.finditer(text):
            if mark.group() == "\n":
                opened = None
            elif opened is None:
                opened = mark.start() if mark.group() not in "”»" else None
            else:
                self._spans.append(Span(opened, mark.start()))
                opened = None
        self._taken = _Taken(self._spans)

    def covers(self, position: int) -> bool:
        return self._taken.covers(position)


# ---------------------------------------------------------------- one number


def _read_at(page: Page, index: int) -> FoundQuantity | None:
    amount = _amount_at(page, index)
    if amount is None:
        return None
    special = (
        read_figures(page, amount.numeral)
        or read_ratio(page, amount.numeral)
        or read_rate(page, amount.numeral, amount.measure)
    )
    if special is not None:
        return FoundQuantity(Span(amount.start, special[1]), special[0])
    wording, first = hedge_before(page, amount.first)
    ranged = _range(page, amount, first)
    if ranged is not None:
        return ranged
    after, end = hedge_after(page, amount.measure.end, amount.measure.next)
    is_hedged = wording is not Wording.EXACT or after is not Wording.EXACT
    if is_trap(
        page,
        amount.numeral,
        amount.measure,
        start=amount.start,
        has_currency=amount.has_currency,
        is_hedged=is_hedged,
    ):
        return None
    kind = wording if wording is not Wording.EXACT else after
    start = amount.start if first == amount.first else page.starts[first]
    return FoundQuantity(Span(start, end), _quantity(page, amount, kind, first))


def _amount_at(page: Page, index: int) -> _Amount | None:
    start = page.starts[index]
    signed = currency_before(page.text, start)
    currency, first = (signed[0], index) if signed else (None, index)
    if signed:
        start = signed[1]
    elif page.gap(index - 1) in {" ", ""} and currency_code(page, index - 1):
        currency, first, start = currency_code(page, index - 1), index - 1, page.starts[index - 1]
    numeral = read_numeral(page, index, has_currency=currency is not None)
    if numeral is None:
        return None
    if numeral.first < index:
        first, start = numeral.first, page.starts[numeral.first]
    measure = read_measure(page, numeral, currency=currency)
    sign, first, start = _sign(page, first, start)
    return _Amount(numeral, measure, start, first, sign, currency is not None)


def _sign(page: Page, first: int, start: int) -> tuple[int, int, int]:
    """Read a minus sign or word before a number: "-5%", "minus 5%"."""
    text = page.text
    if text[start - 1 : start] == "-" and text[start - 2 : start - 1] in {" ", "(", "\n", ""}:
        return -1, first, start - 1
    if page.form(first - 1) in page.words.minus and page.gap(first - 1) == " ":
        return -1, first - 1, page.starts[first - 1]
    if text[start - 1 : start] == "+" and text[start - 2 : start - 1] in {" ", "(", "\n", ""}:
        return 1, first, start - 1
    return 1, first, start


def _quantity(page: Page, amount: _Amount, wording: Wording, first: int) -> Quantity:
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


def _range(page: Page, amount: _Amount, first: int) -> FoundQuantity | None:
    """Read both ends of a range as one number: 3-5%, between $3bn and $5bn."""
    ends = read_range_end(page, amount.numeral, amount.measure, first)
    if ends is None:
        return None
    low, high, measure = ends.low, ends.high, ends.measure
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
        subject=subject_of(
            page, ends.first, measure.next, is_money=measure.unit_class is UnitClass.MONEY
        ),
    )
    start = min(amount.start, page.starts[ends.first])
    return FoundQuantity(Span(start, measure.end), quantity)
