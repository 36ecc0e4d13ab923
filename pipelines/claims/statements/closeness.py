"""Neighbouring words of the claim → whether the source has them near each other too."""

from collections.abc import Set
from itertools import pairwise

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
    ranked = set(match.ranking.sentences)
    return [
        ((one.weight + other.weight) / 2, _closest(one, other, ranked, source))
        for one, other in pairwise(match.terms)
    ]


def _closest(one: Term, other: Term, ranked: Set[int], source: Index) -> float:
    if not one.hits or not other.hits:
        return 0.0
    best = 0.0
    for sentence in ranked & one.hits.keys() & other.hits.keys():
        quality = one.hits[sentence] * other.hits[sentence]
        if quality > best:
            best = max(best, quality * _nearness(one, other, sentence, source))
    return best


def _nearness(one: Term, other: Term, sentence: int, source: Index) -> float:
    firsts = source.places(one.variants, sentence)[:_MOST_PLACES]
    seconds = source.places(other.variants, sentence)[:_MOST_PLACES]
    steps = [
        (second - first) if second > first else (first - second) + _BACKWARDS
        for first in firsts
        for second in seconds
        if first != second
    ]
    if not steps:
        return 0.0
    excess = min(steps) - (other.word - one.word) - _FREE_GAP
    return 1.0 if excess <= 0 else max(_LEAST, 1.0 - _GAP_COST * (excess + _FREE_GAP))
