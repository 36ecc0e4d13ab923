"""One object in, one object out; what is wrong with a line stands on that line."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.claim_lines import claims_line
from pipelines.json_lines import Row, answer_line


def echo(row: Row) -> Row:
    return row


def refuse(row: Row) -> Row:
    raise ValueError("text: must be a string (None)")


def fail(row: Row) -> Row:
    raise KeyError("gone")


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("{", "not JSON: Expecting property name enclosed in double quotes (column 2)"),
        ("", "not JSON: Expecting value (column 1)"),
        ("[1]", "a line must hold one JSON object (list)"),
        ("null", "a line must hold one JSON object (NoneType)"),
    ],
)
def test_a_line_that_is_no_object_is_answered_with_an_error(line: str, error: str) -> None:
    assert json.loads(answer_line(echo, line)) == {"id": None, "error": error}


def test_deep_nesting_is_answered_with_an_error() -> None:
    assert "error" in json.loads(answer_line(echo, "[" * 200_000))


def test_a_callers_mistake_is_told_in_its_own_words() -> None:
    answer = json.loads(answer_line(refuse, '{"id": 7}'))
    assert answer == {"id": 7, "error": "text: must be a string (None)"}


def test_a_fault_names_its_kind() -> None:
    assert json.loads(answer_line(fail, '{"id": 7}')) == {"id": 7, "error": "KeyError: 'gone'"}


def test_a_lone_surrogate_comes_out_as_an_escape() -> None:
    answer = answer_line(echo, '{"id": "\\ud800"}')
    assert json.loads(answer) == {"id": "\ud800"}
    assert answer.isascii()


@given(st.text(max_size=80))
def test_no_line_breaks_the_verb(line: str) -> None:
    assert "error" in json.loads(answer_line(claims_line, line))


@given(st.text(max_size=200))
def test_every_claim_reproduces_its_words(text: str) -> None:
    answer = json.loads(answer_line(claims_line, json.dumps({"id": 1, "text": text})))
    for claim in answer["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["exact"]


@pytest.mark.parametrize("clock", ["yesterday", "2026-13-01", 12.5])
def test_a_clock_that_is_no_date_is_named(clock: object) -> None:
    line = json.dumps({"id": 1, "text": "x", "published_at": clock})
    assert "published_at: must be ISO 8601" in json.loads(answer_line(claims_line, line))["error"]
