"""Reading → the places at which a date may begin, told by the words on which dates hang."""

from collections.abc import Iterator
from functools import cache, lru_cache

from pipelines.claims.dates.clock import page_language
from pipelines.claims.dates.lexicon.choose import date_lexicon
from pipelines.claims.dates.openings import opening_of
from pipelines.text import Reading
from pipelines.wording.places import places_by_form

# How many words before and after a month, weekday, year or unit may belong to its date:
# "on the evening of Tuesday, the 3rd of May, 2026" has eight.
_WORDS_BEFORE = 7
_WORDS_AFTER = 7

# Four digits that may be a year.
_YEARS = range(1500, 2100)

# words of which the openings are kept: a language has a few hundred, numbers have more
_MEMORY = 1 << 14

_opening_of = lru_cache(maxsize=_MEMORY)(opening_of)


def uneven_forms(reading: Reading) -> list[str]:
    """Return the different words of a text that are not letters alone: 2026, q2, l'an, ½.

    Kept with the reading: dates and numbers look through them.
    """
    return [form for form in reading.derived(places_by_form) if not form.isalpha()]


def offered_places(reading: Reading, language: str, most: int) -> Iterator[tuple[int, int, str]]:
    """Yield where a date may begin, how far it may reach, and what its first word opens.

    A word opens a date only when a month, weekday, year or unit stands near enough behind it, and
    of these words only the first ones are looked at, so many at most.
    """
    forms, starts, ends = reading.words.forms, reading.words.starts, reading.words.ends
    hooks = reading.derived(date_places)[:most]
    folded, marks = reading.folded, _marked(reading, language, hooks)
    last, read_to = len(forms) - 1, 0
    for index in hooks:
        limit = ends[min(last, index + _WORDS_AFTER)]
        at = marks.find(1, max(read_to, index - _WORDS_BEFORE), index + 1)
        while at >= 0:
            start, form = starts[at], forms[at]
            if start and folded[start - 1] == "'":  # the '90s
                yield start - 1, limit, "'"
            yield start, limit, _opening_of(form)
            if "'" in form and not form.endswith("'s"):  # d'avril
                inside = form.index("'") + 1
                yield start + inside, limit, _opening_of(form[inside:])
            at = marks.find(1, at + 1, index + 1)
        read_to = index + 1


def _marked(reading: Reading, language: str, hooks: list[int]) -> bytearray:
    """Return a one for each word of a text with which a date can begin, or on which it hangs."""
    by_form = reading.derived(places_by_form)
    marks = bytearray(len(reading.words.forms))
    for form in _openers(language) & by_form.keys():
        for place in by_form[form]:
            marks[place] = 1
    for form in reading.derived(uneven_forms):
        if "0" <= form[0] <= "9" or "'" in form:
            for place in by_form[form]:
                marks[place] = 1
    for place in hooks:
        marks[place] = 1
    return marks


def date_places(reading: Reading) -> list[int]:
    """Return the places of the words on which a date can hang, in order.

    Each different word is looked at once, not each place of it.
    """
    by_form = reading.derived(places_by_form)
    triggers = _triggers(page_language(reading))
    found = [place for form in triggers & by_form.keys() for place in by_form[form]]
    for form in reading.derived(uneven_forms):
        if "0" <= form[-1] <= "9" and form not in triggers:
            found += _date_digits(reading, form, by_form[form])
    return sorted(found)


def _date_digits(reading: Reading, form: str, places: list[int]) -> list[int]:
    """Return where a word with digits may belong to a date: 2026, Q2, FY26, 3.5.2026, '90s."""
    if form.isdecimal() and len(form) == 2 and form[1] == "0":
        text, starts = reading.folded, reading.words.starts
        return [place for place in places if text[starts[place] - 1] == "'"]
    if form.isdecimal():
        return places if len(form) == 4 and int(form) in _YEARS else []
    if form[0].isdecimal():
        return places if form.count(".") == 2 else []
    return places if form[0] in "qhfts" and len(form) <= 6 else []


@cache
def _triggers(language: str) -> frozenset[str]:
    """Return the words of a language without which no shape of a date can match."""
    words = date_lexicon(language)
    if words is None:
        return frozenset()
    tables = (words.months, words.weekdays, words.near_days, words.units, words.seasons)
    listed = {
        part for table in tables for entry in table for part in entry.replace("-", " ").split()
    }
    common = {part for entry in words.which for part in entry.split()} | {
        "the",
        "de",
        "la",
        "à",
        "a",
        "este",
        "esta",
    }
    owned = (words.months, words.weekdays, words.near_days, words.units)
    owners = {f"{word}'s" for table in owned for word in table if " " not in word}
    feasts = {entry.split()[-1] for entry in words.feasts}
    return frozenset(listed - common | words.extra_triggers | owners | feasts)


@cache
def _openers(language: str) -> frozenset[str]:
    """Return the words of a language with which a date can begin, digits aside."""
    words = date_lexicon(language)
    if words is None:
        return frozenset()
    tables = (
        words.months,
        words.weekdays,
        words.near_days,
        words.which,
        words.numbers,
        words.ordinals,
        words.parts,
        words.seasons,
        words.feasts,
    )
    listed = {entry.replace("-", " ").split()[0] for table in tables for entry in table}
    return frozenset(listed | words.extra_openers)
