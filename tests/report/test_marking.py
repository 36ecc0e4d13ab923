"""Marks over a text: flat segments that lose no character, and passages with their surroundings."""

from hypothesis import given
from hypothesis import strategies as st

from pipelines.records.pages import Block, BlockKind, Document
from pipelines.records.spans import Span
from pipelines.report.marking import context_of, cut, rows_of

TEXT = "abcdefghij" * 3


def spans() -> st.SearchStrategy[Span]:
    edge = st.integers(0, len(TEXT) - 1)
    return st.tuples(edge, edge).map(lambda pair: Span(min(pair), max(pair) + 1))


@given(spans(), st.lists(spans(), max_size=8))
def test_segments_put_together_are_the_text(within: Span, marked: list[Span]) -> None:
    segments = cut(TEXT, within, list(zip(marked, range(len(marked)), strict=True)))
    assert "".join(segment.text for segment in segments) == within.of(TEXT)


@given(spans(), st.lists(spans(), max_size=8))
def test_a_mark_stands_over_its_own_characters_and_begins_once(
    within: Span, marked: list[Span]
) -> None:
    marks = list(zip(marked, range(len(marked)), strict=True))
    segments = cut(TEXT, within, marks)
    for span, mark in marks:
        covered = sum(len(s.text) for s in segments if mark in s.over)
        shared = min(span.end, within.end) - max(span.start, within.start)
        assert covered == max(0, shared)
        assert sum(mark in s.begins for s in segments) <= 1


def document(text: str, *blocks: Block) -> Document:
    return Document(url="u", url_key="u", text=text, body=Span(0, len(text)), blocks=blocks)


def test_words_outside_of_every_block_are_shown_too() -> None:
    page = document("one\n\ntwo\n\nthree", Block(kind=BlockKind.HEADING, span=Span(5, 8)))
    assert [row.span.of(page.text) for row in rows_of(page)] == ["one", "two", "three"]


def test_the_cells_of_a_table_are_one_row() -> None:
    cells = [Block(kind=BlockKind.TABLE_CELL, span=Span(n, n + 1)) for n in (0, 3, 6)]
    assert [len(row.blocks) for row in rows_of(document("a\n\nb\n\nc", *cells))] == [3]


def test_a_passage_is_shown_with_whole_words_of_its_own_paragraph() -> None:
    text = f"Other.\n\n{'word ' * 200}HERE {'more ' * 200}\n\nNext."
    at = text.index("HERE")
    shown, begins_inside, ends_inside = context_of(text, Span(at, at + 4))
    words = shown.of(text)
    assert begins_inside
    assert ends_inside
    assert words.startswith("word ")
    assert words.endswith("more")
    assert "Other" not in words
