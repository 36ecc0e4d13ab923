"""Dates of sentences that were written before the rules were read."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from pipelines.claims.dates.finding import FoundDate
from tests.claims.dates.test_finding import form_of, found_in
from tests.claims.phrase_lists import OPEN, Expected, Phrase, read_phrases

FLOORS = {
    "phrases_fresh.txt": (0.97, 0.96, 100),
    "phrases_last.txt": (0.92, 0.95, 75),
}
"""Precision, recall and fewest dates of each list."""
ROOM = 0.3
"""Share of a loose date's length by which either of its ends may be moved: "early", "mid" and "late"
draw no sharp line."""


@dataclass(frozen=True, slots=True)
class Score:
    """What the rules made of one sentence."""

    right: int
    missed: list[str]
    extra: list[str]


def _score(phrase: Phrase) -> Score:
    found = found_in(phrase.text, phrase.language)
    missed: list[str] = []
    right = 0
    for expected in phrase.expected:
        there = next((f for f in found if _is_meant(f, expected)), None)
        if expected.form == OPEN:
            found = [f for f in found if not _overlaps(f, expected)]
        elif there is None:
            missed.append(phrase.text[expected.start : expected.end])
        else:
            right += 1
            found.remove(there)
    return Score(right, missed, [f"{f.span.of(phrase.text)} {form_of(f)}" for f in found])


def _is_meant(found: FoundDate, expected: Expected) -> bool:
    return _overlaps(found, expected) and _fits(form_of(found), expected.form)


def _overlaps(found: FoundDate, expected: Expected) -> bool:
    return found.span.start < expected.end and expected.start < found.span.end


def _fits(form: str, expected: str) -> bool:
    if not expected.startswith("~"):
        return form == expected
    try:
        ends, wanted = _ends(form), _ends(expected[1:])
    except ValueError:
        return False
    room = max(1, (wanted[1] - wanted[0]).days * ROOM)
    return all(abs((end - want).days) <= room for end, want in zip(ends, wanted, strict=True))


def _ends(form: str) -> tuple[date, date]:
    first, _, last = form.partition("..")
    return date.fromisoformat(first), date.fromisoformat(last or first)


@pytest.mark.parametrize("name", FLOORS)
def test_a_list_of_fresh_sentences_is_read_above_its_floors(name: str) -> None:
    precision, recall, fewest = FLOORS[name]
    phrases = read_phrases(Path(__file__).with_name(name))
    scores = [(phrase.text, _score(phrase)) for phrase in phrases]
    right = sum(score.right for _, score in scores)
    missed = sum(len(score.missed) for _, score in scores)
    extra = sum(len(score.extra) for _, score in scores)
    moved = [(text, score) for text, score in scores if score.missed or score.extra]
    assert right + missed >= fewest
    assert right / (right + extra) >= precision, moved
    assert right / (right + missed) >= recall, moved
