"""A stretch of a text → the words that lower its certainty, each with its place on the scale."""

import re
from functools import cache

from pipelines.records.claims import Hedge
from pipelines.records.spans import Span
from pipelines.text import Reading, first_words
from pipelines.wording.word_lists import read_lines

PLAIN_FUTURE = frozenset({"will", "would", "set to", "due to be", "scheduled to", "scheduled for"})
"""Hedges that are not compared: what a source announces may have happened by the article's time."""


def hedges_in(reading: Reading, span: Span) -> tuple[Hedge, ...]:
    """Return the hedges inside a stretch of a text, in order; kept with the reading."""
    return reading.remembered(_read_hedges, span)


def _read_hedges(reading: Reading, span: Span) -> tuple[Hedge, ...]:
    """Return the hedges of a stretch; only words that can begin one are looked at."""
    found: list[Hedge] = []
    words, openers, end = reading.words, _openers(), span.start
    for word in words.within(span):
        start = words.starts[word]
        if start < end or words.forms[word] not in openers:
            continue
        match = _pattern().match(reading.folded, start, span.end)
        if match:
            end = match.end()
            exact = Span(start, end)
            certainty = _scale()[" ".join(match.group().split()).lower()]
            found.append(Hedge(exact=exact.of(reading.text), span=exact, certainty=certainty))
    return tuple(found)


def certainty_of(reading: Reading, span: Span) -> tuple[int, tuple[Hedge, ...]]:
    """Return how far a stretch is from plain assertion, and the hedges that say so.

    0 asserted, 1 attributed, 2 probable or planned, 3 possible, 4 unconfirmed or denied: the
    weakest hedge counts.
    """
    hedges = hedges_in(reading, span)
    return max((hedge.certainty for hedge in hedges), default=0), hedges


@cache
def _scale() -> dict[str, int]:
    """Return each hedge, in lower case, with its certainty."""
    lines = (line.partition(": ") for line in read_lines("hedges"))
    return {words: int(certainty) for certainty, _, words in lines}


@cache
def _openers() -> frozenset[str]:
    """Return the words with which hedges begin."""
    return frozenset(first_words(hedge, 1)[0] for hedge in _scale())


@cache
def _pattern() -> re.Pattern[str]:
    """Return what finds any hedge, the longest first; only "may" and "will" need lower case."""
    words = sorted(_scale(), key=lambda w: (-len(w), w))
    loose = [re.escape(w).replace(r"\ ", r"\s{1,3}") for w in words if w not in _LOWER_ONLY]
    return re.compile(rf"(?<![\w'-])(?:(?i:{'|'.join(loose)})|{'|'.join(_LOWER_ONLY)})(?![\w'])")


# "May" is a month and "Will" a man.
_LOWER_ONLY = ("may", "might", "will", "would", "could")
