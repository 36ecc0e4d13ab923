"""The best place of a quote in a source → the answer: verdict, flags, evidence, words for it."""

from pipelines.claims.evidence import evidence_at
from pipelines.claims.quotes.attribution import (
    is_misattributed,
    is_of_two_speakers,
    source_speaker,
)
from pipelines.claims.quotes.classes import Finding
from pipelines.claims.quotes.context import NOTHING_LEFT_OUT, Context, context_of
from pipelines.claims.quotes.findings import Best
from pipelines.claims.quotes.outcomes import Outcome, note_of, places_of
from pipelines.claims.quotes.sides import RANK
from pipelines.claims.quotes.tripwires import CAUSES
from pipelines.claims.quotes.turns import has_label
from pipelines.records.checks import (
    EditKind,
    Evidence,
    Flag,
    QuoteClass,
    Severity,
    SourceCheck,
    Verdict,
)
from pipelines.records.claims import Claim, Speaker
from pipelines.records.spans import Span
from pipelines.text import Reading

REFUTING_SHARE = 0.8
"""Words of a quote that must stand at a place for a tripwire there to refute it."""

FEWEST_REFUTING_WORDS = 5
"""Words that must be kept, so that a common phrase refutes nothing."""

SECOND_PLACE_MARGIN = 0.02
"""Cost per word by which the best place must beat the second for a refutation."""

OUT_OF_CONTEXT_SUPPORT = 0.35
"""Prior that a source bears out a quote cut from what governs it."""

SUPPORT = {
    QuoteClass.VERBATIM: 0.98,
    QuoteClass.TYPOGRAPHIC: 0.97,
    QuoteClass.CASE: 0.96,
    QuoteClass.ELLIPSIS_OMISSION: 0.94,
    QuoteClass.BRACKET_INSERTION: 0.93,
    QuoteClass.FILLER_DELETION: 0.93,
    QuoteClass.TRUNCATED: 0.60,
    QuoteClass.REORDER: 0.40,
    QuoteClass.STITCHED: 0.20,
    QuoteClass.PARAPHRASE_IN_QUOTES: 0.20,
    QuoteClass.ABSENT: 0.05,
}
"""Prior that a source bears out a quote of a class, by the table of severities."""

_BY_SEVERITY = {
    Severity.NONE: 0.95,
    Severity.MINOR: 0.90,
    Severity.MODERATE: 0.45,
    Severity.SERIOUS: 0.10,
}


_EDITED = frozenset({QuoteClass.SUBSTITUTION, QuoteClass.DELETION, QuoteClass.INSERTION})

_MARKED = frozenset({QuoteClass.ELLIPSIS_OMISSION, QuoteClass.BRACKET_INSERTION})

_IN_PARTS = frozenset({QuoteClass.STITCHED, QuoteClass.REORDER, QuoteClass.PARAPHRASE_IN_QUOTES})

FEWEST_WORDS_TO_ATTRIBUTE = 6
"""Shorter quotes are said by many; two speakers of one are no contradiction."""

ATTRIBUTING_SHARE = 0.85
"""Words of a quote that must stand at a place for its speaker there to count."""

MOST_PLACES_ASKED = 5
"""Equal places whose speakers are asked before the article's is called wrong."""


def answer_absent(claim: Claim, source: Reading) -> SourceCheck:
    """Return the answer for a quote of which a source has too little."""
    return SourceCheck(
        url_key=source.document.url_key,
        source_id=source.document_id,
        verdict=Verdict.NOT_FOUND,
        reason="quote_absent",
        support=SUPPORT[QuoteClass.ABSENT],
        quote_class=QuoteClass.ABSENT,
        unsupported=claim.spans,
        note="Not found in the cited page.",
    )


def answer(claim: Claim, article: Reading, source: Reading, best: Best) -> SourceCheck:
    """Return the answer for a quote that a source has, in one way or another."""
    finding, layer = best.finding, best.finding.sides.source
    places = places_of(finding)
    context = _context(claim, article, finding)
    there = _speaker_there(claim, article, best)
    is_wrong = is_misattributed(claim, there, article, layer)
    if finding.quote_class is QuoteClass.PARAPHRASE_IN_QUOTES and (
        is_wrong or not _is_named(claim, layer)
    ):
        return answer_absent(claim, source)  # what somebody else said is no paraphrase of it
    is_wrong = (
        is_wrong
        and finding.quote_class not in _IN_PARTS
        and (finding.is_faithful or finding.coverage >= ATTRIBUTING_SHARE)
    )
    outcome = Outcome(
        finding,
        claim,
        context,
        there,
        is_wrong_speaker=is_wrong,
        is_of_two_speakers=_joins_two_speakers(finding),
    )
    verdict = _verdict(best, outcome)
    return SourceCheck(
        url_key=source.document.url_key,
        source_id=source.document_id,
        verdict=verdict,
        reason=_reason(outcome),
        support=_support(outcome, verdict),
        severity=outcome.severity,
        quote_class=outcome.quote_class,
        flags=_flags(outcome),
        evidence=_evidence(layer, places, context),
        edits=tuple(d.edit for d in finding.differences),
        unsupported=_unsupported(finding),
        margin=best.margin,
        source_speaker=(there.name or there.exact) if there else None,
        note=note_of(outcome),
    )


