"""Claim, check and pages → one wide flat row of the ledger, the table that people open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pipelines.records.checks import Check, Flag, QuoteClass, Severity, SourceCheck, Verdict
from pipelines.records.citations import Citation
from pipelines.records.claims import Binding, Claim, ClaimKind
from pipelines.records.pages import Capture, Document, Unread

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
    speaker: str | None = None
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
    source_speaker: str | None = None
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


def worst_first(verdict: Verdict, severity: Severity) -> int:
    """Return a rank by which ledger rows sort, highest first: severity, then verdict.

    >>> worst_first(Verdict.REFUTED, Severity.SERIOUS)
    36
    """
    return SEVERITY_RANK[severity] * 10 + VERDICT_RANK[verdict]


def ledger_rows(
    article: Document,
    claims: Iterable[Claim],
    checks: Iterable[Check],
    *,
    citations: Sequence[Citation],
    sources: Mapping[str, Document],
    captures: Mapping[str, Capture],
    run_id: str,
) -> list[LedgerRow]:
    """Return one row for each check of a dossier, worst first.

    Args:
        article: The revision that the claims stand in.
        claims: Claims of the article.
        checks: Their checks, in any order; a check of an unknown claim raises KeyError.
        citations: What the article cites, settled.
        sources: Sources that were read, by `document_id`.
        captures: Captures of the article and the sources, by `capture_id`.
        run_id: Run that made the checks.
    """
    by_id = {claim.claim_id: claim for claim in claims}
    page = _Page(article, citations, sources, captures, run_id)
    rows = [page.row(by_id[check.claim_id], check) for check in checks]
    return sorted(rows, key=lambda row: (-row.rank, row.claim_start, row.check_id))


class _Page:
    """One article with its surroundings, from which its rows are cut."""

    def __init__(
        self,
        article: Document,
        citations: Sequence[Citation],
        sources: Mapping[str, Document],
        captures: Mapping[str, Capture],
        run_id: str,
    ) -> None:
        self._article, self._sources, self._captures = article, sources, captures
        self._urls = {c.url_key: c.url for c in citations if c.url_key}
        self._shared: dict[str, object] = {
            "document_id": article.document_id,
            "article_url": article.url,
            "article_key": article.url_key,
            "article_title": article.title,
            "publisher": article.publisher,
            "authors": article.authors,
            "published_at": article.published.at if article.published else None,
            "article_fetched_at": article.fetched_at,
            "citation_count": len(citations),
            "citation_read_count": sum(c.source_id is not None for c in citations),
            "citation_unread_count": sum(c.unread is not None for c in citations),
            "run_id": run_id,
            **_bytes_of("article", article, captures),
        }

    def row(self, claim: Claim, check: Check) -> LedgerRow:
        """Return the row of one claim and its check."""
        best = check.by_source[0] if check.by_source else None
        fields = self._shared | self._claim(claim) | _verdict(check, best) | self._source(best)
        return LedgerRow(**fields)  # type: ignore[arg-type]

    def _claim(self, claim: Claim) -> dict[str, object]:
        return {
            "claim_id": claim.claim_id,
            "kind": claim.kind,
            "claim": claim.exact,
            "claim_start": claim.span.start,
            "claim_end": claim.span.end,
            "sentence": claim.sentence.of(self._article.text)[:MAX_SENTENCE],
            "speaker": claim.speaker.name if claim.speaker else None,
            "speaker_printed": claim.speaker.exact if claim.speaker else None,
            "value": claim.quantity.value if claim.quantity else None,
            "unit": claim.quantity.unit if claim.quantity else None,
            "first_date": claim.date.first if claim.date else None,
            "last_date": claim.date.last if claim.date else None,
            "certainty": claim.certainty,
            "binding": claim.binding,
            "is_partial": claim.is_partial,
            "unchecked_because": claim.unchecked_because,
        }

    def _source(self, best: SourceCheck | None) -> dict[str, object]:
        if best is None:
            return {}
        found = best.evidence[0] if best.evidence else None
        source = self._sources.get(best.source_id or "")
        url = found.url if found else source.url if source else self._urls.get(best.url_key)
        return {
            "source_id": best.source_id,
            "source_url": url,
            "source_key": best.url_key,
            "source_host": _host(url),
            "source_words": found.exact if found else None,
            "source_start": found.span.start if found else None,
            "source_end": found.span.end if found else None,
            "source_speaker": best.source_speaker,
            **(_about_source(source, self._captures) if source else {}),
        }


def _about_source(source: Document, captures: Mapping[str, Capture]) -> dict[str, object]:
    return {
        "source_title": source.title,
        "source_publisher": source.publisher,
        "source_published_at": source.published.at if source.published else None,
        **_bytes_of("source", source, captures),
    }


def _verdict(check: Check, best: SourceCheck | None) -> dict[str, object]:
    return {
        "check_id": check.check_id,
        "verdict": check.verdict,
        "reason": check.reason,
        "severity": check.severity,
        "rank": worst_first(check.verdict, check.severity),
        "flags": check.flags,
        "support": check.support,
        "note": best.note if best else None,
        "quote_class": best.quote_class if best else None,
        "relation": best.relation if best else None,
        "unread": best.unread if best else None,
        "source_tried_count": len(check.by_source),
        "rules_version": check.rules_version,
        "model": check.model,
    }


def _bytes_of(side: str, document: Document, captures: Mapping[str, Capture]) -> dict[str, object]:
    capture = captures.get(document.capture_id or "")
    return {
        f"{side}_capture_id": document.capture_id,
        f"{side}_warc_file": capture.warc_file if capture else None,
        f"{side}_warc_offset": capture.warc_offset if capture else None,
        f"{side}_payload_digest": capture.payload_digest if capture else None,
    }


def _host(url: str | None) -> str | None:
    """Return the host of an address, lower case and without `www.`.

    >>> _host("https://www.Example.org:443/a")
    'example.org'
    """
    from urllib.parse import urlsplit

    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
