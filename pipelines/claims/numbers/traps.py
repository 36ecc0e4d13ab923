"""A bare number and what stands around it → whether it counts anything at all."""

from collections.abc import Iterator

from pipelines.claims.numbers.ages import MONTHS_AND_WEEKDAYS
from pipelines.claims.numbers.measures import Measure
from pipelines.claims.numbers.nouns import is_plural
from pipelines.claims.numbers.page import Page
from pipelines.claims.numbers.scales import Numeral
from pipelines.records.claims import UnitClass

_CLOCK_WORDS = frozenset(
    {"am", "pm", "a.m", "p.m", "o'clock", "uhr", "gmt", "utc", "cet", "et", "pt", "bst"}
)
# words behind a number of a wavelength or of an old year, in capitals
_MARKS = frozenset({"fm", "am", "ad", "bc", "bce", "ce"})
_FIRST_YEAR, _LAST_YEAR = 1500, 2099

# a line is set like a headline when this many of its long words, and this share, have capitals
_TITLE_WORDS = 4
_TITLE_SHARE = 0.8

# a telephone number has two groups of digits or more, and a street's name so many words at most
_FEWEST_GROUPS = 2
_MOST_GROUPS = 6
_STREET_WORDS = 4

# what glues a number to what stands before it
_INSIDE = frozenset({"_", "#", "@", "/", "&", "\\"})

# what does so where a letter or digit stands before it
_JOINTS = frozenset({"-", ".", ":", ","})

# what makes a rank of a number
_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})

# a raised digit behind a number is a footnote's
_RAISED = frozenset("¹²³⁴⁵⁶⁷⁸⁹⁰")

# how far back a verb of change makes a count of a small number, in words: "cut from 10 to six"
_MOVE_REACH = 8

# numbers below this, written out and without a noun, are pronouns and rhetoric: "the two"
_SMALLEST_BARE_WORD = 10


def is_trap(
    page: Page,
    numeral: Numeral,
    measure: Measure,
    *,
    start: int,
    has_currency: bool,
    is_hedged: bool,
) -> bool:
    """Tell whether a number counts nothing: a model, a room, a year, a time, a list mark."""
    if has_currency:
        return False
    if is_glued(page, numeral, start, measure.end) or _is_adjective(page, numeral):
        return True
    if numeral.is_fraction or numeral.is_multiple or numeral.bounds:
        return False
    is_measured = measure.unit_class is not UnitClass.COUNT
    if is_measured or is_hedged:
        return _is_tournament(page, numeral, measure)
    return (
        _is_name(page, numeral, measure)
        or _is_year(numeral, page, measure)
        or _is_time(page, numeral)
        or _is_marked(page, numeral)
        or _is_list_mark(page, numeral, measure)
        or _is_telephone(page, numeral)
        or _is_house(page, numeral)
        or _is_pronoun(page, numeral, measure)
    )


def is_inside(page: Page, index: int) -> bool:
    """Tell at one look whether a word is a piece of a longer thing: 24/7, #5, 10:30, 19th."""
    text, start, form = page.text, page.starts[index], page.forms[index]
    before = text[start - 1 : start]
    if before.isalnum() or before in _INSIDE:
        return True
    if not form[0].isdecimal():
        return False
    if before in _JOINTS and text[start - 2 : start - 1].isalnum():
        return before != ":" or not text[start - 2].isalpha()
    end = page.ends[index]
    if text[end : end + 1] == ":":
        return text[end + 1 : end + 2].isdecimal()
    return page.forms[index + 1] in _ORDINAL_ENDS and page.starts[index + 1] == end


def is_glued(page: Page, numeral: Numeral, start: int, end: int) -> bool:
    """Tell whether the number is a piece of a longer thing: GPT-5, 5G, 24/7, 10:30, 401(k), 737s.

    Args:
        page: The text.
        numeral: The number.
        start: The character at which it begins, with its sign.
        end: The character at which it ends, with its unit.
    """
    text = page.text
    before, after = text[max(0, start - 2) : start], text[end : end + 3]
    if before[-1:].isalnum() or before[-1:] in _INSIDE:
        return True
    if before[-1:] in _JOINTS and len(before) == 2 and before[0].isalnum():
        is_label = before[-1] == ":" and before[0].isalpha()  # "Fibre:1.5g"
        return not is_label and not (before[-1] == "-" and numeral.is_written)
    return _goes_on(after) or (after[:2] == "'s" and not numeral.is_written)


