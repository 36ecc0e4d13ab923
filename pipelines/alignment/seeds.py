"""Many short word strings against one text → where each may stand, with proof where it cannot.

A window within k edits of an m-word needle keeps at least m - 1 - 2k of its word pairs, on
diagonals no more than 2k apart (q-gram lemma). A needle without so many stands nowhere within k.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipelines.alignment.shapes import Places
from pipelines.alignment.tokens import HASH_SIZE, Tokens, pair_hashes
from pipelines.alignment.vocabulary import Keys, keys_of

EDIT_SHARE = 0.30
"""Edits per word of a needle up to which a place is found without fail."""

FEWEST_WORDS = 4
"""Shorter needles are sought word for word only: two of three words stand everywhere."""

NEVER = 1 << 40
"""More word pairs than any text has."""

MOST_HITS = 1_000_000
"""Shared word pairs that are followed; only a text that repeats itself without end has more."""

RUN_WORDS = 3
"""Shortest common stretch that says two texts share words, not just a phrase."""


class Window(NamedTuple):
    """A stretch of a text's words in which a needle may stand."""

    needle: int
    start: int
    end: int


class Run(NamedTuple):
    """Words `[offset, offset + length)` of a needle that stand at `[place, place + length)`."""

    offset: int
    place: int
    length: int


class Needles:
    """Word strings to be sought together in one text after the other."""

    def __init__(self, forms: Sequence[Sequence[str]]) -> None:
        self._forms = forms
        self.lengths: Places = np.array([len(n) for n in forms], dtype=np.int64)
        self.ends: Places = np.cumsum(self.lengths)
        self.owner: Places = np.repeat(np.arange(len(forms)), self.lengths)
        self.offset: Places = np.arange(len(self.owner)) - np.repeat(
            self.ends - self.lengths, self.lengths
        )
        self.is_pair: npt.NDArray[np.bool_] = self.owner[:-1] == self.owner[1:]
        self.allowed: Places = (EDIT_SHARE * self.lengths).astype(np.int64)
        """Edits within which each needle is found without fail."""
        kept = np.maximum(self.lengths - 1 - 2 * self.allowed, 1)
        self.fewest: Places = np.where(self.lengths >= FEWEST_WORDS, kept, NEVER)
        """Word pairs that a window with so many edits keeps at the least."""

    def __len__(self) -> int:
        return len(self.lengths)

    @cached_property
    def keys(self) -> Keys:
        """The keys of all words, one needle's after the other's."""
        return keys_of([form for needle in self._forms for form in needle])


@dataclass(frozen=True)
class Hits:
    """Word pairs that needles share with a text, sorted by needle, diagonal and offset."""

    keys: Places
    """The three as one number, which is one more for the pair that goes on."""

    words: Places
    """The needles' words as numbers of the text's vocabulary."""
    needles: Needles
    needle: Places
    diagonal: Places
    offset: Places
    text_length: int
    is_whole: bool
    """False when pairs that stand too often were left out, and with them what hangs on them."""

    def needle_words(self, needle: int) -> list[int]:
        """Return the words of one needle."""
        end = int(self.needles.ends[needle])
        words: list[int] = self.words[end - int(self.needles.lengths[needle]) : end].tolist()
        return words

    @cached_property
    def _run_ends(self) -> tuple[Places, Places]:
        """Where runs of hits begin in the hits, and how many words each has."""
        edges = np.empty(len(self.keys) + 1, dtype=bool)
        edges[0] = edges[-1] = True
        np.not_equal(self.keys[1:], self.keys[:-1] + 1, out=edges[1:-1])
        at = np.flatnonzero(edges)
        return at[:-1], at[1:] - at[:-1] + 1

    def exact(self) -> dict[int, list[int]]:
        """Return for each needle of two words or more the places where it stands word for word."""
        begins, lengths = self._run_ends
        whole = begins[lengths == self.needles.lengths[self.needle[begins]]]
        found: dict[int, list[int]] = {}
        for needle, place in zip(
            self.needle[whole].tolist(), self.diagonal[whole].tolist(), strict=True
        ):
            found.setdefault(needle, []).append(place)
        return found

    @cached_property
    def runs(self) -> dict[int, list[Run]]:
        """For each needle the stretches of RUN_WORDS or more that it shares with the text."""
        begins, lengths = self._run_ends
        kept = np.flatnonzero(lengths >= RUN_WORDS)
        begins = begins[kept]
        offset = self.offset[begins]
        place = (offset + self.diagonal[begins]).tolist()
        found: dict[int, list[Run]] = {}
        needles = self.needle[begins].tolist()
        rows = map(Run, offset.tolist(), place, lengths[kept].tolist())
        for needle, run in zip(needles, rows, strict=True):
            found.setdefault(needle, []).append(run)
        return found


def edits_allowed(words: int) -> int:
    """Return the edits within which a needle of so many words is found without fail."""
    return int(EDIT_SHARE * words)


