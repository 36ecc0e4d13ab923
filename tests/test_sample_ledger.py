"""The sample web's dossiers, checked: what was planted is found, and nothing else is accused."""

import functools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from protego import Protego

from crawler.sample_web import SampleAnswer, SampleWeb
from pipelines.citations import find_citations
from pipelines.dossiers import check_dossier
from pipelines.extraction import PageReading, read_page
from pipelines.records.checks import Check, Flag, Severity, Verdict
from pipelines.records.citations import Citation
from pipelines.records.claims import Claim, ClaimKind
from pipelines.records.dossiers import CheckedDossier, Dossier, Source
from pipelines.records.pages import Document, Unread
from pipelines.text import fold

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
WEB = SampleWeb.load(SAMPLE)
ARTICLES = json.loads((SAMPLE / "expected.json").read_text("utf-8"))["articles"]
PLANTED = [(article, claim) for article in ARTICLES for claim in article["claims"]]
ADVERSE = {Verdict.REFUTED, Verdict.CONFLICTING_SOURCES}
GRAVE = {Severity.MODERATE, Severity.SERIOUS}
CERTAINTY = {Flag.OVERCLAIM, Flag.UNDERCLAIM, Flag.APPROXIMATOR_DROPPED}
FLAGS_OF_TWO_RUNS = {Flag.SOURCE_CHANGED_SINCE}

FLOOR = 94
"""Planted claims of which every expected answer is given; raised as the rooms grow."""

FALSE_CEILING = 1
"""Sound claims that may be accused in all five articles; lowered as the rooms grow."""

Checked = tuple[Document, CheckedDossier]


def read_answer(answer: SampleAnswer) -> PageReading:
    return read_page(
        answer.body,
        url=answer.url,
        content_type=dict(answer.headers)["Content-Type"],
        status=answer.status,
        headers=answer.headers,
        fetched_at=WEB.fetched_at,
    )


def may_ask(url: str) -> bool:
    scheme, host = urlsplit(url)[:2]
    robots = WEB.find(f"{scheme}://{host}/robots.txt")
    return robots is None or Protego.parse(robots.body.decode()).can_fetch(url, "sourcecheck")


def source_of(citation: Citation) -> Source:
    """Follow a citation through the sample web as a crawl does."""
    key, url = citation.url_key or "", citation.url or ""
    if not may_ask(url):
        return Source(url_key=key, url=url, unread=Unread.ROBOTS)
    answer = WEB.find(url)
    while answer is not None and answer.status in (301, 302):
        answer = WEB.find(urljoin(answer.url, dict(answer.headers)["Location"]))
    if answer is None:
        return Source(url_key=key, url=url, unread=Unread.NOT_IN_ARCHIVE)
    reading = read_answer(answer)
    if reading.document is None:
        return Source(url_key=key, url=url, unread=reading.unread or Unread.EXTRACTION_FAILED)
    return Source(url_key=key, url=url, document=reading.document)


@functools.cache
def checked(url: str) -> Checked:
    document = read_answer(WEB.answers[url]).document
    assert document is not None
    citations = find_citations(document)
    sources = {c.url_key: source_of(c) for c in citations if c.url and c.url_key}
    dossier = Dossier(article=document, citations=tuple(citations), sources=tuple(sources.values()))
    return document, check_dossier(dossier)


def answer_for(url: str, planted: dict[str, Any]) -> tuple[Claim, Check] | None:
    """Return the shortest claim of the planted kind that holds the planted words, and its check."""
    document, dossier = checked(url)
    start = fold(document.text).find(fold(planted["exact"]).partition("\n")[0])
    end = start + len(planted["exact"])
    pairs = [
        (claim, check)
        for claim, check in zip(dossier.claims, dossier.checks, strict=True)
        if claim.kind in planted["kind"] and claim.span.start < end and start < claim.span.end
    ]
    return min(pairs, key=lambda pair: _distance(pair[0], start, end), default=None)


def _distance(claim: Claim, start: int, end: int) -> int:
    return abs(claim.span.start - start) + abs(claim.span.end - end)


def differences(url: str, planted: dict[str, Any]) -> list[str]:
    """Return how the ledger differs from what was planted; nothing when it does not."""
    found = answer_for(url, planted)
    if found is None:
        return ["no such claim"]
    claim, check = found
    deciding = check.by_source[0] if check.by_source else None
    given = {
        "verdict": check.verdict,
        "severity": check.severity,
        "quote_class": deciding.quote_class if deciding else None,
        "relation": deciding.relation if deciding else None,
        "unread": deciding.unread if deciding else None,
    }
    odd = [f"{k}: {v}" for k, v in given.items() if planted.get(k) and v not in planted[k]]
    odd += [f"no flag {flag}" for flag in planted.get("flags", []) if flag not in check.flags]
    if "speaker" in planted and (claim.speaker is None or claim.speaker.name != planted["speaker"]):
        odd.append(f"speaker: {claim.speaker.name if claim.speaker else None}")
    if "is_partial" in planted and claim.is_partial != planted["is_partial"]:
        odd.append(f"is_partial: {claim.is_partial}")
    return odd


