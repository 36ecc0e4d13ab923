"""A quote's words in any order → the window of a text that holds most of them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pipelines.alignment.tokens import Tokens


class Bag(NamedTuple):
    """Words `[start, end)` of a text with the different words of a quote that they hold."""

    start: int
    end: int
    held: frozenset[int]


def densest(words: Sequence[int], text: Tokens, width: int) -> Bag | None:
    """Return the window of so many words that holds most different words of a quote.

    Of equal windows the first; None when the text knows none of the words.
    """
    known = sorted({word for word in words if word >= 0})
    if not known:
        return None
    is_wanted = np.zeros(text.vocabulary.size, dtype=bool)
    is_wanted[known] = True
    places = np.flatnonzero(is_wanted.take(text.ids))
    ids = text.ids[places].tolist()
    best_start, best_count = _fullest(places.tolist(), ids, width)
    end = min(len(text), best_start + width)
    held = frozenset(text.ids[best_start:end].tolist()) & frozenset(known)
    return Bag(best_start, end, held) if best_count else None


def _fullest(places: Sequence[int], ids: Sequence[int], width: int) -> tuple[int, int]:
    """Slide a window over the places of wanted words; return its best start and count."""
    held: dict[int, int] = {}
    left = best_start = best = 0
    for right, word in enumerate(ids):
        held[word] = held.get(word, 0) + 1
        while places[right] - places[left] >= width:
            gone = ids[left]
            held[gone] -= 1
            if not held[gone]:
                del held[gone]
            left += 1
        if len(held) > best:
            best, best_start = len(held), places[left]
    return best_start, best
