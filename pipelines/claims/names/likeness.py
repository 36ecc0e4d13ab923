"""Two names → whether one may be the other: spellings, short forms, initials, peoples and lands."""

from collections.abc import Collection
from functools import cache, lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from pipelines.claims.names.peoples import Forms, is_given_name, nationalities, unaccented
from pipelines.claims.names.printing import plain_form
from pipelines.wording.spelling import plain_spelling
from pipelines.wording.stems import stem_of
from pipelines.wording.word_lists import read_lines, word_set

WEAK_WORDS = frozenset({"of", "for", "the", "and", "de", "on", "in", "at"})
"""Words of a name that its initials may leave out."""

_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_FULL_NAME = 2  # words
_COMMON_LETTERS = 4  # a common beginning as long as this: "Texan", "Texas"
_SHORTENED = 3  # letters of a short form: "Fed" of "Federal"
_MISPRINT_LETTERS = 7  # a shorter word with a letter changed is too easily another name
_PEOPLE_ENDINGS = ("ians", "ian", "ese", "ish", "ans", "ers", "an", "er", "ns", "is", "n", "i")
_LAND_ENDINGS = ("", "a", "e", "y", "ia", "o", "land")
_LEAST_LAND = 4  # letters of a place's name without its ending
_BRITISH = frozenset({"britain", "england", "scotland", "wales", "northern_ireland"})


@lru_cache(maxsize=1 << 16)
def key_of(form: str) -> str:
    """Return a word of a name in one spelling, without accents, dots and possessive ending.

    >>> [key_of(word) for word in ("centre", "u.s", "Zoë's", "univ", "ninth")]
    ['center', 'us', 'zoe', 'university', '9']
    """
    word = unaccented(plain_form(form.lower())).replace(".", "")
    found = _abbreviated().get(word, word)
    stem = stem_of(found)
    return stem if stem.isdigit() else plain_spelling(found)


@cache
def _abbreviated() -> dict[str, str]:
    lines = (line.partition(": ") for line in read_lines("name_abbreviations"))
    return {short: word for word, _, shorts in lines for short in shorts.split()}


@lru_cache(maxsize=1 << 15)
def keys_of(forms: Forms) -> Forms:
    """Return the words of a name as keys, "9", "th" as one.

    >>> keys_of(("9", "th", "circuit")) == keys_of(("ninth", "circuit"))
    True
    """
    return tuple(
        key_of(form)
        for before, form in zip(("", *forms), forms, strict=False)
        if not (form in _ORDINAL_ENDINGS and before.isdigit())
    )


def initials_of(forms: Forms) -> list[str]:
    """Return the first letters of a name, with and without those of "of" and "the".

    >>> initials_of(("bank", "of", "brell"))
    ['bob', 'bb']
    """
    strong = [word[0] for word in forms if word not in WEAK_WORDS]
    return list(dict.fromkeys(["".join(word[0] for word in forms), "".join(strong)]))


def is_acronym_of(short: Forms, long: Forms) -> bool:
    """Tell whether one word is made of the first letters of several.

    >>> is_acronym_of(("hba",), ("harbour", "board", "of", "aldmoor"))
    True
    >>> is_acronym_of(("u.n",), ("united", "nations"))
    True
    """
    letters = short[0].replace(".", "")
    return len(short) == 1 and len(long) > 1 and len(letters) > 1 and letters in initials_of(long)


def may_be_same(one: Forms, other: Forms) -> bool:
    """Tell whether two names may be of one person or thing; when in doubt, yes."""
    ours, theirs = keys_of(one), keys_of(other)
    if _are_two_lands(one, other):
        return False
    shared = (set(ours) & set(theirs)) - WEAK_WORDS
    if shared and not _share_given_name_alone(ours, theirs, shared):
        return True
    if "".join(ours) == "".join(theirs):
        return True
    if is_acronym_of(one, other) or is_acronym_of(other, one):
        return True
    if _are_one_land(one, other) or is_metonym(one) or is_metonym(other):
        return True
    rests = [[word for word in words if word not in shared] for words in (ours, theirs)]
    return any(_are_alike(a, b) for a in rests[0] for b in rests[1])


