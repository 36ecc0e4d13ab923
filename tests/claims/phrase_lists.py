"""Readable lists of phrases → sentences with the spans and normal forms that a reader expects."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from pipelines.records.spans import Span

# "[5 percent](5 %)"
_MARKED = re.compile(r"\[([^\]]+)\]\(([^)]*)\)")

OPEN = "?"
"""Form of words on which readers differ: whether they are found counts neither way."""
BLOCK_BREAK = "¶"
"""Parts two blocks of a page in a list of one line a page."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One value that a sentence holds."""

    start: int
    end: int
    form: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """One sentence of a list."""

    language: str
    text: str
    expected: tuple[Expected, ...]


def read_phrases(path: Path) -> list[Phrase]:
    """Return the sentences of a list, in order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_phrase(line) for line in lines if line.strip() and not line.startswith("#")]


def _phrase(line: str) -> Phrase:
    language, _, marked = line.replace(BLOCK_BREAK, "\n\n").partition(" | ")
    text, expected, end = "", [], 0
    for found in _MARKED.finditer(marked):
        text += marked[end : found.start()]
        expected.append(Expected(len(text), len(text) + len(found[1]), found[2]))
        text += found[1]
        end = found.end()
    return Phrase(language, text + marked[end:], tuple(expected))


class Found(Protocol):
    """A value that the rules found."""

    @property
    def span(self) -> Span:
        """Its place."""


F = TypeVar("F", bound=Found)


@dataclass(frozen=True, slots=True)
class Score(Generic[F]):
    """What the rules made of one sentence."""

    right: list[tuple[Expected, F]]
    missed: list[str]
    extra: list[str]


def score_of(
    phrase: Phrase,
    found: Sequence[F],
    *,
    fits: Callable[[F, Expected], bool],
    says: Callable[[F], object],
) -> Score[F]:
    """Compare what was found in a sentence with what it holds."""
    left = list(found)
    right: list[tuple[Expected, F]] = []
    missed: list[str] = []
    for expected in phrase.expected:
        if expected.form == OPEN:
            left = [f for f in left if not _overlaps(f, expected)]
            continue
        there = (f for f in left if _overlaps(f, expected) and fits(f, expected))
        meant = next(there, None)
        if meant is None:
            missed.append(phrase.text[expected.start : expected.end])
        else:
            right.append((expected, meant))
            left.remove(meant)
    return Score(right, missed, [f"{f.span.of(phrase.text)} {says(f)}" for f in left])


def _overlaps(found: Found, expected: Expected) -> bool:
    return found.span.start < expected.end and expected.start < found.span.end


def assert_above_floors(
    path: Path,
    score: Callable[[Phrase], Score[F]],
    *,
    precision: float,
    recall: float,
    fewest: int,
) -> list[Score[F]]:
    """Assert that a list holds enough, and that the rules read it above its floors; return how."""
    scores = [(phrase.text, score(phrase)) for phrase in read_phrases(path)]
    right = sum(len(score.right) for _, score in scores)
    missed = sum(len(score.missed) for _, score in scores)
    extra = sum(len(score.extra) for _, score in scores)
    moved = [(text, score) for text, score in scores if score.missed or score.extra]
    assert right + missed >= fewest
    assert right / (right + extra) >= precision, moved
    assert right / (right + missed) >= recall, moved
    return [score for _, score in scores]
