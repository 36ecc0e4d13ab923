"""A bare number and what stands around it → whether it is a person's age."""

from pipelines.claims.numbers.lexicon.words import listed
from pipelines.claims.numbers.nouns import is_person
from pipelines.claims.numbers.page import Page
from pipelines.claims.numbers.scales import Numeral

# no age of a person in the news is higher
_OLDEST = 122

# an age behind a surname alone, or behind "the driver", is one of a grown-up
_YOUNGEST = 15

MONTHS_AND_WEEKDAYS = listed(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday"
)
"""Capitalised words before a number that make no name of it."""

# what stands before and behind an age set off: "Mira Voss, 45, said", "Mira Voss (45)"
_SET_OFF = frozenset({(", ", ","), (", ", "."), (" (", ")")})

_BEFORE = frozenset(before for before, _ in _SET_OFF)

# words between "aged" and the age
_JUST = frozenset({"just", "only", "about", "around"})

# words before a person named by a part: "the forward, 23,", "his sister, 31,"
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their"})

# what a number set off numbers, and does not age: "the total, 23, was"
_NUMBERED = frozenset({"number", "total", "figure", "score", "count", "tally", "result", "average"})

# pairs of persons that no ending tells: "the twins, 9 and 12,"
_KIN = listed("sons daughters girls boys twins couple pair siblings")


def is_age(page: Page, numeral: Numeral, end: int) -> bool:
    """Tell whether a number without a unit is an age: "aged 45", "Mira Voss, 45, said".

    Args:
        page: The text.
        numeral: The number.
        end: The character at which it ends.
    """
    if numeral.value > _OLDEST or numeral.is_scaled or numeral.place != 1:
        return False
    first, gap = numeral.first, page.gap(numeral.first - 1)
    if gap == " ":
        if page.forms[first - 1] in page.words.turning:  # "turned 40 in May", not "40 pages"
            return (
                not page.is_linked(numeral.end - 1) or page.forms[numeral.end] in page.words.stops
            )
        if _is_told(page, first):
            is_part = page.forms[numeral.end] in page.words.partitives
            return not (is_part and page.is_linked(numeral.end - 1))
        is_paired = page.forms[first - 1] in page.words.joiners and not numeral.is_written
        return is_paired and _is_second_of_pair(page, numeral, end)
    if gap not in _BEFORE or numeral.is_written:
        return False
    is_joined = page.forms[numeral.end] in page.words.joiners and page.is_linked(numeral.end - 1)
    if gap == ", " and is_joined:
        return _is_first_of_pair(page, numeral)
    marks = gap, page.text[end : end + 1]
    return marks in _SET_OFF and _is_of_person(page, numeral, marks)


def _is_told(page: Page, first: int) -> bool:
    """Tell whether a word says that an age follows: "aged 45", "the age of 45", "aged just 8"."""
    before = page.forms[first - 1]
    if (before in _JUST or before == "of") and page.gap(first - 2) == " ":
        before, first = page.forms[first - 2], first - 1
    return before in page.words.ages and page.gap(first - 1) == " "


def _is_first_of_pair(page: Page, numeral: Numeral) -> bool:
    """Read the first age of "the brothers, 19 and 23, were held"."""
    second = numeral.end + 1
    is_closed = page.forms[second].isdecimal() and page.gap(second)[:1] in {",", ".", "\n"}
    return is_closed and _are_persons(page, numeral.first - 1)


def _is_second_of_pair(page: Page, numeral: Numeral, end: int) -> bool:
    """Read the second age of "aged 9 and 12" and of "the brothers, 19 and 23, were held"."""
    first = numeral.first - 2
    if not page.forms[first].isdecimal() or not page.is_linked(numeral.first - 1):
        return False
    if _is_told(page, first):
        return True
    is_set_off = page.gap(first - 1) == ", " and page.text[end : end + 1] in {",", "."}
    return is_set_off and _are_persons(page, first - 1)


def _are_persons(page: Page, index: int) -> bool:
    if page.is_capitalised(index):
        return page.forms[index] not in MONTHS_AND_WEEKDAYS
    return page.forms[index] in _KIN or is_person(page.forms[index], page.words.people)


def _is_of_person(page: Page, numeral: Numeral, marks: tuple[str, str]) -> bool:
    """Tell whether a person stands before a number set off: "Mira Voss", "Voss", "the driver"."""
    before = numeral.first - 1
    if page.forms[before] in MONTHS_AND_WEEKDAYS:
        return False
    if page.is_capitalised(before) and page.is_capitalised(before - 1):
        return True
    if marks != (", ", ",") or numeral.value < _YOUNGEST:
        return False
    if page.is_capitalised(before):
        return True
    return page.forms[before - 1] in _DETERMINERS and page.forms[before] not in _NUMBERED


def are_years_of_age(page: Page, numeral: Numeral, end: int) -> bool:
    """Tell whether years are an age: une femme de 43 ans; "el acusado, de 34 años,".

    Args:
        page: The text.
        numeral: The number before the word for years.
        end: The character at which that word ends.
    """
    if not page.words.persons:
        return False
    first = numeral.first - (page.forms[numeral.first - 1] == "de")
    if first < numeral.first and page.forms[first - 1] in page.words.persons:
        return True
    is_set_off = page.gap(first - 1) == ", " and page.text[end : end + 1] in {",", "."}
    return is_set_off and _YOUNGEST <= numeral.value <= _OLDEST
