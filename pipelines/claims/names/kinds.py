"""Mention → whether it names a person, an organisation, a product or a place."""

from functools import cache

from pipelines.claims.names.mentions import Mention
from pipelines.records.claims import NameKind
from pipelines.wording.word_lists import read_lines, word_set

_PERSON_WORDS = range(2, 5)  # "Mira Voss" to "Johann Sebastian van Voss"


def kind_of(mention: Mention) -> NameKind:
    """Return what a mention names, by its own words alone; OTHER where they do not tell."""
    if mention.version:
        return NameKind.PRODUCT
    if mention.forms in places():
        return NameKind.PLACE
    first = mention.exact.split()[0].strip(".")
    words = [word.capitalize() for word in mention.forms]
    if any(word in word_set("organisation_words") or word.upper() in _SUFFIXES for word in words):
        return NameKind.ORGANISATION
    if len(words) in _PERSON_WORDS and (mention.title or is_given_name(first)):
        return NameKind.PERSON
    if mention.title:
        return NameKind.PERSON
    if len(words) == 1 and mention.exact.isupper() and len(mention.exact) > 1:
        return NameKind.ORGANISATION
    return NameKind.OTHER


_SUFFIXES = frozenset({"LLC", "PLC", "GMBH", "AG", "SA", "NV"})


def is_given_name(word: str) -> bool:
    """Tell whether a word, as printed, is a given name."""
    return word in word_set("given_names_female") or word in word_set("given_names_male")


@cache
def places() -> dict[tuple[str, ...], str]:
    """Return the places of the lists, in lower-case words, each with its level, such as "city"."""
    found = {
        tuple(name.lower().split()): level
        for level in ("continent", "region", "city", "country")
        for name in word_set(f"places_{level}")
    }
    countries = [line.partition(":")[0] for line in read_lines("demonyms")]
    return {
        (name,): "continent" if name in _CONTINENTS else "country" for name in countries
    } | found


_CONTINENTS = frozenset({"africa", "asia", "europe", "scandinavia"})


@cache
def nationalities() -> dict[str, str]:
    """Return for each adjective or people the country: "german" → "germany"."""
    found: dict[str, str] = {}
    for line in read_lines("demonyms"):
        country, _, words = line.partition(":")
        found |= dict.fromkeys((country, *words.split()), country)
    return found
