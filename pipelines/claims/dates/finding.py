"""Reading → the dates in it, each with its place and the interval that its words allow."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from pipelines.claims.dates.anchoring import Context
from pipelines.claims.dates.clock import page_day, page_language
from pipelines.claims.dates.foreign import foreign_dates
from pipelines.claims.dates.lexicon.choose import date_lexicon
from pipelines.claims.dates.lexicon.words import DateLexicon
from pipelines.claims.dates.patterns import Shape, date_shapes, shapes_at
from pipelines.claims.dates.places import date_places, offered_places
from pipelines.claims.dates.resolve import resolve
from pipelines.claims.dates.traps import Stretches, Surroundings, addresses_of, is_date
from pipelines.records.claims import Claim, ClaimKind, DateInterval, Grain
from pipelines.records.spans import Span
from pipelines.text import Reading

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

# dates of which the interval is kept: a page has some fifty different ones
_MEMORY = 4_096


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
    return len(reading.derived(date_places)) > MOST_PLACES


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
    words = date_lexicon(page_language(reading))
    if words is None:
        return [FoundDate(span, found) for span, found in foreign_dates(reading)]
    clock = page_day(reading.document)
    found = _read_with_clock(reading, words, clock)
    printed = None if clock else _printed_clock(found)
    return _read_with_clock(reading, words, printed) if printed else found


def _printed_clock(found: list[FoundDate]) -> date | None:
    """Return the day a page without metadata names as its own: "Published 4 May 2026"."""
    own = (f.date for f in found if f.role is not DateRole.EVENT and f.date.grain is Grain.DAY)
    return next((day.first for day in own if day.first and day.has_year), None)


def _read_with_clock(reading: Reading, words: DateLexicon, clock: date | None) -> list[FoundDate]:
    addresses = Stretches(reading.derived(addresses_of))
    text, language = reading.lower, words.language
    found: list[FoundDate] = []
    end = 0
    for start, limit, opening in offered_places(reading, language, MOST_PLACES):
        if start < end or addresses.covers(start):
            continue
        for shape in shapes_at(language, opening):
            match = shape.pattern.match(text, start, limit)
            if match is not None:
                read = _read_match(reading, match, shape, words, clock)
                if read is not None:
                    found.append(read)
                    end = read.span.end
                break
    return found


def _read_match(
    reading: Reading, match: re.Match[str], shape: Shape, words: DateLexicon, clock: date | None
) -> FoundDate | None:
    text, span = reading.folded, Span(match.start(), match.end())
    rule, around = shape.rule, Surroundings(text, span)
    if not is_date(rule, span.of(text), around, words):
        return None
    tense = 0
    if rule in _BY_TENSE and not any(match[name] for name in shape.year_parts):
        is_told = rule == "quarter" and around.after.lower() in words.results
        tense = -1 if is_told else _tense(text, span, words)
        if tense == 0 and around.before.lower() in words.until:
            tense = 1
    found = _resolved(words.language, shape.number, match.group(), clock, tense)
    return None if found is None else FoundDate(span, found, _role(text, span, words))


@lru_cache(maxsize=_MEMORY)
def _resolved(
    language: str, number: int, whole: str, clock: date | None, tense: int
) -> DateInterval | None:
    """Return the interval of the words of a date; most dates of a page stand on it repeatedly."""
    words, shapes = date_lexicon(language), date_shapes(language)
    match = shapes[number].pattern.fullmatch(whole) if shapes else None
    if words is None or shapes is None or match is None:
        return None
    parts = {
        name.partition("__")[0]: " ".join(value.split())
        for name, value in match.groupdict().items()
        if value
    }
    parts["whole"] = whole
    return resolve(shapes[number].rule, parts, Context(words, clock, tense))


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
    """Tell "Last updated on 4 May" and "By Ilse Marr, Published 4 May" from "it was published"."""
    printed = line.rstrip(" :")
    label = printed.lower().removesuffix(" on")
    if not label.endswith(words.page_labels):
        return False
    if label.endswith(words.sure_labels):
        return True
    for known in words.page_labels:
        if label.endswith(known):
            begin = len(label) - len(known)
            if printed[begin].isupper() or not label[:begin].rstrip(" ")[-1:].isalnum():
                return True
    return False
