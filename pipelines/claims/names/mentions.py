"""Reading → the runs of words that name somebody or something, with versions of products."""

import re
from dataclasses import dataclass
from functools import cache

from pipelines.records.spans import Span
from pipelines.text import Reading
from pipelines.wording.lexicon import function_words, known_stems
from pipelines.wording.stems import stem_of
from pipelines.wording.word_lists import word_set

_LONGEST_RUN = 8  # words; a longer run of capitals is a headline or a list
_HEADLINE_SHARE = 0.7  # of a sentence's words with capitals: then capitals tell nothing
_HEADLINE_WORDS = 5  # so many at least, or the sentence is a name alone
_CLOSED_HEADLINE_WORDS = 8  # the same with a full stop at the end, which headlines lack

# between two words of one name: "Mira Voss", "Jean-Luc", "J. Voss", "Voss & Dell", "AT&T"
_JOINT = re.compile(r"(?: |-|\. ?| ?& ?)\Z")

# "Quillmark 4.1", "GPT-5", "Pad 15 Pro"; not "Voss 4-1", "Toyota 20%", "Leeds 5 goals", "Cup 2018"
_VERSION = re.compile(
    r"[ -](?!(?:19|20)\d\d\b)(v?\d{1,4}(?:\.\d{1,4}){0,3}[a-z]?"
    r"(?:[ -](?:Pro|Max|Plus|Mini|Ultra|Lite|Air|Turbo|Flash|Preview|Beta|Nano)\b){0,2})"
    r"(?![\w%€$£]|[-:.,/]\d| ?per ?cent| (?:years?|points?|goals?|minutes?|million|billion)\b)"
)

# words inside a name: "Ludwig van Beethoven", "Vicente del Bosque"
_PARTICLES = frozenset(
    {"de", "del", "van", "von", "der", "den", "la", "le", "bin", "al", "el", "di"}
)
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})


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


def mentions_of(reading: Reading) -> list[Mention]:
    """Return the names of a text in order; kept with it: `reading.derived(mentions_of)`."""
    return [found for sentence in reading.sentences for found in mentions_in(reading, sentence)]


def mentions_in(reading: Reading, sentence: Span) -> list[Mention]:
    """Return the names of one sentence in order; none where nearly every word has a capital."""
    words, text = reading.words.within(sentence), reading.text
    starts = reading.words.starts
    capitals = [
        word
        for word in words
        if text[starts[word]].isupper() or text[starts[word] + 1 : starts[word] + 2].isupper()
    ]
    is_closed = text[sentence.start : sentence.end].rstrip("\"'”’)").endswith((".", "!", "?"))
    fewest = _CLOSED_HEADLINE_WORDS if is_closed else _HEADLINE_WORDS
    is_headline = len(words) >= fewest and len(capitals) >= _HEADLINE_SHARE * len(words)
    return [] if is_headline else _mentions(reading, words, capitals)


def _mentions(reading: Reading, words: range, capitals: list[int]) -> list[Mention]:
    found: list[Mention] = []
    known = set(capitals)
    end, done = words.start, 0
    for at in capitals:
        if at < end or reading.words.starts[at] < done:
            continue
        end = _run_end(reading, at, words, known)
        mention = _mention(reading, range(at, end), words.start)
        if mention:
            found.append(mention)
            done = mention.span.end
    return found


def _run_end(reading: Reading, at: int, words: range, capitals: set[int]) -> int:
    """Return the word after the run of capitals that begins at a word."""
    end = at
    while end < words.stop and end - at < _LONGEST_RUN:
        if end in capitals and (end == at or _is_joined(reading, end)):
            end += 1
            if reading.words.forms[end - 1].endswith("'s"):
                break
        elif end > at and (step := _connector(reading, end, capitals)):
            end += step
        else:
            break
    return end


