"""Dates of an article against one source → borne out, contradicted by an aligned one, or absent."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from pipelines.claims.dates.clock import page_day
from pipelines.claims.dates.comparing import DateRelation, compare_dates
from pipelines.claims.dates.context import dates_within
from pipelines.claims.dates.finding import MOST_PLACES, are_cut, find_date_expressions
from pipelines.claims.dates.likeness import (
    Asked,
    Place,
    ask,
    bears_out,
    contradicts,
    fits,
    places_of,
)
from pipelines.claims.dates.telling import conflict_note, date_words
from pipelines.claims.evidence import evidence_at
from pipelines.claims.layers import lost_layers
from pipelines.claims.neighbourhood import Neighbourhood
from pipelines.claims.unread import too_large
from pipelines.records.checks import Severity, SourceCheck, Verdict
from pipelines.records.claims import Claim, DateInterval
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

_NEWS_SHARE = 0.30  # of the claim's words, in a sentence for which the page's own date may speak


def check_dates(claims: Sequence[Claim], article: Reading, source: Reading) -> list[SourceCheck]:
    """Return what a source says of each date, in the order of the dates."""
    hoods: dict[Span, Neighbourhood] = {}
    return [_check(claim, article, source, hoods) for claim in claims]


def _check(
    claim: Claim, article: Reading, source: Reading, hoods: dict[Span, Neighbourhood]
) -> SourceCheck:
    asked = ask(claim, article, source, hoods)
    places = places_of(asked)
    return (
        _supported(asked, places, source)
        or _of_publication(asked, source)
        or _partly(asked, places, source)
        or _elsewhere(asked, places, source)
        or _refuted(asked, source)
        or _absent(claim, source)
    )


def _absent(claim: Claim, source: Reading) -> SourceCheck:
    if are_cut(source):
        return too_large("dates", source, most=MOST_PLACES)
    answer = _answer(source, Verdict.NOT_FOUND, "date_not_found", _ABSENT)
    return replace(answer, unsupported=claim.spans)


def _supported(asked: Asked, places: Sequence[Place], source: Reading) -> SourceCheck | None:
    best = bears_out(places, asked)
    if best is None:
        return None
    reason, support = f"date_{best.relation}", _SUPPORT[best.relation]
    return replace(
        _answer(source, Verdict.SUPPORTED, reason, support, best),
        note=f"The source has {date_words(best.found, source)}.",
    )


def _of_publication(asked: Asked, source: Reading) -> SourceCheck | None:
    """Let the page's own date speak for a sentence of it that has none: news of the day."""
    day = page_day(source.document)
    if day is None or not _fits(asked.date, day):
        return None
    best = asked.hood.best_sentence
    if best is None or asked.hood.share(best) < _NEWS_SHARE:
        return None
    sentence = asked.hood.index.sentences[best]
    told = dates_within(source, sentence)
    if any(compare_dates(asked.date, found.date).is_conflict for found in told):
        return None
    return replace(
        _answer(source, Verdict.SUPPORTED, "date_of_publication", _OF_PUBLICATION),
        evidence=(evidence_at(sentence, source),),
        note=f"The source does not name the day, but was published on {day.isoformat()}.",
    )


def _fits(claim: DateInterval, day: date) -> bool:
    if claim.first is None or claim.last is None:
        return False
    return claim.first - timedelta(days=1) <= day <= claim.last + timedelta(days=1)


def _partly(asked: Asked, places: Sequence[Place], source: Reading) -> SourceCheck | None:
    """Say that the source tells less: the month, where the article has the day."""
    coarser = [place for place in places if place.relation is DateRelation.FINER and fits(place)]
    if not coarser:
        return None
    best = max(coarser, key=lambda p: p.at.fit)
    return replace(
        _answer(source, Verdict.PARTIALLY_SUPPORTED, "date_finer", _PARTLY, best),
        unsupported=asked.claim.spans,
        note=f"The source has only {date_words(best.found, source)}.",
    )


def _elsewhere(asked: Asked, places: Sequence[Place], source: Reading) -> SourceCheck | None:
    """Say that the date stands on the page, in a sentence about something else."""
    agreeing = [p for p in places if p.relation.is_compatible or p.relation is DateRelation.FINER]
    if not agreeing and not _on_other_layer(asked.date, source):
        return None
    best = max(agreeing, key=lambda p: p.at.fit) if agreeing else None
    return replace(
        _answer(source, Verdict.NOT_FOUND, "date_elsewhere", _ELSEWHERE, best),
        unsupported=asked.claim.spans,
        note="The date is on the page, but not in a sentence about the same thing.",
    )


def _on_other_layer(claim: DateInterval, source: Reading) -> bool:
    return any(
        compare_dates(claim, found.date).is_compatible
        for layer in lost_layers(source)
        for found in find_date_expressions(layer)
    )


def _refuted(asked: Asked, source: Reading) -> SourceCheck | None:
    """Return the contradiction by the one date in the claim's very place; none when in doubt."""
    day = page_day(source.document)
    if day is not None and _fits(asked.date, day):
        return None
    best = contradicts(asked)
    if best is None:
        return None
    is_plain = best.relation is DateRelation.CONFLICTING
    reason = "date_conflicting" if is_plain else f"date_{best.relation}"
    return replace(
        _answer(source, Verdict.REFUTED, reason, 0.0, best),
        severity=Severity.SERIOUS,
        unsupported=asked.claim.spans,
        note=conflict_note(asked.claim.exact, best.found, best.relation, source),
    )


def _answer(
    source: Reading, verdict: Verdict, reason: str, support: float, found: Place | None = None
) -> SourceCheck:
    return SourceCheck(
        url_key=source.document.url_key,
        source_id=source.document_id,
        verdict=verdict,
        reason=reason,
        support=support,
        relation=str(found.relation) if found else None,
        evidence=(evidence_at(found.found.span, source),) if found else (),
    )
