"""Statements against one source → verdict, support, evidence and the words it does not bear out."""

from collections.abc import Sequence

from pipelines.claims.dates.clock import page_language
from pipelines.claims.evidence import evidence_at
from pipelines.claims.quotes.finding import find_quotes
from pipelines.claims.statements.assessing import Assessment, assess_all
from pipelines.claims.statements.judging import ask_model
from pipelines.claims.statements.scoring import MOST_EVIDENCE
from pipelines.claims.statements.telling import conflict_note, missing_note
from pipelines.claims.unread import of_other_language
from pipelines.entailment import Entailment
from pipelines.records.checks import Evidence, Severity, SourceCheck, Verdict
from pipelines.records.claims import Claim
from pipelines.records.spans import Span
from pipelines.text import Reading

ALIGNED_SHARE = 0.9
"""Share of content words in three neighbouring sentences that makes a statement supported."""

SUPPORTED_FROM = 0.6
"""Chance by the words that does the same, where at least so many of them are found:"""

SUPPORTED_SHARE = 0.6
"""Share of content words in the best three sentences without which no support is called so."""

NOTHING_BELOW = 0.35
"""Share of content words in the best three sentences below which a page is silent."""


def check_statements(
    claims: Sequence[Claim],
    article: Reading,
    source: Reading,
    *,
    model: Entailment | None = None,
) -> list[SourceCheck]:
    """Return what a source says of each statement, in the order of the statements.

    An optional model is asked where no typed check conflicts: rules keep the last word on numbers,
    dates and names.
    """
    if page_language(source) != "en":
        return [of_other_language("statements", source) for _ in claims]
    found = assess_all([c for c in claims if not c.unchecked_because], article, source)
    checks = [
        _unchecked(claim.unchecked_because, source)
        if claim.unchecked_because
        else _checked(next(found), article, source)
        for claim in claims
    ]
    return ask_model(model, claims, checks) if model else checks


def _unchecked(reason: str, source: Reading) -> SourceCheck:
    return SourceCheck(
        url_key=source.document.url_key,
        source_id=source.document_id,
        verdict=Verdict.NOT_CHECKABLE,
        reason=reason,
    )


def _checked(found: Assessment, article: Reading, source: Reading) -> SourceCheck:
    verdict, reason = verdict_on(found)
    if verdict is Verdict.SUPPORTED and _lacks_quoted_words(found, article):
        verdict, reason = Verdict.PARTIALLY_SUPPORTED, "statement_quote_missing"
    conflict = found.conflicts[0] if found.conflicts else None
    return SourceCheck(
        url_key=source.document.url_key,
        source_id=source.document_id,
        verdict=verdict,
        reason=reason,
        support=found.support,
        severity=Severity.SERIOUS if conflict else Severity.NONE,
        relation=conflict.relation if conflict else None,
        flags=found.flags,
        evidence=_evidence(found, source),
        unsupported=_unsupported(found, article),
        note=conflict_note(conflict, article, source) if conflict else missing_note(found, article),
    )


def verdict_on(found: Assessment) -> tuple[Verdict, str]:
    """Return the verdict on a claim by one source, and the rule that gave it."""
    if found.conflicts:
        return Verdict.REFUTED, f"statement_{found.conflicts[0].kind}_conflict"
    if found.features["covered_by_three"] < NOTHING_BELOW:
        return Verdict.NOT_FOUND, "statement_not_found"
    lacking = _typed_reason(found)
    if lacking:
        return Verdict.PARTIALLY_SUPPORTED, lacking
    if found.features["covered_in_window"] >= ALIGNED_SHARE:
        return Verdict.SUPPORTED, "statement_words_aligned"
    is_found = found.features["covered_by_three"] >= SUPPORTED_SHARE
    if is_found and found.chance >= SUPPORTED_FROM:
        return Verdict.SUPPORTED, "statement_supported"
    return Verdict.PARTIALLY_SUPPORTED, "statement_words_missing"


def _typed_reason(found: Assessment) -> str | None:
    """Return which number, date or name of the claim the source does not bear out."""
    missing = found.missing
    if found.other_units:
        return "statement_number_in_other_unit"
    if any(term.is_number for term in missing):
        return "statement_number_missing"
    if any(term.is_calendar and not term.hits for term in missing):
        return "statement_date_missing"
    if any(term.is_name and not term.hits for term in missing):
        return "statement_name_missing"
    return None


def _lacks_quoted_words(found: Assessment, article: Reading) -> bool:
    """Tell whether words that the claim has in quotation marks are not the source's.

    In brackets they are the article's own.
    """
    quoted = article.derived(_quotations)
    return any(
        span.start <= article.words.starts[term.word] < span.end
        and not _is_bracketed(article.text[span.start : article.words.starts[term.word]])
        for term in found.missing
        for span in quoted
    )


def _quotations(article: Reading) -> list[Span]:
    return [span for quote in find_quotes(article) for span in quote.spans]


def _is_bracketed(before: str) -> bool:
    return before.rfind("[") > before.rfind("]")


def _evidence(found: Assessment, source: Reading) -> tuple[Evidence, ...]:
    """Return the sentences that decided, first those that conflict, then the best of the match."""
    order = dict.fromkeys(conflict.sentence for conflict in found.conflicts[:1])
    ranked = [match.ranking.evidence for match in found.matches]
    for rank in range(MOST_EVIDENCE):
        order |= dict.fromkeys(sentences[rank] for sentences in ranked if rank < len(sentences))
    best = list(order)[:MOST_EVIDENCE]
    return tuple([source.remembered(_sentence_quoted, sentence) for sentence in best])


def _sentence_quoted(source: Reading, sentence: int) -> Evidence:
    return evidence_at(source.sentences[sentence], source)


def _unsupported(found: Assessment, article: Reading) -> tuple[Span, ...]:
    """Return the claim's words that conflict or are missing, neighbours joined."""
    words = article.words
    spans = [Span(words.starts[t.word], words.ends[t.word]) for t in found.missing]
    joined: list[Span] = []
    conflicts = (conflict.claim for conflict in found.conflicts)
    for span in sorted((*spans, *found.other_units, *conflicts)):
        if joined and not article.text[joined[-1].end : span.start].strip(" -"):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
