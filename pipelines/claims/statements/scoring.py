"""The words of several sentences and where a source has them → its best sentences for each."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Hits = Mapping[int, float]
"""Sentence of the source → quality of the best match there, 0 to 1."""
Weighed = Sequence[tuple[float, Hits]]
"""Weight and hits of each word of one sentence of the article."""
Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

MOST_RANKED = 20
"""Sentences of a source that are ranked for one of the article."""

_NEIGHBOUR_SHARE = 0.3  # what a word in the sentence beside counts (WiCE dev: any@1 .853 → .875)
_SEEDS = 8  # sentences around which a window is tried
_MOST_CELLS = 1 << 20  # sentences of the article × of the source at a time; bounds memory at 24 MB


class Ranking(NamedTuple):
    """The sentences of a source that fit one of the article."""

    sentences: tuple[int, ...]
    """Best first."""
    scores: tuple[float, ...]
    window: tuple[int, ...]
    """The three neighbours that have most of the words; empty without any."""


class _Spread(NamedTuple):
    """What words are worth in sentences and beside them; a run of entries for each set of hits."""

    bounds: Integers
    """Where the run of each set of hits begins; one more for the end of the last."""
    at: Integers
    """Sentence, counted from 1, so that the one before the first has a place."""
    own: Floats
    """In ranking, synonyms count little: the cube of the quality (recall@5 .851 → .861)."""
    lent: Floats
    """What the neighbours have more of, cubed."""
    around: Floats
    """Quality in the sentence or one of its neighbours."""


def rank_sentences(asked: Sequence[Weighed], count: int) -> Iterator[Ranking]:
    """Yield for each sentence asked for the best of a source that has `count` sentences.

    Sums run in the order of the words, so that one sentence alone gives the same floats as many.
    """
    size = max(1, _MOST_CELLS // (count + 2))
    for start in range(0, len(asked), size):
        yield from _rank(asked[start : start + size], count)


def _rank(asked: Sequence[Weighed], count: int) -> Iterator[Ranking]:
    found = {id(hits): hits for words in asked for _, hits in words if hits}
    rows = {key: row for row, key in enumerate(found)}
    spread = _spread(list(found.values()), count)
    used = [
        (claim, rows[id(hits)], weight)
        for claim, words in enumerate(asked)
        for weight, hits in words
        if hits
    ]
    own, lent, around = _sums(spread, used, (len(asked), count + 2))
    scores = own + _NEIGHBOUR_SHARE * lent
    for claim in range(len(asked)):
        there = np.flatnonzero(own[claim])
        best = there[np.argsort(-scores[claim, there], kind="stable")[:MOST_RANKED]]
        ranked = tuple((best - 1).tolist())
        window = _best_window(around[claim], ranked[:_SEEDS])
        yield Ranking(ranked, tuple(scores[claim, best].tolist()), window)


def _spread(found: Sequence[Hits], count: int) -> _Spread:
    """Lay sets of hits end to end, each in a stretch of its own with room at either side."""
    stride = count + 3
    sizes = np.fromiter(map(len, found), np.int64, len(found))
    sentences = np.fromiter(chain.from_iterable(found), np.int64, int(sizes.sum()))
    quality = np.fromiter(chain.from_iterable(hits.values() for hits in found), np.float64)
    keys = np.repeat(np.arange(len(found)) * stride + 1, sizes) + sentences
    places = np.unique(np.concatenate((keys - 1, keys, keys + 1)))
    own = np.zeros(len(places))
    own[np.searchsorted(places, keys)] = quality
    beside = np.zeros(len(places))
    is_next = np.diff(places) == 1
    beside[1:][is_next] = own[:-1][is_next]
    beside[:-1][is_next] = np.maximum(beside[:-1], own[1:])[is_next]
    cube, cube_beside = own * own * own, beside * beside * beside
    return _Spread(
        bounds=np.searchsorted(places, np.arange(len(found) + 1) * stride),
        at=places % stride,
        own=cube,
        lent=np.maximum(0.0, cube_beside - cube),
        around=np.maximum(own, beside),
    )


def _sums(
    spread: _Spread, used: Sequence[tuple[int, int, float]], shape: tuple[int, int]
) -> tuple[Floats, Floats, Floats]:
    """Return own, lent and around summed over the words of each sentence asked for."""
    claims, rows = (np.array([word[part] for word in used], np.int64) for part in (0, 1))
    weights = np.array([weight for _, _, weight in used], np.float64)
    lengths = np.diff(spread.bounds)[rows]
    ends = np.cumsum(lengths)
    taken = np.repeat(spread.bounds[rows] - (ends - lengths), lengths) + np.arange(lengths.sum())
    cells = np.repeat(claims * shape[1], lengths) + spread.at[taken]
    weight = np.repeat(weights, lengths)

    def summed(values: Floats) -> Floats:
        sums = np.bincount(cells, weight * values[taken], shape[0] * shape[1])
        return np.asarray(sums, np.float64).reshape(shape)

    return summed(spread.own), summed(spread.lent), summed(spread.around)


def _best_window(around: Floats, seeds: Sequence[int]) -> tuple[int, ...]:
    middles = sorted({seed + step for seed in seeds for step in (-1, 0, 1)})
    if not middles:
        return ()
    best = middles[int(np.argmax(around[[middle + 1 for middle in middles]]))]
    return (best - 1, best, best + 1)