def exact_places(needle: Sequence[int], text: Tokens, *, limit: int = 50) -> list[int]:
    """Return the first places where a needle stands word for word."""
    if not needle or min(needle) < 0:
        return []
    sought = "".join([chr(word + 1) for word in needle])
    places: list[int] = []
    at = text.string.find(sought)
    while at >= 0 and len(places) < limit:
        places.append(at)
        at = text.string.find(sought, at + 1)
    return places


def shared_pairs(needles: Needles, text: Tokens, *, words: Places | None = None) -> Hits:
    """Return where the word pairs of all needles stand in a text, in one pass over it.

    `words` are the needles' words as numbers of the text's vocabulary, where these are known.
    """
    if words is None:
        words = text.vocabulary.find(needles.keys)
    first, second = words[:-1], words[1:]
    pairs = np.flatnonzero((first >= 0) & (second >= 0) & needles.is_pair)
    first, second = first[pairs], second[pairs]
    wanted = np.zeros(HASH_SIZE, dtype=bool)
    wanted[pair_hashes(first, second)] = True
    at = np.flatnonzero(wanted.take(text.pair_hashes))
    size = text.vocabulary.size
    found = text.ids[at].astype(np.int64) * size + text.ids[at + 1]
    which, at, is_whole = _join_keys(first * size + second, found, at)
    which = pairs[which]
    offset = needles.offset[which]
    span = len(text) + len(words) + 1
    keys = (needles.owner[which] * (2 * span) + at - offset + span) * span + offset
    keys.sort()
    rest, offset = np.divmod(keys, span)
    needle, diagonal = np.divmod(rest, 2 * span)
    return Hits(keys, words, needles, needle, diagonal - span, offset, len(text), is_whole)


def _join_keys(sought: Places, found: Places, at: Places) -> tuple[Places, Places, bool]:
    """Return each pair of a sought key's index with the place of an equal found key.

    Keys that make more than MOST_HITS pairs together are left out, the commonest first.
    """
    by_key = np.argsort(sought, kind="stable")
    keys = sought[by_key]
    left = np.searchsorted(keys, found)
    kept = np.flatnonzero(keys.take(left, mode="clip") == found) if len(keys) else left[:0]
    left, at, found = left[kept], at[kept], found[kept]
    repeats = np.searchsorted(keys, found, side="right") - left
    if int(repeats.sum()) > MOST_HITS:
        rare = _rare_enough(left, repeats)
        left, at, repeats = left[rare], at[rare], repeats[rare]
        which, at = _spread(by_key, left, at, repeats)
        return which, at, False
    return *_spread(by_key, left, at, repeats), True


def _spread(by_key: Places, left: Places, at: Places, repeats: Places) -> tuple[Places, Places]:
    if len(repeats) and int(repeats.max()) == 1:
        return by_key[left], at
    owner = np.repeat(np.arange(len(at)), repeats)
    step = np.arange(len(owner)) - np.repeat(np.cumsum(repeats) - repeats, repeats)
    return by_key[left[owner] + step], at[owner]


def _rare_enough(left: Places, repeats: Places) -> npt.NDArray[np.bool_]:
    """Tell which places belong to keys that, taken from the rarest on, stay within MOST_HITS."""
    keys, inverse = np.unique(left, return_inverse=True)
    weights = np.zeros(len(keys), dtype=np.int64)
    np.add.at(weights, inverse, repeats)
    order = np.argsort(weights, kind="stable")
    is_kept = np.zeros(len(keys), dtype=bool)
    is_kept[order] = np.cumsum(weights[order]) <= MOST_HITS
    kept: npt.NDArray[np.bool_] = is_kept[inverse]
    return kept


def windows(hits: Hits) -> list[Window]:
    """Return the stretches that may hold each needle within its allowed edits, none left out."""
    needles = hits.needles
    last = np.arange(-1, len(hits.needle) - 1) + needles.fewest[hits.needle]
    first = np.flatnonzero(last < len(hits.needle))
    last = last[first]
    near = hits.diagonal[last] - hits.diagonal[first] <= 2 * needles.allowed[hits.needle[first]]
    kept = np.flatnonzero(near & (hits.needle[last] == hits.needle[first]))
    if not len(kept):
        return []
    first, last = first[kept], last[kept]
    needle = hits.needle[first]
    slack = needles.allowed[needle]
    start = hits.diagonal[first] - slack
    end = hits.diagonal[last] + needles.lengths[needle] + slack
    return _merged(needle, np.maximum(start, 0), np.minimum(end, hits.text_length))


def _merged(needle: Places, start: Places, end: Places) -> list[Window]:
    """Join the windows of one needle that overlap; both their ends come in order."""
    begins = np.ones(len(needle), dtype=bool)
    begins[1:] = (needle[1:] != needle[:-1]) | (start[1:] > end[:-1])
    first = np.flatnonzero(begins)
    last = np.append(first[1:], len(needle)) - 1
    rows = (needle[first].tolist(), start[first].tolist(), end[last].tolist())
    return list(map(Window, *rows))
