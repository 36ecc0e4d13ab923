"""First word of a sentence → whether it is a name or has its capital from its place alone."""

import re
from bisect import bisect_left
from dataclasses import dataclass

import numpy as np

from pipelines.claims.names.peoples import is_given_name, name_part
from pipelines.claims.names.printing import (
    bare_form,
    exact_at,
    gap_before,
    is_function_word,
    is_listed,
    is_mixed,
    is_ordinary,
    place_phrases,
    plain_exact,
)
from pipelines.records.spans import Span
from pipelines.text import Reading
from pipelines.wording.stems import stem_of
from pipelines.wording.word_lists import word_set

HEADLINE_SHARE = 0.7
"""Share of a sentence's words with capitals from which capitals tell nothing."""
_HEADLINE_WORDS = 5  # so many at least, or the sentence is a name alone
_RUNNING_LETTERS = 5  # of a word that such a headline would print with a capital
_CLOSED_HEADLINE_WORDS = 8  # the same with a full stop at the end, which headlines lack

# before a word that has its capital from its place: an opening quote, a colon, a dash, a bullet
_OPENING = re.compile(r"[\"“‘«:•—–*(\[]\s*\Z|(?<=[\s(])'\Z|^'\Z|\s-\s\Z|[.!?…][\"”’»)]*\s+\Z")

_LAST_ASCII = 0x7F  # what stands behind may be a capital, too: "É"
_BEYOND = " "  # so that every word has a second character


@dataclass(frozen=True, slots=True)
class Capitals:
    """How the words of a text are printed where no rule asks for a capital."""

    alone: set[str]
    """Lower-case forms with a capital, between words that have none."""
    last: set[str]
    """The same, at the end of a run of capitals: surnames above all."""
    pairs: dict[str, set[str]]
    """Words with capitals, and those with capitals before them."""
    lower: set[str]
    """Stems of words without a capital."""


def capitals_in(reading: Reading, sentence: Span) -> list[int] | None:
    """Return the words of a sentence with a capital; None where nearly every word has one."""
    words = reading.words.within(sentence)
    found = reading.derived(capital_words)
    capitals = found[bisect_left(found, words.start) : bisect_left(found, words.stop)]
    if len(words) < _HEADLINE_WORDS or len(capitals) < HEADLINE_SHARE * len(words):
        return capitals
    if any(_is_running(reading.words.forms[w]) for w in set(words).difference(capitals)):
        return capitals
    ending = reading.text[sentence.start : sentence.end].rstrip("\"'”’)")
    is_closed = ending.endswith((".", "!", "?"))
    return capitals if is_closed and len(words) < _CLOSED_HEADLINE_WORDS else None


def capital_words(reading: Reading) -> list[int]:
    """Return the words of a text whose first or second letter is a capital, in order.

    Kept with the reading: `reading.derived(capital_words)`.
    """
    starts, text = reading.words.starts, reading.text
    letters = np.frombuffer((text + _BEYOND).encode("utf-32-le", "surrogatepass"), np.uint32)
    may_be = ((letters >= ord("A")) & (letters <= ord("Z"))) | (letters > _LAST_ASCII)
    firsts = np.array(starts, np.int64)
    near = np.flatnonzero(may_be[firsts] | may_be[firsts + 1]).tolist()
    return [w for w in near if any(map(str.isupper, text[starts[w] : starts[w] + 2]))]


def _is_running(form: str) -> bool:
    """Tell whether a word without a capital shows that a line is no headline in capitals."""
    return len(form) >= _RUNNING_LETTERS and form.isalpha() and not is_function_word(form)


def capitals_of(reading: Reading) -> Capitals:
    """Return how a text prints its words; kept with it: `reading.derived(capitals_of)`."""
    capitals = Capitals(set(), set(), {}, _lower_stems(reading))
    for sentence in reading.sentences:
        found = capitals_in(reading, sentence)
        if found:
            _note(capitals, reading, found, reading.words.within(sentence).start)
    return capitals


def _lower_stems(reading: Reading) -> set[str]:
    words = reading.words
    with_capital = set(reading.derived(capital_words))
    lower = {form for word, form in enumerate(words.forms) if word not in with_capital}
    return {stem_of(form) for form in lower}


