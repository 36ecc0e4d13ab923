"""One article and its sources in, claims and checks out: pure, whole, and in no hurry to accuse."""

import gc
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.citations import find_citations
from pipelines.dossiers import check_dossier
from pipelines.entailment import Judgement
from pipelines.plain_text import read_plain_text
from pipelines.records.checks import Check, Flag, Verdict
from pipelines.records.claims import Claim, ClaimKind
from pipelines.records.dossiers import CheckedDossier, Dossier, Source
from pipelines.records.pages import Block, BlockKind, Document, Unread
from pipelines.records.spans import Span
from pipelines.text import Reading

FERRY = (
    "The Brackwater ferry company published its yearly report on May 3, 2026. Revenue rose 12% to "
    "$40 million, and the company carried 2.1 million passengers. “We did not raise a single fare,"
    "” "
    "said Mira Voss, the chief executive of the Brackwater ferry company. The company bought two "
    "boats from a yard in Corrin. It plans to open a fourth pier in the autumn. "
)
PADDING = (
    "The pier café has a new roof. Gulls nest on it from April. The harbor office keeps a list of "
    "lost umbrellas, and the list is long. Nobody has ever claimed the green one with the wooden "
    "handle, although it is the best of them. "
)
ARTICLE = (
    "Brackwater ferries earned more last year. Revenue rose 12% to $40 million, according to the "
    "yearly report (https://ferry.example/report). “We did not raise a single fare,” said Mira "
    "Voss (https://ferry.example/report)."
)


def source(text: str, name: str = "ferry.example/report") -> Source:
    page = read_plain_text(text, url=f"https://{name}")
    return Source(url_key=page.url_key, url=page.url, document=page)


def in_pdf(text: str, name: str = "ferry.example/report") -> Source:
    """Return a source whose text goes over two pages of a PDF, parted in its middle."""
    page = read_plain_text(text, url=f"https://{name}")
    half = text.index("said Mira Voss")
    spans = (Span(0, half), Span(half, len(text)))
    blocks = tuple(
        Block(kind=BlockKind.PARAGRAPH, span=span, page=n) for n, span in enumerate(spans, 1)
    )
    return Source(url_key=page.url_key, url=page.url, document=replace(page, blocks=blocks))


def unread(name: str, why: Unread) -> Source:
    return Source(url_key=name, url=f"https://{name}", unread=why)


def checked(article: str, *sources: Source) -> CheckedDossier:
    document: Document = read_plain_text(article, url="https://ledger.example/ferries")
    citations = tuple(find_citations(document))
    return check_dossier(Dossier(article=document, citations=citations, sources=sources))


def pairs(result: CheckedDossier, kind: ClaimKind) -> list[tuple[Claim, Check]]:
    both = zip(result.claims, result.checks, strict=True)
    return [(claim, check) for claim, check in both if claim.kind is kind]


def verdicts(result: CheckedDossier) -> list[tuple[str, Verdict]]:
    return [
        (claim.exact, check.verdict)
        for claim, check in zip(result.claims, result.checks, strict=True)
    ]


def test_what_the_source_says_word_for_word_is_supported() -> None:
    result = checked(ARTICLE, source(FERRY + PADDING))
    for kind in (ClaimKind.QUOTE, ClaimKind.NUMBER):
        assert {check.verdict for _, check in pairs(result, kind)} == {Verdict.SUPPORTED}


def test_a_dropped_negation_in_a_quote_is_refuted() -> None:
    result = checked(ARTICLE.replace("did not raise", "did raise"), source(FERRY + PADDING))
    ((_, check),) = pairs(result, ClaimKind.QUOTE)
    assert (check.verdict, Flag.ALTERED_QUOTE in check.flags) == (Verdict.REFUTED, True)


def test_every_claim_has_one_check_and_every_citation_what_became_of_it() -> None:
    result = checked(ARTICLE, source(FERRY + PADDING))
    assert [c.claim_id for c in result.claims] == [c.claim_id for c in result.checks]
    assert all(citation.is_settled for citation in result.citations)


@pytest.mark.parametrize("why", [Unread.CHALLENGE, Unread.GONE, Unread.ROBOTS, Unread.PAYWALL_STUB])
def test_a_source_that_was_not_read_never_speaks_against_a_claim(why: Unread) -> None:
    result = checked(ARTICLE, unread("ferry.example/report", why))
    cited = [c for c in result.checks if c.verdict is not Verdict.NOT_CHECKABLE]
    assert {c.verdict for c in cited} == {Verdict.SOURCE_UNAVAILABLE}
    assert {c.reason for c in cited} == {f"source_{why}"}


def test_an_article_that_cites_nothing_has_claims_and_no_verdict_on_them() -> None:
    result = checked("Revenue rose 12% to $40 million, the company said in May.")
    assert result.claims
    assert {check.verdict for check in result.checks} == {Verdict.NOT_CHECKABLE}


def test_entries_of_the_source_list_are_no_claims() -> None:
    listed = (
        f'{ARTICLE}\n\nSources\n\nFerry — "Forty new boats in 2031": https://ferry.example/list'
    )
    result = checked(listed, source(FERRY + PADDING))
    start = listed.index("Ferry —")
    assert all(claim.span.start < start for claim in result.claims)


