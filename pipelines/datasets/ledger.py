"""Claim, check and pages → one wide flat row of the ledger, the table that people open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pipelines.records.checks import Check, Flag, QuoteClass, Severity, SourceCheck, Verdict
from pipelines.records.citations import Citation
from pipelines.records.claims import Binding, Claim, ClaimKind
from pipelines.records.dossiers import CheckedDossier, Dossier
from pipelines.records.pages import Capture, Document, Layer, Unread
from pipelines.urls import host_of

SEVERITY_RANK = {
    Severity.SERIOUS: 3,
    Severity.MODERATE: 2,
    Severity.MINOR: 1,
    Severity.NONE: 0,
}

VERDICT_RANK = {
    Verdict.REFUTED: 6,
    Verdict.CONFLICTING_SOURCES: 5,
    Verdict.PARTIALLY_SUPPORTED: 4,
    Verdict.NOT_FOUND: 3,
    Verdict.SOURCE_UNAVAILABLE: 2,
    Verdict.NOT_CHECKABLE: 1,
    Verdict.SUPPORTED: 0,
}

MAX_SENTENCE = 2_000
"""Code points of a sentence kept in a row; a page without full stops is one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One checked claim with all that a person needs to judge it."""

    check_id: str
    claim_id: str
    document_id: str
    article_url: str
    article_key: str
    article_title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published_at: datetime | None = None
    article_fetched_at: datetime | None = None
    kind: ClaimKind
    claim: str
    claim_start: int
    claim_end: int
    sentence: str
    speaker_name: str | None = None
    speaker_printed: str | None = None
    value: float | None = None
    unit: str | None = None
    first_date: date | None = None
    last_date: date | None = None
    certainty: int = 0
    binding: Binding = Binding.NONE
    is_partial: bool = False
    unchecked_because: str | None = None
    verdict: Verdict
    reason: str
    severity: Severity
    rank: int
    flags: tuple[Flag, ...] = ()
    support: float = 0.0
    note: str | None = None
    quote_class: QuoteClass | None = None
    relation: str | None = None
    unread: Unread | None = None
    source_id: str | None = None
    source_url: str | None = None
    source_key: str | None = None
    source_host: str | None = None
    source_title: str | None = None
    source_publisher: str | None = None
    source_published_at: datetime | None = None
    source_words: str | None = None
    source_start: int | None = None
    source_end: int | None = None
    source_layer: Layer | None = None
    source_speaker: str | None = None
    source_value: float | None = None
    citation_count: int = 0
    citation_read_count: int = 0
    citation_unread_count: int = 0
    source_tried_count: int = 0
    rules_version: str
    model: str | None = None
    run_id: str
    article_capture_id: str | None = None
    article_warc_file: str | None = None
    article_warc_offset: int | None = None
    article_payload_digest: str | None = None
    source_capture_id: str | None = None
    source_warc_file: str | None = None
    source_warc_offset: int | None = None
    source_payload_digest: str | None = None


LEAST_RANK = {Verdict.REFUTED: SEVERITY_RANK[Severity.MODERATE]}
"""A refuted claim stands above every supported one, whatever its rule said of severity."""


def worst_first(verdict: Verdict, severity: Severity) -> int:
    """Return a rank by which ledger rows sort, highest first: severity, then verdict.

    >>> worst_first(Verdict.REFUTED, Severity.SERIOUS)
    36
    """
    level = max(SEVERITY_RANK[severity], LEAST_RANK.get(verdict, 0))
    return level * 10 + VERDICT_RANK[verdict]


def ledger_rows(
    dossier: Dossier,
    checked: CheckedDossier,
    *,
    captures: Mapping[str, Capture],
    run_id: str,
) -> list[LedgerRow]:
    """Return one row for each check of a dossier, worst first.

    Args:
        dossier: An article revision and its sources.
        checked: What checking added to it.
        captures: Captures of the article and the sources, by `capture_id`; one that is missing
            leaves the row without its way back to bytes.
        run_id: Run that made the checks.
    """
    page = _Page(dossier, checked.citations, captures, run_id)
    rows = map(page.row, checked.claims, checked.checks)
    return sorted(rows, key=lambda row: (-row.rank, row.claim_start, row.check_id))


class _Page:
    """One article with its surroundings, from which its rows are cut."""

    def __init__(
        self,
        dossier: Dossier,
        citations: Sequence[Citation],
        captures: Mapping[str, Capture],
        run_id: str,
    ) -> None:
        self._article, self._captures = dossier.article, captures
        self._sources = {source.url_key: source for source in dossier.sources}
        self._shared: dict[str, Any] = {
            **_about_article(dossier.article),
            **_bytes_of("article", dossier.article, captures),
            "citation_count": len(citations),
            "citation_read_count": sum(c.source_id is not None for c in citations),
            "citation_unread_count": sum(c.unread is not None for c in citations),
            "run_id": run_id,
        }

    def row(self, claim: Claim, check: Check) -> LedgerRow:
        """Return the row of one claim and its check."""
        best = check.by_source[0] if check.by_source else None
        words = _claim(claim, self._article.text)
        fields = self._shared | words | _verdict(check, best) | self._source(best)
        return LedgerRow(**fields)

    def _source(self, best: SourceCheck | None) -> dict[str, Any]:
        if best is None:
            return {}
        found = best.evidence[0] if best.evidence else None
        source = self._sources.get(best.url_key)
        url = source.url if source else found.url if found else None
        document = source.document if source else None
        return {
            "source_id": best.source_id,
            "source_url": url,
            "source_key": best.url_key,
            "source_host": host_of(url) if url else None,
            "source_words": found.exact if found else None,
            "source_start": found.span.start if found else None,
            "source_end": found.span.end if found else None,
            "source_layer": found.layer if found else None,
            "source_speaker": best.source_speaker,
            "source_value": best.source_value,
            **(_about_source(document, self._captures) if document else {}),
        }


def _about_article(article: Document) -> dict[str, Any]:
    return {
        "document_id": article.document_id,
        "article_url": article.url,
        "article_key": article.url_key,
        "article_title": article.title,
        "publisher": article.publisher,
        "authors": article.authors,
        "published_at": article.published.at if article.published else None,
        "article_fetched_at": article.fetched_at,
    }


def _claim(claim: Claim, text: str) -> dict[str, Any]:
    speaker, quantity, day = claim.speaker, claim.quantity, claim.date
    return {
        "claim_id": claim.claim_id,
        "kind": claim.kind,
        "claim": claim.exact,
        "claim_start": claim.span.start,
        "claim_end": claim.span.end,
        "sentence": claim.sentence.of(text)[:MAX_SENTENCE],
        "speaker_name": speaker.name if speaker else None,
        "speaker_printed": speaker.exact if speaker else None,
        "value": quantity.value if quantity else None,
        "unit": quantity.unit if quantity else None,
        "first_date": day.first if day else None,
        "last_date": day.last if day else None,
        "certainty": claim.certainty,
        "binding": claim.binding,
        "is_partial": claim.is_partial,
        "unchecked_because": claim.unchecked_because,
    }


def _about_source(source: Document, captures: Mapping[str, Capture]) -> dict[str, Any]:
    return {
        "source_title": source.title,
        "source_publisher": source.publisher,
        "source_published_at": source.published.at if source.published else None,
        **_bytes_of("source", source, captures),
    }


def _verdict(check: Check, best: SourceCheck | None) -> dict[str, Any]:
    return {
        "check_id": check.check_id,
        "verdict": check.verdict,
        "reason": check.reason,
        "severity": check.severity,
        "rank": worst_first(check.verdict, check.severity),
        "flags": check.flags,
        "support": check.support,
        "note": _joined(best.note if best else None, check.note),
        "quote_class": best.quote_class if best else None,
        "relation": best.relation if best else None,
        "unread": best.unread if best else None,
        "source_tried_count": len(check.by_source),
        "rules_version": check.rules_version,
        "model": check.model,
    }


def _joined(*notes: str | None) -> str | None:
    return " ".join(filter(None, notes)) or None


def _bytes_of(side: str, document: Document, captures: Mapping[str, Capture]) -> dict[str, Any]:
    capture = captures.get(document.capture_id or "")
    return {
        f"{side}_capture_id": document.capture_id,
        f"{side}_warc_file": capture.warc_file if capture else None,
        f"{side}_warc_offset": capture.warc_offset if capture else None,
        f"{side}_payload_digest": capture.payload_digest if capture else None,
    }
