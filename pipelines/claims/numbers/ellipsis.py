"""Numbers of a text, in order → the same, each bare one in the unit of the one it is told with.

"From 18 to 24 percent", "to 71.4 from 73.2 percent", "12, 15 and 18 percent".
"""

from collections.abc import Sequence
from dataclasses import replace

from pipelines.claims.numbers.amounts import FoundQuantity
from pipelines.claims.numbers.lexicon.words import NumberLexicon
from pipelines.records.claims import Quantity, UnitClass

# both ends of a change, in either order
_ENDS = frozenset({"from", "to"})

# an end that is so many times smaller lacks a scale word, too: "from 3 to 5 million"
_MOST_TIMES = 1_000

# how much text may stand between two numbers that share a unit, in characters
_REACH = 16


def with_shared_units(
    found: Sequence[FoundQuantity], text: str, words: NumberLexicon
) -> list[FoundQuantity]:
    """Return the numbers of a folded text with units that two of them share given to both."""
    numbers = list(found)
    bare = [at for at, number in enumerate(numbers) if _is_bare(number.quantity)]
    for at in reversed(bare):  # so that "12, 15 and 18 percent" is told from its end
        told = _told_with(numbers, at, text, words)
        if told is not None:
            numbers[at] = _in_unit_of(numbers[at], told)
    return numbers


def _told_with(
    numbers: Sequence[FoundQuantity], at: int, text: str, words: NumberLexicon
) -> Quantity | None:
    """Return the number right behind or before a bare one that has the unit of both."""
    bare = numbers[at]
    if at + 1 < len(numbers):
        told, between = numbers[at + 1].quantity, _between(bare, numbers[at + 1], text)
        if between and not _is_bare(told):
            is_shared = _are_ends(bare.quantity, told, between, words)
            if is_shared or _is_listed(told, between, words):
                return told
    if at:
        told, between = numbers[at - 1].quantity, _between(numbers[at - 1], bare, text)
        if between and not _is_bare(told) and _are_ends(told, bare.quantity, between, words):
            return told
    return None


def _between(one: FoundQuantity, other: FoundQuantity, text: str) -> str:
    """Return what stands between two numbers; nothing where that is too much."""
    begin, end = one.span.end, other.span.start
    return text[begin:end] if end - begin <= _REACH else ""


def _is_bare(quantity: Quantity) -> bool:
    if quantity.unit or quantity.unit_class is not UnitClass.COUNT:
        return False
    return quantity.value is not None and quantity.per is None


def _are_ends(one: Quantity, other: Quantity, between: str, words: NumberLexicon) -> bool:
    if {one.role, other.role} != _ENDS or not one.value or not other.value:
        return False
    if max(one.value / other.value, other.value / one.value) >= _MOST_TIMES:
        return False
    links = words.tos | words.froms | words.ups | words.downs
    return all(word in links for word in between.replace(",", " ").split())


def _is_listed(told: Quantity, between: str, words: NumberLexicon) -> bool:
    """Tell whether a percentage is the last of a list: "12, 15 and 18 percent"."""
    if told.unit_class is not UnitClass.PERCENT:
        return False
    link = between.strip(" ,")
    return link in words.joiners or link in words.range_joins or between == ", "


def _in_unit_of(bare: FoundQuantity, told: Quantity) -> FoundQuantity:
    shared = replace(bare.quantity, unit=told.unit, unit_class=told.unit_class)
    return replace(bare, quantity=shared)
