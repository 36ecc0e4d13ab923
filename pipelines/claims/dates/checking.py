"""Dates of an article against one source → borne out, contradicted by an aligned one, or absent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipelines.claims.dates.clock import page_day
from pipelines.claims.dates.comparing import DateRelation, compare_dates
from pipelines.claims.dates.finding import DateRole, FoundDate, find_date_expressions
from pipelines.claims.dates.telling import conflict_note, date_words
from pipelines.claims.neighbourhood import (
    NOWHERE,
    Neighbourhood,
    Surroundings,
    neighbourhood,
)
from pipelines.records.checks import Evidence, Severity, SourceCheck, Verdict
from pipelines.records.claims import Claim, DateInterval, Grain
from pipelines.records.pages import Layer
from pipelines.records.spans import Span
from pipelines.text import Reading

# Shares by rule, not fitted: how far one borne-out date bears out its claim.
_SUPPORT = {
    DateRelation.SAME: 0.95,
    DateRelation.COARSER: 0.9,
    DateRelation.OVERLAPPING: 0.8,
    DateRelation.NEAR: 0.75,
}
_OF_PUBLICATION = 0.7
_PARTLY = 0.5
_ELSEWHERE = 0.3
_ABSENT = 0.05

# what a sentence must have of the claim's words before its date, or its page's, is the claim's
_AGREES_FROM = 0.30
_DAY_AGREES_FROM = 0.15

_OTHER_LAYERS = (Layer.PAGE_TEXT, Layer.JSON_LD)


@dataclass(frozen=True, slots=True)
class _Place:
    """One date of the source beside the claim."""

    found: FoundDate
    relation: DateRelation
    at: Surroundings


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a claim before its source is asked."""

    claim: Claim
    date: DateInterval
    hood: Neighbourhood
    beside: tuple[DateInterval, ...]
    """The other dates of its sentence."""


def check_dates(claims: Sequence[Claim], article: Reading, source: Reading) -> list[SourceCheck]:
    """Return what a source says of each date, in the order of the dates."""
    hoods: dict[Span, Neighbourhood] = {}
    return [_check(claim, article, source, hoods) for claim in claims]


def _check(
    claim: Claim, article: Reading, source: Reading, hoods: dict[Span, Neighbourhood]
) -> SourceCheck:
    if claim.date is None:
        raise ValueError(
            f"{claim.claim_id}: a claim of a date needs its interval ({claim.exact!r})"
        )
    hood = hoods.get(claim.sentence)
    if hood is None:
        values = [found.span for found in find_date_expressions(article)]
        hood = hoods[claim.sentence] = neighbourhood(article, claim.sentence, source, values)
    known = _Known(claim, claim.date, hood, _beside(claim, article))
    places = _places(known, source)
    return (
        _supported(known, places, source)
        or _of_publication(known, places, source)
        or _partly(places, known, source)
        or _elsewhere(known, places, source)
        or _refuted(known, places, source)
        or _absent(claim, source)
    )


def _absent(claim: Claim, source: Reading) -> SourceCheck:
    answer = _answer(source, Verdict.NOT_FOUND, "date_not_found", _ABSENT)
    return replace(answer, unsupported=claim.spans)


def _beside(claim: Claim, article: Reading) -> tuple[DateInterval, ...]:
    return tuple(
        found.date
        for found in find_date_expressions(article)
        if claim.sentence.covers(found.span) and found.span != claim.span
    )


def _places(known: _Known, source: Reading) -> list[_Place]:
    return [_place(known, found) for found in find_date_expressions(source)]


def _place(known: _Known, found: FoundDate) -> _Place:
    relation = compare_dates(known.date, found.date)
    if relation is DateRelation.NOT_COMPARABLE:
        return _Place(found, relation, NOWHERE)
    return _Place(found, relation, known.hood.surroundings(known.claim.span, found.span))


def _supported(known: _Known, places: Sequence[_Place], source: Reading) -> SourceCheck | None:
    agreeing = [
        place
        for place in places
        if place.relation.is_compatible and place.at.likeness >= _needed(known.date)
    ]
    if not agreeing:
        return None
    best = max(agreeing, key=lambda p: (_SUPPORT[p.relation], p.at.likeness))
    reason, support = f"date_{best.relation}", _SUPPORT[best.relation]
    return replace(
        _answer(source, Verdict.SUPPORTED, reason, support, best),
        note=f"The source has {date_words(best.found, source)}.",
    )


def _needed(claim: DateInterval) -> float:
    """Return the likeness that an equal date needs; a full day hardly stands there by chance."""
    is_day = claim.grain is Grain.DAY and not claim.is_relative
    return _DAY_AGREES_FROM if is_day else _AGREES_FROM


