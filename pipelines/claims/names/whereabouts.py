"""The words of a name and a source → where they stand, possessives and accents aside."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain

from pipelines.claims.names.aliases import Forms
from pipelines.claims.names.mentions import plain_form
from pipelines.records.spans import Span
from pipelines.text import Reading
from pipelines.wording.places import places_by_form


def places_of(forms: Forms, source: Reading) -> Iterator[range]:
    """Yield where the words of a name stand in a row, accents and possessive endings aside."""
    plain = [_unaccented(form) for form in forms]
    for first in _places_of_word(plain[0], source):
        place = range(first, first + len(plain))
        if place.stop <= len(source.words) and all(
            _unaccented(plain_form(source.words.forms[word])) == form
            for word, form in zip(place, plain, strict=True)
        ):
            yield place


def _places_of_word(plain: str, source: Reading) -> Sequence[int]:
    """Return the places of a word, its possessives and its accented spellings included."""
    places, accented = source.derived(places_by_form), source.derived(_accented)
    forms = dict.fromkeys((plain, plain + "'s", *accented.get(plain, ())))
    found = [places[form] for form in forms if form in places]
    return found[0] if len(found) == 1 else sorted(chain.from_iterable(found))


def _accented(source: Reading) -> dict[str, list[str]]:
    """Return the words with letters past ASCII by their plain form."""
    found: dict[str, list[str]] = {}
    if not source.folded.isascii():
        for form in source.derived(places_by_form):
            if not form.isascii():
                found.setdefault(_unaccented(plain_form(form)), []).append(form)
    return found


def _unaccented(form: str) -> str:
    if form.isascii():
        return form
    return "".join(c for c in unicodedata.normalize("NFKD", form) if not unicodedata.combining(c))


def span_of(place: range, source: Reading) -> Span:
    """Return the stretch of the words, without a possessive ending."""
    last = place[-1]
    ending = len(source.words.forms[last]) - len(plain_form(source.words.forms[last]))
    return Span(source.words.starts[place.start], source.words.ends[last] - ending)


def exact_of(place: range, source: Reading) -> str:
    """Return the words as printed, without a possessive ending."""
    return span_of(place, source).of(source.text)
