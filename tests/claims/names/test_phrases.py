"""Names of sentences in news wording: found exactly as they stand, and told apart by kind."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from pipelines.claims.names.aliases import names_of
from pipelines.claims.names.mentions import mentions_of
from pipelines.plain_text import read_plain_text
from pipelines.records.spans import Span
from pipelines.text import Reading
from tests.claims.phrase_lists import Expected, Phrase, Score, assert_above_floors, score_of

FLOORS = {
    "phrases.txt": (0.99, 0.99, 0.9, 160),
    "phrases_fresh.txt": (0.95, 0.97, 0.78, 90),
    "phrases_last.txt": (0.96, 0.97, 0.85, 60),
}
"""Precision, recall, share of kinds and fewest names of each list."""

ANY_KIND = "any"


@dataclass(frozen=True, slots=True)
class Named:
    """A name that the rules found, and what they take it for."""

    span: Span
    kind: str


def _names_in(text: str) -> list[Named]:
    reading = Reading(read_plain_text(text))
    entity_of = reading.derived(names_of).entity_of
    found = [(mention.span, entity_of(mention)) for mention in reading.derived(mentions_of)]
    return [Named(span, entity.name.kind.value if entity else "") for span, entity in found]


def _score(phrase: Phrase) -> Score[Named]:
    found = _names_in(phrase.text)
    return score_of(phrase, found, fits=_stands_at, says=lambda named: named.kind)


def _stands_at(named: Named, expected: Expected) -> bool:
    return (named.span.start, named.span.end) == (expected.start, expected.end)


@pytest.mark.parametrize("name", FLOORS)
def test_the_names_of_a_list_of_sentences_are_read_above_its_floors(name: str) -> None:
    precision, recall, kinds, fewest = FLOORS[name]
    path = Path(__file__).with_name(name)
    scores = assert_above_floors(path, _score, precision=precision, recall=recall, fewest=fewest)
    right = [pair for score in scores for pair in score.right]
    told = [named.kind == expected.form for expected, named in right if expected.form != ANY_KIND]
    assert sum(told) / len(told) >= kinds
