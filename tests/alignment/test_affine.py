"""The edits that an editor would name, with free ellipses and brackets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.alignment.affine import Alignment, Joint, Pattern, Step, align
from pipelines.alignment.tokens import Tokens

SOURCE = (
    "Look, we are not going to raise taxes on working families this year, and that is a promise "
    "I make to you. Other things matter too, of course."
)


def lay(
    quote: str,
    source: str = SOURCE,
    *,
    ellipses: tuple[int, ...] = (),
    brackets: tuple[int, ...] = (),
) -> tuple[Alignment, list[tuple[str, str, str]]]:
    """Return an alignment, and its changes as step, quote words, source words."""
    text, words = Tokens(source), Tokens(quote)
    size = len(words)
    pattern = Pattern(
        tuple(words.forms),
        tuple(Joint.ELLIPSIS if i in ellipses else Joint.NONE for i in range(size)),
        tuple(i in brackets for i in range(size)),
    )
    found = align(text.encode(words.forms), pattern, text.ids)
    changes = [
        (
            m.step.name.lower(),
            " ".join(words.forms[m.quote_start : m.quote_end]),
            " ".join(text.forms[m.start : m.end]),
        )
        for m in found.moves
        if m.step is not Step.KEEP
    ]
    return found, changes


@pytest.mark.parametrize(
    ("quote", "changes"),
    [
        ("we are not going to raise taxes", []),
        ("we are going to raise taxes on working families", [("skip", "", "not")]),
        ("we are not going to cut taxes on working families", [("substitute", "cut", "raise")]),
        ("we are really not going to raise taxes", [("insert", "really", "")]),
        (
            "not going to raise taxes on poor and working families",
            [("insert", "poor and", "")],
        ),
    ],
)
def test_an_edit_is_named_as_an_editor_would(
    quote: str, changes: list[tuple[str, str, str]]
) -> None:
    assert lay(quote)[1] == changes


def test_words_behind_a_marked_ellipsis_cost_next_to_nothing() -> None:
    quote = "we are not going to raise taxes and that is a promise"
    marked, changes = lay(quote, ellipses=(7,))
    assert changes == [("skip", "", "on working families this year")]
    assert marked.cost < lay(quote)[0].cost - 0.5


def test_words_in_brackets_may_stand_for_others() -> None:
    found, changes = lay("the firm is not going to raise taxes", brackets=(0, 1, 2))
    assert found.kept == 5
    assert {step for step, _, _ in changes} <= {"substitute", "insert"}


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f"]), min_size=1, max_size=25)


@given(WORDS)
def test_a_text_laid_on_itself_is_kept_whole(words: list[str]) -> None:
    found, changes = lay(" ".join(words), " ".join(words))
    assert changes == []
    assert found.kept == len(words)


@given(WORDS, WORDS)
def test_every_word_of_the_quote_is_placed_once_and_in_order(
    quote: list[str], text: list[str]
) -> None:
    found, _ = lay(" ".join(quote), " ".join(text))
    assert [m.quote_start for m in found.moves] == [0, *(m.quote_end for m in found.moves[:-1])]
    assert found.moves[-1].quote_end == len(quote)
    assert all(a.end == b.start for a, b in zip(found.moves, found.moves[1:], strict=False))


@given(WORDS, WORDS)
def test_kept_words_are_equal(quote: list[str], text: list[str]) -> None:
    found, _ = lay(" ".join(quote), " ".join(text))
    for move in found.moves:
        if move.step is Step.KEEP:
            assert quote[move.quote_start : move.quote_end] == text[move.start : move.end]
