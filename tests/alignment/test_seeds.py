"""No candidate proves absence: the filter loses nothing that a full scan finds."""

import random

import edlib
import pytest

from pipelines.alignment.places import places
from pipelines.alignment.seeds import Needles, edits_allowed, shared_pairs, windows
from pipelines.alignment.tokens import Tokens

RANDOM_CASES = 3_000
SYMBOLS = [f"w{i}" for i in range(60)]


def edited(words: list[str], edits: int, chance: random.Random) -> list[str]:
    """Return words after some random substitutions, deletions and insertions."""
    words = list(words)
    for _ in range(edits):
        at = chance.randrange(len(words))
        kind = chance.randrange(3)
        if kind == 0:
            words[at] = chance.choice(SYMBOLS)
        elif kind == 1 and len(words) > 4:
            del words[at]
        else:
            words.insert(at, chance.choice(SYMBOLS))
    return words


def full_scan(needle: list[str], text: list[str], allowed: int) -> int:
    """Return the least edits with which a needle stands anywhere, -1 when beyond the allowed."""
    codes = {word: i + 1 for i, word in enumerate(SYMBOLS)}
    found = edlib.align(
        bytes(codes.get(w, 127) for w in needle),
        bytes(codes[w] for w in text),
        mode="HW",
        task="distance",
        k=allowed,
    )
    return int(found["editDistance"])


def test_nothing_within_thirty_percent_edits_is_missed() -> None:
    chance = random.Random(1)  # noqa: S311 -- a fixed seed is wanted
    missed = spurious = found = 0
    for _ in range(RANDOM_CASES // 10):
        text = chance.choices(SYMBOLS[: chance.choice([8, 20, 60])], k=chance.randrange(60, 300))
        needles = []
        for _ in range(10):
            length = chance.randrange(4, 40)
            start = chance.randrange(len(text) - length) if len(text) > length else 0
            stretch = text[start : start + length]
            needles.append(edited(stretch, chance.randrange(length // 2 + 1), chance))
        tokens = Tokens(" ".join(text))
        hits = shared_pairs(Needles(needles), tokens)
        near = {p.needle: p.distance for p in places(windows(hits), hits, tokens)}
        for index, needle in enumerate(needles):
            least = full_scan(needle, text, edits_allowed(len(needle)))
            found += least >= 0
            missed += least >= 0 and index not in near
            spurious += least < 0 and index in near
    assert found > RANDOM_CASES // 3
    assert (missed, spurious) == (0, 0)


def test_a_needle_of_other_words_has_no_window() -> None:
    tokens = Tokens("we will not sell the plant this year or next year")
    hits = shared_pairs(Needles([["the", "moon", "is", "made", "of", "cheese"]]), tokens)
    assert windows(hits) == []


@pytest.mark.parametrize("words", [2, 5, 30])
def test_an_exact_needle_is_told_from_a_near_one(words: int) -> None:
    text = [f"x{i}" for i in range(200)]
    tokens = Tokens(" ".join(text))
    hits = shared_pairs(Needles([text[50 : 50 + words], [*text[50 : 49 + words], "y"]]), tokens)
    assert hits.exact() == {0: [50]}


def test_runs_are_the_longest_common_stretches() -> None:
    tokens = Tokens("one two three four five six seven eight")
    hits = shared_pairs(Needles([["two", "three", "four", "x", "six", "seven", "eight"]]), tokens)
    assert hits.runs == {0: [(0, 1, 3), (4, 5, 3)]}


def test_a_text_that_repeats_itself_without_end_stays_within_bounds() -> None:
    tokens = Tokens("we " * 30_000)
    hits = shared_pairs(Needles([["we"] * 200]), tokens)
    assert not hits.is_whole
    assert len(hits.needle) <= 1_000_000
