"""Claims of the ferry article with the checks that a test says they had."""

from pipelines.records.checks import (
    Check,
    Edit,
    EditKind,
    Evidence,
    Flag,
    Severity,
    SourceCheck,
    Verdict,
)
from pipelines.records.citations import Citation
from pipelines.records.claims import Claim, ClaimKind, Speaker
from pipelines.records.pages import Document
from pipelines.records.spans import Span
from tests.report.ferry_article import span_of


def evidence(source: Document, words: str) -> Evidence:
    """Return words of a source as evidence."""
    return Evidence(
        source_id=source.document_id,
        url=source.url,
        span=span_of(words, source.text),
        exact=words,
    )


def edit(
    kind: EditKind, ours: str, source: Document, theirs: str, *, cause: str | None = None
) -> Edit:
    """Return one difference; empty words stand where the other side's begin."""
    return Edit(
        kind=kind,
        claim_span=span_of(ours) if ours else Span(0, 0),
        source_span=span_of(theirs, source.text) if theirs else Span(0, 0),
        claim_words=ours,
        source_words=theirs,
        severity=Severity.SERIOUS if cause else Severity.MODERATE,
        cause=cause,
    )


class Outcomes:
    """Collects claims with their checks, in the order in which they are told."""

    def __init__(self, article: Document, citations: tuple[Citation, ...]) -> None:
        self._article = article
        self._ids = {c.url_key: c.citation_id for c in citations if c.url_key}
        self.claims: list[Claim] = []
        self.checks: list[Check] = []

    def add(
        self,
        words: str,
        verdict: Verdict,
        *answers: SourceCheck,
        kind: ClaimKind = ClaimKind.STATEMENT,
        reason: str = "statement_supported",
        severity: Severity = Severity.NONE,
        flags: tuple[Flag, ...] = (),
        speaker: str | None = None,
    ) -> None:
        """Take one claim, found by its words, with its verdict."""
        span = span_of(words)
        claim = Claim(
            document_id=self._article.document_id,
            kind=kind,
            spans=(span,),
            exact=words,
            sentence=span,
            speaker=speaker_of(speaker) if speaker else None,
            citation_ids=tuple(self._ids[a.url_key] for a in answers if a.url_key in self._ids),
        )
        self.claims.append(claim)
        self.checks.append(
            Check(
                claim_id=claim.claim_id,
                document_id=claim.document_id,
                verdict=verdict,
                reason=reason,
                severity=severity,
                flags=flags,
                support=0.9 if verdict is Verdict.SUPPORTED else 0.2,
                by_source=answers,
            )
        )


def speaker_of(name: str) -> Speaker:
    """Return a speaker by the name as printed."""
    return Speaker(
        exact=name, span=span_of(name), name=name, rule="quote_cue_speaker", confidence=0.97
    )


def answer(source: Document, verdict: Verdict, reason: str, words: str = "", **more) -> SourceCheck:
    """Return what one source says."""
    return SourceCheck(
        url_key=source.url_key,
        source_id=source.document_id,
        verdict=verdict,
        reason=reason,
        evidence=(evidence(source, words),) if words else (),
        **more,
    )
