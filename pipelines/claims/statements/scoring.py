"""The words of several sentences and where a source has them → its best sentences for each."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

import numpy as np

from pipelines.claims.statements.picking import Floats, Holdings, Integers, gains_of, pick

Hits = Mapping[int, float]
"""Sentence of the source → quality of the best match there, 0 to 1."""
Weighed = Sequence[tuple[float, Hits]]
"""Weight and hits of each word of one sentence of the article."""

MOST_RANKED = 20
"""Sentences of a source that are ranked for one of the article."""
MOST_EVIDENCE = 10
"""Sentences of a source that are handed on, best first."""

_NEIGHBOUR_SHARE = 0.3  # what a word in the sentence beside counts (WiCE dev: any@1 .853 → .875)
_NOVELTY_SHARE = 0.5  # what words that no better sentence has add (WiCE dev: recall@5 .861 → .869)
_PICKED = 3
_SEEDS = 8  # sentences around which a window is tried
_MOST_CELLS = 1 << 20  # sentences of the article × of the source at a time; bounds memory at 24 MB


class Ranking(NamedTuple):
    """The sentences of a source that fit one of the article."""

    sentences: tuple[int, ...]
    """Best first."""
    gains: tuple[float, ...]
    """The weight of the words that each of `sentences` has."""
    window: tuple[int, ...]
    """The three neighbours that have most of the words; empty without any."""
    picked: tuple[int, ...]
    """Up to three sentences from anywhere that have most together."""
    evidence: tuple[int, ...]
    """Ten of `sentences`, those first that add what better ones lack."""
    in_window: list[float]
    """Quality of the best match of each word in the window; 0 without one."""
    in_picked: list[float]
    """The same in the picked sentences."""


class _Spread(NamedTuple):
    """What words are worth in sentences and beside them; a run of entries for each set of hits."""

    bounds: Integers
    """Where the run of each set of hits begins; one more for the end of the last."""
    at: Integers
    """Sentence, counted from 1, so that the one before the first has a place."""
    own: Floats
    """Quality in the sentence itself."""
    beside: Floats
    """The best quality in a neighbour."""


class _Laid(NamedTuple):
    """The runs of every word asked for, one after the other: parallel arrays."""

    claims: Integers
    """The sentence of the article."""
    words: Integers
    """The word, counted over all sentences of the article."""
    weights: Floats
    at: Integers
    own: Floats
    beside: Floats


def rank_sentences(asked: Sequence[Weighed], count: int) -> Iterator[Ranking]:
    """Yield for each sentence asked for the best of a source that has `count` sentences.

    Sums run in the order of the words, so that one sentence alone gives the same floats as many.
    """
    size = max(1, _MOST_CELLS // (count + 2))
    for start in range(0, len(asked), size):
        yield from _rank(asked[start : start + size], count)


def _rank(asked: Sequence[Weighed], count: int) -> Iterator[Ranking]:
    laid = _lay(asked, count)
    shape = (len(asked), count + 2)
    own, around, scores = _sums(laid, shape)
    ranked = [_best_of(own[claim], scores[claim]) for claim in range(len(asked))]
    windows = [_best_window(around[claim], r[:_SEEDS]) for claim, r in enumerate(ranked)]
    bounds = list(accumulate(map(len, asked), initial=0))
    held, by_rank = _held(laid, ranked, scores)
    gains = gains_of(held, np.zeros(bounds[-1]), by_rank.shape)
    unscored = np.where(np.isfinite(by_rank), 0.0, -np.inf)  # by their words alone
    picked = pick(held, unscored, bounds[-1], novelty=1.0, count=_PICKED)
    chosen = pick(held, by_rank, bounds[-1], novelty=_NOVELTY_SHARE, count=MOST_EVIDENCE)
    in_window = _in_windows(laid, windows, bounds[-1]).tolist()
    in_picked = picked.qualities.tolist()
    for claim, (begin, end) in enumerate(pairwise(bounds)):
        sentences = ranked[claim]
        yield Ranking(
            sentences=tuple([at - 1 for at in sentences]),
            gains=tuple(gains[claim, : len(sentences)].tolist()),
            window=windows[claim],
            picked=tuple([sentences[rank] - 1 for rank in picked.ranks[claim]]),
            evidence=tuple([sentences[rank] - 1 for rank in chosen.ranks[claim]]),
            in_window=in_window[begin:end],
            in_picked=in_picked[begin:end],
        )


def _spread(found: Sequence[Hits], count: int) -> _Spread:
    """Lay sets of hits end to end, each in a stretch of its own with room at either side."""
    stride = count + 3
    sizes = np.fromiter(map(len, found), np.int64, len(found))
    sentences = np.fromiter(chain.from_iterable(found), np.int64, int(sizes.sum()))
    quality = np.fromiter(chain.from_iterable(hits.values() for hits in found), np.float64)
    keys = np.repeat(np.arange(len(found)) * stride + 1, sizes) + sentences
    is_near = np.zeros(len(found) * stride, bool)
    is_near[keys - 1] = is_near[keys] = is_near[keys + 1] = True
    places = np.flatnonzero(is_near)
    own = np.zeros(len(places))
    own[np.searchsorted(places, keys)] = quality
    beside = np.zeros(len(places))
    is_next = np.diff(places) == 1
    beside[1:][is_next] = own[:-1][is_next]
    beside[:-1][is_next] = np.maximum(beside[:-1], own[1:])[is_next]
    bounds = np.searchsorted(places, np.arange(len(found) + 1) * stride)
    return _Spread(bounds, places % stride, own, beside)


def _lay(asked: Sequence[Weighed], count: int) -> _Laid:
    """Return where every word asked for stands, in the order of the words."""
    found = {id(hits): hits for words in asked for _, hits in words if hits}
    rows = {key: row for row, key in enumerate(found)}
    spread = _spread(list(found.values()), count)
    flat = [(claim, *word) for claim, words in enumerate(asked) for word in words]
    used = [(claim, word, rows[id(hits)]) for word, (claim, _, hits) in enumerate(flat) if hits]
    claims, words, runs = np.array(used, np.int64).reshape(-1, 3).T
    weights = np.array([weight for _, weight, hits in flat if hits], np.float64)
    lengths = np.diff(spread.bounds)[runs]
    ends = np.cumsum(lengths)
    taken = np.repeat(spread.bounds[runs] - (ends - lengths), lengths) + np.arange(lengths.sum())
    return _Laid(
        claims=np.repeat(claims, lengths),
        words=np.repeat(words, lengths),
        weights=np.repeat(weights, lengths),
        at=spread.at[taken],
        own=spread.own[taken],
        beside=spread.beside[taken],
    )


def _sums(laid: _Laid, shape: tuple[int, int]) -> tuple[Floats, Floats, Floats]:
    """Return for each sentence the words it has, those it or a neighbour has, and its score.

    In ranking, synonyms count little: the cube of the quality (recall@5 .851 → .861).
    """
    cells = laid.claims * shape[1] + laid.at

    def summed(values: Floats) -> Floats:
        sums = np.bincount(cells, laid.weights * values, shape[0] * shape[1])
        return np.asarray(sums, np.float64).reshape(shape)

    cube, cube_beside = (values * values * values for values in (laid.own, laid.beside))
    own = summed(cube)
    lent = summed(np.maximum(0.0, cube_beside - cube))
    around = summed(np.maximum(laid.own, laid.beside))
    return own, around, own + _NEIGHBOUR_SHARE * lent


def _best_of(own: Floats, scores: Floats) -> list[int]:
    """Return the sentences that have a word, best first, counted from 1."""
    there = np.flatnonzero(own)
    best = there[np.argsort(-scores[there], kind="stable")[:MOST_RANKED]]
    ranked: list[int] = best.tolist()
    return ranked


def _held(laid: _Laid, ranked: Sequence[list[int]], scores: Floats) -> tuple[Holdings, Floats]:
    """Return which words the ranked sentences have, and their scores by rank."""
    rank_of = np.full(scores.shape, -1, np.int64)
    by_rank = np.full((len(ranked), MOST_RANKED), -np.inf)
    for claim, sentences in enumerate(ranked):
        rank_of[claim, sentences] = np.arange(len(sentences))
        by_rank[claim, : len(sentences)] = scores[claim, sentences]
    ranks = rank_of[laid.claims, laid.at]
    kept = np.flatnonzero((ranks >= 0) & (laid.own > 0.0))
    held = Holdings(
        claims=laid.claims[kept],
        ranks=ranks[kept],
        words=laid.words[kept],
        weights=laid.weights[kept],
        qualities=laid.own[kept],
    )
    return held, by_rank


def _in_windows(laid: _Laid, windows: Sequence[tuple[int, ...]], words: int) -> Floats:
    """Return the best match of each word in the window of its sentence."""
    middles = np.array([window[1] + 1 if window else 0 for window in windows], np.int64)
    there = np.flatnonzero(laid.at == middles[laid.claims])
    found = np.zeros(words)
    found[laid.words[there]] = np.maximum(laid.own[there], laid.beside[there])
    return found


def _best_window(around: Floats, seeds: Sequence[int]) -> tuple[int, ...]:
    """Return the three neighbours with most words; seeds are counted from 1."""
    middles = sorted({seed + step for seed in seeds for step in (-2, -1, 0)})
    if not middles:
        return ()
    best = middles[int(np.argmax(around[[middle + 1 for middle in middles]]))]
    return (best - 1, best, best + 1)
