"""How the answers of several sources become one verdict."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations

import pytest

from pipelines.origins import Origins
from pipelines.plain_text import read_plain_text
from pipelines.records.checks import Check, Flag, Severity, SourceCheck, Verdict
from pipelines.records.claims import Claim, ClaimKind
from pipelines.records.dossiers import Source
from pipelines.records.pages import Unread
from pipelines.records.spans import Span
from pipelines.roll_up import roll_up, too_short_to_deny, unread_check, with_items_borne_out
from pipelines.text import Reading

NOTHING_KNOWN = Origins(read_plain_text("An article."), [])


def claim(kind: ClaimKind = ClaimKind.NUMBER, unchecked_because: str | None = None) -> Claim:
    return Claim(
        document_id="a",
        kind=kind,
        spans=(Span(0, 5),),
        exact="40 ships",
        sentence=Span(0, 20),
        unchecked_because=unchecked_because,
    )


def says(key: str, verdict: Verdict, severity: Severity = Severity.NONE) -> SourceCheck:
    return SourceCheck(
        url_key=key, source_id=None, verdict=verdict, reason=f"because_{key}", severity=severity
    )


def rolled(*answers: SourceCheck, cited: str = "a", kind: ClaimKind = ClaimKind.NUMBER) -> Check:
    return roll_up(claim(kind), answers, cited=set(cited), origins=NOTHING_KNOWN)


SUPPORTED, PARTIAL = Verdict.SUPPORTED, Verdict.PARTIALLY_SUPPORTED
REFUTED, NOT_FOUND, UNAVAILABLE = Verdict.REFUTED, Verdict.NOT_FOUND, Verdict.SOURCE_UNAVAILABLE


@pytest.mark.parametrize(
    ("cited", "answers", "verdict", "reason"),
    [
        ("ab", [("a", SUPPORTED), ("b", NOT_FOUND)], SUPPORTED, "because_a"),
        ("ab", [("a", PARTIAL), ("b", NOT_FOUND)], PARTIAL, "because_a"),
        ("ab", [("a", REFUTED), ("b", PARTIAL)], REFUTED, "because_a"),
        ("ab", [("a", REFUTED), ("b", SUPPORTED)], Verdict.CONFLICTING_SOURCES, "because_a"),
        ("ab", [("a", UNAVAILABLE), ("b", NOT_FOUND)], NOT_FOUND, "because_b"),
        ("ab", [("a", UNAVAILABLE), ("b", UNAVAILABLE)], UNAVAILABLE, "because_a"),
        ("a", [("a", NOT_FOUND), ("b", REFUTED)], NOT_FOUND, "because_a"),
        ("a", [("a", UNAVAILABLE), ("b", NOT_FOUND)], UNAVAILABLE, "because_a"),
        ("a", [("a", NOT_FOUND), ("b", SUPPORTED)], SUPPORTED, "because_b"),
        ("a", [("a", REFUTED), ("b", SUPPORTED)], Verdict.CONFLICTING_SOURCES, "because_a"),
    ],
)
def test_the_sources_at_the_claim_decide_whatever_their_order(
    cited: str, answers: list[tuple[str, Verdict]], verdict: Verdict, reason: str
) -> None:
    for order in permutations([says(*answer) for answer in answers]):
        check = rolled(*order, cited=cited)
        assert (check.verdict, check.reason) == (verdict, reason)


def test_a_claim_borne_out_only_by_another_source_says_so() -> None:
    check = rolled(says("a", NOT_FOUND), says("b", SUPPORTED))
    assert check.flags == (Flag.FOUND_IN_OTHER_SOURCE,)


def test_of_two_sources_that_agree_the_one_at_the_claim_decides() -> None:
    check = rolled(says("a", SUPPORTED), says("b", SUPPORTED), cited="b", kind=ClaimKind.QUOTE)
    assert (check.reason, check.flags) == ("because_b", ())


def test_the_mildest_version_of_a_quote_decides_it() -> None:
    check = rolled(
        says("a", REFUTED, Severity.SERIOUS),
        says("b", PARTIAL, Severity.MODERATE),
        cited="ab",
        kind=ClaimKind.QUOTE,
    )
    assert (check.verdict, check.severity) == (PARTIAL, Severity.MODERATE)


def test_an_altered_quote_found_in_a_source_cited_elsewhere_is_still_reported() -> None:
    check = rolled(says("a", NOT_FOUND), says("b", REFUTED, Severity.SERIOUS), kind=ClaimKind.QUOTE)
    assert (check.verdict, check.flags) == (REFUTED, (Flag.FOUND_IN_OTHER_SOURCE,))


def test_an_opinion_is_not_checkable_and_says_that_it_is_one() -> None:
    opinion = claim(unchecked_because="opinion")
    check = roll_up(opinion, [says("a", SUPPORTED)], cited={"a"}, origins=NOTHING_KNOWN)
    assert (check.verdict, check.reason) == (Verdict.NOT_CHECKABLE, "opinion")


def test_a_claim_without_a_cited_source_is_not_checkable() -> None:
    check = roll_up(claim(), [], cited=set(), origins=NOTHING_KNOWN)
    assert (check.verdict, check.reason) == (Verdict.NOT_CHECKABLE, "no_cited_source")


def test_silent_sources_that_were_not_cited_at_the_claim_are_left_out_of_its_row() -> None:
    check = rolled(says("a", SUPPORTED), says("b", NOT_FOUND), says("c", PARTIAL))
    assert [answer.url_key for answer in check.by_source] == ["a", "c"]


@pytest.mark.parametrize(
    ("older", "newer", "verdict"),
    [
        ("https://county.example/1", "https://county.example/2", SUPPORTED),
        ("https://county.example/1", "https://blog.example/2", Verdict.CONFLICTING_SOURCES),
    ],
)
def test_an_update_of_the_same_publisher_supersedes(
    older: str, newer: str, verdict: Verdict
) -> None:
    pages = [
        read_plain_text("Four are ill.", url=older, published_at=datetime(2026, 1, 8, tzinfo=UTC)),
        read_plain_text("Nine are ill.", url=newer, published_at=datetime(2026, 1, 14, tzinfo=UTC)),
    ]
    origins = Origins(read_plain_text("Nine are ill."), [Reading(page) for page in pages])
    answers = [
        replace(says(key, said), source_id=page.document_id)
        for key, said, page in zip("ab", (REFUTED, SUPPORTED), pages, strict=True)
    ]
    assert roll_up(claim(), answers, cited={"a", "b"}, origins=origins).verdict is verdict


def test_the_silence_of_a_page_with_next_to_no_text_is_no_answer() -> None:
    page = Source(url_key="a", url="https://a.example/", document=read_plain_text("Too short."))
    answer = too_short_to_deny(says("a", NOT_FOUND), page)
    assert (answer.verdict, answer.reason) == (UNAVAILABLE, "source_too_short")


def test_an_unread_source_answers_with_its_cause() -> None:
    page = Source(url_key="a", url="https://a.example/", unread=Unread.CHALLENGE)
    assert unread_check(page).reason == "source_challenge"


def item(kind: ClaimKind, start: int, *answers: SourceCheck) -> tuple[Claim, Check]:
    told = replace(claim(kind), spans=(Span(start, start + 4),))
    rolled_up = roll_up(told, answers, cited={"a", "b"}, origins=NOTHING_KNOWN)
    named = [replace(answer, source_id=answer.url_key) for answer in rolled_up.by_source]
    return told, replace(rolled_up, by_source=tuple(named))


def test_sources_conflict_where_another_one_bears_the_refuted_item_out() -> None:
    against = replace(
        says("b", REFUTED),
        reason="statement_date_conflict",
        unsupported=(Span(20, 24),),
    )
    supporting = says("a", SUPPORTED)
    statement = item(ClaimKind.STATEMENT, 0, says("a", PARTIAL), against)
    for kind, start, verdict in (
        (ClaimKind.DATE, 20, Verdict.CONFLICTING_SOURCES),
        (ClaimKind.DATE, 30, REFUTED),
        (ClaimKind.NUMBER, 20, REFUTED),
    ):
        claims, checks = zip(statement, item(kind, start, supporting), strict=True)
        assert with_items_borne_out(checks, claims)[0].verdict is verdict
    itself = says("b", SUPPORTED)
    claims, checks = zip(statement, item(ClaimKind.DATE, 20, itself), strict=True)
    assert with_items_borne_out(checks, claims)[0].verdict is REFUTED
