"""Folding past one character for one, and the way back."""

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.folding import fold_fully
from pipelines.records.spans import Span

HOSTILE = st.text(
    alphabet=st.sampled_from(
        "ab e\u0301\u0300ﬁﬂ…“”’\u200b\u00ad\u202e\u2066²①ｱ한\u1112\u1161\u11ab\ud800😀\u200d️İ\u00a0"
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“So—be it,” he’d said", '"So-be it," he\'d said'),
        ("ﬁne … day", "fine ... day"),
        ("a\u200bb\u00adc\ufeff", "abc"),
        ("e\u0301te\u0301", "été"),
        ("said² so", "said² so"),
        ("\u202ewill\u202c not", "will not"),
        ("\ud800x", "\ud800x"),
    ],
)
def test_typography_becomes_plain_and_footnotes_stay_apart(text: str, folded: str) -> None:
    assert fold_fully(text).text == folded


@given(HOSTILE)
def test_folding_never_moves_an_offset(text: str) -> None:
    folding = fold_fully(text)
    for at in range(len(folding.text)):
        span = folding.original(Span(at, at + 1))
        assert 0 <= span.start < span.end <= len(text)
        assert folding.text[at] in fold_fully(span.of(text)).text


@given(HOSTILE)
def test_places_in_order_stay_in_order(text: str) -> None:
    folding = fold_fully(text)
    spans = [folding.original(Span(i, i + 1)) for i in range(len(folding.text))]
    assert all(a.start <= b.start and a.end <= b.end for a, b in itertools.pairwise(spans))


@given(HOSTILE)
def test_a_stretch_there_and_back_holds_what_it_held(text: str) -> None:
    folding = fold_fully(text)
    whole = folding.folded(Span(0, len(text)))
    assert (whole.start, whole.end) == (0, len(folding.text))


@given(HOSTILE)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold_fully(text).text
    assert fold_fully(once).text == once or not unicodedata.is_normalized("NFKC", once)
