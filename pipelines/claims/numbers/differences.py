"""A number in a text → whether it says by how much two things differ: "six more", "by three"."""

import re

from pipelines.claims.numbers.finding import FoundQuantity
from pipelines.records.claims import UnitClass
from pipelines.records.spans import Span
from pipelines.text import Reading

# classes whose numbers are told as differences in many other words: "an increase of 5 %"
_RATES = frozenset({UnitClass.PERCENT, UnitClass.PERCENT_POINT, UnitClass.BASIS_POINT})

# " more than", " minutes later", " points below" right behind a number
_MORE_OR_LESS = re.compile(
    r"(?:\s+[\w-]+)?\s+(?:more|less|fewer|higher|lower|above|below|longer|shorter|earlier|later|ahead"
    r"|behind|short of|cheaper|dearer|older|younger|apart)\b"
)
_BEFORE = " by "


def are_of_two_kinds(
    one: FoundQuantity, reading: Reading, other: FoundQuantity, its_reading: Reading
) -> bool:
    """Tell whether one of two numbers is a difference, "400 fewer", and the other a level."""
    if one.quantity.unit_class in _RATES:
        return False
    return is_difference(reading, one.span) != is_difference(its_reading, other.span)


def is_difference(reading: Reading, number: Span) -> bool:
    """Tell whether a number is the difference of two others, and no level of its own."""
    before = reading.folded[max(0, number.start - len(_BEFORE)) : number.start]
    return before == _BEFORE or bool(_MORE_OR_LESS.match(reading.folded, number.end))
