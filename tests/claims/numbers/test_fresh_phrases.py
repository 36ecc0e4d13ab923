"""Numbers of sentences that were written before the rules were read."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from pipelines.claims.numbers.finding import FoundQuantity
from tests.claims.numbers.test_finding import fits, found_in
from tests.claims.phrase_lists import OPEN, Expected, Phrase, read_phrases

FLOORS = {
    "phrases_fresh.txt": (0.97, 0.96, 150),
    "phrases_last.txt": (0.95, 0.92, 120),
}
"""Precision, recall and fewest numbers of each list."""


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
    return Score(right, missed, [f"{f.span.of(phrase.text)} {f.quantity}" for f in found])


def _is_meant(found: FoundQuantity, expected: Expected) -> bool:
    return (
        expected.form != OPEN and _overlaps(found, expected) and fits(found.quantity, expected.form)
    )


def _overlaps(found: FoundQuantity, expected: Expected) -> bool:
    return found.span.start < expected.end and expected.start < found.span.end


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
