"""Answers to quotes: their edits, evidence and notes, for any words at all."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.claims.quotes.checking import check_quotes
from pipelines.claims.quotes.finding import find_quotes
from pipelines.records.checks import EditKind, QuoteClass, Severity
from pipelines.records.pages import Layer
from pipelines.text import Reading
from tests.claims.quotes.kiln import SOURCE, check
from tests.claims.readings import reading_of


def test_edits_name_the_words_and_their_places_on_both_sides() -> None:
    article = "“We are not going to lease the Harwick plant to the rival group,” said Voss."
    (edit,) = check(article).edits
    assert (edit.kind, edit.claim_words, edit.source_words) == (EditKind.REPLACE, "lease", "sell")
    assert edit.claim_span.of(article) == "lease"
    assert edit.source_span.of(SOURCE) == "sell"


def test_evidence_reproduces_the_sources_words() -> None:
    for evidence in check("“We may look … if prices fall,” she said.").evidence:
        assert evidence.span.of(SOURCE) == evidence.exact


def test_words_that_only_json_ld_or_raw_text_has_say_so() -> None:
    page = reading_of("A stub of a page about other things.").document
    source = Reading(
        type(page)(
            url=page.url,
            url_key=page.url_key,
            text=page.text,
            body=page.body,
            language="en",
            page_text="Menu Home We will never sell the plant to them Contact",
            structured_text="They deserve an answer before the end of the week",
        )
    )
    article = reading_of(
        "“We will never sell the plant to them,” she said. "
        "“They deserve an answer before the end of the week.”"
    )
    layers = [a.evidence[0].layer for a in check_quotes(find_quotes(article), article, source)]
    assert layers == [Layer.PAGE_TEXT, Layer.JSON_LD]


def test_answers_come_in_the_order_of_the_quotes() -> None:
    article = reading_of(
        "“The moon is made of cheese,” he said. “We may look at it again in May,” she said."
    )
    claims = find_quotes(article)
    answers = check_quotes(claims[::-1], article, reading_of(SOURCE))
    assert [a.quote_class for a in answers][1] is QuoteClass.ABSENT
    assert len(answers) == len(claims)


def test_notes_can_be_read_out_on_the_phone() -> None:
    answer = check("“We are going to sell the Harwick plant to the rival group,” said Mira Voss.")
    assert answer.note == "Differs from this source: “not”, which the quote leaves out (negation)."


PARTS = [
    "we", "will", "not", "sell", "5", "million", "Voss", "may", "all", "…", "[it]", "(laughter)",
    "\u200b", "\u0301",
]  # fmt: skip
WORDS = st.lists(st.sampled_from(PARTS), min_size=4, max_size=30)


@settings(max_examples=100)
@given(WORDS)
def test_a_text_quoted_against_itself_is_faithful(words: list[str]) -> None:
    text = " ".join(words)
    answer_of = check_quotes(
        find_quotes(reading_of(f"“{text}”")), reading_of(f"“{text}”"), reading_of(text)
    )
    assert all(a.severity is Severity.NONE for a in answer_of)


@settings(max_examples=150)
@given(WORDS, WORDS)
def test_every_reported_span_reproduces_its_words(quote: list[str], source: list[str]) -> None:
    article, page = reading_of(f"“{' '.join(quote)}”"), reading_of(" ".join(source))
    for answer in check_quotes(find_quotes(article), article, page):
        assert all(e.span.of(page.text) == e.exact for e in answer.evidence)
        assert all(e.claim_span.of(article.text) == e.claim_words for e in answer.edits)
        assert all(e.source_span.of(page.text) == e.source_words for e in answer.edits)


def test_a_short_quote_with_one_word_changed_is_known_by_its_speaker() -> None:
    article = "Otto Brandt said that the yard was “comfortable, but not {}” with its debts."
    turns = (
        "OTTO BRANDT: We are comfortable, but not complacent. Debts are falling.\n"
        "IDA ROTH: And the dock?\nOTTO BRANDT: It is leased.\nIDA ROTH: Good.\n"
    )
    altered, faithful = (check(article.format(word), turns) for word in ("happy", "complacent"))
    assert altered.quote_class is QuoteClass.SUBSTITUTION
    assert faithful.quote_class is QuoteClass.VERBATIM
    others = turns.replace("OTTO BRANDT", "MIRA VOSS")
    assert check(article.format("happy"), others).quote_class is QuoteClass.ABSENT
