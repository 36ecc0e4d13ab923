"""Two names may be one: spellings, short forms, initials, peoples and lands; others are two."""

import pytest

from pipelines.claims.names.checking import check_names
from pipelines.claims.names.finding import find_names
from pipelines.claims.names.likeness import is_inflected, may_be_same
from pipelines.claims.statements.checking import check_statements
from pipelines.plain_text import read_plain_text
from pipelines.records.checks import SourceCheck, Verdict
from pipelines.records.claims import Claim, ClaimKind
from pipelines.records.spans import Span
from pipelines.text import Reading

ONE = [
    ("national institute on ageing", "national institute on aging"),
    ("9 th circuit", "ninth circuit"),
    ("storm darwin", "darwin"),
    ("pratt", "chris pratt"),
    ("obama administration", "obama"),
    ("danish", "denmark"),
    ("south korean", "south korea"),
    ("korean", "south korea"),
    ("univ of wexcombe", "wexcombe university"),
    ("u.n", "united nations"),
    ("bob", "robert"),
    ("chris", "christopher"),
    ("zoë", "zoe"),
    ("st brannock", "saint brannock"),
    ("fed", "federal reserve"),
    ("kyiv", "kiev"),
    ("white house", "calder"),
    ("fda", "food and drug administration"),
    ("mcallister", "mcalister"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_innocent_forms_may_be_one_name(one: str, other: str) -> None:
    forms = tuple(one.split()), tuple(other.split())
    assert may_be_same(*forms)
    assert may_be_same(*reversed(forms))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ingrid malm", "otto brandt"),
        ("ingrid malm", "ingrid brandt"),
        ("denmark", "norway"),
        ("danish", "swedish"),
        ("corvane", "haldane"),
        ("boston", "chicago"),
        ("south korea", "south africa"),
        ("iran", "iraq"),
    ],
)
def test_other_names_are_two(one: str, other: str) -> None:
    assert not may_be_same(tuple(one.split()), tuple(other.split()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("korea", "korean"),
        ("ageing", "aging"),
        ("centre", "center"),
        ("harbours", "harbour"),
        ("defence", "defense"),
        ("iraqi", "iraq"),
        ("organisation", "organization"),
        ("programme", "program"),
    ],
)
def test_a_form_or_spelling_of_a_word_is_inflected(one: str, other: str) -> None:
    assert is_inflected(one, other)


def test_a_letter_more_within_a_word_is_no_inflection() -> None:
    assert not is_inflected("brellsworth", "brelsworth")


def statement_check(text: str, source: str) -> SourceCheck:
    reading = Reading(read_plain_text(text))
    span = Span(0, len(text))
    claim = Claim(
        document_id=reading.document_id,
        kind=ClaimKind.STATEMENT,
        spans=(span,),
        exact=text,
        sentence=span,
    )
    return check_statements([claim], reading, Reading(read_plain_text(source)))[0]


INNOCENT = [
    (
        "The study was paid for by the National Institute on Ageing and by Corvane.",
        "The study was funded by the National Institute on Aging and Corvane Inc.",
    ),
    (
        "The 9th Circuit revived the privacy case on Tuesday.",
        "The Ninth Circuit revived the privacy case on Tuesday.",
    ),
    (
        "The costliest storm since Storm Darwin hit Galway on Saturday.",
        "The costliest storm since Darwin hit Galway on Saturday.",
    ),
    (
        "Mr Pratt bought the farm near Kelby for $2 million.",
        "Chris Pratt bought the farm near Kelby for $2 million.",
    ),
    ("Danish officials closed the bridge on Monday.", "Denmark closed the bridge on Monday."),
    (
        "The Danish company recalled 41,000 bikes sold in Europe.",
        "Haldane recalled 41,000 bikes sold in Europe.",
    ),
    ("Bob won the mayoral race in Greyport.", "Robert won the mayoral race in Greyport."),
    ("The prize went to Zoë for her first novel.", "The prize went to Zoe for her first novel."),
    (
        "The Fed raised its rate by a quarter point.",
        "The Federal Reserve raised its rate by a quarter point.",
    ),
    (
        "Kyiv residents queued for water on Monday.",
        "Kiev residents queued for water on Monday.",
    ),
    (
        "The White House said the tariff would start in May.",
        "The Calder administration said the tariff would start in May.",
    ),
    (
        "Moscow recalled its ambassador on Friday.",
        "Russia recalled its ambassador on Friday.",
    ),
    (
        "The army of Varland crossed the river on Sunday.",
        "The Varlandish army crossed the river on Sunday.",
    ),
    (
        "Ji-woo Hahn wrote the post about evaluation.",
        "Jiwoo Hahn wrote the post about evaluation.",
    ),
]


@pytest.mark.parametrize(("text", "source"), INNOCENT)
def test_an_innocent_form_of_a_name_refutes_no_statement(text: str, source: str) -> None:
    assert statement_check(text, source).verdict is not Verdict.REFUTED


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Ingrid Malm chaired the harbour board of Aldmoor until May.",
            "Otto Brandt chaired the harbour board of Aldmoor until May.",
        ),
        ("The ferry sank off Denmark on Monday.", "The ferry sank off Norway on Monday."),
        ("The Danish navy rescued the crew.", "The Swedish navy rescued the crew."),
        (
            "The study was funded by Corvane and published in May.",
            "The study was funded by Haldane and published in May.",
        ),
        (
            "Texas sued the dealer over the labels.",
            "Florida sued the dealer over the labels.",
        ),
    ],
)
def test_another_name_in_the_same_place_refutes(text: str, source: str) -> None:
    assert statement_check(text, source).reason == "statement_name_conflict"


def name_reason(article: str, source: str) -> str:
    reading = Reading(read_plain_text(article))
    return check_names(find_names(reading)[:1], reading, Reading(read_plain_text(source)))[0].reason


@pytest.mark.parametrize(
    ("article", "source", "reason"),
    [
        ("We met a South Korean firm.", "It is from South Korea.", "name_alias"),
        ("The Varlandish army left.", "The army of Varland left.", "name_alias"),
        ("They sued the Centre for Tides.", "They sued the Center for Tides.", "name_same"),
        ("They sued Brell Corp.", "They sued Brell Corporation.", "name_same"),
        ("They sued Brell Inc.", "They sued Brell.", "name_alias"),
        ("The 9th Circuit ruled.", "The Ninth Circuit ruled.", "name_same"),
        (
            "The 9th U.S. Circuit Court of Appeals ruled.",
            "UNITED STATES COURT OF APPEALS FOR THE NINTH CIRCUIT\n\nBefore two judges.",
            "name_alias",
        ),
        ("The Harbour Board of Aldmoor paid.", "Aldmoor Harbour Board paid.", "name_alias"),
        ("The U.S. Tidal Flow Agency paid.", "The Tidal Flow Agency paid.", "name_alias"),
        ("We met Chris Malm.", "We met Christopher Malm.", "name_alias"),
        ("We met Bob Malm.", "We met Robert Malm.", "name_alias"),
        ("We met Bob Malm.", "We met Otto Malm.", "name_other_bearer"),
        ("They asked Unite for help.", "The towns will unite.", "name_absent"),
        ("They sued Kelby Council.", "Rolf Eder KC sued.", "name_absent"),
    ],
)
def test_a_source_has_a_name_in_another_spelling_or_form(
    article: str, source: str, reason: str
) -> None:
    assert name_reason(article, source) == reason
