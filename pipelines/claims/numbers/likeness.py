"""A claim's number and one of the source → whether the two are of the same thing.

An equal number needs some of the claim's words and figures around it, and no other number may fit
the claim's place better; another number contradicts only from the very place of the claim's, and
only where the sentence has no second one that could be meant.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pipelines.claims.clashes import times_clash
from pipelines.claims.dates.context import dates_within
from pipelines.claims.neighbourhood import (
    Neighbourhood,
    Surroundings,
    neighbourhood,
)
from pipelines.claims.numbers.amounts import FoundQuantity
from pipelines.claims.numbers.comparing import Relation, compare_quantities, is_distinct, may_agree
from pipelines.claims.numbers.differences import are_of_two_kinds
from pipelines.claims.numbers.evidence import numbers_within, source_numbers
from pipelines.claims.numbers.nouns import lemma
from pipelines.claims.numbers.subjects import are_related
from pipelines.records.claims import Approximator, Claim, Quantity, UnitClass
from pipelines.records.spans import Span
from pipelines.text import Reading

# What other figures of the claim's sentence that stand around the source's number add to its fit,
# and how well an equal number must fit. Chosen like the shares of a fit: .87 of the true numbers
# are borne out, and .20 of those that were swapped and stand in a like sentence.
_FIGURE_COUNTS = 0.1
_MOST_FIGURES = 2
_AGREES_FROM = 0.15
_DISTINCT_AGREES_FROM = 0.05

# what it needs beyond that when it counts another noun ("212 people", "212 roles"), or when the
# rules read another subject from its sentence, which they often do wrongly
_DOUBTED_NEEDS = 0.15

# the same for a value that is not the very one: "$4.9bn" beside an article's "$5bn"
_INEXACT_NEEDS = 0.1

# a value with the same digits is meant for this one
_SLIPS = frozenset({Relation.SCALE_SLIP, Relation.DIGIT_SWAP})

_EXACT = frozenset({Relation.SAME, Relation.APPROXIMATOR_DROPPED})

# one event has many durations and shares; another unit is another one of them: six minutes in,
# 20 seconds after the restart
_MANIFOLD = frozenset({UnitClass.DURATION, UnitClass.FRACTION, UnitClass.MULTIPLE})

# "was eight years old in 1940" and "84, said": an age that is told with a verb is of its own time
_PAST_AGE = "years old"

# what counts nouns leaves its noun among the words around it
_NOUNED = frozenset({UnitClass.COUNT, UnitClass.N_FIGURE})

_LINK_CHARS = 16  # between two figures of one breath: " stores in ", " employees across "

_BIRTHDAY = 1.0  # years by which two pages may differ about an age


@dataclass(frozen=True)
class Asked:
    """What is known of a claim before a source answers."""

    claim: Claim
    quantity: Quantity
    hood: Neighbourhood
    beside: tuple[Quantity, ...]
    """The other numbers of its sentence."""
    article: Reading
    source: Reading

    @cached_property
    def figures(self) -> list[set[int]]:
        """For each other number of the claim's sentence, where the source has it, by sentence."""
        numbers = self.source.derived(source_numbers)
        return [
            {
                self.hood.sentence_of(found.span.start)
                for found in numbers.comparable(quantity)
                if compare_quantities(quantity, found.quantity).is_compatible
            }
            for quantity in self.beside
        ]

    @cached_property
    def link(self) -> tuple[Quantity, str] | None:
        """The number before the claim's, when it is distinct, and the few words between."""
        link = _link_before(self.article, self.claim.sentence, self.claim.span)
        return link if link and is_distinct(link[0]) else None


