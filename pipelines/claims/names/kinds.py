"""Mention → whether it names a person, an organisation, a product or a place."""

import re

from pipelines.claims.names.mentions import Mention
from pipelines.claims.names.peoples import is_given_name, nationalities, places
from pipelines.records.claims import NameKind
from pipelines.wording.word_lists import word_set

_PERSON_WORDS = range(2, 5)  # "Mira Voss" to "Johann Sebastian van Voss"

# "Ji-woo Hahn", "Siobhan O'Neill", "J. R. Okonjo", "Pieter van der Berg", "Fiona McKay"
_PERSONAL = re.compile(
    r"[A-Z]\w{1,6}-[a-z]\w* |.* (?:O'|D'|Mc|Mac)[A-Z]|(?:[A-Z]\.? ?){1,3} [A-Z][a-z]"
    r"|.* (?:van|von|der|den|ter|bin|bint|ibn|al)[ -]|.* (?:Jr|Sr)\.?$"
)
_SUFFIXES = frozenset({"LLC", "PLC", "GMBH", "AG", "SA", "NV"})


def kind_of(mention: Mention) -> NameKind:
    """Return what a mention names, by its words and those beside it; OTHER where none tell."""
    if mention.version:
        return NameKind.PRODUCT
    if mention.forms in places() or mention.forms in nationalities():
        return NameKind.PERSON if mention.title else NameKind.PLACE
    words = [word.capitalize() for word in mention.forms]
    if _is_body(mention, words):
        return NameKind.ORGANISATION
    if _is_place(words) and not mention.is_person:
        return NameKind.PLACE
    if mention.is_person or (len(words) in _PERSON_WORDS and _looks_personal(mention)):
        return NameKind.PERSON
    if len(words) == 1 and mention.exact.isupper() and len(mention.exact) > 1:
        return NameKind.ORGANISATION
    return NameKind.PLACE if mention.is_place else NameKind.OTHER


def _is_body(mention: Mention, words: list[str]) -> bool:
    """Tell whether a word of the name is of organisations; "Air" and "Press" only as the last."""
    if any(word in word_set("organisation_words") or word.upper() in _SUFFIXES for word in words):
        return True
    if len(words) < 2 or mention.title:
        return False
    return words[-1] in word_set("company_words") or "&" in mention.exact


def _looks_personal(mention: Mention) -> bool:
    exact = mention.exact.replace("’", "'")
    return is_given_name(exact.split()[0].strip(".")) or _PERSONAL.match(exact) is not None


def _is_place(words: list[str]) -> bool:
    if len(words) < 2:
        return False
    return words[-1] in word_set("place_words") or words[0] in word_set("place_heads")
