"""Words as numbers, with the way back to the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.alignment.tokens import Tokens
from pipelines.folding import fold_fully
from pipelines.records.spans import Span

HOSTILE = st.text(
    alphabet=st.sampled_from("aB1é.,:'’$% -\n…\u200b\u0301日本ﬁ²İ\ud800😀𝐛"), max_size=50
)


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("The U.S. won’t pay $4.5 billion", ["the", "us", "won't", "pay", "$4.5", "billion"]),
        ("5% of 1,200 at 9:30", ["5%", "of", "1,200", "at", "9:30"]),
        ("state-of-the-art", ["state", "of", "the", "art"]),
        ("said¹ so²", ["said", "so"]),
        ("日本は強い", ["日", "本", "は", "強", "い"]),
        ("a\u200bb ﬁne", ["ab", "fine"]),
        ("“‘Quote’”", ["quote"]),
        ("sold[1] it.[12] Then [5] more", ["sold", "it", "then", "5", "more"]),
        ("[W]e walk[ed] on", ["we", "walked", "on"]),
        ("", []),
    ],
)
def test_words_carry_the_signs_that_mean_something(text: str, forms: list[str]) -> None:
    assert Tokens(text).forms == forms


@given(HOSTILE)
def test_every_words_span_reproduces_it(text: str) -> None:
    tokens = Tokens(text)
    for index, form in enumerate(tokens.forms):
        words = fold_fully(tokens.span(index, index + 1).of(text)).text.lower()
        assert form in {words, words.replace(".", "")} or len(words) != len(form)


@given(HOSTILE)
def test_words_come_in_order_and_apart(text: str) -> None:
    tokens = Tokens(text)
    assert all(a < b for a, b in zip(tokens.starts, tokens.ends, strict=True))
    assert all(a <= b for a, b in zip(tokens.ends, tokens.starts[1:], strict=False))


def test_words_of_another_text_are_numbered_alike_or_unknown() -> None:
    tokens = Tokens("we will not sell we")
    assert tokens.encode(["we", "sell", "buy"]) == [0, 3, -1]


def test_the_words_of_a_stretch_are_those_that_begin_in_it() -> None:
    tokens = Tokens("a\u200b bb ccc")
    assert list(tokens.within(Span(2, 6))) == [1]