def _share_given_name_alone(one: Forms, other: Forms, shared: set[str]) -> bool:
    """Tell whether two full names have the given name in common and no more: two people."""
    if min(len(one), len(other)) < _FULL_NAME or shared != {one[0]} or one[0] != other[0]:
        return False
    return is_given_name(one[0].capitalize()) and not _are_alike(one[-1], other[-1])


def _are_alike(one: str, other: str) -> bool:
    """Tell whether two words may be forms of one: "Fed", "Federal"; "Bob", "Robert"."""
    shorter = min(len(one), len(other))
    if shorter >= _COMMON_LETTERS and one[:_COMMON_LETTERS] == other[:_COMMON_LETTERS]:
        return True
    if shorter >= _SHORTENED and (one.startswith(other) or other.startswith(one)):
        return True
    if are_short_forms(one, other):
        return True
    is_long = shorter >= _MISPRINT_LETTERS
    return is_long and DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1


def _are_one_land(one: Forms, other: Forms) -> bool:
    """Tell whether two names are of one country or its people; of Britain's countries, any two."""
    ours, theirs = lands_of(one), lands_of(other)
    return bool(ours & theirs) or (
        bool(ours and theirs) and ours <= _BRITISH and theirs <= _BRITISH
    )


def _are_two_lands(one: Forms, other: Forms) -> bool:
    """Tell whether two long names are of two countries: "South Korea", "South Africa"."""
    ours, theirs = nationalities().get(one), nationalities().get(other)
    return None not in (ours, theirs) and ours != theirs and min(len(one), len(other)) > 1


def lands_of(forms: Forms) -> set[str]:
    """Return the countries that a name, or one of its words, is of."""
    lands = nationalities()
    whole = lands.get(tuple(form.replace(".", "") for form in forms)) or lands.get(forms)
    return {whole} if whole else {lands[(form,)] for form in forms if (form,) in lands}


def is_metonym(forms: Forms) -> bool:
    """Tell whether a name is of those who govern: "White House", "Obama administration"."""
    if "_".join(forms) in word_set_of_metonyms():
        return True
    return forms[-1] in {"administration", "government", "ministry", "cabinet", "campaign"}


@cache
def word_set_of_metonyms() -> frozenset[str]:
    """Return the seats and offices of those who govern, with "_" for a space."""
    return frozenset(name.replace(" ", "_") for name in word_set("metonyms"))


def are_short_forms(one: str, other: str) -> bool:
    """Tell whether two given names are one, or its short form or initial.

    >>> are_short_forms("chris", "christopher"), are_short_forms("bob", "robert")
    (True, True)
    """
    if one == other or _nicknames().get(one, set()) & _nicknames().get(other, set()):
        return True
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) in (1, *range(_SHORTENED, 20)) and longer.startswith(shorter)


@cache
def _nicknames() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in read_lines("nicknames"):
        name, _, shorts = line.partition(": ")
        for word in (name, *shorts.split()):
            found.setdefault(word, set()).add(name)
    return found


def is_inflected(one: str, other: str) -> bool:
    """Tell whether two words are forms or spellings of one: a plural, a people and its land."""
    if key_of(one) == key_of(other) or stem_of(one) == stem_of(other):
        return True
    shorter, longer = sorted((one, other), key=len)
    return longer in {shorter + ending for ending in ("s", "n", "i", "'s")}


@lru_cache(maxsize=1 << 12)
def peoples_and_lands(form: str) -> Collection[str]:
    """Return what a place's people may be called, or the place of a people: "Varlandish".

    >>> "varland" in peoples_and_lands("varlandish"), "korean" in peoples_and_lands("korea")
    (True, True)
    """
    bases = {form, form[:-1]} if form[-1:] in "aeoy" else {form}
    found = {base + ending for base in bases for ending in _PEOPLE_ENDINGS if len(base) >= 3}
    for ending in _PEOPLE_ENDINGS:
        base = form.removesuffix(ending)
        if base != form and len(base) >= _LEAST_LAND:
            found |= {base + land for land in _LAND_ENDINGS}
    return found - {form}