def _of_publication(known: _Known, places: Sequence[_Place], source: Reading) -> SourceCheck | None:
    """Let the page's own date speak for a sentence of it that has none: news of the day."""
    day = page_day(source.document)
    if day is None or not _fits(known.date, day):
        return None
    best = known.hood.best_sentence()
    if best is None or known.hood.share(best) < _AGREES_FROM:
        return None
    if any(p.at.sentence == best and p.relation.is_conflict for p in places):
        return None
    sentence = known.hood.index.sentences[best]
    return replace(
        _answer(source, Verdict.SUPPORTED, "date_of_publication", _OF_PUBLICATION),
        evidence=(_evidence(sentence, source),),
        note=f"The source does not name the day, but was published on {day.isoformat()}.",
    )


def _fits(claim: DateInterval, day: date) -> bool:
    if claim.first is None or claim.last is None:
        return False
    return claim.first - timedelta(days=1) <= day <= claim.last + timedelta(days=1)


def _partly(places: Sequence[_Place], known: _Known, source: Reading) -> SourceCheck | None:
    """Say that the source tells less: the month, where the article has the day."""
    coarser = [
        place
        for place in places
        if place.relation is DateRelation.FINER and place.at.likeness >= _AGREES_FROM
    ]
    if not coarser:
        return None
    best = max(coarser, key=lambda p: p.at.likeness)
    return replace(
        _answer(source, Verdict.PARTIALLY_SUPPORTED, "date_finer", _PARTLY, best),
        unsupported=known.claim.spans,
        note=f"The source has only {date_words(best.found, source)}.",
    )


def _elsewhere(known: _Known, places: Sequence[_Place], source: Reading) -> SourceCheck | None:
    """Say that the date stands on the page, in a sentence about something else."""
    agreeing = [p for p in places if p.relation.is_compatible or p.relation is DateRelation.FINER]
    if not agreeing and not _on_other_layer(known.date, source):
        return None
    best = max(agreeing, key=lambda p: p.at.likeness) if agreeing else None
    return replace(
        _answer(source, Verdict.NOT_FOUND, "date_elsewhere", _ELSEWHERE, best),
        unsupported=known.claim.spans,
        note="The date is on the page, but not in a sentence about the same thing.",
    )


def _on_other_layer(claim: DateInterval, source: Reading) -> bool:
    layers = [source.other_layer(layer) for layer in _OTHER_LAYERS if layer is not source.layer]
    return any(
        compare_dates(claim, found.date).is_compatible
        for layer in layers
        if layer.text
        for found in find_date_expressions(layer)
    )


def _refuted(known: _Known, places: Sequence[_Place], source: Reading) -> SourceCheck | None:
    """Return the contradiction by the one date in the claim's very place; none when in doubt."""
    day = page_day(source.document)
    if not known.hood.terms or (day is not None and _fits(known.date, day)):
        return None
    rivals = [p for p in places if _is_rival(p, known) and known.hood.is_counterpart(p.at)]
    if not rivals:
        return None
    best = max(rivals, key=lambda p: (p.at.share + p.at.near, -p.found.span.start))
    beside = {
        p.found.date for p in places if p.at.sentence == best.at.sentence and _is_rival(p, known)
    }
    if len(beside) != 1:
        return None
    is_plain = best.relation is DateRelation.CONFLICTING
    reason = "date_conflicting" if is_plain else f"date_{best.relation}"
    return replace(
        _answer(source, Verdict.REFUTED, reason, 0.0, best),
        severity=Severity.SERIOUS,
        unsupported=known.claim.spans,
        note=conflict_note(known.claim.exact, best.found, best.relation, source),
    )


def _is_rival(place: _Place, known: _Known) -> bool:
    """Tell whether a date could stand for the claim's: an event's, and as finely told."""
    if not place.relation.is_conflict or place.found.role is not DateRole.EVENT:
        return False
    if place.found.date.grain is not known.date.grain:
        return False
    return not any(compare_dates(other, place.found.date).is_compatible for other in known.beside)


def _answer(
    source: Reading, verdict: Verdict, reason: str, support: float, found: _Place | None = None
) -> SourceCheck:
    return SourceCheck(
        url_key=source.document.url_key,
        source_id=source.document_id,
        verdict=verdict,
        reason=reason,
        support=support,
        relation=str(found.relation) if found else None,
        evidence=(_evidence(found.found.span, source),) if found else (),
    )


def _evidence(span: Span, source: Reading) -> Evidence:
    return Evidence(
        source_id=source.document_id,
        url=source.document.url,
        span=span,
        exact=span.of(source.text),
        layer=source.layer,
    )
