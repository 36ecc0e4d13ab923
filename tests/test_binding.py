"""Which citations a claim is held against."""

from pipelines.binding import bind_all
from pipelines.records.citations import Citation, CitationKind
from pipelines.records.claims import Binding, Claim, ClaimKind
from pipelines.records.spans import Span


def claim_at(start: int, end: int) -> Claim:
    span = Span(start, end)
    return Claim(document_id="a", kind=ClaimKind.STATEMENT, spans=(span,), exact="x", sentence=span)


def citation(
    order: int,
    sentence: tuple[int, int],
    paragraph: tuple[int, int],
    kind: CitationKind = CitationKind.INLINE,
    url_key: str | None = "docks.example/a",
) -> Citation:
    return Citation(
        article_id="a",
        order=order,
        kind=kind,
        exact="x",
        span=Span(*sentence),
        sentence=Span(*sentence),
        paragraph=Span(*paragraph),
        target=None,
        url=url_key,
        url_key=url_key,
    )


IN_SENTENCE = citation(0, (0, 10), (0, 40))
IN_PARAGRAPH = citation(1, (20, 30), (0, 40))
ELSEWHERE = citation(2, (100, 110), (90, 120))
LISTED = citation(3, (200, 210), (200, 210), CitationKind.LISTED)
NAMED = citation(4, (0, 10), (0, 40), CitationKind.NAMED, url_key=None)


def bound(*citations: Citation) -> tuple[Binding, tuple[str, ...]]:
    (claim,) = bind_all([claim_at(0, 10)], citations)
    return claim.binding, claim.citation_ids


def test_a_claim_belongs_to_the_citations_of_its_sentence_first() -> None:
    assert bound(IN_SENTENCE, IN_PARAGRAPH, LISTED) == (
        Binding.SENTENCE,
        (IN_SENTENCE.citation_id,),
    )


def test_a_sentence_without_citations_takes_those_of_its_paragraph() -> None:
    assert bound(IN_PARAGRAPH, LISTED) == (Binding.PARAGRAPH, (IN_PARAGRAPH.citation_id,))


def test_a_paragraph_without_citations_takes_the_source_list() -> None:
    assert bound(ELSEWHERE, LISTED) == (Binding.LIST, (LISTED.citation_id,))


def test_without_a_source_list_every_citation_counts() -> None:
    assert bound(ELSEWHERE) == (Binding.LIST, (ELSEWHERE.citation_id,))


def test_a_source_named_without_a_link_binds_nothing() -> None:
    assert bound(NAMED) == (Binding.NONE, ())
