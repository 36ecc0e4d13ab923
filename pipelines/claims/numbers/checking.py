"""Numbers of an article against one source → borne out, contradicted, or absent."""

from collections.abc import Sequence
from dataclasses import replace

from pipelines.claims.dates.clock import page_language
from pipelines.claims.evidence import evidence_at
from pipelines.claims.layers import lost_layers
from pipelines.claims.neighbourhood import Neighbourhood
from pipelines.claims.numbers.comparing import Relation, compare_quantities
from pipelines.claims.numbers.derived import recompute
from pipelines.claims.numbers.evidence import source_numbers
from pipelines.claims.numbers.finding import MOST_PLACES, FoundQuantity, are_cut
from pipelines.claims.numbers.lexicon.choose import number_lexicon
from pipelines.claims.numbers.likeness import Asked, Place, ask, bears_out, contradicts, places_of
from pipelines.claims.numbers.telling import conflict_note, number_words
from pipelines.claims.unread import of_other_language, too_large
from pipelines.records.checks import Flag, Severity, SourceCheck, Verdict
from pipelines.records.claims import Claim, Quantity
from pipelines.records.spans import Span
from pipelines.text import Reading

# Shares by rule, not fitted: how far one borne-out number bears out its claim.
_SUPPORT = {
    Relation.SAME: 0.95,
    Relation.APPROXIMATOR_DROPPED: 0.85,
    Relation.ROUNDED: 0.9,
    Relation.APPROXIMATELY: 0.85,
    Relation.WITHIN_BOUND: 0.85,
}
_RECOMPUTED = 0.85
_ELSEWHERE = 0.3
_ABSENT = 0.05


def check_numbers(claims: Sequence[Claim], article: Reading, source: Reading) -> list[SourceCheck]:
    """Return what a source says of each number, in the order of the numbers."""
    if number_lexicon(page_language(source)) is None:
        return [of_other_language("numbers", source) for _ in claims]
    hoods: dict[Span, Neighbourhood] = {}
    return [_check(claim, article, source, hoods) for claim in claims]


def _check(
    claim: Claim, article: Reading, source: Reading, hoods: dict[Span, Neighbourhood]
) -> SourceCheck:
    asked = ask(claim, article, source, hoods)
    places = places_of(asked)
    return (
        _supported(asked, places)
        or _recomputed(asked)
        or _elsewhere(asked, [place for place in places if not place.is_doubted])
        or _refuted(asked, places)
        or _elsewhere(asked, places)
        or _absent(claim, source)
    )


def _absent(claim: Claim, source: Reading) -> SourceCheck:
    if are_cut(source):
        return too_large("numbers", source, most=MOST_PLACES)
    answer = _answer(source, Verdict.NOT_FOUND, "number_not_found", _ABSENT)
    return replace(answer, unsupported=claim.spans)


def _supported(asked: Asked, places: Sequence[Place]) -> SourceCheck | None:
    best = bears_out(places, asked)
    if best is None:
        return None
    dropped = best.relation is Relation.APPROXIMATOR_DROPPED
    reason, support = f"number_{best.relation}", _SUPPORT[best.relation]
    return replace(
        _answer(asked.source, Verdict.SUPPORTED, reason, support, best.found),
        relation=best.relation,
        severity=Severity.MINOR if dropped else Severity.NONE,
        flags=(Flag.APPROXIMATOR_DROPPED,) if dropped else (),
        note=f"The source has {number_words(best.found, asked.source)}.",
    )


def _recomputed(asked: Asked) -> SourceCheck | None:
    parts = recompute(asked.quantity, asked.hood, asked.source)
    if parts is None:
        return None
    words = " and ".join(number_words(part, asked.source) for part in parts)
    return replace(
        _answer(asked.source, Verdict.SUPPORTED, "number_recomputed", _RECOMPUTED, *parts),
        relation=Relation.ROUNDED,
        note=f"The source has {words}, from which the article's number follows.",
    )


def _elsewhere(asked: Asked, places: Sequence[Place]) -> SourceCheck | None:
    """Say that the number stands on the page, in a sentence about something else."""
    agreeing = [place for place in places if place.is_compatible]
    found = max(agreeing, key=lambda p: p.fit).found if agreeing else None
    if found is None and not _on_other_layer(asked.quantity, asked.source):
        return None
    seen = (found,) if found else ()
    return replace(
        _answer(asked.source, Verdict.NOT_FOUND, "number_elsewhere", _ELSEWHERE, *seen),
        unsupported=asked.claim.spans,
        note="The number is on the page, but not in a sentence about the same thing.",
    )


def _on_other_layer(quantity: Quantity, source: Reading) -> bool:
    """Tell whether a compatible number stands in a part of the page that the main text lost."""
    return any(
        compare_quantities(quantity, found.quantity).is_compatible
        for layer in lost_layers(source)
        for found in layer.derived(source_numbers).comparable(quantity)
    )


def _refuted(asked: Asked, places: Sequence[Place]) -> SourceCheck | None:
    """Return the contradiction by the one number in the claim's very place; none when in doubt."""
    rivals = contradicts(places, asked)
    if rivals is None:
        return None
    relation = rivals.name
    return replace(
        _answer(asked.source, Verdict.REFUTED, f"number_{relation}", 0.0, rivals.found),
        relation=relation,
        severity=Severity.SERIOUS,
        unsupported=asked.claim.spans,
        note=conflict_note(asked.claim.exact, rivals.found, relation, asked.source),
    )


def _answer(
    source: Reading, verdict: Verdict, reason: str, support: float, *found: FoundQuantity
) -> SourceCheck:
    return SourceCheck(
        url_key=source.document.url_key,
        source_id=source.document_id,
        verdict=verdict,
        reason=reason,
        support=support,
        evidence=tuple(evidence_at(number.span, source) for number in found),
        source_value=found[0].quantity.value if len(found) == 1 else None,
    )