def _is_joined(reading: Reading, word: int) -> bool:
    if _exact(reading, word) in word_set("not_names"):
        return False
    before = reading.words.forms[word - 1]
    gap = reading.folded[reading.words.ends[word - 1] : reading.words.starts[word]]
    if gap.startswith(".") and len(before) > 2:  # "Dr. Voss" goes on, "left. Voss" does not
        return before.capitalize() in word_set("titles")
    return bool(_JOINT.match(gap)) and _exact(reading, word - 1) not in word_set("not_names")


def _exact(reading: Reading, word: int) -> str:
    return reading.text[reading.words.starts[word] : reading.words.ends[word]]


def _connector(reading: Reading, word: int, capitals: set[int]) -> int:
    """Return how many words join "University" to "Leeds" or "van" to "Beethoven"; 0 if none do."""
    forms = reading.words.forms
    if forms[word] in {"of", "for"}:
        if forms[word - 1].capitalize() not in word_set("heads_of"):
            return 0
    elif forms[word] not in _PARTICLES:
        return 0
    if word + 1 in capitals:
        return 1
    return 2 if word + 2 in capitals and forms[word + 1] in {"the", "la"} else 0


def _mention(reading: Reading, run: range, sentence_start: int) -> Mention | None:
    """Return the name in a run of capitals, without common first words and a leading title."""
    first = run.start
    while first < run.stop and _is_no_name(reading, range(first, run.stop), sentence_start):
        first += 1
    if first == run.stop:
        return None
    title = _bare_form(reading, first) if first < run.stop - 1 else ""
    if title.capitalize() in word_set("titles") and not _is_institution(reading, first + 1):
        first += 1
    else:
        title = ""
    return _named(reading, range(first, run.stop), title or None)


def _is_institution(reading: Reading, word: int) -> bool:
    return _bare_form(reading, word).capitalize() in word_set("organisation_words")


def plain_form(form: str) -> str:
    """Return a word without a possessive ending."""
    return form.removesuffix("'s").removesuffix("'")


def _bare_form(reading: Reading, word: int) -> str:
    return plain_form(reading.words.forms[word])


def _is_no_name(reading: Reading, run: range, sentence_start: int) -> bool:
    """Tell whether the first word of a run has its capital from the sentence or the calendar."""
    word, form = run.start, _bare_form(reading, run.start)
    if _exact(reading, word) in word_set("not_names"):
        return True
    if _exact(reading, word).isupper() and len(form) > 1:
        return False
    if len(run) > 1 and f"{form} {_bare_form(reading, word + 1)}" in _place_phrases():
        return False
    if form in function_words():
        return word == sentence_start or form in _ARTICLES
    is_plain = stem_of(form) in known_stems() and form.capitalize() not in word_set("titles")
    return word == sentence_start and is_plain


@cache
def _place_phrases() -> frozenset[str]:
    """Return the first two words of places with several, lower case: "new york", "sri lanka"."""
    lists = ("places_city", "places_region", "places_country", "places_continent")
    names = (name.lower().split() for list_name in lists for name in word_set(list_name))
    return frozenset(" ".join(name[:2]) for name in names if len(name) > 1)


def version_at(reading: Reading, end: int) -> re.Match[str] | None:
    """Return the version that follows a name's end, its number as group 1; None without one."""
    return _VERSION.match(reading.folded, end)


def _named(reading: Reading, words: range, title: str | None) -> Mention | None:
    start, end = reading.words.starts[words[0]], reading.words.ends[words[-1]]
    forms = tuple(_bare_form(reading, word) for word in words)
    if reading.words.forms[words[-1]] != forms[-1]:
        end = start + len(reading.text[start:end].rstrip("s").rstrip("'’"))
    version = version_at(reading, end)
    if len("".join(forms)) == 1 and not version:
        return None
    end = version.end() if version else end
    return Mention(
        words=words,
        span=Span(start, end),
        forms=forms,
        exact=reading.text[start:end],
        version=version[1] if version else None,
        title=title,
    )
