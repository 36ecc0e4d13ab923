"""A name and a source → its initials where the source has the name, or the name for initials."""

import re

from pipelines.claims.names.likeness import WEAK_WORDS, initials_of
from pipelines.claims.names.peoples import Forms
from pipelines.claims.names.whereabouts import exact_of, places_of
from pipelines.records.spans import Span
from pipelines.text import Reading

_LETTERS = range(3, 7)  # of initials that are looked for in words; two letters fit anything

_KNOWN_INITIALS = frozenset({"un", "eu", "uk", "us"})
"""Initials of two letters that mean one body wherever they stand."""
_JOINT = " (?:(?:of|for|the|and|de|on|in|at) ){0,2}"

# "Harbour Board of the City": capitalised words in a row
_ROW = re.compile(r"\b[A-Z][a-z]\w*(?:" + _JOINT + r"[A-Z][a-z]\w*)+")


def initials_in(forms: Forms, source: Reading) -> range | None:
    """Return where a source has the initials of a name of several words, in capitals."""
    if len(forms) == 1:
        return None
    return next(
        (
            place
            for initials in initials_of(forms)
            if len(initials) in _LETTERS or initials in _KNOWN_INITIALS
            for place in places_of((initials,), source)
            if exact_of(place, source).replace(".", "").isupper()
        ),
        None,
    )


def spelled_out_in(acronym: str, source: Reading) -> range | None:
    """Return where capitalised words have the letters as initials: "Harbour Board of Aldmoor".

    Only what is printed in capitals stands for other words: "HBA" and "H.B.A.", not "Hba".
    """
    letters = acronym.replace(".", "")
    if len(letters) not in _LETTERS or not (letters.isalpha() and letters.isupper()):
        return None
    if not any(letters in initials for initials in source.derived(_initials_in_rows)):
        return None
    words = [letter + r"[a-z]\w{0,30}" for letter in letters]
    match = re.search(r"\b" + _JOINT.join(words), source.folded)
    return source.words.within(Span(match.start(), match.end())) if match else None


def _initials_in_rows(source: Reading) -> list[str]:
    """Return the first letters of every row of capitalised words, small words left out."""
    rows = (row.split() for row in _ROW.findall(source.folded))
    return ["".join(word[0] for word in row if word not in WEAK_WORDS) for row in rows]
