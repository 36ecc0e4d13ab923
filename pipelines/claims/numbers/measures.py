"""What stands behind a bare number → its unit, what it is counted by, and where it ends."""

from typing import NamedTuple

from pipelines.claims.numbers.ages import are_years_of_age, is_age
from pipelines.claims.numbers.letters import are_weighed, is_letter_unit
from pipelines.claims.numbers.nouns import counted_noun
from pipelines.claims.numbers.page import Page
from pipelines.claims.numbers.scales import Numeral
from pipelines.claims.numbers.units import CURRENCY_CODES, CURRENCY_SIGNS, UNITS
from pipelines.records.claims import UnitClass

# signs that stand right behind a number: "5%", "5 %", "5 °C", "5°"
_SIGNS = {"%": "%", "°c": "°C", "°f": "°F", "°": "degree", "º": "degree"}

# longest sign before or after an amount, in characters
_LONGEST_SIGN = max(map(len, CURRENCY_SIGNS))
_SIGN_STARTS = frozenset(sign[0] for sign in CURRENCY_SIGNS)
_SIGN_ENDS = frozenset(sign[-1] for sign in CURRENCY_SIGNS)


_FIRST_SIGNS = frozenset({"%", "°", "º"})

# fewer crowns are titles, or teeth
_FEWEST_CROWNS = 50

# scale words that are printed with a full stop of their own
_STOPPED = frozenset({"mio", "mrd", "tsd", "bio", "mill", "mln"})


class Measure(NamedTuple):
    """What a number counts."""

    unit: str
    unit_class: UnitClass
    per: str | None
    end: int
    """Character at which number and unit end."""
    next: int
    """Index of the word after them."""


def read_measure(page: Page, numeral: Numeral, *, currency: str | None = None) -> Measure:
    """Return the unit of a number; an empty unit where only the number is printed."""
    found = _known_unit(page, numeral, currency)
    if found is None:
        end = page.ends[numeral.end - 1]
        if is_age(page, numeral, end):
            found = Measure("year", UnitClass.AGE, None, end, numeral.end)
        else:
            found = _noun(page, numeral)
    elif found.unit == "year" and are_years_of_age(page, numeral, found.end):
        return found._replace(unit_class=UnitClass.AGE)
    return _with_per(page, _with_stop(page, numeral, found))


def _with_stop(page: Page, numeral: Numeral, found: Measure) -> Measure:
    """Take in the full stop of "€1,2 Mrd."."""
    end = page.ends[numeral.end - 1]
    is_last = found.end == end and page.forms[numeral.end - 1] in _STOPPED
    return found._replace(end=end + 1) if is_last and page.text[end : end + 1] == "." else found


def currency_before(text: str, start: int) -> tuple[str, int] | None:
    """Return the currency whose sign ends right before a place, and where the sign begins."""
    end = start - 1 if text[start - 1 : start] in {" ", "-"} else start
    if text[end - 1 : end] not in _SIGN_ENDS:
        return None
    for length in range(_LONGEST_SIGN, 0, -1):
        begin = end - length
        code = CURRENCY_SIGNS.get(text[begin:end].upper()) if begin >= 0 else None
        if code and not (length > 1 and text[begin - 1 : begin].isalnum()):
            return code, begin
    return None


def currency_after(text: str, end: int) -> tuple[str, int] | None:
    """Return the currency whose sign stands behind an amount, and where the sign ends."""
    begin = end + 1 if text[end : end + 1] in {" ", "."} else end
    begin = begin + 1 if text[begin : begin + 1] == " " and text[end : end + 1] == "." else begin
    if text[begin : begin + 1].upper() not in _SIGN_STARTS:
        return None
    for length in range(_LONGEST_SIGN, 0, -1):
        code = CURRENCY_SIGNS.get(text[begin : begin + length].upper())
        if code:
            is_prefix = text[begin + length : begin + length + 1].isdecimal() and begin > end
            return None if is_prefix else (code, begin + length)
    return None


def currency_code(page: Page, index: int) -> str | None:
    """Return the currency of a word such as USD, capitals only."""
    form = page.forms[index]
    code = CURRENCY_CODES.get(form)
    if code is None or (form != "rs" and not page.printed(index).isupper()):
        return None
    return code


def _known_unit(page: Page, numeral: Numeral, currency: str | None) -> Measure | None:
    end = page.ends[numeral.end - 1]
    if currency:
        return _money(page, numeral, currency, end)
    sign = _sign(page, end)
    if sign:
        unit, stop = sign
        return Measure(
            unit, UNITS[unit].unit_class, None, stop, numeral.end + (unit in {"°C", "°F"})
        )
    after = currency_after(page.text, end)
    if after:
        return Measure(after[0], UnitClass.MONEY, None, after[1], numeral.end)
    if numeral.is_fraction:
        return _fraction(page, numeral, end)
    return _unit_phrase(page, numeral)


def _sign(page: Page, end: int) -> tuple[str, int] | None:
    begin = end + 1 if page.text[end : end + 1] == " " else end
    if page.text[begin : begin + 1] not in _FIRST_SIGNS:
        return None
    for length in (2, 1):
        unit = _SIGNS.get(page.text[begin : begin + length].lower())
        if unit:
            return unit, begin + length
    return None


