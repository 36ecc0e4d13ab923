"""A statement is supported by aligned words, refuted by a typed conflict alone, or not found."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.claims.statements.checking import check_statements
from pipelines.claims.statements.finding import find_statements
from pipelines.plain_text import read_plain_text
from pipelines.records.checks import Flag, SourceCheck, Verdict
from pipelines.records.claims import Claim, ClaimKind
from pipelines.records.pages import Unread
from pipelines.records.spans import Span
from pipelines.text import Reading
from tests.claims.readings import reading_of

SOURCE = """\
The Harbour Board said on 3 May 2026 that it will pay £4.2 million for the ferry Quillmark.
Ingrid Malm, who chairs the board, signed the contract in Oslo.
Brell Shipping bought the yard from Tarn Marine in 2019. Fares rose by 12 percent last year.
All passengers were rescued on Monday. Brandt was found guilty of fraud and lost his appeal.
About 300 people work at the northern yard. The old ferry may be sold to a museum.
Otto Brandt did not attend the ceremony.
Corven Lines, its largest customer, was taken over by supplier Dunmore Freight.
The new pier opened in June and carries 40,000 tonnes of salt a year."""


def statement(text: str) -> tuple[Claim, Reading]:
    reading = Reading(read_plain_text(text))
    claim = Claim(
        document_id=reading.document_id,
        kind=ClaimKind.STATEMENT,
        spans=tuple(reading.sentences),
        exact=text,
        sentence=Span(0, len(text)),
    )
    return claim, reading


def check(text: str, source: str = SOURCE) -> SourceCheck:
    claim, article = statement(text)
    return check_statements([claim], article, Reading(read_plain_text(source)))[0]


SUPPORTED = [
    "The Harbour Board will pay £4.2 million for the ferry Quillmark.",
    "Ingrid Malm signed the contract in Oslo.",
    "Brell Shipping acquired the yard from Tarn Marine in 2019.",
    "Fares increased by 12 percent last year.",
    "All passengers were rescued on Monday.",
    "Otto Brandt did not attend the ceremony.",
]


@pytest.mark.parametrize("text", SUPPORTED)
def test_aligned_words_support_a_statement(text: str) -> None:
    answer = check(text)
    assert answer.verdict is Verdict.SUPPORTED
    assert answer.unsupported == ()


REFUTED = [
    ("The Harbour Board will pay £2.4 million for the ferry Quillmark.", "number", "£2.4 million"),
    ("The Harbour Board will pay £4.2 billion for the ferry Quillmark.", "number", "£4.2 billion"),
    ("Brell Shipping bought the yard from Tarn Marine in 2017.", "date", "2017"),
    ("Ingrid Malm signed the contract in Madrid.", "name", "Madrid"),
    ("Fares fell by 12 percent last year.", "opposite", "fell"),
    ("All passengers were rescued on Friday.", "sibling", "Friday"),
    ("Otto Brandt did attend the ceremony.", "negation", "attend"),
    ("Ingrid Malm did not sign the contract in Oslo.", "negation", "not sign"),
    ("Brandt was found innocent of fraud and lost his appeal.", "opposite", "innocent"),
    ("Brandt was found guilty of fraud and lost her appeal.", "gender", "her"),
    ("Some passengers were rescued on Monday.", "quantifier", "Some"),
    ("About 300 people work at the southern yard.", "opposite", "southern"),
    ("Tarn Marine bought the yard from Brell Shipping in 2019.", "roles", None),
    ("Corven Lines, a customer, took over its own supplier, Dunmore Freight.", "roles", None),
]


@pytest.mark.parametrize(("text", "kind", "words"), REFUTED, ids=[text for text, *_ in REFUTED])
def test_a_typed_conflict_on_an_aligned_sentence_refutes(
    text: str, kind: str, words: str | None
) -> None:
    answer = check(text)
    assert answer.reason == f"statement_{kind}_conflict"
    assert answer.verdict is Verdict.REFUTED
    assert words is None or words in [span.of(text) for span in answer.unsupported]
    assert answer.support < 0.5


@pytest.mark.parametrize(("text", "kind", "words"), REFUTED, ids=[text for text, *_ in REFUTED])
def test_a_sentence_with_the_claims_own_words_excuses_the_conflict(
    text: str, kind: str, words: str | None
) -> None:
    assert check(text, f"{SOURCE} {text}").verdict is not Verdict.REFUTED


@pytest.mark.parametrize(
    "text",
    [
        "Corven Lines was taken over by Dunmore Freight, its supplier.",
        "Dunmore Freight took over Corven Lines, its largest customer.",
    ],
)
def test_the_same_roles_in_another_voice_are_no_conflict(text: str) -> None:
    assert check(text).verdict is not Verdict.REFUTED


def test_a_deadline_makes_no_passive_and_a_first_word_no_name() -> None:
    source = "Winds will ease overnight and into Sunday morning, the service said."
    text = "Wind speeds were expected to ease by Sunday morning."
    assert check(text, source).verdict is not Verdict.REFUTED


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Cloud revenue was $5.1 billion.", "Revenue was $18.6 billion. Cloud was the standout."),
        ("They have gained 38% this year.", "Revenue of $18.6 billion grew 9% this year."),
        ("Total revenue rose 9%.", "Revenue of $18.6 billion grew 9%, and 8% at fixed rates."),
        (
            "The operating margin widened by 1.3 percentage points to 22.4%.",
            "Operating margin was 22.4%, compared with 21.1% in the quarter before.",
        ),
    ],
)
def test_a_figure_of_something_else_is_no_conflict(text: str, source: str) -> None:
    page = f"{source} {' '.join(f'The board met in hall {n}.' for n in range(6))}"
    assert check(text, page).verdict is not Verdict.REFUTED


def test_what_is_done_by_somebody_is_no_passive_without_its_verb() -> None:
    source = "Xan Moro is now under arrest for trafficking by the police of Lenhaven."
    text = "Xan Moro is under arrest for trafficking at Lenhaven."
    assert check(text, source).verdict is not Verdict.REFUTED


def test_what_nobody_has_said_is_not_what_is_denied() -> None:
    source = "We have not published a full list of our training data; a summary is in the card."
    text = "The company has not said what data the model was trained on."
    assert check(text, source).verdict is not Verdict.REFUTED


def test_a_bound_that_one_number_meets_is_no_conflict_with_another() -> None:
    source = (
        "About Tarn: founded in 2014, the company has raised more than $600 million from "
        "investors including Halden Capital and Ostrava Ventures."
    )
    text = (
        "Tarn has raised $610m since it was founded in 2014, including a $250 million Series D "
        "led by Halden Capital in March 2024."
    )
    assert check(text, source).verdict is not Verdict.REFUTED


def test_the_same_relative_words_are_no_conflict_whatever_the_clocks_say() -> None:
    article = reading_of(
        '"We are asking every rider to stop charging the battery today," chief executive '
        "Signe Malm told reporters on the quay of Elkmouth.",
        published_at=datetime(2026, 7, 16, tzinfo=UTC),
    )
    source = reading_of(
        'Elkmouth, 8 June 2026. "We ask every rider to stop charging the battery today," '
        "says Signe Malm.",
        published_at=datetime(2026, 6, 8, tzinfo=UTC),
    )
    (answer,) = check_statements(find_statements(article), article, source)
    assert answer.verdict is not Verdict.REFUTED


def test_a_page_about_something_else_is_silent_and_does_not_refute() -> None:
    answer = check("The glacier lost eleven metres of ice during the hottest summer on record.")
    assert answer.verdict is Verdict.NOT_FOUND
    assert answer.reason == "statement_not_found"


def test_words_that_the_page_lacks_are_listed() -> None:
    text = "Ingrid Malm signed the contract in Oslo wearing a velvet coat."
    answer = check(text)
    assert [span.of(text) for span in answer.unsupported] == ["wearing", "velvet coat"]
    assert answer.note == "Not found in the cited page: wearing, velvet, coat."


def test_a_number_that_the_page_lacks_is_never_supported() -> None:
    answer = check("The Harbour Board said it will pay for the ferry Quillmark with 17 others.")
    assert answer.verdict is Verdict.PARTIALLY_SUPPORTED
    assert answer.reason == "statement_number_missing"


def test_support_falls_with_any_word_that_is_not_borne_out() -> None:
    whole = check("Ingrid Malm signed the contract in Oslo.")
    assert check("Ingrid Malm signed the velvet contract in Oslo.").support < whole.support


EQUAL = [
    ("The new pier carries 40 thousand tonnes of salt a year.", Verdict.SUPPORTED),
    ("The new pier carries roughly 39,000 tonnes of salt a year.", Verdict.SUPPORTED),
    ("The Harbour Board will pay €4.2 million for the ferry Quillmark.", "other unit"),
    ("All passengers were rescued on Sunday the tenth.", "missing"),
]


@pytest.mark.parametrize(("text", "verdict"), EQUAL, ids=[text for text, _ in EQUAL])
def test_numbers_are_read_by_value_and_unit(text: str, verdict: Verdict | str) -> None:
    answer = check(text)
    if isinstance(verdict, Verdict):
        assert answer.verdict is verdict
    else:
        assert answer.verdict is not Verdict.SUPPORTED


ATTRIBUTED = [
    "Ingrid Malm signed the contract in Oslo, according to the record of the council.",
    "Fares rose by 12 percent last year, the council said.",
]


@pytest.mark.parametrize("text", ATTRIBUTED)
def test_who_says_so_is_no_part_of_what_is_aligned(text: str) -> None:
    changed = text.replace("signed", "did not sign").replace("rose", "fell")
    assert check(text).verdict in {Verdict.SUPPORTED, Verdict.PARTIALLY_SUPPORTED}
    assert check(changed).verdict is Verdict.REFUTED


def test_more_certainty_than_the_source_is_an_overclaim() -> None:
    answer = check("The old ferry was sold to a museum.")
    assert Flag.OVERCLAIM in answer.flags


def test_less_certainty_than_the_source_is_an_underclaim() -> None:
    answer = check("Ingrid Malm may have signed the contract in Oslo.")
    assert Flag.UNDERCLAIM in answer.flags


def test_a_dropped_about_is_flagged() -> None:
    assert Flag.APPROXIMATOR_DROPPED in check("300 people work at the northern yard.").flags


def test_evidence_stands_in_the_source_best_first() -> None:
    answer = check("Fares increased by 12 percent last year.")
    assert answer.evidence[0].exact == "Fares rose by 12 percent last year."
    assert all(e.span.of(SOURCE) == e.exact for e in answer.evidence)
    assert len({e.span for e in answer.evidence}) == len(answer.evidence) <= 10


def test_a_source_in_another_language_is_not_read() -> None:
    answer = check(
        "The ferry sank.",
        "Der Rat sagte, dass er die neue Fähre nicht bezahlen wird und dass sie gesunken ist.",
    )
    assert answer.verdict is Verdict.SOURCE_UNAVAILABLE
    assert answer.unread is Unread.LANGUAGE
    assert "(de)" in (answer.note or "")


def test_what_is_not_checkable_stays_so() -> None:
    reading = Reading(read_plain_text("Who will pay for the new ferry?"))
    claims = find_statements(reading)
    answers = check_statements(claims, reading, Reading(read_plain_text(SOURCE)))
    assert [a.verdict for a in answers] == [Verdict.NOT_CHECKABLE]


def test_answers_come_in_the_order_of_the_claims() -> None:
    reading = Reading(read_plain_text(" ".join(SUPPORTED)))
    claims = find_statements(reading)
    answers = check_statements(claims, reading, Reading(read_plain_text(SOURCE)))
    assert len(answers) == len(claims) == len(SUPPORTED)


NOISE = st.lists(
    st.sampled_from(
        [
            "gulls",
            "circled",
            "above",
            "the",
            "kettle",
            "while",
            "seven",
            "painters",
            "hummed",
            "tunes",
        ]
    ),
    min_size=3,
    max_size=12,
).map(lambda words: f"{' '.join(words).capitalize()}.")


@given(st.sampled_from(SUPPORTED), NOISE, st.booleans())
def test_an_irrelevant_sentence_never_turns_supported_into_refuted(
    text: str, noise: str, before: bool
) -> None:
    source = f"{noise} {SOURCE}" if before else f"{SOURCE} {noise}"
    assert check(text, source).verdict is not Verdict.REFUTED


@given(st.text(max_size=120), st.text(max_size=300))
def test_any_two_texts_have_an_answer(text: str, source: str) -> None:
    reading = Reading(read_plain_text(text))
    answers = check_statements(find_statements(reading), reading, Reading(read_plain_text(source)))
    for answer in answers:
        assert 0.0 <= answer.support <= 1.0
        assert all(span.end <= len(text) for span in answer.unsupported)
