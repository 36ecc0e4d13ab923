"""Hedges against one source → whether the source is as certain of the same thing."""

from collections.abc import Sequence

from pipelines.claims.dates.clock import page_language
from pipelines.claims.evidence import evidence_at
from pipelines.claims.statements.alignment import Alignment
from pipelines.claims.statements.certainty import Certainties, certainties_of
from pipelines.claims.statements.conflicts.finding import align_best
from pipelines.claims.statements.matching import match_sentences
from pipelines.claims.statements.retrieval import index_of
from pipelines.claims.unread import of_other_language
from pipelines.records.checks import Evidence, Flag, Severity, SourceCheck, Verdict
from pipelines.records.claims import Claim
from pipelines.text import Reading

APART = 2
"""Steps of the scale between article and source that are worth telling; CHECKING of certainty."""

_STEPS = (
    "plainly",
    "by somebody's word",
    "as probable or planned",
    "as possible",
    "as unconfirmed",
)
_SUPPORT = {Verdict.SUPPORTED: 0.9, Verdict.PARTIALLY_SUPPORTED: 0.4, Verdict.NOT_CHECKABLE: 0.0}
"""By rule, not fitted."""


def check_hedges(claims: Sequence[Claim], article: Reading, source: Reading) -> list[SourceCheck]:
    """Return whether a source is as certain as each hedge, in the order of the hedges.

    A source without a sentence on the same thing gives nothing to compare with: `not_checkable`,
    for that the sentence is missing is what the statement's own check says.
    """
    if page_language(source) != "en":
        return [of_other_language("hedges", source) for _ in claims]
    index = source.derived(index_of)
    matches = match_sentences(article, [claim.sentence for claim in claims], index)
    aligned = (align_best(article, match, index)[:1] for match in matches)
    return [
        _checked(claim, source, *_compared(claim, alignments))
        for claim, alignments in zip(claims, aligned, strict=True)
    ]


def _compared(
    claim: Claim, alignments: Sequence[Alignment]
) -> tuple[Alignment | None, Certainties | None]:
    """Return the aligned sentence and both sides' certainty, if the hedge is about what it has."""
    for aligned in alignments:
        found = certainties_of(aligned)
        if found and found.article >= claim.certainty:
            return aligned, found
    return None, None


def _checked(
    claim: Claim, source: Reading, aligned: Alignment | None, found: Certainties | None
) -> SourceCheck:
    verdict, reason, severity, flags = _outcome(found)
    return SourceCheck(
        url_key=source.document.url_key,
        source_id=source.document_id,
        verdict=verdict,
        reason=reason,
        support=_SUPPORT[verdict],
        severity=severity,
        relation=reason.removeprefix("hedge_"),
        flags=flags,
        evidence=(_evidence(aligned),) if aligned else (),
        unsupported=claim.spans if flags else (),
        note=_note(found),
    )


def _outcome(found: Certainties | None) -> tuple[Verdict, str, Severity, tuple[Flag, ...]]:
    if found is None:
        return Verdict.NOT_CHECKABLE, "hedge_not_compared", Severity.NONE, ()
    if found.source - found.article >= APART:
        flags = (Flag.OVERCLAIM,)
        return Verdict.PARTIALLY_SUPPORTED, "hedge_overclaim", Severity.MODERATE, flags
    if found.article - found.source >= APART:
        flags = (Flag.UNDERCLAIM,)
        return Verdict.PARTIALLY_SUPPORTED, "hedge_underclaim", Severity.MINOR, flags
    return Verdict.SUPPORTED, "hedge_as_certain", Severity.NONE, ()


def _note(found: Certainties | None) -> str | None:
    if found is None:
        return None
    ours, theirs = _STEPS[found.article], _STEPS[found.source]
    if abs(found.source - found.article) < APART:
        return "The source is about as certain of it."
    return f"The article gives it {ours}, the source {theirs}."


def _evidence(aligned: Alignment) -> Evidence:
    source = aligned.source
    return evidence_at(source.sentences[aligned.sentence], source.reading)
