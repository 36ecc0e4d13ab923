"""Statements against one source → verdict, support, evidence and the words it does not bear out."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.claims.statements.conflicts.conflict import Conflict
from pipelines.claims.statements.conflicts.finding import find_conflicts
from pipelines.claims.statements.features import Features, features_of
from pipelines.claims.statements.matching import MOST_EVIDENCE, Match, Term, match_sentence
from pipelines.claims.statements.retrieval import index_of
from pipelines.claims.statements.support import support_of
from pipelines.language import language_of_document
from pipelines.records.checks import Evidence, SourceCheck, Verdict
from pipelines.records.claims import Claim
from pipelines.records.pages import Unread
from pipelines.records.spans import Span
from pipelines.text import Reading

ALIGNED_SHARE = 0.9
"""Share of content words in three neighbouring sentences that makes a statement supported."""

SUPPORTED_FROM = 0.6
"""Calibrated support that does the same."""

NOTHING_BELOW = 0.35
"""Share of content words below which a page says nothing of the statement."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a source has of one claim, before a verdict is given."""

    matches: tuple[Match, ...]
    conflicts: tuple[Conflict, ...]
    features: Features
    support: float


def check_statements(
    claims: Sequence[Claim], article: Reading, source: Reading
) -> list[SourceCheck]:
    """Return what a source says of each statement, in the order of the statements."""
    language = source.derived(_language)
    if language != "en":
        return [_unread(source, language) for _ in claims]
    return [_check(claim, article, source) for claim in claims]


def _language(source: Reading) -> str:
    return language_of_document(source.document) or "en"


def assess(claim: Claim, article: Reading, source: Reading) -> Assessment:
    """Match every sentence of a claim with a source and weigh what was found."""
    index = source.derived(index_of)
    matches = tuple(match_sentence(article, span, index) for span in claim.spans)
    conflicts = tuple(c for match in matches for c in find_conflicts(article, match, index))
    features = features_of(article, matches, index, conflicts)
    support = support_of(features, source_words=len(source.words))
    return Assessment(matches=matches, conflicts=conflicts, features=features, support=support)


def _check(claim: Claim, article: Reading, source: Reading) -> SourceCheck:
    found = assess(claim, article, source)
    verdict, reason = _verdict(found)
    return SourceCheck(
        url_key=source.document.url_key,
        source_id=source.document_id,
        verdict=verdict,
        reason=reason,
        support=found.support,
        evidence=_evidence(found, source),
        unsupported=_unsupported(found, article),
    )


def _verdict(found: Assessment) -> tuple[Verdict, str]:
    if found.conflicts:
        return Verdict.REFUTED, f"statement_{found.conflicts[0].kind}_conflict"
    if found.features["covered_in_window"] >= ALIGNED_SHARE:
        return Verdict.SUPPORTED, "statement_words_aligned"
    if found.support >= SUPPORTED_FROM:
        return Verdict.SUPPORTED, "statement_supported"
    if found.features["covered_by_three"] < NOTHING_BELOW:
        return Verdict.NOT_FOUND, "statement_not_found"
    return Verdict.PARTIALLY_SUPPORTED, "statement_words_missing"


def _evidence(found: Assessment, source: Reading) -> tuple[Evidence, ...]:
    index = source.derived(index_of)
    return tuple(_quoted(source, index.sentences[s]) for s in _best_sentences(found.matches))


def _best_sentences(matches: Sequence[Match]) -> list[int]:
    """Return the best sentences of each match in turn, up to ten together."""
    order: dict[int, None] = {}
    for rank in range(MOST_EVIDENCE):
        for match in matches:
            if rank < len(match.ranked):
                order.setdefault(match.ranked[rank])
    return list(order)[:MOST_EVIDENCE]


def _quoted(source: Reading, span: Span) -> Evidence:
    return Evidence(
        source_id=source.document_id,
        url=source.document.url,
        span=span,
        exact=span.of(source.text),
        layer=source.layer,
    )


def _unsupported(found: Assessment, article: Reading) -> tuple[Span, ...]:
    """Return the runs of words that none of the best sentences has."""
    spans: list[Span] = []
    for match in found.matches:
        lacking = [t for t in match.terms if not _is_borne_out(t, match)]
        for term in lacking:
            start, end = article.words.starts[term.word], article.words.ends[term.word]
            if spans and article.text[spans[-1].end : start].strip() == "":
                spans[-1] = Span(spans[-1].start, end)
            else:
                spans.append(Span(start, end))
    return tuple(spans)


def _is_borne_out(term: Term, match: Match) -> bool:
    return term.best_in((*match.window, *match.picked)) > 0.0


def _unread(source: Reading, language: str) -> SourceCheck:
    return SourceCheck(
        url_key=source.document.url_key,
        source_id=source.document_id,
        verdict=Verdict.SOURCE_UNAVAILABLE,
        reason="source_language",
        unread=Unread.LANGUAGE,
        note=f"the cited page is in a language that statements are not read in ({language})",
    )
