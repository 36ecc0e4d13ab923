"""One article revision and its sources → claims and checks: the pure heart of the chain."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipelines.binding import bind
from pipelines.claims.quotes.checking import check_quotes
from pipelines.claims.quotes.finding import find_quotes
from pipelines.origins import Origins
from pipelines.records.checks import SourceCheck
from pipelines.records.citations import Citation
from pipelines.records.claims import Claim
from pipelines.records.dossiers import CheckedDossier, Dossier, Source
from pipelines.roll_up import roll_up, too_short_to_deny, unread_check
from pipelines.text import Reading

Finder = Callable[[Reading], list[Claim]]
Checker = Callable[[Sequence[Claim], Reading, Reading], list[SourceCheck]]

ROOMS: tuple[tuple[Finder, Checker], ...] = ((find_quotes, check_quotes),)
"""The two doors of each kind of claim, in the order in which claims are listed."""


def find_claims(article: Reading) -> list[Claim]:
    """Return every claim of an article, kind by kind, each kind in the order of the text."""
    return [claim for find, _ in ROOMS for claim in find(article)]


def check_dossier(dossier: Dossier) -> CheckedDossier:
    """Find the article's claims and hold each against every source of the dossier.

    A pure function: the same records give the same answer, whatever the order of the sources.
    """
    article = Reading(dossier.article)
    sources = sorted(dossier.sources, key=lambda source: source.url_key)
    citations = settle(dossier.citations, sources)
    origins = Origins(dossier.article, [s.document for s in sources if s.document])
    claims, rows = _hold_claims(article, sources)
    bound = [bind(claim, citations) for claim in claims]
    keys = {c.citation_id: c.url_key for c in citations if c.url_key}
    checks = [
        roll_up(claim, row, cited={keys[i] for i in claim.citation_ids}, origins=origins)
        for claim, row in zip(bound, rows, strict=True)
    ]
    return CheckedDossier(citations=citations, claims=tuple(bound), checks=tuple(checks))


def settle(citations: Sequence[Citation], sources: Sequence[Source]) -> tuple[Citation, ...]:
    """Write into each citation which document it led to, or why it led to none."""
    known = {source.url_key: source for source in sources}
    return tuple(_settled(citation, known.get(citation.url_key or "")) for citation in citations)


def _settled(citation: Citation, source: Source | None) -> Citation:
    if source is None:
        return citation
    return replace(
        citation,
        source_id=source.document.document_id if source.document else None,
        unread=source.unread,
        unread_detail=source.unread_detail,
    )


def _hold_claims(
    article: Reading, sources: Sequence[Source]
) -> tuple[list[Claim], list[list[SourceCheck]]]:
    """Return every claim, and beside each its answers from the sources, in their order."""
    readings = [Reading(source.document) if source.document else None for source in sources]
    claims: list[Claim] = []
    rows: list[list[SourceCheck]] = []
    for find, check in ROOMS:
        found = find(article)
        columns = [
            [_as_cited(answer, source) for answer in check(found, article, reading)]
            if reading
            else [unread_check(source)] * len(found)
            for source, reading in zip(sources, readings, strict=True)
        ]
        claims += found
        rows += [[column[i] for column in columns] for i in range(len(found))]
    return claims, rows


def _as_cited(answer: SourceCheck, source: Source) -> SourceCheck:
    """Return a page's answer under the key that the article cites, whatever it redirected to."""
    return replace(too_short_to_deny(answer, source), url_key=source.url_key)
