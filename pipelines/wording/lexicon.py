"""Word lists → which stems stand for one another, oppose one another or exclude one another."""

from dataclasses import dataclass
from functools import cache

from pipelines.wording.stems import stem_of
from pipelines.wording.word_lists import read_lines, word_set


@cache
def function_words() -> frozenset[str]:
    """Return the lower-case words that carry no content of their own."""
    return frozenset(" ".join(read_lines("function_words")).split())


@cache
def common_stems() -> frozenset[str]:
    """Return stems so frequent that a match says little."""
    return frozenset(stem_of(w) for w in " ".join(read_lines("common_words")).split())


@cache
def calendar_stems() -> frozenset[str]:
    """Return the stems of the months and the weekdays."""
    siblings = lexicon().siblings
    words = siblings["january"] | siblings["monday"] | {"january", "monday"}
    return frozenset(map(stem_of, words))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Relations between stems; all symmetric except nothing."""

    synonyms: dict[str, frozenset[str]]
    places: dict[str, frozenset[str]]
    """"german" ↔ "germany", "germans"."""
    antonyms: dict[str, frozenset[str]]
    siblings: dict[str, frozenset[str]]
    """Members of the same closed sets, as words: "monday" → the other weekdays."""


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, read once."""
    return Lexicon(
        synonyms=_related([line.split() for line in read_lines("synonyms")]),
        places=_related([line.replace(":", "").split() for line in read_lines("demonyms")]),
        antonyms=_opposed(read_lines("antonyms")),
        siblings=_siblings(read_lines("siblings")),
    )


def _related(groups: list[list[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in groups:
        stems = {stem_of(word) for word in group if "_" not in word}
        for stem in stems:
            found.setdefault(stem, set()).update(stems - {stem})
    return {stem: frozenset(others) for stem, others in found.items()}


def _siblings(lines: list[str]) -> dict[str, frozenset[str]]:
    """Return for each word of a closed set the others; plurals stand beside plurals."""
    found: dict[str, set[str]] = {}
    for line in lines:
        members = line.partition(": ")[2].split()
        for forms in (members, [f"{word}s" for word in members]):
            for form in forms:
                found.setdefault(form, set()).update(set(forms) - {form})
    return {form: frozenset(others) for form, others in found.items()}


def _opposed(lines: list[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in lines:
        left, _, right = line.partition("|")
        sides = [{stem_of(w) for w in side.split()} for side in (left, right)]
        for one, other in (sides, sides[::-1]):
            for stem in one:
                found.setdefault(stem, set()).update(other - one)
    return {stem: frozenset(others) for stem, others in found.items()}


@cache
def known_stems() -> frozenset[str]:
    """Return the stems of every ordinary word in the lists: such a word alone is hardly a name."""
    names = ("synonyms", "antonyms", "siblings", "common_words", "openers")
    words = " ".join(" ".join(read_lines(name)) for name in names).replace("_", " ").split()
    return frozenset(stem_of(w.strip(":|")) for w in words) | function_words()


def gender_of_given_name(word: str) -> str | None:
    """Return "female", "male", or None for a name that is neither or both.

    >>> gender_of_given_name("Ingrid"), gender_of_given_name("Quillmark")
    ('female', None)
    """
    is_female, is_male = (
        word in word_set("given_names_female"),
        word in word_set("given_names_male"),
    )
    if is_female == is_male:
        return None
    return "female" if is_female else "male"
