"""Hedges have a place on the scale; what is left open has somebody to settle it and a date."""

from datetime import UTC, date, datetime

import pytest

from pipelines.claims.hedges.checking import check_hedges
from pipelines.claims.hedges.docket import find_docket
from pipelines.claims.hedges.finding import find_hedges
from pipelines.claims.hedges.scale import certainty_of
from pipelines.plain_text import read_plain_text
from pipelines.records.checks import Flag, SourceCheck, Verdict
from pipelines.records.claims import ClaimKind, DocketKind
from pipelines.records.pages import Unread
from pipelines.records.spans import Span
from pipelines.text import Reading


def read(text: str) -> Reading:
    return Reading(read_plain_text(text, published_at=datetime(2026, 5, 3, tzinfo=UTC)))


SCALE = [
    ("The ferry sank.", 0),
    ("The ferry sank, said Mira Voss.", 1),
    ("According to the board, the ferry sank.", 1),
    ("The board plans to buy a ferry.", 2),
    ("The ferry will sail.", 2),
    ("The ferry may sail.", 3),
    ("The board is in talks about a ferry.", 3),
    ("It is unclear whether the ferry sank.", 4),
    ("The board denied that the ferry sank.", 4),
    ("The board said the ferry may sail.", 3),
    ("Will Brandt sailed in May.", 0),
]


@pytest.mark.parametrize(("sentence", "certainty"), SCALE, ids=[s for s, _ in SCALE])
def test_the_weakest_hedge_sets_the_certainty(sentence: str, certainty: int) -> None:
    reading = read(sentence)
    assert certainty_of(reading, Span(0, len(sentence)))[0] == certainty


def test_a_hedge_has_its_place() -> None:
    reading = read("The ferry may sail.")
    (hedge,) = certainty_of(reading, Span(0, 19))[1]
    assert (hedge.exact, hedge.span) == ("may", Span(10, 13))


OPEN = [
    ("Brell has not responded to questions.", DocketKind.ANSWER),
    ("A spokesman declined to comment.", DocketKind.ANSWER),
    ("The name is yet to be confirmed.", DocketKind.CONFIRMATION),
    ("The report could not be independently verified.", DocketKind.CONFIRMATION),
    ("The ferry is expected in the second quarter of 2027.", DocketKind.EVENT),
    ("Brell is reportedly leaving.", DocketKind.REPORT),
]


@pytest.mark.parametrize(("sentence", "kind"), OPEN, ids=[s for s, _ in OPEN])
def test_what_is_left_open_is_an_entry(sentence: str, kind: DocketKind) -> None:
    (entry,) = find_docket(read(sentence))
    assert entry.kind is kind
    assert entry.settled_by


@pytest.mark.parametrize("sentence", ["The ferry will sail.", "The ferry sank in 2019."])
def test_nothing_is_open_without_a_date_to_come(sentence: str) -> None:
    assert find_docket(read(sentence)) == []


def test_an_entry_says_by_when() -> None:
    (entry,) = find_docket(read("The ferry is expected in the second quarter of 2027."))
    assert entry.due is not None
    assert (entry.due.first, entry.due.last) == (date(2027, 4, 1), date(2027, 6, 30))


def test_a_date_that_is_over_is_not_what_is_expected() -> None:
    assert find_docket(read("The ferry was expected in 2019.")) == []


def test_the_same_entry_has_the_same_id() -> None:
    text = "Brell has not responded."
    assert find_docket(read(text))[0].docket_id == find_docket(read(text))[0].docket_id


def test_a_megabyte_of_hedges_is_read_in_linear_time() -> None:
    reading = read("may not be ten to be " * 20_000)
    assert certainty_of(reading, Span(0, len(reading.text)))[0] == 3
    assert isinstance(find_docket(reading), list)


def checked(article: str, source: str) -> list[SourceCheck]:
    reading = Reading(read_plain_text(article))
    return check_hedges(find_hedges(reading), reading, Reading(read_plain_text(source)))


@pytest.mark.parametrize(
    ("article", "exacts"),
    [
        ("The ferry may have been sold in March, Malm said.", ["may"]),
        ("The board expects to buy a ferry, but may yet rent one.", ["may"]),
        ("The board will buy a new ferry in May.", []),
        ("The company said the ferry was sold in March.", []),
        ("“The ferry may have been sold,” the chair of the board told us twice.", []),
        ("May the board buy a ferry, or might it rent one?", []),
    ],
)
def test_the_weakest_hedge_of_a_checkable_statement_is_a_claim(
    article: str, exacts: list[str]
) -> None:
    found = find_hedges(Reading(read_plain_text(article)))
    assert [claim.exact for claim in found] == exacts
    assert all(claim.kind is ClaimKind.HEDGE for claim in found)


HEDGED = "Work on the first quay is expected to begin in March."


@pytest.mark.parametrize(
    ("source", "verdict", "flags"),
    [
        ("Work on the first quay is expected to begin in March.", Verdict.SUPPORTED, ()),
        ("Work on the first quay began in March.", Verdict.PARTIALLY_SUPPORTED, (Flag.UNDERCLAIM,)),
        (
            "It is unconfirmed that work on the first quay will begin in March.",
            Verdict.PARTIALLY_SUPPORTED,
            (Flag.OVERCLAIM,),
        ),
        ("Gulls nest on the roof of the town hall every year.", Verdict.NOT_CHECKABLE, ()),
    ],
)
def test_a_hedge_is_held_against_the_certainty_of_the_source(
    source: str, verdict: Verdict, flags: tuple[Flag, ...]
) -> None:
    (answer,) = checked(HEDGED, source)
    assert (answer.verdict, answer.flags) == (verdict, flags)


def test_hedges_are_not_read_in_another_language() -> None:
    source = "Der Rat sagte, dass er die Brücke nicht bezahlen wird und dass es so bleiben soll."
    (answer,) = checked(HEDGED, source)
    assert answer.unread is Unread.LANGUAGE
