"""A claim's date and those of a source → which bears it out, which takes its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipelines.claims.clashes import amounts_clash
from pipelines.claims.dates.comparing import DateRelation, compare_dates
from pipelines.claims.dates.context import dates_near, dates_within, may_both_hold
from pipelines.claims.dates.finding import DateRole, FoundDate, find_date_expressions
from pipelines.claims.neighbourhood import (
    Neighbourhood,
    Surroundings,
    neighbourhood,
)
from pipelines.records.claims import Claim, DateInterval, Grain
from pipelines.records.spans import Span
from pipelines.text import Reading

# How well a date must fit its place, a full day less, for it hardly stands there by chance. Chosen
# like the shares of a fit: .82 of the true dates are borne out (.79 by words of the sentence
# alone), and .13 of those that were swapped for another of the page (.36).
_AGREES_FROM = 0.15
_DAY_AGREES_FROM = 0.05


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of a claim before a source answers."""

    claim: Claim
    date: DateInterval
    hood: Neighbourhood
    beside: tuple[DateInterval, ...]
    """The other dates of its sentence."""
    article: Reading
    source: Reading


@dataclass(eq=False)  # many are made for each claim, and a frozen one takes thrice as long
class Place:
    """One date of the source beside the claim."""

    asked: Asked
    found: FoundDate

    @cached_property
    def relation(self) -> DateRelation:
        """How the claim's date relates to this one."""
        relation = compare_dates(self.asked.date, self.found.date)
        is_open = relation.is_conflict and self._may_both_hold
        return DateRelation.NOT_COMPARABLE if is_open else relation

    @property
    def _may_both_hold(self) -> bool:
        ours = FoundDate(self.asked.claim.span, self.asked.date)
        return may_both_hold(ours, self.asked.article, self.found, self.asked.source)

    @cached_property
    def at(self) -> Surroundings:
        """What stands around the two, looked at when somebody asks."""
        return self.asked.hood.surroundings(self.asked.claim.span, self.found.span)


def ask(claim: Claim, article: Reading, source: Reading, hoods: dict[Span, Neighbourhood]) -> Asked:
    """Return a claim with its surroundings matched in a source; `hoods` keeps those of sentences.

    Raises:
        ValueError: the claim has no date.
    """
    if claim.date is None:
        raise ValueError(
            f"{claim.claim_id}: a claim of a date needs its interval ({claim.exact!r})"
        )
    hood = hoods.get(claim.sentence)
    if hood is None:
        values = [found.span for found in dates_within(article, claim.sentence)]
        hood = hoods[claim.sentence] = neighbourhood(article, claim.sentence, source, values)
    others = dates_within(article, claim.sentence)
    beside = tuple(found.date for found in others if found.span != claim.span)
    return Asked(claim, claim.date, hood, beside, article, source)


def places_of(asked: Asked) -> list[Place]:
    """Return every date of the source that may bear the claim's out, or nearly so."""
    found = [Place(asked, date) for date in dates_near(asked.date, asked.source)]
    return [place for place in found if place.relation is not DateRelation.NOT_COMPARABLE]


def bears_out(places: Sequence[Place], asked: Asked) -> Place | None:
    """Return the compatible date that fits the claim's place best; None where another does."""
    agreeing = [place for place in places if place.relation.is_compatible and fits(place)]
    best = max(agreeing, key=lambda p: (p.at.fit, -p.found.span.start), default=None)
    if best is None or any(_takes_place_of(found, best) for found in _dates_of(asked)):
        return None
    return best


def fits(place: Place) -> bool:
    """Tell whether a date stands in a sentence about the claim's thing."""
    date = place.asked.date
    is_day = date.grain is Grain.DAY and not date.is_relative
    return place.at.fit >= (_DAY_AGREES_FROM if is_day else _AGREES_FROM)


def _dates_of(asked: Asked) -> list[FoundDate]:
    """Return the dates of the source that stand among the claim's words."""
    hood = asked.hood
    return [
        found
        for found in find_date_expressions(asked.source)
        if hood.share(hood.sentence_of(found.span.start))
    ]


def _takes_place_of(found: FoundDate, best: Place) -> bool:
    """Tell whether a date that the claim's sentence does not have fits the place better."""
    other = Place(best.asked, found)
    return other.relation.is_conflict and other.at.fit > best.at.fit and not _is_beside(other)


def _is_beside(place: Place) -> bool:
    """Tell whether a date of the source is another one of the claim's sentence."""
    return any(compare_dates(other, place.found.date).is_compatible for other in place.asked.beside)


def contradicts(asked: Asked, *, outside: Span | None = None) -> Place | None:
    """Return the one date in the claim's very place, outside a stretch; None when in doubt."""
    if not asked.hood.terms:
        return None
    rivals = [
        place
        for place in _beside_its_words(asked)
        if not (outside and outside.covers(place.found.span)) and _is_rival(place)
    ]
    aligned = [place for place in rivals if _is_aligned(place, asked)]
    if not aligned:
        return None
    best = max(aligned, key=lambda p: (p.at.share + p.at.near, -p.found.span.start))
    beside = {place.found.date for place in rivals if place.at.sentence == best.at.sentence}
    return best if len(beside) == 1 else None


def _beside_its_words(asked: Asked) -> list[Place]:
    """Return the dates, as finely told, whose sentences have enough of the claim's words."""
    grain, hood = asked.date.grain, asked.hood
    return [
        Place(asked, found)
        for found in find_date_expressions(asked.source)
        if found.date.grain is grain
        and found.role is DateRole.EVENT
        and hood.may_be_counterpart(found.span)
    ]


def _is_aligned(place: Place, asked: Asked) -> bool:
    """Tell whether a date stands in the claim's very place, beside the claim's amounts."""
    if not asked.hood.is_counterpart(place.at):
        return False
    sentence = asked.source.sentences[place.at.sentence]
    return not amounts_clash(asked.article, asked.claim.sentence, asked.source, sentence)


def _is_rival(place: Place) -> bool:
    """Tell whether a date could stand for the claim's and is no other date of its sentence."""
    return place.relation.is_conflict and not _is_beside(place)
