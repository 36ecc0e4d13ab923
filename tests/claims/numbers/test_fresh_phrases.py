"""Numbers of sentences that were written before the rules were read."""

from pathlib import Path

import pytest

from pipelines.claims.numbers.finding import FoundQuantity
from tests.claims.numbers.test_finding import fits, found_in
from tests.claims.phrase_lists import Phrase, Score, assert_above_floors, score_of

FLOORS = {
    "phrases_fresh.txt": (0.97, 0.96, 150),
    "phrases_last.txt": (0.95, 0.92, 120),
    "phrases_third.txt": (0.98, 0.98, 200),
    "phrases_fourth.txt": (0.96, 0.96, 120),
}
"""Precision, recall and fewest numbers of each list."""


def _score(phrase: Phrase) -> Score[FoundQuantity]:
    found = found_in(phrase.text, phrase.language)
    return score_of(
        phrase,
        found,
        fits=lambda f, expected: fits(f.quantity, expected.form),
        says=lambda f: f.quantity,
    )


@pytest.mark.parametrize("name", FLOORS)
def test_a_list_of_fresh_sentences_is_read_above_its_floors(name: str) -> None:
    precision, recall, fewest = FLOORS[name]
    path = Path(__file__).with_name(name)
    assert_above_floors(path, _score, precision=precision, recall=recall, fewest=fewest)
