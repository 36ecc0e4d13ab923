"""Sentences that state something are found; what cannot be checked says why."""

from dataclasses import replace

import pytest

from pipelines.claims.statements.finding import find_statements
from pipelines.plain_text import read_plain_text
from pipelines.records.pages import Block, BlockKind
from pipelines.records.spans import Span
from pipelines.text import Reading

REASONS = [
    ("The board paid for the ferry in May.", None),
    ("Who will pay for the new ferry?", "question"),
    ("I think the ferry is far too small.", "opinion"),
    ("We should build a larger harbour soon.", "opinion"),
    ("The ferry will probably rule the strait.", "forecast"),
    ("Ferries are likely to become smaller.", "forecast"),
    ("Thank you for reading our harbour news.", "greeting"),
    ("Subscribe to our newsletter for more ferries.", "greeting"),
    ("Analysts said the ferry will probably rule the strait.", None),
    ("The ferry will sail on 3 May 2027.", None),
    ("Otto Brandt believes that the ferry is too small.", None),
]


@pytest.mark.parametrize(("sentence", "reason"), REASONS, ids=[s for s, _ in REASONS])
def test_a_sentence_says_why_it_cannot_be_checked(sentence: str, reason: str | None) -> None:
    (claim,) = find_statements(Reading(read_plain_text(sentence)))
    assert claim.unchecked_because == reason


@pytest.mark.parametrize(
    "text", ["", "Read more", "By Ingrid Malm", "“We will not wait another year.”"]
)
def test_labels_and_quotations_are_no_statements(text: str) -> None:
    assert find_statements(Reading(read_plain_text(text))) == []


def test_a_statement_is_its_sentence() -> None:
    reading = Reading(read_plain_text("The old ferry sank. The new ferry may sail."))
    claims = find_statements(reading)
    assert [claim.exact for claim in claims] == ["The old ferry sank.", "The new ferry may sail."]
    assert [claim.certainty for claim in claims] == [0, 3]


def test_table_cells_and_headings_state_nothing() -> None:
    text = "Ferries and their owners by year"
    page = read_plain_text(text)
    for kind in (BlockKind.HEADING, BlockKind.TABLE_CELL, BlockKind.CODE):
        blocks = (Block(kind=kind, span=Span(0, len(text))),)
        assert find_statements(Reading(replace(page, blocks=blocks))) == []


def test_a_megabyte_of_questions_is_read_in_linear_time() -> None:
    reading = Reading(read_plain_text("who will pay what we should it is time to " * 25_000))
    assert len(find_statements(reading)) == 1
