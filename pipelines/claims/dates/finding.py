"""Reading → the dates in it, each with its place and the interval that its words allow."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from pipelines.claims.dates.anchoring import Context
from pipelines.claims.dates.clock import page_day, page_language
from pipelines.claims.dates.foreign import foreign_dates
from pipelines.claims.dates.lexicon.choose import date_lexicon
from pipelines.claims.dates.lexicon.words import DateLexicon
from pipelines.claims.dates.patterns import DatePatterns, date_patterns
from pipelines.claims.dates.resolve import resolve
from pipelines.claims.dates.traps import Stretches, Surroundings, addresses_of, is_date
from pipelines.records.claims import Claim, ClaimKind, DateInterval, Grain
from pipelines.records.spans import Span
from pipelines.text import Reading
from pipelines.wording.places import places_by_form

# How many words before and after a month, weekday, year or unit may belong to its date:
# "on the evening of Tuesday, the 3rd of May, 2026" has eight.
_WORDS_BEFORE = 7
_WORDS_AFTER = 7

MOST_PLACES = 30_000
"""Words of a text on which a date may hang and that are looked at; the rest is not read.

News has 9,000 of them in a megabyte.
"""

UNREAD_FLAG = "dates_cut"
"""Flag of the dates of an article that has more of them than are read."""

# How far from a bare weekday a "will" still turns it towards the future, in characters.
_TENSE_REACH = 90

# "left. The": the end of a sentence, good enough for a look around
_SENTENCE_END = re.compile(r"[.!?;] |\n")

_LETTERS = re.compile(r"[^\W\d_]{1,40}")

# How far into a block a dateline may stand: "RIVERTON, Maine, May 3 (Desk) -"
_DATELINE_REACH = 60

# Four digits that may be a year.
_YEARS = range(1500, 2100)

# Rules whose date lies ahead or behind by the tense of its sentence, where no year is printed.
_BY_TENSE = frozenset(
    {
        "day",
        "feast",
        "day_range",
        "month",
        "month_alone",
        "month_range",
        "part_of_month",
        "quarter",
        "half",
        "which_weekday",
    }
)
_YEAR_PARTS = frozenset({"year", "yy", "fy"})


class DateRole(StrEnum):
    """What a date is about."""

    EVENT = "event"
    PAGE = "page"
    """When the page was published or changed, in its own words."""
    DATELINE = "dateline"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """One date of a text."""

    span: Span
    date: DateInterval
    role: DateRole = DateRole.EVENT


def find_date_expressions(reading: Reading) -> list[FoundDate]:
    """Return the dates of a reading in order, read once and kept; they do not overlap."""
    return reading.derived(_read_dates)


def are_cut(reading: Reading) -> bool:
    """Tell whether a reading has more dates than are read."""
    return len(reading.derived(_date_places)) > MOST_PLACES


def find_dates(article: Reading) -> list[Claim]:
    """Return a claim for each date of an article that speaks of an event."""
    flags = (UNREAD_FLAG,) if are_cut(article) else ()
    return [
        Claim(
            document_id=article.document_id,
            kind=ClaimKind.DATE,
            spans=(found.span,),
            exact=found.span.of(article.text),
            sentence=article.sentence_at(found.span.start),
            date=found.date,
            flags=flags,
        )
        for found in find_date_expressions(article)
        if found.role is DateRole.EVENT
    ]


def _read_dates(reading: Reading) -> list[FoundDate]:
    language = page_language(reading)
    words, patterns = date_lexicon(language), date_patterns(language)
    if words is None or patterns is None:
        return [FoundDate(span, found) for span, found in foreign_dates(reading)]
    clock = page_day(reading.document)
    found = _read_with_clock(reading, words, patterns, clock)
    printed = None if clock else _printed_clock(found)
    return _read_with_clock(reading, words, patterns, printed) if printed else found


def _printed_clock(found: list[FoundDate]) -> date | None:
    """Return the day a page without metadata names as its own: "Published 4 May 2026"."""
    own = (f.date for f in found if f.role is not DateRole.EVENT and f.date.grain is Grain.DAY)
    return next((day.first for day in own if day.first and day.has_year), None)


def _read_with_clock(
    reading: Reading, words: DateLexicon, patterns: DatePatterns, clock: date | None
) -> list[FoundDate]:
    addresses = Stretches(reading.derived(addresses_of))
    text = reading.derived(_in_lower_case)
    find, find_year = patterns.finder.match, patterns.year_finder.match
    found: list[FoundDate] = []
    end = 0
    for start, limit in _starts(reading, words):
        if start < end or addresses.covers(start):
            continue
        is_year = text[start : start + 4].isdecimal()
        match = (find_year if is_year else find)(text, start, limit)
        if match is None:
            continue
        read = _read_match(reading, match, words, patterns, clock)
        if read is not None:
            found.append(read)
            end = read.span.end
    return found


def _in_lower_case(reading: Reading) -> str:
    """Return the folded text in lower case, one character for one."""
    low = reading.folded.lower()
    if len(low) == len(reading.folded):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in reading.folded)


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


def _starts(reading: Reading, words: DateLexicon) -> Iterator[tuple[int, int]]:
    """Yield the characters at which a date may begin, and how far it may reach.

    A word opens a date only when a month, weekday, year or unit stands near enough behind it.
    """
    forms, starts, ends = reading.words.forms, reading.words.starts, reading.words.ends
    openers = _openers(words.language)
    last, read_to = len(forms) - 1, 0
    for index in reading.derived(_date_places)[:MOST_PLACES]:
        limit = ends[min(last, index + _WORDS_AFTER)]
        first = index - _WORDS_BEFORE
        for at in range(max(read_to, first), index + 1):
            opener = forms[at]
            if at == index or opener in openers or "0" <= opener[0] <= "9" or "'" in opener:
                for start in _places(reading, starts[at], opener):
                    yield start, limit
        read_to = index + 1


def _date_places(reading: Reading) -> list[int]:
    """Return the places of the words on which a date can hang, in order.

    Each different word is looked at once, not each place of it.
    """
    by_form = reading.derived(places_by_form)
    triggers = _triggers(page_language(reading))
    found = [place for form in triggers & by_form.keys() for place in by_form[form]]
    for form, places in by_form.items():
        if "0" <= form[-1] <= "9" and form not in triggers:
            found += _date_digits(reading, form, places)
    return sorted(found)


def _places(reading: Reading, start: int, form: str) -> list[int]:
    """Return where a date may begin in a word: at it, past its elision, before its apostrophe."""
    places = [start]
    if reading.folded[max(0, start - 1) : start] == "'":
        places.insert(0, start - 1)  # the '90s
    if "'" in form and not form.endswith("'s"):
        places.append(start + form.index("'") + 1)  # d'avril
    return places


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


def _read_match(
    reading: Reading,
    match: re.Match[str],
    words: DateLexicon,
    patterns: DatePatterns,
    clock: date | None,
) -> FoundDate | None:
    text, span = reading.folded, Span(match.start(), match.end())
    rule, shape = patterns.shapes[match.lastgroup or ""]
    around, whole = Surroundings(text, span), match.group()
    if not is_date(rule, span.of(text), around, words):
        return None
    parts = {"year": whole} if rule == "year" and whole.isdecimal() else _parts(match, shape)
    parts["whole"] = whole
    tense = 0
    if rule in _BY_TENSE and _YEAR_PARTS.isdisjoint(parts):
        is_told = rule == "quarter" and around.after.lower() in words.results
        tense = -1 if is_told else _tense(text, span, words)
        if tense == 0 and around.before.lower() in words.until:
            tense = 1
    found = resolve(rule, parts, Context(words, clock, tense))
    return None if found is None else FoundDate(span, found, _role(text, span, words))


def _parts(match: re.Match[str], shape: re.Pattern[str]) -> dict[str, str]:
    again = shape.match(match.string, match.start(), match.end())
    if again is None:
        return {}
    return {
        name.partition("__")[0]: " ".join(value.split())
        for name, value in again.groupdict().items()
        if value
    }


def _tense(text: str, span: Span, words: DateLexicon) -> int:
    """Return where the nearest telling word of the sentence points: 1 forward, -1 back, 0 nowhere.

    Words before the date count before those behind it: "said on Friday it would" looks back. A
    participle behind "be" tells nothing, "to be" and it point forward: "is to be paid on Friday".
    """
    before = _SENTENCE_END.split(text[max(0, span.start - _TENSE_REACH) : span.start])[-1]
    after = _SENTENCE_END.split(text[span.end : span.end + _TENSE_REACH])[0]
    near = _LETTERS.findall(before.lower())
    for at in range(len(near) - 1, -1, -1):
        points = _points(near[at], words)
        if points < 0 and at and near[at - 1] in words.passives:
            points = int(at > 1 and near[at - 2] in words.infinitives)
        if points:
            return points
    return next((p for word in _LETTERS.findall(after.lower()) if (p := _points(word, words))), 0)


def _points(word: str, words: DateLexicon) -> int:
    """Return where one word points: 1 forward, -1 back, 0 nowhere."""
    if word in words.future:
        return 1
    is_past = word in words.past or (words.past_ends and word.endswith(words.past_ends))
    return -1 if is_past else 0


def _role(text: str, span: Span, words: DateLexicon) -> DateRole:
    before = text[max(0, span.start - _DATELINE_REACH) : span.start]
    line = before.rpartition("\n")[2]
    if _is_labelled(line, words):
        return DateRole.PAGE
    is_first = "\n" in before or span.start < _DATELINE_REACH
    place = line.strip()
    if is_first and place[:3].isupper() and len(place) >= 3:
        after = text[span.end : span.end + 30].lstrip(", 0123456789")
        if after.startswith(("-", "/", "(")):
            return DateRole.DATELINE
    return DateRole.EVENT


def _is_labelled(line: str, words: DateLexicon) -> bool:
    """Tell "Last updated on 4 May" and "By Ilse Marr | Published 4 May" from "it was published"."""
    label = line.rstrip(" :").lower().removesuffix(" on")
    before = (label.removesuffix(w).rstrip(" ") for w in words.page_labels if label.endswith(w))
    return any(not text[-1:].isalnum() and text[-1:] not in {",", ";"} for text in before)
