"""Which claims are findings, which comes first, and which are one."""

from dataclasses import replace

import pytest

from pipelines.findings.ranking import (
    Finding,
    Level,
    coverage_of,
    find_findings,
    level_of,
)
from pipelines.records.checks import Check, Severity, Verdict
from pipelines.records.claims import Claim, ClaimKind
from pipelines.records.dossiers import CheckedDossier, Dossier
from pipelines.records.spans import Span


def check_with(verdict: Verdict, severity: Severity = Severity.NONE) -> Check:
    return Check(claim_id="c", document_id="d", verdict=verdict, reason="r", severity=severity)


@pytest.mark.parametrize(
    ("verdict", "severity", "level"),
    [
        (Verdict.SUPPORTED, Severity.NONE, None),
        (Verdict.SUPPORTED, Severity.SERIOUS, Level.SERIOUS),
        (Verdict.SUPPORTED, Severity.MINOR, Level.MINOR),
        (Verdict.REFUTED, Severity.NONE, Level.MODERATE),
        (Verdict.REFUTED, Severity.SERIOUS, Level.SERIOUS),
        (Verdict.CONFLICTING_SOURCES, Severity.NONE, Level.MODERATE),
        (Verdict.PARTIALLY_SUPPORTED, Severity.NONE, Level.UNSUPPORTED),
        (Verdict.PARTIALLY_SUPPORTED, Severity.MINOR, Level.UNSUPPORTED),
        (Verdict.NOT_FOUND, Severity.MODERATE, Level.MODERATE),
        (Verdict.SOURCE_UNAVAILABLE, Severity.NONE, None),
        (Verdict.NOT_CHECKABLE, Severity.NONE, None),
    ],
)
def test_a_level_follows_from_verdict_and_severity(
    verdict: Verdict, severity: Severity, level: Level | None
) -> None:
    assert level_of(check_with(verdict, severity)) is level


def test_the_worst_comes_first_then_the_place_in_the_text(
    ferry: tuple[Dossier, CheckedDossier],
) -> None:
    dossier, checked = ferry
    levels = [f.level for f in find_findings(dossier.article, checked)]
    assert levels == sorted(levels, key=lambda level: level.rank)
    assert levels.count(Level.SERIOUS) == 3


def test_every_finding_has_a_line_to_paste(ferry: tuple[Dossier, CheckedDossier]) -> None:
    dossier, checked = ferry
    assert all(f.lines for f in find_findings(dossier.article, checked))


def test_a_line_names_the_text_as_it_is_called(ferry: tuple[Dossier, CheckedDossier]) -> None:
    dossier, checked = ferry
    worst = find_findings(dossier.article, checked, ours="draft")[0]
    assert worst.lines[0] == "Source has “may keep”, draft has “will keep”."


def statement_around(ferry: tuple[Dossier, CheckedDossier], words: str) -> list[Finding]:
    """Return the findings with one more: the refuted statement around some words."""
    dossier, checked = ferry
    text = dossier.article.text
    at = text.index(words)
    sentence = Span(text.rindex("\n", 0, at) + 1, text.index("\n", at))
    claim = Claim(
        document_id=dossier.article.document_id,
        kind=ClaimKind.STATEMENT,
        spans=(sentence,),
        exact=sentence.of(text),
        sentence=sentence,
    )
    check = replace(
        check_with(Verdict.REFUTED), claim_id=claim.claim_id, document_id=claim.document_id
    )
    more = replace(checked, claims=(*checked.claims, claim), checks=(*checked.checks, check))
    return find_findings(dossier.article, more)


def test_a_statement_stands_beneath_the_worse_finding_inside_it(
    ferry: tuple[Dossier, CheckedDossier],
) -> None:
    before = find_findings(ferry[0].article, ferry[1])
    after = statement_around(ferry, "nine votes to two")
    assert len(after) == len(before)
    lead = next(f for f in after if f.beneath)
    assert lead.level is Level.SERIOUS
    assert [f.claim.kind for f in lead.beneath] == [ClaimKind.STATEMENT]


def test_findings_about_other_words_stay_apart(ferry: tuple[Dossier, CheckedDossier]) -> None:
    after = statement_around(ferry, "Fares rise")
    assert not any(f.beneath for f in after)


def test_coverage_counts_pages_and_names_what_was_lost(
    ferry: tuple[Dossier, CheckedDossier],
) -> None:
    assert str(coverage_of(ferry[1].citations)) == "3 of 5 sources read (60 %); 1 gone, 1 paywall"


def test_coverage_of_nothing_says_so() -> None:
    assert str(coverage_of([])) == "no source linked"
