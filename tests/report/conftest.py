"""One article of our own with a claim of every kind of outcome, and the sources it cites."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelines.citations import find_citations
from pipelines.plain_text import read_plain_text
from pipelines.records.checks import (
    Check,
    Edit,
    EditKind,
    Evidence,
    Flag,
    QuoteClass,
    Severity,
    SourceCheck,
    Verdict,
)
from pipelines.records.citations import Citation
from pipelines.records.claims import Claim, ClaimKind, Speaker
from pipelines.records.dossiers import CheckedDossier, Dossier, Source
from pipelines.records.pages import Block, BlockKind, Document, Link, Unread
from pipelines.records.spans import Span

ARTICLE, RELEASE, MINUTES, TARIFF = (
    (Path(__file__).parent / "ferry" / f"{name}.txt").read_text(encoding="utf-8")
    for name in ("article", "release", "minutes", "tariff")
)

RELEASE_URL = "https://brackwaterlines.example/press/winter"
MINUTES_URL = "https://board.brackwater.example/minutes/2026-10"
TARIFF_URL = "https://brackwaterlines.example/tariff"
STUDY_URL = "https://estuary.example/study.pdf"
BUGLE_URL = "https://saltmarshbugle.example/marsh-interview"
ARTICLE_URL = "https://northquaypost.example/brackwater-ferry-winter"


def span_of(words: str, text: str = ARTICLE, *, after: str = "") -> Span:
    """Return where words stand in a text, looking behind other words."""
    at = text.index(words, text.index(after) if after else 0)
    return Span(at, at + len(words))


def page(url: str, text: str, title: str | None = None) -> Document:
    """Return a source with a publisher and a headline."""
    read = read_plain_text(text, url=url, published_at=datetime(2026, 10, 20, tzinfo=UTC))
    publisher = url.split("/")[2].removesuffix(".example").split(".")[-1].title()
    return replace(
        read,
        title=title or text.splitlines()[0],
        publisher=publisher,
        fetched_at=datetime(2026, 10, 22, 9, 30, tzinfo=UTC),
    )


def article_page() -> Document:
    """Return the article with its links."""
    bare = page(ARTICLE_URL, ARTICLE)
    kinds = {0: BlockKind.HEADLINE, 1: BlockKind.STANDFIRST}
    links = {
        "announced on Tuesday": RELEASE_URL,
        "approved the plan": MINUTES_URL,
        "published tariff": TARIFF_URL,
        "A study by the Estuary Institute": STUDY_URL,
        "told the Saltmarsh Bugle": BUGLE_URL,
    }
    blocks = tuple(Block(kind=kinds.get(n, b.kind), span=b.span) for n, b in enumerate(bare.blocks))
    return replace(
        bare,
        title="Brackwater ferry to run through winter",
        publisher="North Quay Post",
        authors=("Ignatius Thorne",),
        blocks=blocks,
        links=tuple(Link(url=url, href=url, span=span_of(words)) for words, url in links.items()),
        notes=("Correction, 22 October 2026: an earlier version named another pier.",),
    )


def evidence(source: Document, words: str) -> Evidence:
    """Return words of a source as evidence."""
    return Evidence(
        source_id=source.document_id,
        url=source.url,
        span=span_of(words, source.text),
        exact=words,
    )


def edit(
    kind: EditKind, ours: str, source: Document, theirs: str, *, cause: str | None = None
) -> Edit:
    """Return one difference; empty words stand where the other side's begin."""
    return Edit(
        kind=kind,
        claim_span=span_of(ours) if ours else Span(0, 0),
        source_span=span_of(theirs, source.text) if theirs else Span(0, 0),
        claim_words=ours,
        source_words=theirs,
        severity=Severity.SERIOUS if cause else Severity.MODERATE,
        cause=cause,
    )


