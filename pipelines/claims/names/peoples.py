"""Words → the places, countries and peoples of the lists that they name."""

import unicodedata
from functools import cache

from pipelines.wording.word_lists import read_lines, word_set

Forms = tuple[str, ...]
"""Words of a name in lower case."""

_CONTINENTS = frozenset({"africa", "asia", "europe", "scandinavia"})


@cache
def name_part(part: str) -> frozenset[str]:
    """Return a closed set of words, such as the particles inside names."""
    lines = (line.partition(": ") for line in read_lines("name_parts"))
    return frozenset(word for name, _, words in lines if name == part for word in words.split())


@cache
def places() -> dict[Forms, str]:
    """Return the places of the lists, in lower-case words, each with its level, such as "city"."""
    found = {
        tuple(name.lower().split()): level
        for level in ("continent", "region", "city", "country")
        for name in word_set(f"places_{level}")
    }
    lands = [line.partition(":")[0] for line in read_lines("demonyms")]
    return {
        tuple(land.split("_")): "continent" if land in _CONTINENTS else "country"
        for land in lands
        if land not in name_part("belief")
    } | found


@cache
def nationalities() -> dict[Forms, str]:
    """Return for each adjective, people and country the country: ("german",) → "germany"."""
    found: dict[Forms, str] = {}
    for line in read_lines("demonyms"):
        country, _, words = line.partition(":")
        for word in (country, *words.split()):
            found.setdefault(tuple(word.split("_")), country)
    return found


@cache
def forms_of_country(country: str) -> tuple[Forms, ...]:
    """Return every name of a country and its people."""
    return tuple(forms for forms, other in nationalities().items() if other == country)


def is_given_name(word: str) -> bool:
    """Tell whether a word, as printed, is a given name, its accents aside."""
    return any(
        form in word_set(f"given_names_{gender}")
        for form in {word, unaccented(word)}
        for gender in ("female", "male")
    )


def unaccented(word: str) -> str:
    """Return a word without its accents: "zoë" → "zoe"."""
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFKD", word.translate(_STROKED))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


_STROKED = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "ß": "ss", "đ": "d"})