@dataclass(eq=False)  # many are made for each claim, and a frozen one takes thrice as long
class Place:
    """One number of the source beside the claim."""

    asked: Asked
    found: FoundQuantity
    may_agree: bool
    """Whether the two may bear each other out at all, as one look at them tells."""

    @property
    def relation(self) -> Relation:
        """How the claim's number relates to this one; a conflict is not told by name here."""
        return self._compared[0]

    @property
    def is_compatible(self) -> bool:
        """Whether this number bears the claim's out, its words aside."""
        return self.may_agree and self.relation.is_compatible

    @property
    def is_doubted(self) -> bool:
        """Whether its value is the claim's, but its noun or subject may be another."""
        return self.may_agree and self._compared[1]

    @cached_property
    def _compared(self) -> tuple[Relation, bool]:
        return _compared(self.asked.quantity, self.found.quantity)

    @property
    def name(self) -> Relation:
        """The relation, a conflict by its name."""
        return compare_quantities(self.asked.quantity, self.found.quantity)

    @cached_property
    def at(self) -> Surroundings:
        """What stands around the two, looked at when somebody asks."""
        return self.asked.hood.surroundings(self.asked.claim.span, self.found.span)

    @cached_property
    def fit(self) -> float:
        """How well the place fits the claim's, 0 to 1.2."""
        around = range(self.at.sentence - 1, self.at.sentence + 2)
        met = sum(not there.isdisjoint(around) for there in self.asked.figures)
        return self.at.fit + _FIGURE_COUNTS * min(met, _MOST_FIGURES)

    @property
    def merit(self) -> float:
        """How well the place bears the claim out: its fit, less for each doubt."""
        doubts = _DOUBTED_NEEDS * self.is_doubted
        return self.fit - doubts - _INEXACT_NEEDS * (self.relation not in _EXACT)


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
    """Return every number of the source of the claim's kind."""
    quantity = asked.quantity
    numbers = asked.source.derived(source_numbers).comparable(quantity)
    return [Place(asked, found, may_agree(quantity, found.quantity)) for found in numbers]


def _compared(ours: Quantity, theirs: Quantity) -> tuple[Relation, bool]:
    """Return how two numbers relate, and whether nouns or subjects were left out for it."""
    relation = compare_quantities(ours, theirs, by_name=False)
    is_equal = ours.value is not None and ours.value == theirs.value
    if relation.is_compatible or relation.is_conflict or not is_equal:
        return relation, False
    bare = compare_quantities(_without_subject(ours), _without_subject(theirs))
    return (bare, True) if bare.is_compatible else (relation, False)


def _without_subject(quantity: Quantity) -> Quantity:
    unit = "" if quantity.unit_class is UnitClass.COUNT else quantity.unit
    return replace(quantity, subject=None, unit=unit)


def bears_out(places: Sequence[Place], asked: Asked) -> Place | None:
    """Return the compatible number that fits the claim's place best; None where another does.

    What fits no worse, but is another number of the claim's sentence, takes nobody's place.
    """
    agreeing = [place for place in places if place.is_compatible]
    best = max(agreeing, key=lambda p: (p.merit, -p.found.span.start), default=None)
    needed = _DISTINCT_AGREES_FROM if is_distinct(asked.quantity) else _AGREES_FROM
    if best is None or best.merit < needed:
        return None
    return None if any(_takes_place_of(other, best, asked) for other in places) else best


def _takes_place_of(other: Place, best: Place, asked: Asked) -> bool:
    """Tell whether a number that the claim's sentence does not have fits the place better."""
    if other.is_compatible or other.fit <= best.fit:
        return False
    return not _is_beside(other, asked)


def _is_beside(place: Place, asked: Asked) -> bool:
    """Tell whether a number of the source is another one of the claim's sentence."""
    return any(
        compare_quantities(other, place.found.quantity).is_compatible for other in asked.beside
    )


def contradicts(places: Sequence[Place], asked: Asked) -> Place | None:
    """Return the number that takes the claim's place in an aligned sentence; None when in doubt."""
    if not asked.hood.terms or _is_of_its_own(asked.claim.exact, asked.quantity):
        return None
    may_be = asked.hood.may_be_counterpart
    near = [place for place in places if asked.link or may_be(place.found.span)]
    aligned = [place for place in near if _is_aligned(place, asked)]
    if not aligned:
        return None
    best = max(aligned, key=lambda p: (p.at.share + p.at.near, -p.found.span.start))
    values = {
        place.found.quantity.value
        for place in places
        if asked.hood.sentence_of(place.found.span.start) == best.at.sentence
        and _is_rival(place, asked)
    }
    return best if len(values) == 1 and not _may_rival_another(best, asked) else None