def _joins_two_speakers(finding: Finding) -> bool:
    """Tell whether a marked omission leads from one speaker's words to another's."""
    sides = finding.sides
    for change in finding.differences:
        if change.edit.kind is not EditKind.OMIT or not 0 < change.start < change.end < len(
            sides.tokens
        ):
            continue
        gap = sides.text_between(change.start, change.end)
        if has_label(gap) or (
            '"' in gap
            and is_of_two_speakers(
                sides.source,
                sides.tokens.span(change.start - 1, change.start),
                sides.tokens.span(change.end, change.end + 1),
            )
        ):
            return True
    return False


def _context(claim: Claim, article: Reading, finding: Finding) -> Context:
    """Return what the article left out around a quote that it otherwise has in one piece."""
    places = places_of(finding)
    if (
        finding.quote_class in _IN_PARTS
        or claim.is_partial
        or not places
        or "nested" in claim.flags
    ):
        return NOTHING_LEFT_OUT
    layer = finding.sides.source
    whole = Span(places[0].start, places[-1].end)
    return context_of(claim, article, layer, whole, finding.sides.wires)


def _speaker_there(claim: Claim, article: Reading, best: Best) -> Speaker | None:
    """Return who speaks in the source; of several equal places, one where it is the same."""
    finding = best.finding
    if claim.speaker is None or "nested" in claim.flags or not finding.stretches:
        return None
    if len(finding.sides.wording.pattern.forms) < FEWEST_WORDS_TO_ATTRIBUTE:
        return None
    layer = finding.sides.source
    first: Speaker | None = None
    equal = [f for f in best.others if f.quote_class is finding.quote_class]
    for other in (finding, *equal[: MOST_PLACES_ASKED - 1]):
        there = source_speaker(layer, places_of(other)[0])
        if not is_misattributed(claim, there, article, layer):
            return there
        first = first or there
    return first


def _is_named(claim: Claim, layer: Reading) -> bool:
    """Tell whether a source prints the surname of whom the article quotes, if it has one."""
    name = claim.speaker.name if claim.speaker else None
    return name is None or name.split()[-1] in layer.text


def _verdict(best: Best, outcome: Outcome) -> Verdict:
    """Refute by a typed finding alone; a quote in parts, or out of context, is partly borne out."""
    if outcome.is_wrong_speaker:
        return Verdict.REFUTED
    if RANK[outcome.severity] <= RANK[Severity.MINOR]:
        return Verdict.SUPPORTED
    return Verdict.REFUTED if _refutes(best) else Verdict.PARTIALLY_SUPPORTED


def _refutes(best: Best) -> bool:
    """Tell whether a tripwire is touched in a sentence that is beyond doubt the one quoted."""
    finding = best.finding
    is_typed = finding.severity is Severity.SERIOUS and finding.cause in CAUSES
    if not is_typed or finding.quote_class not in _EDITED | _MARKED:
        return False
    kept = finding.coverage * sum(not b for b in finding.sides.wording.pattern.bracketed)
    is_alone = best.margin is None or best.margin >= SECOND_PLACE_MARGIN
    return is_alone and finding.coverage >= REFUTING_SHARE and kept >= FEWEST_REFUTING_WORDS


def _reason(outcome: Outcome) -> str:
    if outcome.is_wrong_speaker:
        return "quote_misattributed"
    if outcome.context.is_out_of_context and outcome.finding.is_faithful:
        return "quote_out_of_context"
    return f"quote_{outcome.quote_class}"


def _support(outcome: Outcome, verdict: Verdict) -> float:
    if verdict is Verdict.REFUTED:
        return _BY_SEVERITY[Severity.SERIOUS]
    by_class = SUPPORT.get(outcome.quote_class, 1.0)
    if outcome.severity is Severity.SERIOUS and outcome.context.is_out_of_context:
        return min(by_class, OUT_OF_CONTEXT_SUPPORT)
    return min(by_class, _BY_SEVERITY[outcome.severity]) if outcome.is_altered else by_class


def _flags(outcome: Outcome) -> tuple[Flag, ...]:
    flags = []
    if outcome.is_altered:
        flags.append(Flag.ALTERED_QUOTE)
    if outcome.is_wrong_speaker:
        flags.append(Flag.MISATTRIBUTED)
    if outcome.context.is_out_of_context:
        flags.append(Flag.OUT_OF_CONTEXT)
    return tuple(flags)


def _evidence(layer: Reading, places: tuple[Span, ...], context: Context) -> tuple[Evidence, ...]:
    """Return the words of the source, and after them those that the article left out."""
    spans = (*places, *((context.words,) if context.words else ()))
    return tuple(evidence_at(span, layer) for span in spans)


def _unsupported(finding: Finding) -> tuple[Span, ...]:
    """Return the article's words that the source does not have."""
    edits = (d.edit for d in finding.differences if d.is_unmarked)
    return tuple(e.claim_span for e in edits if e.claim_span.length and e.kind is not EditKind.MOVE)