def report() -> Iterator[str]:
    """Yield a line for each planted claim whose answer differs."""
    for article, claim in PLANTED:
        odd = differences(article["url"], claim)
        if odd:
            yield f"{urlsplit(article['url']).netloc} {claim['id']}: {'; '.join(odd)}"


def test_the_ledger_agrees_with_what_was_planted() -> None:
    lines = list(report())
    assert len(PLANTED) - len(lines) >= FLOOR, "\n".join(lines)


@pytest.mark.parametrize(
    ("url", "planted"),
    [
        pytest.param(article["url"], claim, id=claim["id"])
        for article, claim in PLANTED
        if CERTAINTY & set(claim.get("flags", []))
    ],
)
def test_what_is_told_with_more_certainty_or_less_is_found(
    url: str, planted: dict[str, Any]
) -> None:
    assert differences(url, planted) == []


def test_the_ledger_has_every_kind_of_claim_every_verdict_and_every_flag_of_one_run() -> None:
    dossiers = [checked(article["url"])[1] for article in ARTICLES]
    checks = [check for dossier in dossiers for check in dossier.checks]
    assert {claim.kind for dossier in dossiers for claim in dossier.claims} == set(ClaimKind)
    assert {check.verdict for check in checks} == set(Verdict)
    assert {flag for check in checks for flag in check.flags} == set(Flag) - FLAGS_OF_TWO_RUNS


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: urlsplit(a["url"]).netloc)
def test_what_an_article_leaves_open_is_on_its_docket(article: dict[str, Any]) -> None:
    document, dossier = checked(article["url"])
    text = fold(document.text)
    for planted in article["claims"]:
        at = text.find(fold(planted["exact"]))
        kinds = {e.kind for e in dossier.docket if e.sentence.start <= at < e.sentence.end}
        assert kinds >= set(planted.get("docket", [])), planted


def accused(article: dict[str, Any]) -> Iterator[str]:
    """Yield what is refuted although nothing was planted there."""
    document, dossier = checked(article["url"])
    text = fold(document.text)
    odd = [c for c in article["claims"] if c.get("verdict") != [Verdict.SUPPORTED]]
    places = [(at, at + len(c["exact"])) for c in odd if (at := text.find(fold(c["exact"]))) >= 0]
    for claim, check in zip(dossier.claims, dossier.checks, strict=True):
        is_planted = any(claim.span.start < end and start < claim.span.end for start, end in places)
        if check.verdict in ADVERSE and not is_planted:
            yield f"{claim.kind} {claim.exact!r}: {check.reason}"


def test_nothing_is_refuted_that_was_not_planted() -> None:
    wrong = [line for article in ARTICLES for line in accused(article)]
    assert len(wrong) <= FALSE_CEILING, wrong


def test_a_clean_article_has_no_adverse_finding_at_all() -> None:
    (clean,) = (article["url"] for article in ARTICLES if article["is_clean"])
    _, dossier = checked(clean)
    for claim, check in zip(dossier.claims, dossier.checks, strict=True):
        assert check.verdict not in ADVERSE, claim.exact
        assert check.severity not in GRAVE, claim.exact


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: urlsplit(a["url"]).netloc)
def test_what_must_not_be_taken_for_a_source_is_not(article: dict[str, Any]) -> None:
    _, dossier = checked(article["url"])
    assert {c.url for c in dossier.citations}.isdisjoint(article["no_citations"])


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: urlsplit(a["url"]).netloc)
def test_every_cited_page_is_cited_and_settled_as_planted(article: dict[str, Any]) -> None:
    _, dossier = checked(article["url"])
    for planted in article["citations"]:
        found = [c for c in dossier.citations if c.url == planted["url"]]
        assert found, planted
        for citation in found:
            expected = planted.get("unread", [None])
            assert citation.unread in expected, planted


def test_a_source_behind_redirects_answers_for_the_address_that_was_cited() -> None:
    _, dossier = checked(
        "https://www.tidewaterreview.example/features/the-sea-keeps-its-own-calendar"
    )
    (citation,) = (c for c in dossier.citations if c.url == "https://bnk.example/l25")
    bound = [
        check.by_source[0].url_key
        for claim, check in zip(dossier.claims, dossier.checks, strict=True)
        if citation.citation_id in claim.citation_ids and check.verdict is Verdict.SUPPORTED
    ]
    assert citation.url_key in bound