def _goes_on(after: str) -> bool:
    """Tell whether what stands behind a number is glued to it."""
    first, second = after[:1], after[1:2]
    if (first.isalnum() and first not in _RAISED) or first in {"_", "@"}:
        return True
    if first in {"/", ":", "."} and second.isdecimal():
        return True
    if first == "(":
        return second.isalpha() and after[2:] == ")"
    return first == "-" and second.isalnum() and (second.isdecimal() or second.isupper())


def _is_adjective(page: Page, numeral: Numeral) -> bool:
    """Tell "double glazing" and "a triple bill" from "double last year's sum" and "to double"."""
    if not numeral.is_multiple or page.forms[numeral.first] not in page.words.adjectives:
        return False
    follows, before = page.forms[numeral.end], page.forms[numeral.first - 1]
    if page.gap(numeral.end - 1) not in {" ", "-"} or follows in page.words.stops or not follows:
        return False
    is_verb = before in {"to", "will", "would", "could", "may", "might", "can"}
    return not is_verb and follows not in page.words.time_words


def _is_name(page: Page, numeral: Numeral, measure: Measure) -> bool:
    """Tell whether the word before makes a name of the number: Llama 4, Route 66, Boeing 737."""
    before = numeral.first - 1
    gap = page.gap(before)
    if before < 0 or gap not in {" ", ". "} or "\n" in gap:
        return False
    if numeral.is_written and page.is_capitalised(numeral.first):
        is_title = page.is_capitalised(numeral.end) and page.gap(numeral.end - 1) == " "
        if is_title and gap == " " and not _is_title_case(page, numeral.first):
            return True  # the play Twelve Bells
    if numeral.is_written and not page.is_capitalised(numeral.first):
        return page.forms[before] in {"number", "no"} or (
            page.forms[before] in page.words.designators and page.is_capitalised(before)
        )
    if page.forms[before] in page.words.designators or _is_end_of_name(page, before):
        return True
    if gap == ". " or not any(letter.isupper() for letter in page.printed(before)):
        return False
    if page.forms[before] in MONTHS_AND_WEEKDAYS or page.forms[before] in page.words.stops:
        return False
    return measure.unit == "" or not _is_title_case(page, numeral.first)


def _is_end_of_name(page: Page, before: int) -> bool:
    """Tell whether the word before is the "of" of "photo 3 of 12" or of "the Group of 20"."""
    if page.forms[before] != "of":
        return False
    if page.is_capitalised(before - 1) and page.forms[before + 2] != "":
        is_noun = is_plural(page, before + 2) and page.gap(before + 1) == " "
        return page.forms[before - 1] in page.words.designators and not is_noun
    is_counted = page.forms[before - 1].isdecimal()
    return is_counted and page.forms[before - 2] in page.words.designators


def _is_title_case(page: Page, index: int) -> bool:
    """Tell whether the words of the line are all capitalised, so that a capital says nothing."""
    near = [*_clause(page, index, -1), *_clause(page, index, 1)]
    long_words = [i for i in near if len(page.forms[i]) > 3 and page.forms[i][0].isalpha()]
    capitals = sum(page.is_capitalised(i) for i in long_words)
    return len(long_words) >= _TITLE_WORDS and capitals >= _TITLE_SHARE * len(long_words)


def _clause(page: Page, index: int, step: int) -> Iterator[int]:
    """Yield the indices beside a word up to the end of its sentence, six at most."""
    at = index
    for _ in range(6):
        gap = page.gap(at if step > 0 else at - 1)
        at += step
        if "\n" in gap or gap.startswith((". ", "? ", "! ")) or not 0 <= at < page.count:
            return
        yield at


def _is_year(numeral: Numeral, page: Page, measure: Measure) -> bool:
    """Tell whether four bare digits are a year; "2000 people" are people."""
    if numeral.is_written or numeral.is_grouped or numeral.is_scaled or numeral.place != 1:
        return False
    is_in_range = _FIRST_YEAR <= numeral.value <= _LAST_YEAR
    return is_in_range and measure.unit not in page.words.people


def _is_time(page: Page, numeral: Numeral) -> bool:
    following = page.forms[numeral.end]
    if following in _CLOCK_WORDS and page.gap(numeral.end - 1) in {" ", ""}:
        return True
    if following == "h" and page.forms[numeral.end + 1].isdecimal():  # "14 h 30"
        return True
    if page.forms[numeral.first - 1] == "h" and page.forms[numeral.first - 2].isdecimal():
        return True
    return page.gap(numeral.end - 1).startswith(":")


