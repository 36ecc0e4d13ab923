"""Two stretches of words → the name of the house rule that makes them one, or None."""

import re
from collections.abc import Sequence

from pipelines.claims.quotes.tripwires import Tripwires

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

_CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee"}

_MAGNITUDES = {"m": "million", "mn": "million", "bn": "billion", "b": "billion", "tn": "trillion"}

SHORTEST_STEM = 3
"""Letters before an ending that two spellings share; "her" is no American "hre"."""

# "$5m", "€2.5bn"
_GLUED_SCALE = re.compile(r"([$€£¥₹]?\d[\d.,]*)(mn|bn|tn|m|b)$")


def same_but_for_style(quote: Sequence[str], source: Sequence[str], wires: Tripwires) -> str | None:
    """Return hyphenation, number_style, spelling or contraction when that is all that differs."""
    if "".join(quote) == "".join(source):
        return "hyphenation"
    if _plain_numbers(quote, wires) == _plain_numbers(source, wires):
        return "number_style"
    joined = (" ".join(quote), " ".join(source))
    if _expanded(joined[0], wires) & _expanded(joined[1], wires):
        return "contraction"
    if frozenset(joined) in wires.equivalents:
        return "spelling"
    if len(quote) == len(source):
        pairs = zip(quote, source, strict=True)
        if all(a == b or _is_spelling(a, b, wires) for a, b in pairs):
            return "spelling"
    return None


def is_currency_pair(
    signed: tuple[list[str], list[str]], worded: tuple[list[str], list[str]]
) -> bool:
    """Tell whether one side has a sign before a number and the other the word after it.

    >>> is_currency_pair((["$5"], []), (["5"], ["dollars"]))
    True
    """
    if len(signed[0]) != 1 or signed[1] or len(worded[0]) != 1 or len(worded[1]) != 1:
        return False
    sign, number = signed[0][0][:1], signed[0][0][1:]
    return number == worded[0][0] and worded[1][0].rstrip("s") == _CURRENCIES.get(sign)


def _plain_numbers(forms: Sequence[str], wires: Tripwires) -> list[str]:
    """Return words with numbers in figures, percent as a sign and currencies as words.

    >>> from pipelines.claims.quotes.tripwires import read_tripwires
    >>> _plain_numbers(["$5m"], read_tripwires("en"))
    ['5', 'million', 'dollar']
    """
    plain: list[str] = []
    currency: list[str] = []
    for written in _unglued(forms):
        sign = next((s for s in _CURRENCIES if written.startswith(s) and len(written) > 1), None)
        if sign:
            currency.append(_CURRENCIES[sign])
        form = written[1:] if sign else written
        if form.endswith("%") and len(form) > 1:
            plain += (_figure(form[:-1], wires), "%")
        elif form in wires.percent_words:
            plain.append("%")
        elif form == "cent" and plain[-1:] == ["per"]:
            plain[-1] = "%"
        elif form.rstrip("s") in _CURRENCIES.values():
            currency.append(form.rstrip("s"))
        else:
            plain.append(_figure(form, wires))
    return plain + currency


def _unglued(forms: Sequence[str]) -> list[str]:
    found: list[str] = []
    for form in forms:
        glued = _GLUED_SCALE.fullmatch(form)
        found += (glued[1], _MAGNITUDES[glued[2]]) if glued else (form,)
    return found


def _figure(form: str, wires: Tripwires) -> str:
    if form in wires.numbers:
        return f"{wires.numbers[form]:g}"
    if _NUMBER.fullmatch(form):
        return form.replace(",", "")
    return form


def _expanded(words: str, wires: Tripwires) -> set[str]:
    """Return the ways to write some words out: "it's" is "it is", "she'd" is "she had" too."""
    found = {words}
    for short, long in wires.contractions:
        if short in words:
            found |= {w.replace(short, long) for w in found}
    if "n't" in words:
        found |= {w.replace("can't", "cannot").replace("won't", "will not") for w in found}
        found.add(words.replace("can't", "can not"))
    return found | {w.replace("cannot", "can not") for w in found}


def _is_spelling(first: str, second: str, wires: Tripwires) -> bool:
    """Tell whether two words differ as organise and organize do."""
    if frozenset((first, second)) in wires.equivalents:
        return True
    if first[:SHORTEST_STEM] != second[:SHORTEST_STEM]:
        return False
    return any(
        _ends_as(first, second, one, other) or _ends_as(second, first, one, other)
        for one, other in wires.spellings
    )


def _ends_as(first: str, second: str, one: str, other: str) -> bool:
    stem = first[: len(first) - len(one)]
    return first.endswith(one) and len(stem) >= SHORTEST_STEM and second == stem + other
