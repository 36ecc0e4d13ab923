"""A speaker as printed → the person or organisation meant, title and employer kept apart."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from pipelines.claims.speakers.cues import Cues
from pipelines.records.spans import Span
from pipelines.text import fold

_PARTICLE = r"(?:de|da|do|dos|del|della|der|den|di|du|la|le|van|von|zu|bin|ibn|al|el|y|e|af|ter)"

_NAME_AFTER_CAPITAL = (
    r"[\w'’\-]*(?:[ \u00a0](?:[A-ZÀ-ÖØ-Þ]\.|" + _PARTICLE + r"))*"
    r"(?:[ \u00a0][A-ZÀ-ÖØ-Þ][\w'’\-]+)+"
)

# "Mira Voss", "J. R. Barrow", "Ana de la Torre", "Jean-Luc O’Hara"; that no letter stands before
# is asked after the capital, so that the search leaps from capital to capital
_FULL_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ](?<!\w.)" + _NAME_AFTER_CAPITAL)

# the words of a name or title: "vice-president", "O’Hara", "J.", "R-Ky."
_WORD = re.compile(r"[^\W_]+(?:['’.\-‐][^\W_]+)*\.?")

_POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$")

# ", chief executive of Larkmoor Cement," after a name
_APPOSITION = re.compile(r",\s+((?:\d{1,3}|[^,.;:\"“”\n]{3,90}))(?=[,.;]|$)")

# ", Mira Voss," after a description
_NAMED = re.compile(r",[ \u00a0]+([A-ZÀ-ÖØ-Þ]" + _NAME_AFTER_CAPITAL + r")(?=[,.;: ])")

MOST_NAMES, MOST_OF_A_NAME = 5_000, 50
"""Full names of one text that are kept, and those with one surname."""

LONGEST_NAME = 60
"""Characters before a surname in which the rest of the name stands."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is meant by a mention."""

    name: str | None
    affiliation: str | None
    is_person: bool


@dataclass(frozen=True, slots=True)
class NameTable:
    """The full names of a text in order, by surname."""

    names: tuple[tuple[int, str], ...]
    """Where each stands, and the name without its title."""
    by_surname: dict[str, tuple[int, ...]]
    """Indexes into `names`."""

    def full_name(self, surname: str, position: int, barred: frozenset[str]) -> str | None:
        """Return the full name last printed before a position with that surname, or the next.

        A name whose first name is barred (it is of the other gender) is passed over.
        """
        indexes = self.by_surname.get(_key(surname), ())
        at = bisect_left([self.names[i][0] for i in indexes], position)
        for index in (*reversed(indexes[:at]), *indexes[at:]):
            name = self.names[index][1]
            if name.split(maxsplit=1)[0].lower() not in barred:
                return name
        return None


def read_names(text: str, cues: Cues) -> NameTable:
    """Return the full names of people that a text prints."""
    found = islice(_FULL_NAME.finditer(text), MOST_NAMES)
    return _table(((m.start(), m.group()) for m in found), cues)


def names_ending(text: str, surname: str, cues: Cues) -> NameTable:
    """Return the full names in a text that end in one surname, without reading all others."""
    surname = _POSSESSIVE.sub("", surname)
    found: list[tuple[int, str]] = []
    at = text.find(surname) if surname else -1
    while at >= 0 and len(found) < MOST_OF_A_NAME:
        end = at + len(surname)
        start = max(0, at - LONGEST_NAME)
        near = _FULL_NAME.finditer(text, start, end)
        found += [(m.start(), m.group()) for m in near if m.end() == end]
        at = text.find(surname, end)
    return _table(found, cues)


def _table(found: Iterable[tuple[int, str]], cues: Cues) -> NameTable:
    names: list[tuple[int, str]] = []
    for place, name in found:
        words = _without_titles(name.split(), cues)
        if len(words) >= 2 and not any(_is_no_person(w, cues) for w in words):
            names.append((place, _POSSESSIVE.sub("", " ".join(words))))
    by_surname: dict[str, list[int]] = {}
    for index, (_, name) in enumerate(names):
        by_surname.setdefault(_key(name.split()[-1]), []).append(index)
    return NameTable(tuple(names), {k: tuple(v) for k, v in by_surname.items()})


def _key(word: str) -> str:
    plain = fold(word)
    return (_POSSESSIVE.sub("", plain) if "'" in plain else plain).lower()


def _without_titles(words: Sequence[str], cues: Cues) -> list[str]:
    start = 0
    while start < len(words) - 1 and (
        words[start].rstrip(".").lower() in cues.titles
        or words[start].lower() in cues.speaker_nouns
        or words[start].lower() in cues.determiners
        or words[start].lower() in cues.openers
        or words[start].lower() in cues.times
    ):
        start += 1
    return list(words[start:])


def _is_no_person(word: str, cues: Cues) -> bool:
    low = _key(word).rstrip(".")
    return low in cues.organisation_words or low in cues.times or low in cues.determiners


