"""Claim → the citations it is held against: its sentence's, paragraph's, or the source list's."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipelines.records.citations import Citation, CitationKind
from pipelines.records.claims import Binding, Claim


def bind_all(claims: Sequence[Claim], citations: Sequence[Citation]) -> list[Claim]:
    """Return the claims, each with its nearest citations.

    A claim belongs to the citations of its own sentence; without any, to those of its paragraph;
    without any, to the article's source list, or to every citation where there is no list. A source
    named without a link binds nothing: that a page of its name was read does not make it the one.
    """
    linked = {c.citation_id: c for c in citations if c.url_key and c.kind is not CitationKind.NAMED}
    return [_bound(claim, linked) for claim in claims]


def _bound(claim: Claim, linked: Mapping[str, Citation]) -> Claim:
    for binding, near in _levels(claim, linked):
        if near:
            return replace(claim, binding=binding, citation_ids=tuple(near))
    return replace(claim, binding=Binding.NONE, citation_ids=())


def _levels(
    claim: Claim, linked: Mapping[str, Citation]
) -> Iterable[tuple[Binding, Sequence[str]]]:
    """Yield the ids of the citations at each distance from a claim, the nearest first."""
    at = claim.sentence
    yield Binding.SENTENCE, [i for i, c in linked.items() if c.sentence.overlaps(at)]
    yield Binding.PARAGRAPH, [i for i, c in linked.items() if c.paragraph.overlaps(at)]
    listed = [i for i, c in linked.items() if c.kind is CitationKind.LISTED]
    yield Binding.LIST, listed or list(linked)
