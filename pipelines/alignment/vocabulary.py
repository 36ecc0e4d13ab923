"""The words of a text → numbers, equal for equal words, without a Python object for each.

A word of up to 16 Latin-1 characters is written as two 64-bit numbers, its key; what does not
fit gets a key by way of a dictionary. Keys are looked up in a table by a hash; one whose place
there another has taken is kept in a second dictionary. So equal words always get one number and
different ones never do, whatever a page was made to hold.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import count
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipelines.alignment.shapes import Codes, Places, codes_of

Ids = npt.NDArray[np.int32]
Halves = npt.NDArray[np.uint64]

HALF = 8
"""Characters of one half of a key."""

LONGEST = 2 * HALF
"""Characters of the longest word that fits into a key."""

_MASKS = np.array([(1 << 8 * size) - 1 for size in range(HALF + 1)], dtype=np.uint64)
"""What is kept of eight characters for a word that has so many."""

_FIRST_FACTOR = np.uint64(0x9E37_79B9_7F4A_7C15)
_SECOND_FACTOR = np.uint64(0xC2B2_AE3D_27D4_EB4F)
"""Odd numbers with well-mixed bits: the golden ratio's, and a prime of the hash xxh64."""

_ROOM = 4
"""Places of the table for each word, so that few words meet in one."""


class Keys(NamedTuple):
    """The keys of words, half by half; both are zero for a word that has none."""

    first: Halves
    second: Halves
    others: Mapping[int, str]
    """The words that do not fit, by their place."""


def keys_of(forms: Sequence[str]) -> Keys:
    """Return the keys of words."""
    text = "".join(forms)
    lengths = np.fromiter(map(len, forms), dtype=np.int64, count=len(forms))
    ends = np.cumsum(lengths)
    return keys_in(text, codes_of(text), ends - lengths, ends)


def keys_in(text: str, codes: Codes, starts: Places, ends: Places) -> Keys:
    """Return the keys of the words that stand at places of a text."""
    raw = codes.astype(np.uint8, copy=False).tobytes() + bytes(LONGEST)
    eights: Halves = np.ndarray((len(raw) - HALF + 1,), "<u8", raw, strides=(1,))
    lengths = ends - starts
    first = eights.take(starts) & _MASKS.take(lengths, mode="clip")
    second = np.zeros_like(first)
    longer = np.flatnonzero(lengths > HALF)
    rest = lengths[longer] - HALF
    second[longer] = eights.take(starts[longer] + HALF) & _MASKS.take(rest, mode="clip")
    unfit = longer[rest > HALF]
    if codes.dtype != np.uint8:
        wide = holders(np.flatnonzero(codes > np.uint32(0xFF)), starts, ends)
        unfit = np.union1d(unfit, wide)
    first[unfit] = second[unfit] = 0
    return Keys(first, second, stretches(text, starts, ends, unfit))


def stretches(text: str, starts: Places, ends: Places, wanted: Places) -> dict[int, str]:
    """Return some of the words that stand at places of a text, by their number."""
    pairs = zip(starts[wanted].tolist(), ends[wanted].tolist(), strict=True)
    return dict(zip(wanted.tolist(), [text[a:b] for a, b in pairs], strict=True))


def holders(places: Places, starts: Places, ends: Places) -> Places:
    """Return the words that hold some characters."""
    if not len(places) or not len(starts):
        return places[:0]
    at = np.searchsorted(starts, places, side="right") - 1
    at = at[(at >= 0) & (places < ends[at])]
    is_other = np.ones(len(at), dtype=bool)
    np.not_equal(at[1:], at[:-1], out=is_other[1:])
    return at[is_other]


def with_forms(keys: Keys, forms: Mapping[int, str]) -> Keys:
    """Return keys with other words at some places."""
    if not forms:
        return keys
    places = list(forms)
    new = keys_of(list(forms.values()))
    first, second = keys.first.copy(), keys.second.copy()
    first[places], second[places] = new.first, new.second
    others = {at: form for at, form in keys.others.items() if at not in forms}
    return Keys(first, second, others | {places[i]: form for i, form in new.others.items()})


class Vocabulary:
    """The different words of a text, numbered in the order in which they first stand."""

    def __init__(self, keys: Keys) -> None:
        self._others: defaultdict[str, int] = defaultdict(count(1).__next__)
        self._displaced: dict[tuple[int, int], int] = {}
        self._first, self._second = keys.first, keys.second
        if keys.others:
            # a first byte of 0, which no word of Latin-1 has
            made = np.array([self._others[form] for form in keys.others.values()], dtype=np.uint64)
            self._first = keys.first.copy()
            self._first[list(keys.others)] = made << np.uint64(8)
        bits = max(1, len(self._first) * _ROOM).bit_length()
        self._shift = np.uint64(64 - bits)
        self._table = np.full(1 << bits, -1, dtype=np.int64)
        self.ids: Ids = self._numbered()
        """The number of each word of the text."""
        self.size = int(self.ids.max()) + 1 if len(self.ids) else 0
        """How many different words there are."""

    @cached_property
    def counts(self) -> Places:
        """How often each of them stands."""
        return np.bincount(self.ids, minlength=self.size)

    def find(self, keys: Keys) -> Places:
        """Return words of another text as numbers of this one, -1 for unknown ones."""
        if not self.size:
            return np.full(len(keys.first), -1, dtype=np.int64)
        first = keys.first
        if keys.others:
            first = first.copy()
            unknown = len(self._others) + 1
            for at, form in keys.others.items():
                first[at] = self._others.get(form, unknown) << 8
        like = self._table.take(self._hashes(first, keys.second))
        is_same = (self._first[like] == first) & (self._second[like] == keys.second)
        found = np.where(is_same, self.ids[like], np.int64(-1))
        if self._displaced:
            for at in np.flatnonzero(~is_same & (like >= 0)).tolist():
                like_this = self._displaced.get((int(first[at]), int(keys.second[at])), -1)
                found[at] = self.ids[like_this] if like_this >= 0 else -1
        return found

    def _hashes(self, first: Halves, second: Halves) -> Places:
        mixed: Halves = (first * _FIRST_FACTOR ^ second * _SECOND_FACTOR) >> self._shift
        return mixed.astype(np.int64)

    def _numbered(self) -> Ids:
        """Fill the table with the first place of each word, and count these places up."""
        first, second = self._first, self._second
        hashes = self._hashes(first, second)
        places = np.arange(len(first))
        self._table[hashes[::-1]] = places[::-1]  # of equal hashes the last assigned stays
        like = self._table.take(hashes)
        others = np.flatnonzero((first.take(like) != first) | (second.take(like) != second))
        if len(others):
            pairs = zip(first[others].tolist(), second[others].tolist(), strict=True)
            rows = zip(others.tolist(), pairs, strict=True)
            like[others] = [self._displaced.setdefault(pair, at) for at, pair in rows]
        numbers: Ids = np.cumsum(like == places, dtype=np.int32) - np.int32(1)
        return numbers.take(like)
