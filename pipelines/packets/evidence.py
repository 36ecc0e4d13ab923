"""The pages of one article and its sources → every record that the packet holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipelines.dossiers import check_dossier
from pipelines.packets.archive import KeptCapture, KeptRecords, keys_of
from pipelines.reading_captures import ReadCapture
from pipelines.records.checks import Check
from pipelines.records.citations import Citation
from pipelines.records.claims import Claim
from pipelines.records.dossiers import CheckedDossier, Dossier, Source
from pipelines.records.pages import Capture, Document, Role
from pipelines.urls import canonical_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The records about one article, table by table."""

    captures: tuple[Capture, ...]
    documents: tuple[Document, ...]
    """The article first, then the sources in the order in which they were read."""
    citations: tuple[Citation, ...]
    claims: tuple[Claim, ...]
    checks: tuple[Check, ...]

    def of(self, table: str) -> tuple[object, ...]:
        """Return the records of a table."""
        records: tuple[object, ...] = getattr(self, table)
        return records


def find_article(records: KeptRecords, document_id: str) -> tuple[KeptCapture, ReadCapture] | None:
    """Return the last capture in a WARC file whose bytes hold a revision of an article."""
    for kept in reversed(list(records.captures())):
        if kept.capture.role is Role.ARTICLE and kept.capture.unread is None:
            page = records.read(kept)
            if page.document and page.document.document_id == document_id:
                return kept, page
    return None


def pages_cited(
    records: KeptRecords, article: tuple[KeptCapture, ReadCapture]
) -> list[tuple[KeptCapture, ReadCapture]]:
    """Return every page of a WARC file that an article cites, in the order of their capture."""
    kept_article, page = article
    cited = {citation.url_key for citation in page.citations if citation.url_key}
    return [
        (kept, records.read(kept))
        for kept in records.captures()
        if kept is not kept_article and keys_of(kept.capture) & cited
    ]


def dossier_of(article: ReadCapture, cited: Iterable[ReadCapture]) -> Dossier:
    """Return the dossier that a run had before it when it checked the article.

    Raises:
        ValueError: The article was not read.
    """
    if article.document is None:
        raise ValueError(f"{article.capture.url}: the article's bytes hold no text")
    settled = _settled([article, *cited])
    keys = dict.fromkeys(c.url_key for c in article.citations if c.url_key and c.url)
    return Dossier(
        article=article.document,
        citations=article.citations,
        sources=tuple(settled[key] for key in keys if key in settled),
        capture=article.capture,
    )


def _settled(pages: Sequence[ReadCapture]) -> dict[str, Source]:
    """Return what became of each page: the answer to its own address goes before a redirect's."""
    settled: dict[str, Source] = {}
    for page in pages:
        asked = canonical_key(page.capture.url)
        settled[asked] = page.as_source(asked)
    for page in pages:
        settled.setdefault(page.capture.url_key, page.as_source(page.capture.url_key))
    return settled


def evidence_of(
    pages: Sequence[ReadCapture], dossier: Dossier, checked: CheckedDossier
) -> Evidence:
    """Return the records of a checked dossier, in the order of the text."""
    documents = {page.document.document_id: page.document for page in pages if page.document}
    documents = {dossier.article.document_id: dossier.article} | documents
    pairs = sorted(
        zip(checked.claims, checked.checks, strict=True),
        key=lambda pair: (pair[0].span.start, pair[0].claim_id),
    )
    return Evidence(
        captures=tuple(page.capture for page in pages),
        documents=tuple(documents.values()),
        citations=tuple(sorted(checked.citations, key=lambda citation: citation.order)),
        claims=tuple(claim for claim, _ in pairs),
        checks=tuple(check for _, check in pairs),
    )


def rebuilt_evidence(article: ReadCapture, cited: Sequence[ReadCapture]) -> Evidence:
    """Return the records of an article, every one of them made anew from its pages."""
    dossier = dossier_of(article, cited)
    return evidence_of([article, *cited], dossier, check_dossier(dossier))
