"""Two stretches of words → the name of the house rule that makes them one, or None."""

from collections.abc import Sequence

from pipelines.claims.quotes.figures import CURRENCIES, plain_numbers
from pipelines.claims.quotes.tripwires import Tripwires

SHORTEST_STEM = 3
"""Letters before an ending that two spellings share; "her" is no American "hre"."""


def same_but_for_style(quote: Sequence[str], source: Sequence[str], wires: Tripwires) -> str | None:
    """Return hyphenation, number_style, spelling or contraction when that is all that differs."""
    if "".join(quote) == "".join(source):
        return "hyphenation"
    if plain_numbers(quote, wires) == plain_numbers(source, wires):
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
    signed: tuple[list[str], list[str]], worded: tuple[list[str], list[str]], wires: Tripwires
) -> bool:
    """Tell whether one side has a sign before a number and the other the word after it.

    >>> from pipelines.claims.quotes.tripwires import read_tripwires
    >>> is_currency_pair((["$5"], []), (["five"], ["dollars"]), read_tripwires("en"))
    True
    """
    if len(signed[0]) != 1 or signed[1] or len(worded[0]) != 1 or len(worded[1]) != 1:
        return False
    sign, number = signed[0][0][:1], signed[0][0][1:]
    is_same = plain_numbers([number], wires) == plain_numbers(worded[0], wires)
    return is_same and worded[1][0].rstrip("s") == CURRENCIES.get(sign)


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
