"""Numbers and dates: the source has another value in the same place, and the claim's nowhere."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipelines.claims.dates.comparing import DateRelation, compare_dates
from pipelines.claims.dates.context import dates_within, may_both_hold
from pipelines.claims.dates.finding import FoundDate, find_date_expressions
from pipelines.claims.numbers.comparing import Relation, compare_quantities
from pipelines.claims.numbers.differences import are_of_two_kinds
from pipelines.claims.numbers.evidence import numbers_within
from pipelines.claims.numbers.finding import FoundQuantity, find_quantities
from pipelines.claims.statements.alignment import Alignment
from pipelines.claims.statements.conflicts.conflict import Conflict, ConflictKind
from pipelines.claims.statements.conflicts.names import (
    is_about_a_stranger,
    is_about_nobody_here,
    opening_name,
)
from pipelines.claims.statements.conflicts.slots import Slot, rest_share, slot_of
from pipelines.records.claims import Grain, UnitClass
from pipelines.wording.stems import stem_of

_LEAST_REST = 0.3  # share of the other words that must agree before values are compared at all
_LEAST_REST_PASSAGE = 0.15  # the same in a passage of few sentences (Fool Me Twice dev)
_STRONG_REST = 0.6  # from here on a value that stands elsewhere on the page excuses nothing
_LEAST_TELLING = 2  # words that both sentences share, and that say what a value is of
_TIMES = frozenset(map(stem_of, ("day", "week", "month", "quarter", "year", "time", "percent")))
_MEASURES = _TIMES | {stem_of(word) for word in ("thousand", "million", "billion", "trillion")}
_BIRTHDAY = 1.0  # years by which two pages may differ about an age

Found = FoundQuantity | FoundDate
Comparison = Relation | DateRelation


@dataclass(frozen=True, slots=True)
class _Values:
    """The numbers, or the dates, of both sides."""

    kind: ConflictKind
    claim: Sequence[Found]
    sentence: Sequence[Found]
    page: Sequence[Found]
    compare: Callable[[Found, Found], Comparison]


def find_numbers(aligned: Alignment) -> Iterator[Conflict]:
    """Yield the numbers of the claim that the aligned sentence has otherwise."""
    here = numbers_within(aligned.article, aligned.match.sentence)
    if here:
        page = find_quantities(aligned.source.reading)
        there = numbers_within(aligned.source.reading, aligned.source.sentences[aligned.sentence])
        yield from _differing(
            aligned, _Values(ConflictKind.NUMBER, here, there, page, _compare_numbers)
        )


def find_dates(aligned: Alignment) -> Iterator[Conflict]:
    """Yield the dates of the claim that the aligned sentence has otherwise."""
    here = dates_within(aligned.article, aligned.match.sentence)
    if here:
        page = find_date_expressions(aligned.source.reading)
        there = dates_within(aligned.source.reading, aligned.source.sentences[aligned.sentence])
        yield from _differing(
            aligned, _Values(ConflictKind.DATE, here, there, page, _compare_dates)
        )


def drops_approximator(aligned: Alignment) -> bool:
    """Tell whether the claim gives a number plainly that the aligned sentence hedges."""
    here = numbers_within(aligned.article, aligned.match.sentence)
    if not here:
        return False
    there = numbers_within(aligned.source.reading, aligned.source.sentences[aligned.sentence])
    relations = [_compare_numbers(ours, theirs) for ours in here for theirs in there]
    return Relation.APPROXIMATOR_DROPPED in relations and Relation.SAME not in relations


def _compare_numbers(ours: Found, theirs: Found) -> Comparison:
    if not (isinstance(ours, FoundQuantity) and isinstance(theirs, FoundQuantity)):
        return Relation.NOT_COMPARABLE
    relation = compare_quantities(ours.quantity, theirs.quantity)
    if relation is Relation.SIGN:
        return Relation.NOT_COMPARABLE  # "rose by 12" against "fell by 12": the verbs are opposites
    if relation.is_conflict and ours.quantity.unit_class is UnitClass.AGE:
        apart = abs((ours.quantity.value or 0.0) - (theirs.quantity.value or 0.0))
        return Relation.NOT_COMPARABLE if apart <= _BIRTHDAY else relation
    return relation


def _compare_dates(ours: Found, theirs: Found) -> Comparison:
    if not (isinstance(ours, FoundDate) and isinstance(theirs, FoundDate)):
        return DateRelation.NOT_COMPARABLE
    if ours.date.grain is Grain.DECADE or theirs.date.grain is Grain.DECADE:
        return DateRelation.NOT_COMPARABLE  # "the late 1700s" ends where nobody can say
    return compare_dates(ours.date, theirs.date)


def _differing(aligned: Alignment, values: _Values) -> Iterator[Conflict]:
    source = aligned.source.reading
    if not values.sentence or not _is_about_the_same(aligned, values):
        return
    for ours in values.claim:
        here = aligned.article.words.within(ours.span)
        rest = rest_share(aligned, set(here))
        if rest < _least_rest(aligned) or any(_is_met(ours, o, values) for o in values.sentence):
            continue
        rivals = list(_rivals(aligned, ours, values))
        if not rivals or _is_of_another(aligned, here, rest):
            continue
        for theirs, relation in rivals:
            slot = slot_of(aligned, here, source.words.within(theirs.span))
            is_strong = slot.is_tight and rest >= _STRONG_REST
            if _is_same_place(values.kind, slot) and (is_strong or not _is_on_page(ours, values)):
                yield Conflict(
                    kind=values.kind,
                    relation=str(relation),
                    claim=ours.span,
                    source=theirs.span,
                    sentence=aligned.sentence,
                    rest_share=rest,
                )


def _rivals(aligned: Alignment, ours: Found, values: _Values) -> Iterator[tuple[Found, Comparison]]:
    """Yield the values of the sentence that conflict with the claim's, and are no other of it."""
    for theirs in values.sentence:
        relation = values.compare(ours, theirs)
        is_told = relation.is_conflict and _is_told(theirs, values)
        if relation.is_conflict and not is_told and not _is_no_rival(aligned, ours, theirs):
            yield theirs, relation


