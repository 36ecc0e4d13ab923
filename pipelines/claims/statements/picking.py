"""Ranked sentences and the words that each has → those that have most together, for many claims."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


class Holdings(NamedTuple):
    """Which words ranked sentences have; one entry of each array for a sentence and a word."""

    claims: Integers
    """The sentence of the article, counted from 0."""
    ranks: Integers
    """The place of the source's sentence among those ranked for it."""
    words: Integers
    """The word, counted from 0 over all sentences of the article."""
    weights: Floats
    qualities: Floats
    """How good the match is, 0 to 1."""


class Picked(NamedTuple):
    """What was picked for each sentence of the article."""

    ranks: list[list[int]]
    """Places among the ranked, in the order in which they were picked."""
    qualities: Floats
    """The best match of each word in the sentences picked; 0 without one."""


def gains_of(held: Holdings, known: Floats, shape: tuple[int, int]) -> Floats:
    """Return the weight of the words that each ranked sentence adds to what is known of them.

    Sums run in the order of the words, so that one sentence alone gives the same floats as many.
    """
    added = held.weights * np.maximum(0.0, held.qualities - known[held.words])
    cells = held.claims * shape[1] + held.ranks
    return np.asarray(np.bincount(cells, added, shape[0] * shape[1]), np.float64).reshape(shape)


def pick(held: Holdings, scores: Floats, words: int, *, novelty: float, count: int) -> Picked:
    """Pick sentences one by one by score and by the words that those picked lack.

    `scores` holds a row for each sentence of the article, minus infinity where less are ranked. A
    sentence that has neither score nor new words is not picked.
    """
    known = np.zeros(words)
    left = scores.copy()
    every = np.arange(len(scores))
    ranks: list[list[int]] = [[] for _ in every]
    for _ in range(min(count, scores.shape[1])):
        values = left + novelty * gains_of(held, known, scores.shape)
        best = np.argmax(values, axis=1)
        is_worth = values[every, best] > 0.0
        if not is_worth.any():
            break
        for claim in np.flatnonzero(is_worth).tolist():
            ranks[claim].append(int(best[claim]))
        left[every, best] = -np.inf
        taken = (held.ranks == best[held.claims]) & is_worth[held.claims]
        at = held.words[taken]
        known[at] = np.maximum(known[at], held.qualities[taken])
    return Picked(ranks, known)
