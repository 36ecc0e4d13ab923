"""One article revision and its sources → claims and checks: the pure heart of the chain."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from pipelines.binding import bind_all
from pipelines.citations import settle
from pipelines.claims.dates.checking import check_dates
from pipelines.claims.dates.finding import find_dates
from pipelines.claims.hedges.checking import check_hedges
from pipelines.claims.hedges.docket import find_docket
from pipelines.claims.hedges.finding import find_hedges
from pipelines.claims.names.checking import check_names
from pipelines.claims.names.finding import find_names
from pipelines.claims.numbers.checking import check_numbers
from pipelines.claims.numbers.finding import find_numbers
from pipelines.claims.quotes.checking import check_quotes
from pipelines.claims.quotes.finding import find_quotes
from pipelines.claims.quotes.house import DEFAULT_HOUSE, HouseStyle
from pipelines.claims.statements.checking import check_statements
from pipelines.claims.statements.finding import find_statements
from pipelines.entailment import Entailment
from pipelines.internal_conflicts import find_internal_conflicts
from pipelines.origins import Origins
from pipelines.records.checks import Evidence, SourceCheck
from pipelines.records.citations import Citation, CitationKind
from pipelines.records.claims import Claim
from pipelines.records.dossiers import CheckedDossier, Dossier, Source
from pipelines.records.pages import Document, Layer
from pipelines.records.spans import Span
from pipelines.roll_up import (
    roll_up,
    too_short_to_deny,
    unread_check,
    with_internal_conflicts,
    with_items_borne_out,
)
from pipelines.text import Reading

Finder = Callable[[Reading], list[Claim]]
Checker = Callable[[Sequence[Claim], Reading, Reading], list[SourceCheck]]

Rooms = tuple[tuple[Finder, Checker], ...]

ROOMS: Rooms = (
    (find_quotes, check_quotes),
    (find_numbers, check_numbers),
    (find_dates, check_dates),
    (find_names, check_names),
    (find_hedges, check_hedges),
    (find_statements, check_statements),
)
"""The two doors of each kind of claim, in the order in which claims are listed."""


def find_claims(article: Reading) -> list[Claim]:
    """Return every claim of an article, kind by kind, each kind in the order of the text."""
    return [claim for find, _ in ROOMS for claim in find(article)]


def check_dossier(
    dossier: Dossier, *, model: Entailment | None = None, house: HouseStyle = DEFAULT_HOUSE
) -> CheckedDossier:
    """Find the article's claims and hold each against every source of the dossier.

    A pure function: the same records give the same answer, whatever the order of the sources. An
    optional model is asked about statements; its name stands in every check. The house style says
    which small changes in a quotation pass.
    """
    with _collection_paused():
        return _check(dossier, _rooms(model, house), model)


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Keep the collector of cycles from walking an index of many small objects again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _check(dossier: Dossier, rooms: Rooms, model: Entailment | None) -> CheckedDossier:
    article = Reading(dossier.article)
    sources = sorted(dossier.sources, key=lambda source: source.url_key)
    citations = settle(dossier.citations, sources, text=dossier.article.text)
    readings = [Reading(source.document) if source.document else None for source in sources]
    origins = Origins(dossier.article, [reading for reading in readings if reading])
    asked = list(zip(sources, readings, strict=True))
    claims, rows = _hold_claims(article, citations, asked, rooms)
    bound = bind_all(claims, citations)
    keys = {c.citation_id: c.url_key for c in citations if c.url_key}
    checks = [
        roll_up(claim, row, cited={keys[i] for i in claim.citation_ids}, origins=origins)
        for claim, row in zip(bound, rows, strict=True)
    ]
    checks = with_items_borne_out(checks, bound)
    if model:
        checks = [replace(check, model=model.name) for check in checks]
    found = CheckedDossier(
        citations=citations,
        claims=tuple(bound),
        checks=tuple(with_internal_conflicts(checks, find_internal_conflicts(article))),
        docket=tuple(find_docket(article)),
    )
    for reading in filter(None, (article, *readings)):
        reading.forget()
    return found


def _hold_claims(
    article: Reading,
    citations: Sequence[Citation],
    sources: Sequence[tuple[Source, Reading | None]],
    rooms: Rooms,
) -> tuple[list[Claim], list[list[SourceCheck]]]:
    """Return every claim, and beside each its answers from the sources, in their order."""
    entries = [c.paragraph for c in citations if c.kind is CitationKind.LISTED]
    claims: list[Claim] = []
    rows: list[list[SourceCheck]] = []
    for find, check in rooms:
        found = [claim for claim in find(article) if not _is_pointer(claim, entries)]
        columns = [
            [_as_cited(answer, source) for answer in check(found, article, reading)]
            if reading
            else [unread_check(source)] * len(found)
            for source, reading in sources
        ]
        claims += found
        rows += [[column[i] for column in columns] for i in range(len(found))]
    return claims, rows


def _rooms(model: Entailment | None, house: HouseStyle) -> Rooms:
    """Return the rooms, with the model and the house style in the hands that may use them."""
    special: dict[Checker, Checker] = {check_quotes: partial(check_quotes, house=house)}
    if model is not None:
        special[check_statements] = partial(check_statements, model=model)
    return tuple((find, special.get(check, check)) for find, check in ROOMS)


def _is_pointer(claim: Claim, entries: Sequence[Span]) -> bool:
    """Tell whether words stand in the source list: they name a source and assert nothing."""
    return any(entry.covers(claim.span) for entry in entries)


def _as_cited(answer: SourceCheck, source: Source) -> SourceCheck:
    """Return a page's answer under the key that the article cites, whatever it redirected to."""
    said = too_short_to_deny(answer, source)
    if said.url_key != source.url_key:
        said = replace(said, url_key=source.url_key)
    page = source.document
    if page is None or not page.blocks or page.blocks[0].page is None:
        return said
    return replace(said, evidence=tuple(_on_its_page(found, page) for found in said.evidence))


def _on_its_page(found: Evidence, document: Document) -> Evidence:
    """Return evidence from a PDF with the number of its page."""
    block = document.block_at(found.span.start) if found.layer is Layer.TEXT else None
    return replace(found, page=block.page if block else None)