def identify(text: str, span: Span, table: NameTable, cues: Cues) -> Identity:
    """Return whom a mention names: the full name on the page where there is one.

    A pronoun or a bare description ("the official") names nobody here.
    """
    words = [(m.group(), m.start() + span.start) for m in _WORD.finditer(span.of(text))]
    name_at = _name_start(words, cues)
    if name_at is None:
        return _named_after(text, span, cues)
    name = [_POSSESSIVE.sub("", w) for w, _ in words[name_at:]]
    while len(name) > 1 and not name[-1][:1].isupper():
        name.pop()
    title = " ".join(w for w, _ in words[:name_at] if w.lower() not in cues.determiners) or None
    is_organisation = any(_is_no_person(w, cues) for w in name)
    barred = _barred_first_names(words[:name_at], cues)
    place = words[name_at][1]
    whole = _whole_name(name, place, table, barred) if not is_organisation else None
    is_person = whole is not None or (
        not is_organisation and (_has_person_title(words[:name_at], cues) or _is_full(name))
    )
    affiliation = title or _apposition(text, span.end, cues)
    return Identity(whole or " ".join(name), affiliation, is_person=is_person)


def _named_after(text: str, span: Span, cues: Cues) -> Identity:
    """Return the name that follows a description in commas: the works' head, Mira Voss."""
    words = span.of(text)
    match = _NAMED.match(text, span.end, span.end + LONGEST_NAME)
    if match is None or words.split(maxsplit=1)[0].lower() not in cues.determiners:
        return Identity(None, None, is_person=False)
    name = _without_titles(match[1].split(), cues)
    if len(name) < 2 or any(_is_no_person(w, cues) for w in name):
        return Identity(None, None, is_person=False)
    return Identity(" ".join(name), words, is_person=True)


def _name_start(words: Sequence[tuple[str, int]], cues: Cues) -> int | None:
    """Return where, after titles and descriptions, the capitals of a name begin."""
    if not words or cues.pronoun_kind(fold(words[0][0]).lower()):
        return None
    last = _key(words[-1][0])
    if not words[-1][0][:1].isupper() and (last in cues.titles or last in cues.speaker_nouns):
        return None  # "the Vermont senator" is described, not named
    start = 0
    for at, (word, _) in enumerate(words[:-1]):
        low = _key(word).rstrip(".")
        is_title = low in cues.titles or low in cues.speaker_nouns
        if is_title and words[at + 1][0][:1].isupper():
            start = at + 1
    while start < len(words) and not words[start][0][:1].isupper():
        start += 1
    if (
        start < len(words)
        and words[start][0].lower() in cues.determiners
        and start + 1 < len(words)
    ):
        start += 1
        if not words[start][0][:1].isupper():
            return None
    if 0 < start < len(words) and _key(words[start - 1][0]) in cues.noun_prepositions:
        return None  # "the mayor of Harwick" is described, not named
    is_bare_title = start == 0 and all(
        _key(w).rstrip(".") in cues.titles or _key(w) in cues.speaker_nouns
        for w, _ in words[start:]
    )
    return None if start >= len(words) or is_bare_title else start


def _barred_first_names(title: Sequence[tuple[str, int]], cues: Cues) -> frozenset[str]:
    """Return the first names that nobody of this title has: Mr. Voss is no Mira."""
    words = {_key(w).rstrip(".") for w, _ in title}
    if words & cues.male_titles:
        return cues.female_names
    return cues.male_names if words & cues.female_titles else frozenset()


def _whole_name(
    name: Sequence[str], position: int, table: NameTable, barred: frozenset[str]
) -> str | None:
    if len(name) > 3:
        return None
    if len(name) >= 2 and name[-1].lower() not in {"jr", "sr", "jr.", "sr."}:
        return " ".join(name) if _key(name[-1]) in table.by_surname else None
    return table.full_name(name[-1], position, barred)


def _is_full(name: Sequence[str]) -> bool:
    return 2 <= len(name) <= 4 and all(w[:1].isupper() for w in name)


def _has_person_title(words: Sequence[tuple[str, int]], cues: Cues) -> bool:
    return any(_key(w).rstrip(".") in cues.titles for w, _ in words)


def _apposition(text: str, end: int, cues: Cues) -> str | None:
    """Return what stands in commas after a name: its owner's office or employer."""
    match = _APPOSITION.match(text, end, end + 120)
    if match is None:
        return None
    words = match[1].lower().split()
    is_office = words[0] in cues.determiners or any(
        w in cues.titles or w in cues.speaker_nouns for w in words
    )
    return match[1].strip() if is_office else None


def share_a_name(first: str, second: str) -> bool:
    """Tell whether two names can be one person's or body's: a word or an acronym in common.

    >>> share_a_name("Mira Voss", "Ms. Voss"), share_a_name("IMF", "International Monetary Fund")
    (True, True)
    """
    a, b = ({_key(w) for w in _WORD.findall(n) if len(w) > 2} for n in (first, second))
    if a & b:
        return True
    return _initials(first) in b or _initials(second) in a


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w[:1].isupper()).lower()
