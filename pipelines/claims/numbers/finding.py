"""Reading → the numbers in it, each with its place and its normal form."""

import re
from dataclasses import replace

from pipelines.claims.dates.clock import page_language
from pipelines.claims.dates.finding import find_date_expressions
from pipelines.claims.dates.places import uneven_forms
from pipelines.claims.dates.traps import Stretches, addresses_of
from pipelines.claims.numbers.amounts import FoundQuantity, read_amount
from pipelines.claims.numbers.currencies import SHARED_WORDS, told_currency
from pipelines.claims.numbers.ellipsis import with_shared_units
from pipelines.claims.numbers.lexicon.choose import number_lexicon
from pipelines.claims.numbers.lexicon.words import NumberLexicon
from pipelines.claims.numbers.page import Page
from pipelines.claims.numbers.traps import is_inside
from pipelines.records.claims import Claim, ClaimKind
from pipelines.records.spans import Span
from pipelines.text import Reading
from pipelines.wording.places import places_by_form

__all__ = ["FoundQuantity", "are_cut", "find_numbers", "find_quantities"]

MOST_PLACES = 25_000
"""Words of a text at which a number is looked for; what stands behind the last one is not read.

News has 4,000 of them in a megabyte; a page made of numbers has half a million, of which each takes
30 µs and none is what an article cites the page for.
"""

UNREAD_FLAG = "numbers_cut"
"""Flag of the numbers of an article that has more of them than are read."""

# '"': how “, ”, „, « and » stand in folded text; a number between two of them is spoken
_QUOTE_MARK = re.compile('"')


# a share in so many digits is one of a year: "one in 2019"
_YEAR_DIGITS = 4

# signs that write a number alone
_GLYPHS = "½⅓⅔¼¾"


def find_quantities(reading: Reading) -> list[FoundQuantity]:
    """Return the numbers of a reading in order, read once and kept; they do not overlap."""
    return reading.derived(_read_quantities)


def are_cut(reading: Reading) -> bool:
    """Tell whether a reading has more numbers than are read."""
    return len(reading.derived(_number_places)) > MOST_PLACES


def find_numbers(article: Reading) -> list[Claim]:
    """Return a claim for each number of an article."""
    flags = (UNREAD_FLAG,) if are_cut(article) else ()
    return [
        Claim(
            document_id=article.document_id,
            kind=ClaimKind.NUMBER,
            spans=(found.span,),
            exact=found.span.of(article.text),
            sentence=article.sentence_at(found.span.start),
            quantity=found.quantity,
            flags=flags,
        )
        for found in find_quantities(article)
    ]


def _read_quantities(reading: Reading) -> list[FoundQuantity]:
    words = number_lexicon(page_language(reading))
    if words is None:
        return []
    page = Page.of(reading, words)
    taken = _taken(reading)
    quoted = _QuotedStretches(reading)
    found: list[FoundQuantity] = []
    end = 0
    for index in reading.derived(_number_places)[:MOST_PLACES]:
        start = page.starts[index]
        if start < end or is_inside(page, index) or taken.covers(start):
            continue
        read = read_amount(page, index)
        if read is None:
            continue
        begin = read.span.start
        if begin < start and (begin < end or taken.covers(begin)):
            continue
        end = read.span.end
        if quoted.covers(start):
            read = replace(read, quantity=replace(read.quantity, is_in_quote=True))
        found.append(read)
    return _in_told_currencies(with_shared_units(found, reading.folded, words), reading)


def _in_told_currencies(found: list[FoundQuantity], reading: Reading) -> list[FoundQuantity]:
    """Return the numbers with crowns, kroner and pesos of the one country that the page names."""
    for at, number in enumerate(found):
        if number.quantity.unit in SHARED_WORDS:
            unit = told_currency(number.quantity.unit, reading.derived(places_by_form).keys())
            found[at] = replace(number, quantity=replace(number.quantity, unit=unit))
    return found


def _number_places(reading: Reading) -> list[int]:
    """Return the places of the words with which a number may begin, in order.

    Each different word is looked at once, not each place of it.
    """
    words = number_lexicon(page_language(reading))
    if words is None:
        return []
    by_form, forms = reading.derived(places_by_form), reading.words.forms
    found: list[int] = []
    for form in words.starters & by_form.keys():
        if form in words.led:  # "a third", but not "the third"
            found += [p for p in by_form[form] if p and forms[p - 1] in words.articles]
        elif form in words.one:
            found += [p for p in by_form[form] if _is_counted(forms, p, words)]
        else:
            found += by_form[form]
    for form in reading.derived(uneven_forms):
        if ("0" <= form[0] <= "9" or form[0] in _GLYPHS) and form not in words.starters:
            found += by_form[form]
    return sorted(found)


def _is_counted(forms: list[str], place: int, words: NumberLexicon) -> bool:
    """Tell the one of "one in five" and "one person" from that of "one of the"."""
    following, then = [*forms[place + 1 : place + 3], "", ""][:2]
    if following in words.range_joins or following == "of":  # "one or two", "one of every nine"
        return then in words.small or then in words.every
    if following in words.out_of and following in words.stops:  # but not "one in 2019"
        is_year = len(then) == _YEAR_DIGITS and then.isdecimal()
        return then in words.small or then in words.every or (then[:1].isdecimal() and not is_year)
    return following not in words.stops or following in words.out_of


def _taken(reading: Reading) -> Stretches:
    dates = [found.span for found in find_date_expressions(reading)]
    return Stretches(dates + reading.derived(addresses_of))


class _QuotedStretches:
    """Where a text stands between quotation marks, paragraph by paragraph."""

    def __init__(self, reading: Reading) -> None:
        spans: list[Span] = []
        text, opened = reading.text, None
        for mark in _QUOTE_MARK.finditer(reading.folded):
            at = mark.start()
            if opened is not None and "\n" not in text[opened:at]:
                spans.append(Span(opened, at))
                opened = None
            else:
                opened = at if text[at] not in "”»" else None
        self._taken = Stretches(spans)

    def covers(self, position: int) -> bool:
        return self._taken.covers(position)
