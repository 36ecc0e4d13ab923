"""One reading of a text: words and sentences with their places."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.plain_text import read_plain_text
from pipelines.records.pages import Layer
from pipelines.records.spans import Span
from pipelines.text import Reading, Words, first_words, fold, split_sentences
from tests.effort import at_most

TEXTS = st.text(alphabet=st.sampled_from("aZé.,!? \n\t“”‘’—\u00a0\u200bİß1²\ud800😀"), max_size=60)


@given(TEXTS)
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(TEXTS)
def test_a_words_place_reproduces_it(text: str) -> None:
    words = Words(text)
    for start, end, form in zip(words.starts, words.ends, words.forms, strict=True):
        assert len(text[start:end]) == len(form)
        assert text[start] != " "


@given(TEXTS)
def test_sentences_come_in_order_and_lose_only_white_space(text: str) -> None:
    spans = split_sentences(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    kept = "".join(s.of(text) for s in spans)
    assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("The teachers’ U.S. plan", ["the", "teachers", "u.s", "plan"]),
        ("don’t pay 1,200.50", ["don't", "pay", "1,200.50"]),
        ("state-of-the-art Q2", ["state", "of", "the", "art", "q2"]),
    ],
)
def test_words_are_lower_case_with_plain_apostrophes(text: str, forms: list[str]) -> None:
    assert Words(text).forms == forms


def test_the_words_inside_a_span_are_those_that_begin_in_it() -> None:
    text = "one two three four"
    assert list(Words(text).within(Span(4, 13))) == [1, 2]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Dr. Voss left. Who stays?", ["Dr. Voss left.", "Who stays?"]),
        ("He left.\nShe stayed", ["He left.", "She stayed"]),
        ("“Why?” she asked. No one knew.", ["“Why?” she asked.", "No one knew."]),
    ],
)
def test_sentences_end_where_a_reader_would_stop(text: str, sentences: list[str]) -> None:
    assert [s.of(text) for s in split_sentences(text)] == sentences


def test_what_is_derived_from_a_reading_is_made_once() -> None:
    made: list[str] = []

    def count_words(reading: Reading) -> int:
        made.append(reading.text)
        return len(reading.words)

    reading = Reading(read_plain_text("one two"))
    assert (reading.derived(count_words), reading.derived(count_words)) == (2, 2)
    assert made == ["one two"]


def test_another_layer_of_a_page_is_a_reading_of_its_own() -> None:
    reading = Reading(read_plain_text("body"))
    assert reading.other_layer(Layer.PAGE_TEXT).text == ""
    assert reading.other_layer(Layer.PAGE_TEXT) is reading.other_layer(Layer.PAGE_TEXT)


def test_a_position_finds_its_sentence() -> None:
    reading = Reading(read_plain_text("One. Two three."))
    assert reading.sentence_at(7).of(reading.text) == "Two three."


@pytest.mark.parametrize("text", ["." * 500_000, '."' * 200_000, ". " * 200_000, "\n" * 500_000])
def test_a_row_of_stops_is_read_once(text: str) -> None:
    with at_most(seconds=20):
        assert all(s.length for s in split_sentences(text))


def test_the_first_words_are_read_without_the_rest() -> None:
    assert first_words("“Don’t”, she said", 2) == ["don't", "she"]


def test_what_is_read_by_key_is_read_once_for_each_key_until_it_is_forgotten() -> None:
    asked: list[int] = []

    def doubled(_: Reading, key: int) -> int:
        asked.append(key)
        return 2 * key

    reading = Reading(read_plain_text("We left."))
    assert [reading.remembered(doubled, key) for key in (3, 4, 3)] == [6, 8, 6]
    reading.forget()
    assert reading.remembered(doubled, 3) == 6
    assert asked == [3, 4, 3]