def _may_rival_another(place: Place, asked: Asked) -> bool:
    """Tell whether a number might as well stand for another one of the claim's sentence.

    "34 seats in the 100-seat chamber" beside "a majority of three seats": no telling which.
    """
    sentence = asked.source.sentences[place.at.sentence]
    there = [found.quantity for found in numbers_within(asked.source, sentence)]
    return place.name not in _SLIPS and any(
        compare_quantities(other, place.found.quantity).is_conflict
        and _counts_the_same(other, place.found.quantity)
        and not any(compare_quantities(other, found).is_compatible for found in there)
        for other in asked.beside
    )


def _is_of_its_own(exact: str, quantity: Quantity) -> bool:
    """Tell whether a number may differ from sentence to sentence: a past age, a model's size."""
    is_model = quantity.unit_class is UnitClass.PHYSICAL and "-" in exact.strip("-−")
    return is_model or _PAST_AGE in exact.lower()


def _is_rival(place: Place, asked: Asked) -> bool:
    """Tell whether a number could stand for the claim's: of its unit, and no other claim's."""
    if not place.relation.is_conflict or _is_of_two_kinds(place, asked):
        return False
    return _counts_the_same(asked.quantity, place.found.quantity) and not _is_beside(place, asked)


def _is_of_two_kinds(place: Place, asked: Asked) -> bool:
    ours = FoundQuantity(asked.claim.span, asked.quantity)
    return are_of_two_kinds(ours, asked.article, place.found, asked.source)


def _is_aligned(place: Place, asked: Asked) -> bool:
    """Tell whether a rival stands in the claim's very place, and speaks of the same time."""
    hood = asked.hood
    if not _is_rival(place, asked):
        return False
    may_be = hood.may_be_counterpart(place.found.span)
    if not (may_be and hood.is_counterpart(place.at)) and not _is_chained(place, asked):
        return False
    if _is_of_its_own(place.found.span.of(asked.source.text), place.found.quantity):
        return False
    sentence = asked.source.sentences[place.at.sentence]
    return not times_clash(asked.article, asked.claim.sentence, asked.source, sentence)


def _is_chained(place: Place, asked: Asked) -> bool:
    """Tell whether both stand behind one figure: "1,140 stores in 31 states", "… in 13 states"."""
    ours = asked.link
    if ours is None:
        return False
    sentence = asked.source.sentences[asked.hood.sentence_of(place.found.span.start)]
    theirs = _link_before(asked.source, sentence, place.found.span)
    if theirs is None or ours[1] != theirs[1]:
        return False
    return compare_quantities(ours[0], theirs[0]) is Relation.SAME


def _link_before(reading: Reading, sentence: Span, span: Span) -> tuple[Quantity, str] | None:
    """Return the number before another, and the words between when they are few."""
    before = [f for f in numbers_within(reading, sentence) if f.span.end <= span.start]
    if not before:
        return None
    between = reading.text[before[-1].span.end : span.start]
    return (before[-1].quantity, between) if len(between) <= _LINK_CHARS else None


def _counts_the_same(ours: Quantity, theirs: Quantity) -> bool:
    """Tell whether two numbers that differ are of the very same unit and subject."""
    classes = {ours.unit_class, theirs.unit_class}
    if UnitClass.N_FIGURE in classes:
        return ours.per == theirs.per
    if Approximator.RANGE in {ours.approximator, theirs.approximator}:
        return False
    if classes == {UnitClass.AGE} and _apart(ours, theirs) <= _BIRTHDAY:
        return False
    if classes == {UnitClass.COUNT}:
        return bool(ours.unit) and lemma(ours.unit) == lemma(theirs.unit)
    if classes & _MANIFOLD and (ours.unit != theirs.unit or len(classes) > 1):
        return False
    return are_related(ours.subject, theirs.subject)


def _apart(ours: Quantity, theirs: Quantity) -> float:
    return abs((ours.value or 0.0) - (theirs.value or 0.0))
