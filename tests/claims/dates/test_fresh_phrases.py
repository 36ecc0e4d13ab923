"""Dates of sentences that were written before the rules were read."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.claims.dates.finding import FoundDate
from tests.claims.dates.test_finding import form_of, found_in
from tests.claims.phrase_lists import Phrase, Score, assert_above_floors, score_of

FLOORS = {
    "phrases_fresh.txt": (0.97, 0.96, 100),
    "phrases_last.txt": (0.92, 0.95, 75),
    "phrases_third.txt": (0.95, 0.98, 80),
    "phrases_fourth.txt": (0.9, 0.94, 50),
}
"""Precision, recall and fewest dates of each list."""
ROOM = 0.3
"""Share of a loose date's length by which either of its ends may be moved: "early", "mid" and "late"
draw no sharp line."""


def _score(phrase: Phrase) -> Score[FoundDate]:
    found = found_in(phrase.text, phrase.language)
    return score_of(
        phrase, found, fits=lambda f, expected: _fits(form_of(f), expected.form), says=form_of
    )


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
    path = Path(__file__).with_name(name)
    assert_above_floors(path, _score, precision=precision, recall=recall, fewest=fewest)