def _is_marked(page: Page, numeral: Numeral) -> bool:
    """Tell whether the word behind makes no count of a number: 98.7 FM, 275 AD, the 1400 block."""
    following = page.forms[numeral.end]
    if numeral.is_written or page.gap(numeral.end - 1) != " ":
        return False
    if following == "block":
        return numeral.value % 100 == 0
    return following in _MARKS and page.printed(numeral.end).isupper()


def _is_tournament(page: Page, numeral: Numeral, measure: Measure) -> bool:
    """Tell the 2013 Euros from so many euros."""
    is_bare = not numeral.is_written and not numeral.is_grouped and not numeral.is_scaled
    if measure.unit != "EUR" or not is_bare or page.words.capital_nouns:
        return False
    return page.is_capitalised(numeral.end) and _FIRST_YEAR <= numeral.value <= _LAST_YEAR


def _is_telephone(page: Page, numeral: Numeral) -> bool:
    """Tell whether the number is a group of a telephone number: +44 20 7946 0018, 0800 555 0123."""
    if numeral.is_written or numeral.is_scaled:
        return False
    first, end = numeral.first, numeral.end
    while first > numeral.first - _MOST_GROUPS and _is_next_group(page, first - 1):
        first -= 1
    while end < numeral.end + _MOST_GROUPS and _is_next_group(page, end - 1):
        end += 1
    is_spaced = numeral.is_grouped and (first, end) == (numeral.first, numeral.end)  # "2 004"
    if end - first < _FEWEST_GROUPS or is_spaced:
        return False
    is_abroad = page.text[max(0, page.starts[first] - 1) : page.starts[first]] == "+"
    return is_abroad or any(page.forms[at][0] == "0" for at in range(first, end))


def _is_next_group(page: Page, index: int) -> bool:
    """Tell whether a word and the next one are groups of digits with a space or hyphen between."""
    are_digits = page.forms[index].isdecimal() and page.forms[index + 1].isdecimal()
    return are_digits and page.gap(index) in {" ", "-", ") "}


def _is_house(page: Page, numeral: Numeral) -> bool:
    """Tell whether the number is a house's: 48 Harbour Street."""
    if numeral.is_written or numeral.is_scaled:
        return False
    for at in range(numeral.end, numeral.end + _STREET_WORDS):
        if page.gap(at - 1) != " " or not page.is_capitalised(at):
            return False
        if page.forms[at] in page.words.streets:
            return at > numeral.end
    return False


def _is_list_mark(page: Page, numeral: Numeral, measure: Measure) -> bool:
    """Tell whether the number opens a line as a mark, or stands alone in brackets as a note."""
    if measure.unit or numeral.is_written or numeral.is_scaled:
        return False
    start, end = page.starts[numeral.first], page.ends[numeral.end - 1]
    before, after = page.text[max(0, start - 1) : start], page.text[end : end + 2]
    if before in {"[", "("} and after[:1] in {"]", ")"}:
        return True
    return before in {"\n", ""} and after[:1] in {".", ")"} and not after[1:].isdecimal()


def _is_pronoun(page: Page, numeral: Numeral, measure: Measure) -> bool:
    """Tell whether a written-out number counts nothing: "one can", "the two", "one-off"."""
    if not numeral.is_written or numeral.is_scaled:
        return False
    follows = page.forms[numeral.end]
    if page.forms[numeral.first] in page.words.one and numeral.end == numeral.first + 1:
        if page.gap(numeral.end - 1) == "-":
            return measure.unit == "" or follows in page.words.idioms
        return follows in page.words.partitives or measure.unit not in page.words.people
    if measure.unit or measure.per or numeral.value >= _SMALLEST_BARE_WORD:
        return False
    return not (follows == "of" or follows in page.words.states or _is_counted(page, numeral))


def _is_counted(page: Page, numeral: Numeral) -> bool:
    """Tell whether a small number without a noun counts: six were hurt, a crew of four."""
    words, before = page.words, page.forms[numeral.first - 1]
    if page.forms[numeral.end] in words.counts_after and page.gap(numeral.end - 1) == " ":
        return before not in words.pointing
    if before == "of":
        return page.forms[numeral.first - 2] in words.groups
    is_end = before in words.tos or before in words.froms
    return (
        is_end and page.last_move(numeral.first, reach=_MOVE_REACH, within_clause=True) is not None
    )
