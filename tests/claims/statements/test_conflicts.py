"""Statements beside a page that tells the same otherwise, or tells of something else."""

import pytest

from pipelines.claims.statements.checking import check_statements
from pipelines.claims.statements.finding import find_statements
from pipelines.records.checks import Flag, SourceCheck, Verdict
from tests.claims.readings import reading_of

# what every page has below the sentences in question, so that it is no passage chosen for a claim
REST = (
    " The tram museum at Elkmouth reopened after repairs to its roof. Visitors came from as far as"
    " Brell, and the bakery beside it sold out of buns. On Wednesday a band played in the yard."
    " Members of the society had polished the old number nine until late. A choir of pupils sang,"
    " and the mayor, who had lost her voice, waved. The society keeps a list of those who helped."
)


def only(claim: str, page: str) -> SourceCheck:
    """Return what a page says of the one statement of an article."""
    article, source = reading_of(claim), reading_of(page + REST)
    (answer,) = check_statements(find_statements(article), article, source)
    return answer


TRUE_IN_OTHER_WORDS = {
    "an ordinal of another noun": (
        "Ticket income shrank 4% to 61 million crowns, the sixth consecutive annual decline.",
        (
            "Ticket income in the second half fell by 4.2% to 61 million crowns. It was the sixth year"
            " in a row with less."
        ),
    ),
    "a weekday of the other value": (
        "Some 2,100 people slept in 14 halls on Wednesday night, down from 5,000.",
        "Halls: 14 open, 2,114 people (Tuesday night: 31 open, 5,020 people).",
    ),
    "not until": (
        "The tide would not reach the dyke at Hallam until Thursday noon, forecasters said.",
        "The tide is forecast to reach the dyke at Hallam on Thursday at noon.",
    ),
    "since": (
        "The council has cut the toll three times since June 2025.",
        "Drivers expect the council to cut the toll again in September 2026.",
    ),
    "no shortage yet": (
        "Tarn, the biggest grocer, warned of shortages of salt and flour from the first of May.",
        (
            "Tarn, the biggest grocer, said there was no shortage yet, but salt and flour could run"
            " short by the first of May."
        ),
    ),
    "a noun between two names": (
        "Brell & Malm's sales of Old Globes rose to 61 million crowns last year.",
        "Old Globe sales at Brell & Malm rose to 61 million crowns in 2025.",
    ),
    "another company's figures": (
        "Tarnwick's gross margin narrowed by 120 basis points to 31.4%.",
        "Brell Foods reported. Gross margin rose by 70 basis points to 34.9 percent.",
    ),
    "a title between two names": (
        "The dock is full, said Tarnwick's chief pilot, Ida Roth.",
        "Ida Roth, Chief Pilot at Tarnwick, said the dock is full.",
    ),
    "a date of another deed": (
        "The yard, founded in 2014, has raised 3 million crowns and was valued at 11 million.",
        (
            "The yard was valued at 11 million crowns when it raised 2 million in May 2025, and has"
            " raised 3 million in all."
        ),
    ),
    "an amount of another deed": (
        "Tarnwick charges $3 per million words, down from $6.",
        "Tarnwick, which was valued at $11 billion when it raised $600 million, has grown.",
    ),
    "a number that has its unit in the source": (
        "Boats will cross in nine minutes, down from 50 by ferry today.",
        "A ferry crossing takes 50 minutes and costs 95 crowns.",
    ),
    "a difference": (
        "The line is to carry 28,000 passengers a day, six thousand more than forecast in 2022.",
        "Traffic forecast: 28,000 passengers per day (2022 forecast: 22,000).",
    ),
    "a difference of years": (
        "The buoy Tern-5, launched in 2015, has outlived its design life by three years.",
        "The buoy Tern-5 (launched 2015, design life eight years) still works.",
    ),
    "another bank's fine": (
        "Regulator fines Tarnwick Bank $84m over fees for the dead",
        "Last year the regulator fined Brell Mutual $12 million over its mortgages.",
    ),
    "another tunnel's price": (
        "A second tunnel was shelved in 2024 after its cost had risen to 90 million crowns.",
        "On the Malmsund tunnel, which opened in 2019 at a cost of 31 million crowns, few travel.",
    ),
    "a pronoun for what it is of": (
        "That is less than in March and the lowest since November.",
        "Permits for houses came to 58,300 in March, the lowest since January.",
    ),
    "by": (
        "The council must cut the toll by June 2027.",
        "Drivers expect the council to cut the toll in September 2026.",
    ),
}


