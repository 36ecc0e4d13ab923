"""Word of a reading → how it is printed, and what kind of word the lists say it is."""

import re
from functools import cache, lru_cache

from pipelines.claims.names.peoples import is_given_name
from pipelines.text import Reading
from pipelines.wording.lexicon import function_words, known_stems
from pipelines.wording.stems import stem_of
from pipelines.wording.word_lists import read_lines, word_set

# "insurers", "strategists", "ridership", "flooding", "injured", "measurements", "oncologist"
_ORDINARY_ENDING = re.compile(
    r"\w{3,30}(?:ers|ors|ists?|ants|ents|ees|ings?|[ts]ions?|ments?|ness|ships?|ities|ances|ences|isms?"
    r"|ics|ages|ures|ables|ful|less|men|women|holders?|makers?|owners?|keepers?"
    r"|ologists?|icians?|graph(?:y|ers?)|ology|ed"
    r"|(?:al|ous|ive|ed|ing|ent|ant|at|ut|ful|ar|ab|ib|ct|ess|ic)e?ly)"
)
_SHORTEST_ORDINARY = 6  # letters of a word that its ending alone makes ordinary


def exact_at(reading: Reading, word: int) -> str:
    """Return a word as printed."""
    return reading.text[reading.words.starts[word] : reading.words.ends[word]]


def gap_before(reading: Reading, word: int) -> str:
    """Return what stands between a word and the one before it, folded."""
    start = reading.words.ends[word - 1] if word else 0
    return reading.folded[start : reading.words.starts[word]]


def plain_form(form: str) -> str:
    """Return a word without a possessive ending."""
    return form.removesuffix("'s").removesuffix("'") if "'" in form else form


def plain_exact(reading: Reading, word: int) -> str:
    """Return a word as printed, without a possessive ending, its quote mark folded."""
    return plain_form(exact_at(reading, word).replace("’", "'"))


def bare_form(reading: Reading, word: int) -> str:
    """Return a word in lower case, without a possessive ending."""
    form = reading.words.forms[word]
    return plain_form(form) if "'" in form else form


def is_listed(reading: Reading, word: int, name: str) -> bool:
    """Tell whether a word, printed with a capital, is in a word list."""
    return is_form_listed(bare_form(reading, word), name)


@lru_cache(maxsize=1 << 15)
def is_form_listed(form: str, name: str) -> bool:
    """Tell whether a word in lower case is in a word list, there with a capital."""
    return form.capitalize() in word_set(name)


@lru_cache(maxsize=1 << 16)
def is_ordinary(form: str) -> bool:
    """Tell whether a word in lower case is a common word of the language, by list or by ending.

    >>> [is_ordinary(word) for word in ("insurers", "ridership", "kestrel", "brannigan")]
    [True, True, False, False]
    """
    stem = stem_of(form)
    if stem in _ordinary_stems() or stem.isdigit():
        return True
    if is_given_name(form.capitalize()):
        return False
    return len(form) >= _SHORTEST_ORDINARY and bool(_ORDINARY_ENDING.fullmatch(form))


@cache
def _ordinary_stems() -> frozenset[str]:
    words = " ".join(" ".join(read_lines(name)) for name in ("ordinary_words", "roles")).split()
    return frozenset(stem_of(word) for word in words) | known_stems()


def is_mixed(exact: str) -> bool:
    """Tell whether capitals stand where no rule of the language puts them: "HBA", "GridLink".

    >>> [is_mixed(word) for word in ("HBA", "GridLink", "McKay", "Kestrel", "U.S")]
    [True, True, True, False, True]
    """
    return exact[1:].lower() != exact[1:]


@cache
def place_phrases() -> frozenset[str]:
    """Return the first two words of places with several, lower case: "new york", "sri lanka"."""
    lists = ("places_city", "places_region", "places_country", "places_continent")
    names = (name.lower().split() for list_name in lists for name in word_set(list_name))
    return frozenset(" ".join(name[:2]) for name in names if len(name) > 1)


def is_function_word(form: str) -> bool:
    """Tell whether a word carries no content of its own."""
    return form in function_words()