def _money(page: Page, numeral: Numeral, currency: str, end: int) -> Measure:
    """Take the currency word in as well where sign and word both stand: "$5 dollars"."""
    phrase = (
        page.read_phrase("currencies", numeral.end) if page.is_linked(numeral.end - 1) else None
    )
    if phrase and phrase[0] == currency:
        return Measure(currency, UnitClass.MONEY, None, page.ends[phrase[1] - 1], phrase[1])
    return Measure(currency, UnitClass.MONEY, None, end, numeral.end)


def _fraction(page: Page, numeral: Numeral, end: int) -> Measure:
    """Read "half a percentage point" and "half an hour" in that unit; else a share of something."""
    at = numeral.end
    while (
        page.forms[at] in page.words.share_links and page.is_linked(at - 1) and at < numeral.end + 2
    ):
        at += 1
    phrase = page.read_phrase("units", at) if at > numeral.end and page.is_linked(at - 1) else None
    if phrase:
        return _measure_of(page, str(phrase[0]), phrase[1], is_money=False)
    return Measure("fraction", UnitClass.FRACTION, None, end, numeral.end)


def _unit_phrase(page: Page, numeral: Numeral) -> Measure | None:
    gap = page.gap(numeral.end - 1).removeprefix("+")
    if gap not in {" ", "-", "", ". ", "  "}:
        return None
    if gap == ". " and page.forms[numeral.end - 1] not in page.words.scales:
        return None
    at = numeral.end
    starts, form = page.words.unit_starts, page.forms[at]
    if form not in starts and not numeral.bounds and not numeral.is_multiple:
        return None
    if numeral.bounds and page.forms[at] in page.words.partitives and page.gap(at) == " ":
        at += 1  # "tens of thousands of dollars"
    for table in ("units", "currencies"):
        phrase = page.read_phrase(table, at)
        if phrase and _is_unit(page, numeral, phrase[1], gap):
            if phrase[0] == "GBP" and are_weighed(page, numeral, phrase[1]):
                return _measure_of(page, "lb", phrase[1], is_money=False)
            return _measure_of(page, str(phrase[0]), phrase[1], is_money=table == "currencies")
    code = currency_code(page, numeral.end)
    if code:
        return Measure(code, UnitClass.MONEY, None, page.ends[numeral.end], numeral.end + 1)
    if numeral.is_multiple:
        return Measure("times", UnitClass.MULTIPLE, None, page.ends[numeral.end - 1], numeral.end)
    return None


def _is_unit(page: Page, numeral: Numeral, end: int, gap: str) -> bool:
    """Tell a unit from a word that only looks like one: a letter needs its number glued to it."""
    form = page.forms[numeral.end]
    if numeral.is_multiple:
        return False
    if len(form) == 1 and end == numeral.end + 1:
        return is_letter_unit(page, numeral, gap)
    if form == "crowns":  # "won two crowns"
        return numeral.value >= _FEWEST_CROWNS
    return form != "pc" or gap == ""


def _measure_of(page: Page, unit: str, end: int, *, is_money: bool) -> Measure:
    stop = page.ends[end - 1]
    if is_money:
        return Measure(unit, UnitClass.MONEY, None, stop, end)
    if unit.startswith("age"):
        printed = page.forms[end - 2]
        of = "month" if printed.startswith("month") else "year"
        return Measure(of, UnitClass.AGE, None, stop, end)
    name, _, per = unit.partition("/")
    return Measure(name, UNITS[name].unit_class, per or None, stop, end)


def _noun(page: Page, numeral: Numeral) -> Measure:
    if numeral.is_multiple:
        return Measure("times", UnitClass.MULTIPLE, None, page.ends[numeral.end - 1], numeral.end)
    noun = counted_noun(page, numeral)
    end = page.ends[numeral.end - 1]
    if noun is None:
        return Measure("", UnitClass.COUNT, None, end, numeral.end)
    if any(
        page.forms[index][0].isdecimal() or page.forms[index] in page.words.small
        for index in range(numeral.end, noun)
    ):
        return Measure(
            page.forms[noun], UnitClass.COUNT, None, end, numeral.end
        )  # "12" of "12 of the 20 miners"
    return Measure(page.forms[noun], UnitClass.COUNT, None, page.ends[noun], noun + 1)


def _is_moment(page: Page, index: int) -> bool:
    """Tell whether "a year" is not a rate but a moment: a year earlier, a month before."""
    return page.forms[index + 1] in page.words.time_shifts and page.forms[index] not in {
        "hour",
        "minute",
    }


def _with_per(page: Page, found: Measure) -> Measure:
    """Add what the unit is counted by: "per day", "an hour", "/month", "annually"."""
    if found.per is not None or found.next >= page.count:
        return found
    gap = page.text[found.end : page.starts[found.next]]
    form = page.forms[found.next]
    if gap == "/" and form in page.words.per_units:
        return found._replace(
            per=page.words.per_units[form], end=page.ends[found.next], next=found.next + 1
        )
    if gap not in {" ", "-"}:
        return found
    adverb = page.words.per_adverbs.get(form)
    if adverb:
        return found._replace(per=adverb, end=page.ends[found.next], next=found.next + 1)
    if form in page.words.per and page.is_linked(found.next):
        per = page.words.per_units.get(page.forms[found.next + 1])
        if per and not _is_moment(page, found.next + 1):
            return found._replace(per=per, end=page.ends[found.next + 1], next=found.next + 2)
    return found