@pytest.mark.parametrize(("claim", "page"), TRUE_IN_OTHER_WORDS.values(), ids=TRUE_IN_OTHER_WORDS)
def test_what_is_true_in_other_words_is_not_refuted(claim: str, page: str) -> None:
    assert only(claim, page).verdict is not Verdict.REFUTED


CHANGED = {
    "an ordinal of the same noun": (
        "It was the sixth annual decline of ticket income at Elkmouth.",
        "It was the seventh annual decline of ticket income at Elkmouth.",
    ),
    "not expected to": (
        "The council will change the toll at its meeting in July.",
        "The council does not expect to change the toll at its meeting in July.",
    ),
    "a difference of another size": (
        "The line is to carry six thousand passengers more than the ferry of Elkmouth.",
        "The line is to carry two thousand passengers more than the ferry of Elkmouth.",
    ),
    "since another year": (
        "The council has cut the toll in Elkmouth three times since 2019.",
        "The council has cut the toll in Elkmouth three times since 2017.",
    ),
}


@pytest.mark.parametrize(("claim", "page"), CHANGED.values(), ids=CHANGED)
def test_what_the_page_has_otherwise_is_refuted(claim: str, page: str) -> None:
    assert only(claim, page).verdict is Verdict.REFUTED


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ('The rowers were "heard but not believed", said Otto Malm.', "statement_quote_missing"),
        (
            'The rowers were "asked but not [ever] believed", said Otto Malm.',
            "statement_words_aligned",
        ),
    ],
)
def test_a_statement_is_not_borne_out_without_the_words_it_quotes(claim: str, reason: str) -> None:
    page = 'The rowers complained. "We were asked but not believed," said Otto Malm, a rower.'
    assert only(claim, page).reason == reason


@pytest.mark.parametrize(
    ("claim", "is_flagged"),
    [
        ("The yard said that it would open its dock at Hallam in 2031.", False),
        ("The yard is due to open its dock at Hallam in 2031.", False),
        ("The yard opened its dock at Hallam in 2031.", True),
    ],
)
def test_a_future_told_as_future_is_no_overclaim(claim: str, is_flagged: bool) -> None:
    answer = only(claim, "The yard is expected to open its dock at Hallam in 2031.")
    assert (Flag.OVERCLAIM in answer.flags) is is_flagged


@pytest.mark.parametrize(
    ("claim", "page", "is_flagged"),
    [
        (
            "Voss said that the final report would come out in about a year.",
            "Voss told reporters that a final report could be expected in about a year.",
            False,
        ),
        (
            "In Tarnland the president can put it in force by decree.",
            "In Tarnland President Otto Malm is expected to sign a decree this week.",
            False,
        ),
        (
            "The family claims that a thief took the ring from the old woman.",
            "A thief allegedly took the ring from the old woman.",
            False,
        ),
        (
            "The thief took the ring from the old woman on Friday.",
            "The thief allegedly took the ring from the old woman on Friday.",
            True,
        ),
        (
            "In these years Ida Roth lived with her older sister, Greta.",
            "After much speculation, Ida Roth wrote that she lived with her older sister, Greta.",
            False,
        ),
    ],
)
def test_a_hedge_counts_where_it_is_said_of_the_same_deed(
    claim: str, page: str, is_flagged: bool
) -> None:
    assert (Flag.OVERCLAIM in only(claim, page).flags) is is_flagged
