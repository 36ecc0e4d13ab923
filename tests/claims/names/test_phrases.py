"""Names of sentences in news wording: found exactly as they stand, and told apart by kind."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from pipelines.claims.names.aliases import names_of
from pipelines.claims.names.mentions import Mention, mentions_of
from pipelines.plain_text import read_plain_text
from pipelines.text import Reading
from tests.claims.phrase_lists import OPEN, Expected, Phrase, read_phrases

FLOORS = {
    "phrases.txt": (0.99, 0.99, 0.9, 160),
    "phrases_fresh.txt": (0.95, 0.97, 0.78, 90),
    "phrases_last.txt": (0.96, 0.97, 0.85, 60),
}
"""Precision, recall, share of kinds and fewest names of each list."""

ANY_KIND = "any"


@dataclass(frozen=True, slots=True)
class Score:
    """What the rules made of one sentence."""

    right: list[tuple[str, bool]]
    """Kinds expected of the names found, and whether each was told."""
    missed: list[str]
    extra: list[str]


def _score(phrase: Phrase) -> Score:
    reading = Reading(read_plain_text(phrase.text))
    found = list(reading.derived(mentions_of))
    right: list[tuple[str, bool]] = []
    missed: list[str] = []
    for expected in phrase.expected:
        if expected.form == OPEN:
            found = [mention for mention in found if not _overlaps(mention, expected)]
            continue
        there = next((mention for mention in found if _is_meant(mention, expected)), None)
        if there is None:
            missed.append(phrase.text[expected.start : expected.end])
        else:
            found.remove(there)
            right.append((expected.form, _kind(reading, there) == expected.form))
    return Score(right, missed, [mention.exact for mention in found])


def _kind(reading: Reading, mention: Mention) -> str:
    entity = reading.derived(names_of).entity_of(mention)
    return entity.name.kind.value if entity else ""


def _is_meant(mention: Mention, expected: Expected) -> bool:
    return (mention.span.start, mention.span.end) == (expected.start, expected.end)


def _overlaps(mention: Mention, expected: Expected) -> bool:
    return mention.span.start < expected.end and expected.start < mention.span.end


@pytest.mark.parametrize("name", FLOORS)
def test_the_names_of_a_list_of_sentences_are_read_above_its_floors(name: str) -> None:
    precision, recall, kinds, fewest = FLOORS[name]
    phrases = read_phrases(Path(__file__).with_name(name))
    scores = [(phrase.text, _score(phrase)) for phrase in phrases]
    right = [form for _, score in scores for form in score.right]
    missed = sum(len(score.missed) for _, score in scores)
    extra = sum(len(score.extra) for _, score in scores)
    moved = [(text, score) for text, score in scores if score.missed or score.extra]
    assert len(right) + missed >= fewest
    assert len(right) / (len(right) + extra) >= precision, moved
    assert len(right) / (len(right) + missed) >= recall, moved
    told = [is_told for kind, is_told in right if kind != ANY_KIND]
    assert sum(told) / len(told) >= kinds
