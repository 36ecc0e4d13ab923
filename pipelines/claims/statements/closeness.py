"""Neighbouring words of the claim → whether the source has them near each other too."""

from collections.abc import Sequence

from pipelines.claims.statements.matching import Match, Term
from pipelines.claims.statements.retrieval import Index

_FREE_GAP = 1  # words that may stand between a pair beyond the claim's own gap, at no cost
_GAP_COST = 0.08  # lost for each word more
_LEAST = 0.35  # what a pair in one sentence keeps however far apart
_MOST_PLACES = 20  # of one word in one sentence
_BACKWARDS = 2  # words that a pair in the other order counts as further apart


def closeness_of(match: Match, source: Index) -> list[tuple[float, float]]:
    """Return weight and closeness, 0 to 1, of each two neighbouring content words of a claim.

    Words that a page has, but in sentences about different things, score 0: this is what tells
    "the pilot regained control" from a page where somebody else does.
    """
    return [
        ((one.weight + other.weight) / 2, _closest(one, other, match.ranked, source))
        for one, other in zip(match.terms, match.terms[1:], strict=False)
    ]


def _closest(one: Term, other: Term, sentences: Sequence[int], source: Index) -> float:
    best = 0.0
    gap = other.word - one.word
    for sentence in sentences:
        quality = one.hits.get(sentence, 0.0) * other.hits.get(sentence, 0.0)
        if quality > best:
            best = max(best, quality * _nearness(one, other, gap, source.places(sentence)))
    return best


def _nearness(one: Term, other: Term, gap: int, places: dict[str, list[int]]) -> float:
    firsts = [at for stem in one.variants for at in places.get(stem, ())][:_MOST_PLACES]
    seconds = [at for stem in other.variants for at in places.get(stem, ())][:_MOST_PLACES]
    steps = [
        (second - first) if second > first else (first - second) + _BACKWARDS
        for first in firsts
        for second in seconds
        if first != second
    ]
    if not steps:
        return 0.0
    excess = min(steps) - gap - _FREE_GAP
    return 1.0 if excess <= 0 else max(_LEAST, 1.0 - _GAP_COST * (excess + _FREE_GAP))