def _is_of_another(aligned: Alignment, here: range, rest: float) -> bool:
    """Tell whether a value may be of somebody or something that the other side does not know."""
    is_strange = rest < _STRONG_REST and (
        is_about_nobody_here(aligned) or is_about_a_stranger(aligned)
    )
    return is_strange or _is_of_other_deed(aligned, here)


def _is_about_the_same(aligned: Alignment, values: _Values) -> bool:
    """Tell whether both sentences share words enough that say what a value is of.

    A passage of few sentences was chosen for the claim: there one word is enough.
    """
    inside = {w for value in values.claim for w in aligned.article.words.within(value.span)}
    telling = [
        term
        for term in aligned.match.terms
        if term.word in aligned.pairs
        and term.word not in inside
        and not (term.is_number or term.is_calendar or term.stem in _TIMES)
    ]
    return len(telling) >= (1 if aligned.source.is_passage else _LEAST_TELLING)


def _is_of_other_deed(aligned: Alignment, here: range) -> bool:
    """Tell whether none of the words beside a value, up to a comma, is the source sentence's.

    "The firm, founded in 2014, has raised $3m" says nothing of "raised $3m in May".
    """
    if aligned.source.is_passage:
        return False
    first, last = _clause_around(aligned, here)
    name = opening_name(aligned)
    subject = name.words if name else ()
    telling = [
        term.word
        for term in aligned.match.terms
        if first <= term.word <= last and term.word not in here and term.stem not in _MEASURES
    ]
    return bool(telling) and not any(w in aligned.pairs and w not in subject for w in telling)


def _clause_around(aligned: Alignment, here: range) -> tuple[int, int]:
    """Return the first and last word of the stretch between commas that holds a value."""
    text, words = aligned.article.text, aligned.article.words
    first, last = here.start, here.stop - 1
    while first > aligned.claim.start and not _PARTS.search(
        text, words.ends[first - 1], words.starts[first]
    ):
        first -= 1
    while last + 1 < aligned.claim.stop and not _PARTS.search(
        text, words.ends[last], words.starts[last + 1]
    ):
        last += 1
    return first, last


# what parts a sentence into clauses: ", ", " (", " – "
_PARTS = re.compile(r"[,;:()–—]")


def _is_told(theirs: Found, values: _Values) -> bool:
    """Tell whether the claim has a value of the source too: then it rivals no other value.

    "Down from 50" has no unit of its own, and is the source's "50 minutes" all the same.
    """
    return any(
        values.compare(ours, theirs).is_compatible or _is_bare_same(ours, theirs)
        for ours in values.claim
    )


def _is_bare_same(ours: Found, theirs: Found) -> bool:
    if not (isinstance(ours, FoundQuantity) and isinstance(theirs, FoundQuantity)):
        return False
    one, other = ours.quantity, theirs.quantity
    return not one.unit and one.value is not None and one.value == other.value


def _is_no_rival(aligned: Alignment, ours: Found, theirs: Found) -> bool:
    """Tell whether a value that differs is no other, by how the two are told."""
    article, source = aligned.article, aligned.source.reading
    if isinstance(ours, FoundQuantity) and isinstance(theirs, FoundQuantity):
        return are_of_two_kinds(ours, article, theirs, source)
    if isinstance(ours, FoundDate) and isinstance(theirs, FoundDate):
        return may_both_hold(ours, article, theirs, source)
    return False


def _least_rest(aligned: Alignment) -> float:
    """Return how much else must agree; a passage of few sentences was chosen for the claim."""
    return _LEAST_REST_PASSAGE if aligned.source.is_passage else _LEAST_REST


def _is_same_place(kind: ConflictKind, slot: Slot) -> bool:
    """Tell whether two values fill one place; a date needs less, for a sentence has few."""
    if kind is ConflictKind.DATE:
        return slot.held + slot.touching >= 1
    return slot.held >= 1


def _is_on_page(ours: Found, values: _Values) -> bool:
    return any(_is_met(ours, theirs, values) for theirs in values.page)


def _is_met(ours: Found, theirs: Found, values: _Values) -> bool:
    """Tell whether a value is the claim's, or just as large: its subject may be read wrongly."""
    if values.compare(ours, theirs).is_compatible:
        return True
    if not (isinstance(ours, FoundQuantity) and isinstance(theirs, FoundQuantity)):
        return False
    one, other = ours.quantity, theirs.quantity
    return one.value is not None and one.value == other.value and one.unit == other.unit
