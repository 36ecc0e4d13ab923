"""Claim → the citations it is held against: its sentence's, paragraph's, or the source list's."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipelines.records.citations import Citation, CitationKind
from pipelines.records.claims import Binding, Claim


def bind(claim: Claim, citations: Sequence[Citation]) -> Claim:
    """Return the claim with its nearest citations.

    A claim belongs to the citations of its own sentence; without any, to those of its paragraph;
    without any, to the article's source list, or to every citation where there is no list. A source
    named without a link binds nothing: that a page of its name was read does not make it the one.
    """
    linked = [c for c in citations if c.url_key and c.kind is not CitationKind.NAMED]
    for binding, near in _levels(claim, linked):
        if near:
            return replace(claim, binding=binding, citation_ids=_ids(near))
    return replace(claim, binding=Binding.NONE, citation_ids=())


def _levels(
    claim: Claim, linked: Sequence[Citation]
) -> Iterable[tuple[Binding, Sequence[Citation]]]:
    yield Binding.SENTENCE, [c for c in linked if c.sentence.overlaps(claim.sentence)]
    yield Binding.PARAGRAPH, [c for c in linked if c.paragraph.overlaps(claim.sentence)]
    listed = [c for c in linked if c.kind is CitationKind.LISTED]
    yield Binding.LIST, listed or linked


def _ids(citations: Sequence[Citation]) -> tuple[str, ...]:
    return tuple(c.citation_id for c in citations)
