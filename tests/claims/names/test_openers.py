"""Which words of a text are printed with a capital."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.claims.names.openers import capital_words
from pipelines.plain_text import read_plain_text
from pipelines.text import Reading


def _with_capital(text: str) -> list[str]:
    reading = Reading(read_plain_text(text))
    words = reading.words
    return [reading.text[words.starts[w] : words.ends[w]] for w in capital_words(reading)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The iPhone of Élise, a 4K one.", ["The", "iPhone", "Élise", "4", "K"]),
        ("naïve, but not loud", []),
        ("Ⓐ sign", []),
        ("Ⓐ", []),
        ("", []),
    ],
)
def test_the_first_or_second_letter_is_a_capital(text: str, expected: list[str]) -> None:
    assert _with_capital(text) == expected


@given(st.text(alphabet="aB 4É.ⒶıΣ“", max_size=30))
def test_each_word_is_told_by_its_own_first_two_characters(text: str) -> None:
    reading = Reading(read_plain_text(text))
    words, shown = reading.words, reading.text
    expected = [
        word
        for word, start in enumerate(words.starts)
        if shown[start].isupper() or shown[start + 1 : start + 2].isupper()
    ]
    assert capital_words(reading) == expected
