"""The words of a name and a source → where they stand, in any spelling."""

from collections.abc import Iterator

from pipelines.claims.names.likeness import key_of, keys_of
from pipelines.claims.names.peoples import Forms
from pipelines.claims.names.printing import is_ordinary, plain_form
from pipelines.records.spans import Span
from pipelines.text import Reading
from pipelines.wording.places import places_by_form

_ORDINAL_ENDINGS = ("st", "nd", "rd", "th")
MOST_PLACES = 200
"""Places of a word at which a name is tried; further ones repeat."""


def places_of(forms: Forms, source: Reading) -> Iterator[range]:
    """Yield where the words of a name stand in a row, spelling and possessive endings aside.

    A common word counts as a name only where it has a capital.
    """
    index = source.derived(words_by_key)
    is_common = len(forms) == 1 and is_ordinary(forms[0])
    for keys in _ways_of(forms):
        for first in index.get(keys[0], ())[:MOST_PLACES]:
            place = range(first, first + len(keys))
            if place.stop > len(source.words) or (is_common and not is_capital(place, source)):
                continue
            if all(
                key_of(source.words.forms[word]) == key
                for word, key in zip(place, keys, strict=True)
            ):
                yield place


def _ways_of(forms: Forms) -> list[Forms]:
    """Return the keys of a name, ordinals as one word and as two."""
    keys = keys_of(forms)
    at = next((i for i, key in enumerate(keys) if key.isdigit() and len(keys) > 1), None)
    if at is None:
        return [keys]
    split = [(*keys[: at + 1], key_of(end), *keys[at + 1 :]) for end in _ORDINAL_ENDINGS]
    return [keys, *split]


def words_by_key(source: Reading) -> dict[str, list[int]]:
    """Return the places of words by their keys, in order."""
    found: dict[str, list[int]] = {}
    for form, places in source.derived(places_by_form).items():
        key = key_of(form)
        found[key] = sorted([*found[key], *places]) if key in found else places
    return found


def is_capital(place: range, source: Reading) -> bool:
    """Tell whether the first word of a place, or the letter after it, is a capital."""
    start = source.words.starts[place.start]
    return not source.text[start : start + 2].islower()


def span_of(place: range, source: Reading) -> Span:
    """Return the stretch of the words, without a possessive ending."""
    last = place[-1]
    ending = len(source.words.forms[last]) - len(plain_form(source.words.forms[last]))
    return Span(source.words.starts[place.start], source.words.ends[last] - ending)


def exact_of(place: range, source: Reading) -> str:
    """Return the words as printed, without a possessive ending."""
    return span_of(place, source).of(source.text)
