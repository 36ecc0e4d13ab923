"""A claim's number and one of the source → whether the two are of the same thing.

An equal number needs some of the claim's words around it; another number contradicts only from the
very place of the claim's, and only where the sentence has no second one that could be meant.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipelines.claims.clashes import times_clash
from pipelines.claims.dates.context import dates_within
from pipelines.claims.neighbourhood import (
    Neighbourhood,
    Surroundings,
    neighbourhood,
)
from pipelines.claims.numbers.amounts import FoundQuantity
from pipelines.claims.numbers.comparing import Relation, compare_quantities
from pipelines.claims.numbers.evidence import numbers_within, source_numbers
from pipelines.claims.numbers.nouns import lemma
from pipelines.claims.numbers.subjects import are_related
from pipelines.records.claims import Approximator, Claim, Quantity, UnitClass
from pipelines.records.spans import Span
from pipelines.text import Reading

# shares of words, by weight
_AGREES_FROM = 0.30
_DISTINCT_AGREES_FROM = 0.15

# one event has many durations and shares; another unit is another one of them: six minutes in,
# 20 seconds after the restart
_MANIFOLD = frozenset({UnitClass.DURATION, UnitClass.FRACTION, UnitClass.MULTIPLE})

# "was eight years old in 1940" and "84, said": an age that is told with a verb is of its own time
_PAST_AGE = "years old"

# what counts nouns leaves its noun among the words around it
_NOUNED = frozenset({UnitClass.COUNT, UnitClass.N_FIGURE})

# a number with this many digits that are no zeros at its end hardly stands on a page by chance
_DISTINCT_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of a claim before a source answers."""

    claim: Claim
    quantity: Quantity
    hood: Neighbourhood
    beside: tuple[Quantity, ...]
    """The other numbers of its sentence."""
    article: Reading
    source: Reading


@dataclass(frozen=True)
class Place:
    """One number of the source beside the claim."""

    asked: Asked
    found: FoundQuantity
    relation: Relation
    """A conflict is not told by name here."""

    @property
    def name(self) -> Relation:
        """The relation, a conflict by its name."""
        return compare_quantities(self.asked.quantity, self.found.quantity)

    @cached_property
    def at(self) -> Surroundings:
        """What stands around the two, looked at when somebody asks."""
        return self.asked.hood.surroundings(self.asked.claim.span, self.found.span)


def ask(claim: Claim, article: Reading, source: Reading, hoods: dict[Span, Neighbourhood]) -> Asked:
    """Return a claim with its surroundings matched in a source; `hoods` keeps those of sentences.

    Raises:
        ValueError: the claim has no quantity.
    """
    if claim.quantity is None:
        raise ValueError(f"{claim.claim_id}: a number needs its quantity ({claim.exact!r})")
    hood = hoods.get(claim.sentence)
    if hood is None:
        values = _values(article, claim.sentence)
        hood = hoods[claim.sentence] = neighbourhood(article, claim.sentence, source, values)
    beside = tuple(
        found.quantity
        for found in numbers_within(article, claim.sentence)
        if found.span != claim.span
    )
    return Asked(claim, claim.quantity, hood, beside, article, source)


def _values(article: Reading, sentence: Span) -> list[Span]:
    """Return the stretches that are no context: values with units, but not counted nouns."""
    numbers = [
        found.span
        for found in numbers_within(article, sentence)
        if found.quantity.unit_class not in _NOUNED
    ]
    return numbers + [found.span for found in dates_within(article, sentence)]


def places_of(asked: Asked) -> list[Place]:
    """Return every number of the source of the claim's kind, with its relation to it."""
    return [
        Place(asked, found, compare_quantities(asked.quantity, found.quantity, by_name=False))
        for found in asked.source.derived(source_numbers).comparable(asked.quantity)
    ]


def agrees(place: Place, quantity: Quantity) -> bool:
    """Tell whether a compatible number stands in a sentence about the claim's thing."""
    if not place.relation.is_compatible:
        return False
    return place.at.likeness >= (_DISTINCT_AGREES_FROM if _is_distinct(quantity) else _AGREES_FROM)


def _is_distinct(quantity: Quantity) -> bool:
    if quantity.value is None:
        return False
    digits = f"{abs(quantity.value):.12g}".replace(".", "").strip("0")
    return len(digits) >= _DISTINCT_DIGITS


def contradicts(places: Sequence[Place], asked: Asked) -> Place | None:
    """Return the number that takes the claim's place in an aligned sentence; None when in doubt."""
    if not asked.hood.terms or _is_of_its_own(asked.claim.exact, asked.quantity):
        return None
    rivals = [place for place in places if _is_rival(place, asked)]
    aligned = [place for place in rivals if _is_aligned(place, asked)]
    if not aligned:
        return None
    best = max(aligned, key=lambda p: (p.at.share + p.at.near, -p.found.span.start))
    values = {p.found.quantity.value for p in rivals if p.at.sentence == best.at.sentence}
    return best if len(values) == 1 else None


def _is_of_its_own(exact: str, quantity: Quantity) -> bool:
    """Tell whether a number may differ from sentence to sentence: a past age, a model's size."""
    is_model = quantity.unit_class is UnitClass.PHYSICAL and "-" in exact.strip("-−")
    return is_model or _PAST_AGE in exact.lower()


def _is_rival(place: Place, asked: Asked) -> bool:
    """Tell whether a number could stand for the claim's: of its unit, and no other claim's."""
    if not place.relation.is_conflict or not asked.hood.may_be_counterpart(place.found.span):
        return False
    return _counts_the_same(asked.quantity, place.found.quantity) and not any(
        compare_quantities(other, place.found.quantity).is_compatible for other in asked.beside
    )


def _is_aligned(place: Place, asked: Asked) -> bool:
    """Tell whether a number stands in the claim's very place, and speaks of the same time."""
    if not asked.hood.is_counterpart(place.at):
        return False
    if _is_of_its_own(place.found.span.of(asked.source.text), place.found.quantity):
        return False
    sentence = asked.source.sentences[place.at.sentence]
    return not times_clash(asked.article, asked.claim.sentence, asked.source, sentence)


def _counts_the_same(ours: Quantity, theirs: Quantity) -> bool:
    """Tell whether two numbers that differ are of the very same unit and subject."""
    classes = {ours.unit_class, theirs.unit_class}
    if UnitClass.N_FIGURE in classes:
        return ours.per == theirs.per
    if Approximator.RANGE in {ours.approximator, theirs.approximator}:
        return False
    if classes == {UnitClass.COUNT}:
        return bool(ours.unit) and lemma(ours.unit) == lemma(theirs.unit)
    if classes & _MANIFOLD and (ours.unit != theirs.unit or len(classes) > 1):
        return False
    return are_related(ours.subject, theirs.subject)
