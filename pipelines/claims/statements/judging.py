"""Checked statements and an optional model → the model's word, where the rules leave it open."""

from collections.abc import Sequence
from dataclasses import replace

from pipelines.entailment import Entailment, Judgement
from pipelines.records.checks import Severity, SourceCheck, Verdict
from pipelines.records.claims import Claim

CONTRADICTED_FROM = 0.9
"""Chance of contradiction by a model that refutes; set by rule, not fitted."""

ENTAILED_FROM = 0.9
"""Chance of entailment by a model that supports, where no number or name is missing."""

_PREMISE_SENTENCES = 3  # of the evidence that a model reads

# Where numbers, dates, names or negations conflict or are missing, rules keep the last word.
_OPEN_REASONS = frozenset(
    {"statement_supported", "statement_words_missing", "statement_words_aligned"}
)


def ask_model(
    model: Entailment, claims: Sequence[Claim], checks: Sequence[SourceCheck]
) -> list[SourceCheck]:
    """Let a model judge each statement by its best evidence; other answers stay as they are."""
    asked = [place for place, check in enumerate(checks) if check.reason in _OPEN_REASONS]
    judged = model.judge([(_premise(checks[place]), claims[place].exact) for place in asked])
    answers = list(checks)
    for place, judgement in zip(asked, judged, strict=True):
        answers[place] = _judged(checks[place], judgement)
    return answers


def _premise(check: SourceCheck) -> str:
    """Return the best sentences of a source in the order of the text."""
    best = sorted(check.evidence[:_PREMISE_SENTENCES], key=lambda evidence: evidence.span)
    return " ".join(evidence.exact for evidence in best)


def _judged(check: SourceCheck, judgement: Judgement) -> SourceCheck:
    support = (check.support + judgement.p_entail) / 2
    if judgement.p_contradict >= CONTRADICTED_FROM:
        return replace(
            check,
            verdict=Verdict.REFUTED,
            reason="statement_contradicted_by_model",
            severity=Severity.SERIOUS,
            support=min(support, 1.0 - judgement.p_contradict),
        )
    if judgement.p_entail >= ENTAILED_FROM:
        return replace(
            check, verdict=Verdict.SUPPORTED, reason="statement_entailed_by_model", support=support
        )
    return replace(check, support=support)
