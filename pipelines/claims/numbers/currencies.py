"""Currencies that are one money in two units, or one word of several countries: cents, crowns."""

from collections.abc import Collection
from functools import cache

_HUNDREDTHS = {
    "cent": frozenset({"USD", "EUR", "CAD", "AUD", "NZD", "HKD", "SGD", "ZAR"}),
    "penny": frozenset({"GBP"}),
}

# word → its currencies, each with the words of a page that tell the country
_SHARED: dict[str, dict[str, frozenset[str]]] = {
    unit: {code: frozenset(words.split()) for code, words in of_countries.items()}
    for unit, of_countries in {
        "krone": {
            "DKK": "denmark danish copenhagen danmark",
            "NOK": "norway norwegian norway's oslo",
        },
        "crown": {
            "SEK": "sweden swedish sweden's stockholm",
            "NOK": "norway norwegian norway's oslo",
            "DKK": "denmark danish denmark's copenhagen",
            "CZK": "czech prague",
            "ISK": "iceland icelandic reykjavik",
        },
        "peso": {
            "MXN": "mexico mexican mexico's",
            "ARS": "argentina argentine argentina's",
            "CLP": "chile chilean chile's",
            "COP": "colombia colombian colombia's",
            "PHP": "philippines philippine manila",
        },
    }.items()
}

SHARED_WORDS = frozenset(_SHARED)
"""Units that name the money of several countries."""

_CENT = 0.01


def told_currency(unit: str, words: Collection[str]) -> str:
    """Return the currency that a word means on a page that speaks of one of its countries only.

    >>> told_currency("krone", {"oslo", "bridge"}), told_currency("crown", {"bridge"})
    ('NOK', 'crown')
    """
    told = [code for code, names in _SHARED[unit].items() if any(name in words for name in names)]
    return told[0] if len(told) == 1 else unit


@cache
def kindred(unit: str) -> frozenset[str]:
    """Return the other units of money in which the same sum may be told.

    >>> sorted(kindred("DKK")), sorted(kindred("penny"))
    (['crown', 'krone'], ['GBP'])
    """
    wider = {word for word, codes in {**_HUNDREDTHS, **_SHARED}.items() if unit in codes}
    narrower = _HUNDREDTHS.get(unit, frozenset()) | _SHARED.get(unit, {}).keys()
    shared = {word for word in _SHARED if _SHARED[word].keys() & _SHARED.get(unit, {}).keys()}
    return frozenset((wider | narrower | shared) - {unit})


def factor_between(unit: str, other: str) -> float:
    """Return how many of the other unit of money one is.

    >>> factor_between("cent", "USD"), factor_between("USD", "cent"), factor_between("krone", "DKK")
    (0.01, 100.0, 1.0)
    """
    if unit in _HUNDREDTHS:
        return _CENT
    return 1 / _CENT if other in _HUNDREDTHS else 1.0
