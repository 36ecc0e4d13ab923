"""Words behind a number → the noun it counts, and when two nouns count the same thing."""

from functools import lru_cache

from pipelines.claims.numbers.page import Page
from pipelines.claims.numbers.scales import Numeral

# "crisis", "bus", "glass": an s that makes no plural
_SINGULAR_ENDS = ("ss", "us", "is", "ous", "'s")

# "12 newly appointed provincial court judges" has four words before its noun
_REACH = 5

_IRREGULAR = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "grandchildren": "grandchild",
    "grandparents": "grandparent",
    "policemen": "policeman",
    "firemen": "fireman",
    "servicemen": "serviceman",
    "fishermen": "fisherman",
    "businessmen": "businessman",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "lives": "life",
    "wives": "wife",
    "companies": "company",
    "police": "police",
    "series": "series",
    "species": "species",
    "data": "data",
    "media": "media",
    "criteria": "criterion",
    "crises": "crisis",
    "personas": "persona",
    "pessoas": "pessoa",
}

# Words that only persons are called; with them "36 miners" and "36 people" count the same.
_PERSON_ENDINGS = ("ists", "ians", "ees", "ants", "ers", "ors", "ists", "men", "women")
_THINGS_LIKE_PERSONS = frozenset(
    [
        "numbers",
        "computers",
        "papers",
        "letters",
        "orders",
        "offers",
        "members'",
        "hours",
        "years",
        "quarters",
        "centers",
        "centres",
        "servers",
        "chapters",
        "layers",
        "towers",
        "reactors",
        "factors",
        "sectors",
        "doctors'",
        "motors",
        "floors",
        "doors",
        "errors",
        "vectors",
        "barriers",
        "carriers",
        "containers",
        "trailers",
        "boosters",
        "users'",
        "parameters",
        "meters",
        "liters",
        "litres",
        "metres",
        "cancers",
        "tumors",
        "weapons",
        "offers",
        "transfers",
        "powers",
        "theaters",
        "theatres",
        "plants",
        "restaurants",
        "tenants'",
        "grants",
        "documents",
        "events",
        "elements",
        "apartments",
        "students'",
        "amounts",
        "points",
        "percents",
        "accounts",
        "counts",
        "parents'",
        "patents",
        "patients'",
        "committees",
        "degrees",
        "trees",
        "fees",
        "employees'",
        "guarantees",
        "coffees",
        "trainers",
        "routers",
        "printers",
        "monitors",
        "sensors",
        "processors",
        "tractors",
        "elevators",
        "corridors",
        "mirrors",
        "colors",
        "colours",
        "flavors",
        "favors",
        "rumors",
        "harbors",
        "corners",
        "dinners",
        "winters",
        "summers",
        "answers",
        "matters",
        "buyers'",
        "shelters",
        "bumpers",
        "freezers",
        "mixers",
        "stickers",
        "posters",
        "drawers",
    ]
)


def counted_noun(page: Page, numeral: Numeral) -> int | None:
    """Return the index of the noun that a number counts; None where none can be told."""
    at = _after_partitive(page, numeral.end)
    is_hyphened = page.gap(numeral.end - 1) == "-"
    singular: int | None = None
    for index in range(at, at + _REACH):
        gap = page.gap(index - 1)
        if (gap.removeprefix("+") if index == numeral.end else gap) not in {" ", "-"}:
            break
        if page.forms[index] in page.words.stops or page.forms[index] == "":
            break
        if page.forms[index][0].isdecimal() or page.forms[index] in page.words.scales:
            break
        if is_plural(page, index) or (is_hyphened and index == at):
            return index
        if singular is None and not page.is_capitalised(index):
            singular = index
    if singular is not None and (is_hyphened or numeral.value == 1):
        return singular if singular == at else None
    return None


def _after_partitive(page: Page, index: int) -> int:
    """Skip "of the" and its like between a number and its noun."""
    at = index
    while at < index + 3 and page.forms[at] in page.words.partitives and page.gap(at - 1) == " ":
        at += 1
    is_whole = page.forms[at][:1].isdecimal() or page.forms[at] in page.words.small
    if at > index and is_whole and page.gap(at - 1) == " ":
        at += 1  # "12 of the 20 miners"
    return at


def is_plural(page: Page, index: int) -> bool:
    """Tell whether a word looks like the plural of a noun."""
    form = page.forms[index]
    if form in page.words.people or form in _IRREGULAR:
        return True
    if page.words.capital_nouns and not page.is_capitalised(index):
        return False
    if (
        not page.words.capital_nouns
        and page.is_capitalised(index)
        and not page.is_capitalised(index - 1)
    ):
        following = page.forms[index + 1]
        if page.gap(index) == " " and following and following not in page.words.stops:
            return False
    return (
        len(form) > 3
        and form.endswith(page.words.plural_ends)
        and not form.endswith(_SINGULAR_ENDS if page.words.language == "en" else "'s")
    )


@lru_cache(maxsize=1 << 14)
def lemma(noun: str) -> str:
    """Return the singular of a counted noun, good enough to compare two of them.

    >>> lemma("companies"), lemma("churches"), lemma("users")
    ('company', 'church', 'user')
    """
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3:
        return noun[:-1]
    return noun


def is_person(noun: str, people: frozenset[str]) -> bool:
    """Tell whether a counted noun means persons."""
    if noun in people or lemma(noun) in people:
        return True
    return noun.endswith(_PERSON_ENDINGS) and noun not in _THINGS_LIKE_PERSONS
