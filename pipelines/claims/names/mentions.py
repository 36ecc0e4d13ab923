"""Reading → the runs of words that name somebody or something, with versions of products."""

import re
from dataclasses import dataclass

from pipelines.claims.names.openers import capitals_in, opens_with_name
from pipelines.claims.names.peoples import name_part
from pipelines.claims.names.printing import bare_form, gap_before, is_ordinary
from pipelines.claims.names.runs import Line, run_end, run_start
from pipelines.claims.names.titles import split_at_titles
from pipelines.records.spans import Span
from pipelines.text import Reading
from pipelines.wording.word_lists import word_set

# "Quillmark 4.1", "GPT-5", "Pad 15 Pro"; not "Voss 4-1", "Toyota 20%", "Leeds 5 goals", "Cup 2018"
_VERSION = re.compile(
    r"[ -](?!(?:19|20)\d\d\b)(v?\d{1,4}(?:\.\d{1,4}){0,3}[a-z]?"
    r"(?:[ -](?:Pro|Max|Plus|Mini|Ultra|Lite|Air|Turbo|Flash|Preview|Beta|Nano)\b){0,2})"
    r"(?![\w%€$£]|[-:.,/]\d| ?per ?cent| (?:years?|points?|goals?|minutes?|million|billion)\b)"
)

# "Q3", "H1", "FY26": parts of a year
_PERIOD = re.compile(r"(?:q[1-4]|h[12]|fy\d{2,4})")


# "Okafor, 48,", "Vance, who", "Brandt (71)": what follows a person's name
_AGE_OR_WHO = re.compile(
    r",? who(?:se|m)?\b|, (?:aged )?\d{1,3}(?=[,.;])|,? aged \d|(?: \(|, )\d\d\)"
)

# "his wife, Margaret", "two sons, Ian and Peter"
_KIN = re.compile(
    r"\b(?:wife|husband|sons?|daughters?|brothers?|sisters?|mother|father|partner|widow(?:er)?|uncle"
    r"|aunt|nephew|niece|cousin|couple|grand(?:son|daughter|father|mother)),? ?\Z"
)
_REACH_BEFORE = 20  # characters before a name in which such a word stands


@dataclass(frozen=True, slots=True)
class Mention:
    """One name as it stands in a text."""

    words: range
    """Indices of `Reading.words`, the version left out."""
    span: Span
    """With the version."""
    forms: tuple[str, ...]
    """The words in lower case, without a possessive ending."""
    exact: str
    version: str | None
    title: str | None
    """"dr" of "Dr Mira Voss"."""
    is_person: bool = False
    """The words around it say so: a title, a role, an age, "who"."""
    is_place: bool = False
    """The words around it say so: "in Bergen"."""


def mentions_of(reading: Reading) -> list[Mention]:
    """Return the names of a text in order; kept with it: `reading.derived(mentions_of)`."""
    return [found for sentence in reading.sentences for found in mentions_in(reading, sentence)]


def mentions_in(reading: Reading, sentence: Span) -> list[Mention]:
    """Return the names of one sentence in order; none where nearly every word has a capital."""
    return reading.remembered(_read_mentions, sentence)


def _read_mentions(reading: Reading, sentence: Span) -> list[Mention]:
    capitals = capitals_in(reading, sentence)
    if not capitals:
        return []
    line = Line(reading, reading.words.within(sentence), frozenset(capitals))
    found: list[Mention] = []
    end, done = line.words.start, 0
    for at in capitals:
        if at < end or reading.words.starts[at] < done:
            continue
        stop = run_end(line, at)
        for run, title in _names_in(line, range(at, stop)):
            mention = _named(reading, run, title)
            if mention:
                found.append(mention)
                done = mention.span.end
        end = stop
    return found


def _names_in(line: Line, run: range) -> list[tuple[range, str | None]]:
    """Return the names in a run of capitals, without common first words and titles."""
    reading, first = line.reading, run.start
    while first < run.stop and not opens_with_name(
        reading, range(first, run.stop), line.words.start
    ):
        first += 1
    while first < run.stop and first not in line.capitals:
        first += 1
    if first == run.stop:
        return []
    start = run_start(line, first, run.stop) if first == run.start else first
    return split_at_titles(reading, range(start, run.stop))


def version_at(reading: Reading, end: int) -> re.Match[str] | None:
    """Return the version that follows a name's end, its number as group 1; None without one."""
    return _VERSION.match(reading.folded, end)


def _named(reading: Reading, words: range, title: str | None) -> Mention | None:
    start, end = reading.words.starts[words[0]], _end_of(reading, words[-1])
    forms = tuple(bare_form(reading, word) for word in words)
    version = version_at(reading, end)
    if not version and _is_no_name(forms):
        return None
    is_person = title is not None or _is_person(reading, words, end)
    end = version.end() if version else end
    return Mention(
        words=words,
        span=Span(start, end),
        forms=forms,
        exact=reading.text[start:end],
        version=version[1] if version else None,
        title=title,
        is_person=is_person and not version,
        is_place=not version and _is_place(reading, words),
    )


def _is_no_name(forms: tuple[str, ...]) -> bool:
    """Tell a single letter, a part of the year and a round of money from names."""
    is_round = forms[0] == "series" and len(forms) == 2 and len(forms[1]) == 1
    return is_round or (
        len(forms) == 1 and (len(forms[0]) == 1 or bool(_PERIOD.fullmatch(forms[0])))
    )


def _end_of(reading: Reading, word: int) -> int:
    """Return the end of a name's last word: no possessive ending, an abbreviation's full stop."""
    form, end, text = reading.words.forms[word], reading.words.ends[word], reading.text
    bare = bare_form(reading, word)
    if form != bare:
        return end - (len(form) - len(bare))
    is_stopped = "." in form or form in name_part("stopped")
    return end + 1 if is_stopped and text[end : end + 1] == "." else end


def _is_person(reading: Reading, words: range, end: int) -> bool:
    """Tell whether the words around a name are those around a person's."""
    before = words.start - 1
    if before >= 0 and reading.words.forms[before] in word_set("roles"):
        gap = gap_before(reading, words.start)
        if gap in {" ", ", "}:
            return True
    if _AGE_OR_WHO.match(reading.folded, end) or _speaks(reading, words):
        return True
    start = reading.words.starts[words.start]
    return bool(_KIN.search(reading.folded[max(0, start - _REACH_BEFORE) : start]))


def _speaks(reading: Reading, words: range) -> bool:
    """Tell whether a name of two or three rare words stands beside a verb of speaking."""
    forms = reading.words.forms
    if len(words) not in (2, 3) or any(is_ordinary(forms[word]) for word in words):
        return False
    around = (forms[words.start - 1] if words.start else "", *forms[words.stop : words.stop + 1])
    return not name_part("speaking").isdisjoint(around)


def _is_place(reading: Reading, words: range) -> bool:
    """Tell whether a name of one word is where something is: "in Bergen", not "shares in"."""
    before = words.start - 1
    if len(words) > 1 or before < 1 or gap_before(reading, words.start) != " ":
        return False
    forms = reading.words.forms
    return forms[before] in {"in", "near", "outside"} and forms[before - 1] not in name_part(
        "held_in"
    )
