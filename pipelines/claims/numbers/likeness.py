"""A claim's number and one of the source → whether the two are of the same thing.

An equal number needs some of the claim's words around it; another number contradicts only from the
very place of the claim's, and only where the sentence has no second one that could be meant.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.claims.neighbourhood import NOWHERE, Neighbourhood, Surroundings
from pipelines.claims.numbers.comparing import Relation, compare_quantities
from pipelines.claims.numbers.finding import FoundQuantity
from pipelines.claims.numbers.nouns import lemma
from pipelines.claims.numbers.subjects import are_related
from pipelines.records.claims import Approximator, Quantity, UnitClass
from pipelines.records.spans import Span

# shares of words, by weight
_AGREES_FROM = 0.30
_DISTINCT_AGREES_FROM = 0.15
# one event has many durations and shares; another unit is another one of them: six minutes in,
# 20 seconds after the restart
_MANIFOLD = frozenset({UnitClass.DURATION, UnitClass.FRACTION, UnitClass.MULTIPLE})

# "was eight years old in 1940" and "84, said": an age that is told with a verb is of its own time
_PAST_AGE = "years old"

# a number with this many digits that are no zeros at its end hardly stands on a page by chance
_DISTINCT_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Place:
    """One number of the source beside the claim."""

    found: FoundQuantity
    relation: Relation
    at: Surroundings


def place_of(hood: Neighbourhood, claim: Span, found: FoundQuantity, relation: Relation) -> Place:
    """Return a number of the source with all that is known of its surroundings."""
    is_telling = relation.is_compatible or relation.is_conflict
    return Place(found, relation, hood.surroundings(claim, found.span) if is_telling else NOWHERE)


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


def contradicts(
    places: Sequence[Place],
    quantity: Quantity,
    *,
    exact: str,
    beside: Sequence[Quantity],
    hood: Neighbourhood,
) -> Place | None:
    """Return the number that takes the claim's place in an aligned sentence; None when in doubt."""
    if not hood.terms or _PAST_AGE in exact.lower():
        return None
    rivals = [
        place
        for place in places
        if place.relation.is_conflict
        and hood.is_counterpart(place.at)
        and _counts_the_same(quantity, place.found.quantity)
        and not _belongs_to_another(place, beside)
        and _PAST_AGE not in place.found.span.of(hood.index.reading.text).lower()
    ]
    if not rivals:
        return None
    best = max(rivals, key=lambda p: (p.at.share + p.at.near, -p.found.span.start))
    return best if len(_values_beside(best, places, quantity, beside)) == 1 else None


def _values_beside(
    best: Place, places: Sequence[Place], quantity: Quantity, beside: Sequence[Quantity]
) -> set[float | None]:
    """Return the values of a sentence that could all be the claim's: with two, which is meant?"""
    return {
        place.found.quantity.value
        for place in places
        if place.at.sentence == best.at.sentence
        and place.relation.is_conflict
        and _counts_the_same(quantity, place.found.quantity)
        and not _belongs_to_another(place, beside)
    }


def _counts_the_same(ours: Quantity, theirs: Quantity) -> bool:
    """Tell whether two numbers that differ are of the very same unit and subject."""
    if (
        Approximator.RANGE in {ours.approximator, theirs.approximator}
        and ours.value != theirs.value
    ):
        return ours.unit_class is UnitClass.N_FIGURE or theirs.unit_class is UnitClass.N_FIGURE
    if ours.unit_class is UnitClass.COUNT and (
        not ours.unit or lemma(ours.unit) != lemma(theirs.unit)
    ):
        return False
    if ours.unit_class in _MANIFOLD and (
        ours.unit != theirs.unit or ours.unit_class is not theirs.unit_class
    ):
        return False
    return are_related(ours.subject, theirs.subject)


def _belongs_to_another(place: Place, beside: Sequence[Quantity]) -> bool:
    """Tell whether the source's number is the same as another one of the claim's sentence."""
    return any(compare_quantities(other, place.found.quantity).is_compatible for other in beside)
