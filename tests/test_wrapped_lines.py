"""Hard-wrapped plain text → whole paragraphs; what was meant as lines stays lines."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction import read_page
from pipelines.text import split_sentences
from pipelines.wrapped_lines import unwrap
from tests.effort import at_most

PARAGRAPHS = (
    """The lower gate of the Ostrava canal stayed shut for a third day on Tuesday, the board said, \
because the crew that can move it was still waiting for a part from the yard upstream.""",
    """Mira Voss, who keeps the lock, called the delay “a nuisance and no more”. Some forty barges \
lay above the town on Monday evening, and the fee of 12.5 crowns was waived for all of them.""",
)


@pytest.mark.parametrize("width", [60, 72, 79, 100])
def test_a_wrapped_paragraph_comes_whole(width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(p, width) for p in PARAGRAPHS)
    assert unwrap(wrapped) == "\n\n".join(PARAGRAPHS)


def test_an_indented_first_line_begins_a_paragraph() -> None:
    wrapped = "\n\n".join(textwrap.fill(p, 72, initial_indent="     ") for p in PARAGRAPHS)
    assert unwrap(wrapped) == "\n\n".join(f"     {p}" for p in PARAGRAPHS)


def test_sentences_of_a_wrapped_text_are_whole() -> None:
    wrapped = "\n\n".join(textwrap.fill(p, 72) for p in PARAGRAPHS)
    document = read_page(
        wrapped.encode(), url="https://ledger.example/a.txt", content_type="text/plain"
    ).document
    assert document is not None
    said = [span.of(document.text) for span in split_sentences(document.text)]
    assert said[1] == "Mira Voss, who keeps the lock, called the delay “a nuisance and no more”."
    assert tuple(block.span.of(document.text) for block in document.blocks) == PARAGRAPHS


@pytest.mark.parametrize(
    "lines",
    [
        "- the lower gate of the canal, shut since Sunday\n- the upper gate of the canal, open again\n- the weir",
        "    for gate in gates:\n        gate.open_slowly_and_with_care(after=barges, by=keeper)\n    return gates",
        "gate            state        since\nlower gate      shut         Sunday, the third of May\nupper gate      open         Monday",
        "| gate | state of the gate | since which day it is so |\n| lower | shut | Sunday, the third of May |",
        "From: Mira Voss, keeper of the lower lock of the canal\nSubject: the gate that will not open at all\nDate: May 3",
        "The river does not ask the gate for leave,\nThe gate has never asked the river why;\nBoth of them wait until the evening bell,",
        "Shut gates\nshut mouths\nshut eyes\nall of it shut",
        "Gates of the Ostrava canal and their keepers\n============================================\nIn order of the river",
    ],
)  # fmt: skip
def test_lines_that_were_meant_stay(lines: str) -> None:
    wrapped = textwrap.fill(PARAGRAPHS[0], 72)
    assert unwrap(f"{wrapped}\n\n{lines}") == f"{PARAGRAPHS[0]}\n\n{lines}"
    assert unwrap(lines) == lines


def test_a_wrapped_list_item_is_one_line_with_its_mark() -> None:
    items = [f"{mark} {p}" for mark, p in zip(("1.", "2."), PARAGRAPHS, strict=True)]
    wrapped = "\n".join(textwrap.fill(item, 72, subsequent_indent="   ") for item in items)
    assert unwrap(wrapped) == "\n".join(items)


def test_a_sentence_a_line_stays_so() -> None:
    text = (
        "The gate is shut.\nIt has been shut since Sunday, and the barges wait.\nNobody knows why."
    )
    assert unwrap(text) == text


def test_a_table_of_commas_is_left_alone() -> None:
    rows = "gate,state of the gate on Tuesday,since when it is\nlower gate of the canal,shut for repairs,Sunday\n"
    document = read_page(rows.encode(), url="https://a.example/g", content_type="text/csv").document
    assert document is not None
    assert document.text == rows


def test_characters_without_spaces_are_joined_without_one() -> None:
    line = "運河の水門は火曜日も閉じたままだった。管理事務所によると、" * 2
    assert unwrap(f"{line[:45]}\n{line[45:]}") == line


@given(st.text(st.sampled_from("ab .,-\n\t|1é“”水"), max_size=400))
def test_no_letter_is_lost(text: str) -> None:
    assert "".join(unwrap(text).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "piece", ["a\n", " \n", "word " * 14 + "\n", "-\n\n", "\t|", "(a) b\n   c\n"]
)
def test_a_megabyte_takes_no_time(piece: str) -> None:
    with at_most(seconds=5):
        unwrap(piece * (1_000_000 // len(piece)))


def test_a_line_of_blanks_takes_no_time() -> None:
    prose = ("word " * 14 + "\n") * 50
    with at_most(seconds=5):
        unwrap(f"{prose}a{' ' * 500_000}\nb{chr(9) * 500_000}\n{prose}")
