"""Source → its numbers by what they measure, so that a claim meets only numbers of its kind."""

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property

from pipelines.claims.numbers.comparing import is_bare_decimal
from pipelines.claims.numbers.currencies import kindred
from pipelines.claims.numbers.finding import FoundQuantity, find_quantities
from pipelines.claims.numbers.tables import table_figures
from pipelines.claims.numbers.units import UNITS
from pipelines.records.claims import Quantity, UnitClass
from pipelines.records.spans import Span
from pipelines.text import Reading

_SHARES = frozenset(
    {UnitClass.PERCENT, UnitClass.FRACTION, UnitClass.PERCENT_POINT, UnitClass.BASIS_POINT}
)
_ANY_SIZE = frozenset({UnitClass.MONEY, UnitClass.COUNT})


class SourceNumbers:
    """The numbers of one source; kept with its reading."""

    def __init__(self, reading: Reading) -> None:
        self.all: list[FoundQuantity] = [*find_quantities(reading), *reading.derived(table_figures)]

    @cached_property
    def _by_kind(self) -> dict[str, list[FoundQuantity]]:
        kinds: defaultdict[str, list[FoundQuantity]] = defaultdict(list)
        for found in self.all:
            kinds[kind_of(found.quantity)].append(found)
        return dict(kinds)

    def comparable(self, quantity: Quantity) -> list[FoundQuantity]:
        """Return the numbers that measure the same kind of thing."""
        found = list(self._by_kind.get(kind_of(quantity), ()))
        if quantity.unit_class is UnitClass.N_FIGURE:
            return [f for f in self.all if f.quantity.unit_class in _ANY_SIZE or f in found]
        if quantity.unit_class in _ANY_SIZE:
            found += self._by_kind.get(UnitClass.N_FIGURE, ())
        if quantity.unit_class is UnitClass.MONEY:
            for unit in kindred(quantity.unit):
                found += self._by_kind.get(f"money {unit}", ())
        return found + self._without_percent(quantity)

    def _without_percent(self, quantity: Quantity) -> list[FoundQuantity]:
        """Return what has the same digits with a percent sign, or without, as in a table."""
        if quantity.unit_class is UnitClass.PERCENT:
            return [f for f in self._bare_decimals if f.quantity.value == quantity.value]
        if not is_bare_decimal(quantity):
            return []
        shares = self._by_kind.get("share", ())
        return [f for f in shares if f.quantity.value == quantity.value]

    @cached_property
    def _bare_decimals(self) -> list[FoundQuantity]:
        counts = self._by_kind.get(str(UnitClass.COUNT), ())
        return [f for f in counts if is_bare_decimal(f.quantity)]


def source_numbers(reading: Reading) -> SourceNumbers:
    """Return the numbers of a source, ordered; kept with it: `reading.derived(source_numbers)`."""
    return SourceNumbers(reading)


def numbers_within(reading: Reading, sentence: Span) -> list[FoundQuantity]:
    """Return the numbers that begin in a sentence."""
    starts = reading.derived(_number_starts)
    first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
    return find_quantities(reading)[first:last]


def _number_starts(reading: Reading) -> list[int]:
    return [found.span.start for found in find_quantities(reading)]


def kind_of(quantity: Quantity) -> str:
    """Return what a number measures, so that two of one kind can be compared."""
    if quantity.unit_class in _SHARES:
        return "share"
    if quantity.unit_class is UnitClass.MONEY:
        return f"money {quantity.unit}"
    unit = UNITS.get(quantity.unit)
    if unit is None or quantity.unit_class in {UnitClass.COUNT, UnitClass.RATE, UnitClass.AGE}:
        return str(quantity.unit_class)
    return unit.dimension
