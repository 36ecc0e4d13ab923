"""The dossier of the ferry article, checked by hand: a claim of every kind of outcome."""

from dataclasses import replace

from pipelines.citations import find_citations
from pipelines.records.checks import EditKind, Flag, QuoteClass, Severity, Verdict
from pipelines.records.claims import ClaimKind
from pipelines.records.dossiers import CheckedDossier, Dossier, Source
from pipelines.records.pages import Document, Unread
from pipelines.roll_up import unread_check
from tests.report.ferry_article import (
    BUGLE_URL,
    MINUTES,
    MINUTES_URL,
    RELEASE,
    RELEASE_URL,
    STUDY_URL,
    TARIFF,
    TARIFF_URL,
    article_page,
    page,
    span_of,
)
from tests.report.outcomes import Outcomes, answer, edit


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
            unread_check(source),
            kind=kind,
            reason=f"source_{source.unread}",
        )
    told.add(
        "Perhaps that is why the mood in the village hall was so cold.",
        Verdict.NOT_CHECKABLE,
        reason="opinion",
    )
