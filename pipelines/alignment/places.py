"""Candidate windows → the places where a needle may stand, with their edit distance."""

from collections.abc import Iterable
from typing import NamedTuple

import edlib
import numpy as np

from pipelines.alignment.seeds import Hits, Window, edits_allowed
from pipelines.alignment.tokens import Tokens

_SYMBOLS = 126
"""Different words that edlib's fast path can tell apart: symbols below 128, two of them taken."""

_UNKNOWN = 127


class Place(NamedTuple):
    """Words around `[start, end)` of a text at which a needle stands with so many edits.

    The end is exact, the start is where the needle would begin were all edits substitutions.
    The distance is never too high; it can be too low where two words share a symbol.
    """

    needle: int
    start: int
    end: int
    distance: int


def places(windows: Iterable[Window], hits: Hits, text: Tokens) -> list[Place]:
    """Return the best place of each window that holds its needle within the allowed edits."""
    waiting = list(windows)
    if not waiting:
        return []
    known = hits.words >= 0
    codes = np.zeros(text.vocabulary.size, dtype=np.uint8)
    codes[hits.words[known]] = np.flatnonzero(known) % _SYMBOLS + 1
    haystack = codes.take(text.ids).tobytes()
    words = np.where(known, codes.take(np.maximum(hits.words, 0)), np.uint8(_UNKNOWN))
    sought = words.astype(np.uint8).tobytes()
    ends, lengths = hits.needles.ends.tolist(), hits.needles.lengths.tolist()
    found: list[Place] = []
    for needle, start, stop in waiting:
        length = lengths[needle]
        answer = edlib.align(
            sought[ends[needle] - length : ends[needle]],
            haystack[start:stop],
            mode="HW",
            task="distance",
            k=edits_allowed(length),
        )
        distance = answer["editDistance"]
        if distance >= 0:
            end = start + answer["locations"][0][1] + 1
            found.append(Place(needle, max(start, end - length), end, distance))
    return found
