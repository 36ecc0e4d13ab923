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
    for at in range(len(numbers) - 2, -1, -1):
        one, other = numbers[at], numbers[at + 1]
        if _is_bare(one.quantity) == _is_bare(other.quantity):
            continue
        if other.span.start - one.span.end > _REACH:
            continue
        between = text[one.span.end : other.span.start]
        if _are_ends(one.quantity, other.quantity, between, words):
            bare, told = (at, other) if _is_bare(one.quantity) else (at + 1, one)
            numbers[bare] = _in_unit_of(numbers[bare], told.quantity)
        elif _is_listed(other.quantity, between, words) and _is_bare(one.quantity):
            numbers[at] = _in_unit_of(one, other.quantity)
    return numbers


def _is_bare(quantity: Quantity) -> bool:
    is_count = quantity.unit_class is UnitClass.COUNT and not quantity.unit
    return is_count and quantity.value is not None and quantity.per is None


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
