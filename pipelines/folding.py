"""Text → the same text with typography made plain, with the way back to each character."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pipelines.records.spans import Span

# One character for one, so an offset into folded text is an offset into the text.
_FOLD = str.maketrans(
    dict.fromkeys("“”„‟«»″〝〞＂", '"')
    | dict.fromkeys("‘’‚‛‹›′`´＇", "'")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys(
        "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\r",
        " ",
    )
)
_ASCII_FOLD = {"`": "'", "\t": " ", "\r": " "}

# any character past ASCII: "é", "“", "😀"
_WIDE = re.compile(r"[^\x00-\x7f]")

# a run of characters past ASCII: "ﬁ", "…", the accent of an "é" typed as two
_WIDE_RUN = re.compile(r"[^\x00-\x7f]+")

# what is there but not seen: soft hyphen, zero-width space, direction mark, variation selector
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8]"
)

# "²", "₁": compatibility would glue a footnote to its number (5² → 52), so they stay
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")


def fold(text: str) -> str:
    r"""Return the text with typographic marks, dashes and spaces made plain, length kept.

    >>> fold("“No—never,” he’d said")
    '"No-never," he\'d said'
    """
    folded = text
    if not text.isascii():
        for mark in set(_WIDE.findall(text)):
            plain = _FOLD.get(ord(mark))
            if plain is not None:
                folded = folded.replace(mark, plain)
    for mark, plain in _ASCII_FOLD.items():
        folded = folded.replace(mark, plain)
    return folded


@dataclass(frozen=True, slots=True)
class Folding:
    """A text folded past one character for one, with the way back to the original.

    Invisible characters are gone, compatibility forms (NFKC) are resolved, marks are plain.
    """

    text: str
    """The folded text."""
    _folded_starts: tuple[int, ...] = ()
    _original_starts: tuple[int, ...] = ()
    _is_changed: tuple[bool, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Tell whether each character stands where it stood."""
        return not self._folded_starts

    def original(self, span: Span) -> Span:
        """Return where a stretch of the folded text stands in the original."""
        if not self._folded_starts or span.start >= span.end:
            return Span(self._back(span.start), max(self._back(span.start), self._back(span.end)))
        start = self._back(span.start)
        return Span(start, max(start, self._back_end(span.end - 1)))

    def _back(self, position: int) -> int:
        at = bisect_right(self._folded_starts, position) - 1
        if at < 0:
            return position
        shift = 0 if self._is_changed[at] else position - self._folded_starts[at]
        return self._original_starts[at] + shift

    def _back_end(self, last: int) -> int:
        at = bisect_right(self._folded_starts, last) - 1
        if at >= 0 and self._is_changed[at]:
            return self._original_starts[at + 1]
        return self._back(last) + 1

    def folded(self, span: Span) -> Span:
        """Return where a stretch of the original stands in the folded text."""
        start = self._forth(span.start)
        return Span(start, max(start, self._forth(span.end)))

    def _forth(self, position: int) -> int:
        at = bisect_right(self._original_starts, position) - 1
        if at < 0:
            return position
        shift = 0 if self._is_changed[at] else position - self._original_starts[at]
        return self._folded_starts[at] + shift


def fold_fully(text: str) -> Folding:
    r"""Return the text with marks plain, compatibility forms resolved and the invisible gone.

    >>> folding = fold_fully("a\u200b ﬁne … “day”")
    >>> folding.text
    'a fine ... "day"'
    >>> folding.original(Span(2, 6))
    Span(start=3, end=6)
    """
    folded = fold(text)
    if folded.isascii() or (
        not _INVISIBLE.search(folded) and unicodedata.is_normalized("NFKC", folded)
    ):
        return Folding(folded)
    return _fold_runs(folded)


def _fold_runs(text: str) -> Folding:
    parts: list[str] = []
    folded_starts, original_starts, is_changed = [0], [0], [False]
    done = length = 0
    for start, end, plain in _changed_clusters(text):
        parts += (text[done:start], plain)
        length += start - done
        folded_starts += (length, length + len(plain))
        original_starts += (start, end)
        is_changed += (True, False)
        length += len(plain)
        done = end
    parts.append(text[done:])
    return Folding("".join(parts), tuple(folded_starts), tuple(original_starts), tuple(is_changed))


def _changed_clusters(text: str) -> list[tuple[int, int, str]]:
    """Return the stretches whose folded form differs, each a base with what combines with it."""
    changed: list[tuple[int, int, str]] = []
    for run in _WIDE_RUN.finditer(text):
        start = max(0, run.start() - 1)  # the letter that an accent may combine with
        words = text[start : run.end()]
        if not _INVISIBLE.search(words) and unicodedata.is_normalized("NFKC", words):
            continue
        for cluster in _clusters(words):
            plain = _plain(cluster)
            if plain != cluster:
                changed.append((start, start + len(cluster), plain))
            start += len(cluster)
    return changed


@lru_cache(maxsize=4096)
def _plain(cluster: str) -> str:
    if cluster in _RAISED:
        return cluster
    return fold(_INVISIBLE.sub("", unicodedata.normalize("NFKC", _INVISIBLE.sub("", cluster))))


def _clusters(run: str) -> list[str]:
    """Cut before each character that cannot combine with what stands before it."""
    cuts = [0]
    for i in range(1, len(run)):
        is_mark = unicodedata.combining(run[i]) or "\u1160" <= run[i] <= "\u11ff"
        if not is_mark:
            cuts.append(i)
    cuts.append(len(run))
    return [run[a:b] for a, b in pairwise(cuts)]
