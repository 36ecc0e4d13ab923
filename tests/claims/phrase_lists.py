"""Readable lists of phrases → sentences with the spans and normal forms that a reader expects."""

import re
from dataclasses import dataclass
from pathlib import Path

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