class Outcomes:
    """Collects claims with their checks, in the order in which they are told."""

    def __init__(self, article: Document, citations: tuple[Citation, ...]) -> None:
        self._article = article
        self._ids = {c.url_key: c.citation_id for c in citations if c.url_key}
        self.claims: list[Claim] = []
        self.checks: list[Check] = []

    def add(
        self,
        words: str,
        verdict: Verdict,
        *answers: SourceCheck,
        kind: ClaimKind = ClaimKind.STATEMENT,
        reason: str = "statement_supported",
        severity: Severity = Severity.NONE,
        flags: tuple[Flag, ...] = (),
        speaker: str | None = None,
    ) -> None:
        """Take one claim, found by its words, with its verdict."""
        span = span_of(words)
        claim = Claim(
            document_id=self._article.document_id,
            kind=kind,
            spans=(span,),
            exact=words,
            sentence=span,
            speaker=speaker_of(speaker) if speaker else None,
            citation_ids=tuple(self._ids[a.url_key] for a in answers if a.url_key in self._ids),
        )
        self.claims.append(claim)
        self.checks.append(
            Check(
                claim_id=claim.claim_id,
                document_id=claim.document_id,
                verdict=verdict,
                reason=reason,
                severity=severity,
                flags=flags,
                support=0.9 if verdict is Verdict.SUPPORTED else 0.2,
                by_source=answers,
            )
        )


def speaker_of(name: str) -> Speaker:
    """Return a speaker by the name as printed."""
    return Speaker(
        exact=name, span=span_of(name), name=name, rule="quote_cue_speaker", confidence=0.97
    )


def answer(source: Document, verdict: Verdict, reason: str, words: str = "", **more) -> SourceCheck:
    """Return what one source says."""
    return SourceCheck(
        url_key=source.url_key,
        source_id=source.document_id,
        verdict=verdict,
        reason=reason,
        evidence=(evidence(source, words),) if words else (),
        **more,
    )


@pytest.fixture(scope="session")
def ferry() -> tuple[Dossier, CheckedDossier]:
    """Return the dossier of the ferry article, checked by hand."""
    return ferry_dossier()


def ferry_dossier() -> tuple[Dossier, CheckedDossier]:
    """Return the article, its sources, and one claim of every outcome."""
    article = article_page()
    release, minutes, tariff = (
        page(RELEASE_URL, RELEASE),
        page(MINUTES_URL, MINUTES),
        page(TARIFF_URL, TARIFF),
    )
    sources = (
        *(Source(url_key=d.url_key, url=d.url, document=d) for d in (release, minutes, tariff)),
        unread(STUDY_URL, Unread.PAYWALL_STUB, "142 characters before the wall"),
        unread(BUGLE_URL, Unread.GONE, "HTTP 410"),
    )
    known = {source.url_key: source for source in sources}
    citations = tuple(
        replace(
            c,
            source_id=known[c.url_key].document and known[c.url_key].document.document_id,
            unread=known[c.url_key].unread,
            unread_detail=known[c.url_key].unread_detail,
        )
        if c.url_key in known
        else c
        for c in find_citations(article)
    )
    told = Outcomes(article, citations)
    add_adverse(told, release, minutes)
    add_mild(told, release, tariff)
    add_unchecked(told, sources)
    checked = CheckedDossier(
        citations=citations, claims=tuple(told.claims), checks=tuple(told.checks)
    )
    return Dossier(article=article, citations=citations, sources=sources), checked


def unread(url: str, why: Unread, detail: str) -> Source:
    """Return a source that could not be read."""
    blank = page(url, "x")
    return Source(url_key=blank.url_key, url=url, unread=why, unread_detail=detail)