def test_the_order_of_the_sources_changes_nothing() -> None:
    sources = [
        source(FERRY + PADDING),
        source(PADDING * 3, "harbor.example/umbrellas"),
        unread("yard.example/boats", Unread.GONE),
    ]
    answers = [checked(ARTICLE, *order) for order in permutations(sources)]
    assert all(answer == answers[0] for answer in answers)


def test_a_checked_dossier_leaves_no_reading_for_the_collector_to_find() -> None:
    gc.collect()
    gc.disable()
    try:
        checked(ARTICLE, source(FERRY + PADDING), source(PADDING * 3, "harbor.example/umbrellas"))
        assert not [thing for thing in gc.get_objects() if isinstance(thing, Reading)]
    finally:
        gc.enable()


def test_the_collector_runs_again_after_a_check() -> None:
    checked(ARTICLE, source(FERRY))
    assert gc.isenabled()


def test_the_same_dossier_gets_the_same_ids() -> None:
    one, other = (checked(ARTICLE, source(FERRY + PADDING)) for _ in range(2))
    assert [c.check_id for c in one.checks] == [c.check_id for c in other.checks]


@settings(max_examples=15)
@given(st.lists(st.sampled_from(PADDING.split(". ")), min_size=1, max_size=6))
def test_an_unrelated_sentence_never_turns_supported_into_refuted(extra: list[str]) -> None:
    padded = source(FERRY + PADDING + ". ".join(extra) + ".")
    before = dict(verdicts(checked(ARTICLE, source(FERRY + PADDING))))
    after = dict(verdicts(checked(ARTICLE, padded)))
    turned = [
        claim
        for claim, verdict in after.items()
        if verdict is Verdict.REFUTED and before[claim] is Verdict.SUPPORTED
    ]
    assert turned == []


def test_a_claim_borne_out_by_another_source_of_the_dossier_says_so() -> None:
    article = ARTICLE.replace(
        "https://ferry.example/report).", "https://harbor.example/umbrellas)."
    )
    result = checked(
        article, source(FERRY + PADDING), source(PADDING * 3, "harbor.example/umbrellas")
    )
    ((_, check),) = pairs(result, ClaimKind.QUOTE)
    assert check.verdict is Verdict.SUPPORTED
    assert Flag.FOUND_IN_OTHER_SOURCE in check.flags


def test_evidence_reproduces_the_words_of_its_source() -> None:
    page = source(FERRY + PADDING)
    result = checked(ARTICLE, page)
    found = [e for check in result.checks for s in check.by_source for e in s.evidence]
    assert found
    assert page.document is not None
    assert all(e.span.of(page.document.text) == e.exact for e in found)


def test_a_source_is_read_or_has_a_reason() -> None:
    page = source(FERRY)
    with pytest.raises(ValueError, match="a document or a reason"):
        replace(page, unread=Unread.GONE)


class Agreeable:
    """A model that finds every premise to entail every hypothesis."""

    name = "agreeable sha256:0"

    def judge(self, couples: Sequence[tuple[str, str]]) -> list[Judgement]:
        """Agree."""
        return [Judgement(p_entail=0.99, p_contradict=0.0) for _ in couples]


def test_a_models_name_stands_in_every_check_that_it_could_touch() -> None:
    document = read_plain_text(ARTICLE, url="https://ledger.example/ferries")
    dossier = Dossier(
        article=document,
        citations=tuple(find_citations(document)),
        sources=(source(FERRY + PADDING),),
    )
    with_model = check_dossier(dossier, model=Agreeable()).checks
    alone = check_dossier(dossier).checks
    assert {check.model for check in with_model} == {Agreeable.name}
    assert not {c.check_id for c in with_model} & {c.check_id for c in alone}


def test_a_model_never_overrules_a_typed_conflict() -> None:
    altered = ARTICLE.replace("rose 12% to $40 million", "rose 12% to $90 million")
    document = read_plain_text(altered, url="https://ledger.example/ferries")
    dossier = Dossier(
        article=document,
        citations=tuple(find_citations(document)),
        sources=(source(FERRY + PADDING),),
    )
    result = check_dossier(dossier, model=Agreeable())
    statements = [
        check for claim, check in pairs(result, ClaimKind.STATEMENT) if "$90" in claim.exact
    ]
    assert [check.verdict for check in statements] == [Verdict.REFUTED]


def test_evidence_from_a_pdf_names_its_page() -> None:
    article = f"{ARTICLE} It bought two boats from a yard in Corrin (https://ferry.example/report)."
    result = checked(article, in_pdf(FERRY + PADDING))
    said = {e.exact: e.page for c in result.checks for s in c.by_source for e in s.evidence}
    assert {page for words, page in said.items() if "single fare" in words} == {1}
    assert {page for words, page in said.items() if "Corrin" in words} == {2}


def test_evidence_from_a_web_page_has_no_page_number() -> None:
    result = checked(ARTICLE, source(FERRY + PADDING))
    assert {e.page for c in result.checks for s in c.by_source for e in s.evidence} == {None}