def _note(capitals: Capitals, reading: Reading, found: list[int], first: int) -> None:
    """Add how one sentence prints its words with capitals."""
    known = set(found)
    inner = known - {first}
    for word in found:
        follows = word - 1 in known and gap_before(reading, word) in {" ", "-", ". "}
        leads = word + 1 in known and gap_before(reading, word + 1) in {" ", "-"}
        form = bare_form(reading, word)
        if follows and not is_opener(reading, word - 1, first):
            capitals.pairs.setdefault(form, set()).add(bare_form(reading, word - 1))
        if follows and not leads:
            capitals.last.add(form)
        if follows or leads or is_opener(reading, word, first):
            continue
        if not _is_governed(reading, word, inner):
            capitals.alone.add(form)


def _is_governed(reading: Reading, word: int, capitals: set[int]) -> bool:
    """Tell whether a word ends a longer name: "Court of Appeals"."""
    return reading.words.forms[word - 1] in {"of", "for", "and", "on"} and word - 2 in capitals


def is_opener(reading: Reading, word: int, first: int) -> bool:
    """Tell whether a word begins its sentence, or a quote or clause that is printed like one."""
    if word <= first:
        return True
    gap = gap_before(reading, word)
    return gap != " " and _OPENING.search(gap) is not None


def opens_with_name(reading: Reading, run: range, first: int) -> bool:
    """Tell whether the first word of a run of capitals belongs to a name.

    Within a sentence it does. At the head of one, a word that the text prints with a capital
    elsewhere does, as do words with capitals inside and words that are not common ones.
    """
    word, form = run.start, bare_form(reading, run.start)
    exact = plain_exact(reading, word)
    if exact in word_set("not_names") or (form in _ARTICLES and not _opens_place(reading, run)):
        return False
    if exact.isupper() and len(exact) > 1 and is_ordinary(form):
        return _is_initialism(reading, run)
    if is_mixed(exact) or not is_opener(reading, word, first):
        return True
    return _opens_long(reading, run) if len(run) > 1 else _opens_alone(reading, word)


_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_LONGEST_INITIALS = 4  # letters; "WHO", "AIDS" are initials though they are words too


def _is_initialism(reading: Reading, run: range) -> bool:
    """Tell whether a common word in capitals is not shouted: "WHO", "US"; not "READ MORE"."""
    exact = plain_exact(reading, run.start)
    end = reading.words.ends[run.start]
    if "&" in reading.text[end : end + 2]:
        return True
    if len(exact) > _LONGEST_INITIALS or is_function_word(exact.lower()):
        return exact in {"US", "WHO"}
    return len(run) == 1 or not plain_exact(reading, run.start + 1).isupper()


def _opens_place(reading: Reading, run: range) -> bool:
    forms = [bare_form(reading, word) for word in run[:2]]
    return " ".join(forms) in place_phrases()


def _opens_alone(reading: Reading, word: int) -> bool:
    """Judge a word at the head of a sentence that no other capital follows."""
    form, capitals = bare_form(reading, word), reading.derived(capitals_of)
    if is_function_word(form):
        return False
    if form in capitals.alone:
        return True
    is_name = not is_ordinary(form)
    if form in capitals.last and (is_name or stem_of(form) not in capitals.lower):
        return is_name or _following(reading, word) in name_part("after_one")
    is_plural = _following(reading, word) in {"are", "were", "have"} and form.endswith("s")
    return is_name and not is_plural and stem_of(form) not in capitals.lower


def _following(reading: Reading, word: int) -> str:
    has_next = word + 1 < len(reading.words) and gap_before(reading, word + 1) == " "
    return reading.words.forms[word + 1] if has_next else ""


def _opens_long(reading: Reading, run: range) -> bool:
    """Judge the first of several words with capitals at the head of a sentence."""
    forms = [bare_form(reading, word) for word in run]
    if _opens_place(reading, run):
        return True
    if is_function_word(forms[0]) or stem_of(forms[0]).isdigit():
        return False
    if forms[0] in reading.derived(capitals_of).pairs.get(forms[1], ()):
        return True
    if is_given_name(exact_at(reading, run.start)) and not is_ordinary(forms[1]):
        return True
    if exact_at(reading, run.start + 1).islower():  # "Min-seo Park"
        return True
    if not is_ordinary(forms[0]) or any(is_listed(reading, run.start, name) for name in _OPENERS):
        return True
    is_office = any(is_listed(reading, word, "titles") for word in run)
    if is_office and is_listed(reading, run.start, "title_modifiers"):
        return True
    return forms[0] not in word_set("roles") and all(is_ordinary(form) for form in forms)


_OPENERS = ("titles", "name_openers", "place_heads")
"""Lists of words that belong to what follows them, common ones though they are."""