def add_adverse(told: Outcomes, release: Document, minutes: Document) -> None:
    """Take the claims that differ from their sources."""
    told.add(
        "“We will keep every crossing, and every job on this line is safe,”",
        Verdict.REFUTED,
        answer(
            release,
            Verdict.REFUTED,
            "quote_substitution",
            "“We may keep every crossing, and most jobs on this line are safe,”",
            quote_class=QuoteClass.SUBSTITUTION,
            severity=Severity.SERIOUS,
            source_speaker="Ottoline Marsh",
            edits=(
                edit(EditKind.REPLACE, "will keep", release, "may keep", cause="modal"),
                edit(EditKind.REPLACE, "every job", release, "most jobs", cause="quantifier"),
            ),
        ),
        kind=ClaimKind.QUOTE,
        reason="quote_substitution",
        severity=Severity.SERIOUS,
        flags=(Flag.ALTERED_QUOTE,),
        speaker="Ottoline Marsh",
    )
    told.add(
        "nine votes to two",
        Verdict.REFUTED,
        answer(
            minutes,
            Verdict.REFUTED,
            "number_conflicting",
            "seven votes to four",
            severity=Severity.SERIOUS,
            relation="conflicting",
            note="Source has 7 votes to 4, article has 9 votes to 2.",
        ),
        kind=ClaimKind.NUMBER,
        reason="number_conflicting",
        severity=Severity.SERIOUS,
    )
    told.add(
        "“The board … supports the winter timetable,”",
        Verdict.SUPPORTED,
        answer(
            minutes,
            Verdict.SUPPORTED,
            "quote_ellipsis_omission",
            "“The board neither opposes nor supports the winter timetable.”",
            quote_class=QuoteClass.ELLIPSIS_OMISSION,
            severity=Severity.SERIOUS,
            edits=(edit(EditKind.OMIT, "…", minutes, "neither opposes nor", cause="negation"),),
        ),
        kind=ClaimKind.QUOTE,
        reason="quote_ellipsis_omission",
        severity=Severity.SERIOUS,
        speaker="Dunstan Pell",
    )
    told.add(
        "leaves at 7 a.m.",
        Verdict.REFUTED,
        answer(
            release,
            Verdict.REFUTED,
            "number_conflicting",
            "7.30 a.m.",
            severity=Severity.MODERATE,
            note="Source has 7.30 a.m., article has 7 a.m.",
        ),
        kind=ClaimKind.NUMBER,
        reason="number_conflicting",
        severity=Severity.MODERATE,
    )


def add_mild(told: Outcomes, release: Document, tariff: Document) -> None:
    """Take the claims that are borne out, wholly or in part."""
    told.add(
        "The Brackwater ferry will run through the winter for the first time since 1998",
        Verdict.PARTIALLY_SUPPORTED,
        answer(
            release,
            Verdict.PARTIALLY_SUPPORTED,
            "statement_partly_covered",
            "announced a winter service, the first since 1998",
            unsupported=(span_of("will run through"),),
        ),
        reason="statement_partly_covered",
    )
    told.add(
        "bookings tripled to 41,000 passengers in the summer season",
        Verdict.SUPPORTED,
        answer(
            release,
            Verdict.SUPPORTED,
            "statement_covered",
            "Bookings tripled to 41,000 passengers this summer.",
        ),
    )
    told.add(
        "14 percent",
        Verdict.SUPPORTED,
        answer(tariff, Verdict.SUPPORTED, "number_same", "14 percent", relation="same"),
        kind=ClaimKind.NUMBER,
        reason="number_same",
    )
    told.add(
        "“Nobody asked the islanders,”",
        Verdict.NOT_FOUND,
        answer(
            release,
            Verdict.NOT_FOUND,
            "quote_absent",
            quote_class=QuoteClass.ABSENT,
            note="Not found in the cited page.",
        ),
        kind=ClaimKind.QUOTE,
        reason="quote_absent",
        speaker="Wilhelmina Croft",
    )


def add_unchecked(told: Outcomes, sources: tuple[Source, ...]) -> None:
    """Take the claims that nothing could be held against."""
    study, bugle = sources[3], sources[4]
    for source, words, kind in (
        (study, "$14 million a year", ClaimKind.NUMBER),
        (bugle, "“It is a fair price for a warm saloon,”", ClaimKind.QUOTE),
    ):
        told.add(
            words,
            Verdict.SOURCE_UNAVAILABLE,
            SourceCheck(
                url_key=source.url_key,
                source_id=None,
                verdict=Verdict.SOURCE_UNAVAILABLE,
                reason=f"source_{source.unread}",
                unread=source.unread,
                note=source.unread_detail,
            ),
            kind=kind,
            reason=f"source_{source.unread}",
        )
    told.add(
        "Perhaps that is why the mood in the village hall was so cold.",
        Verdict.NOT_CHECKABLE,
        reason="opinion",
    )
