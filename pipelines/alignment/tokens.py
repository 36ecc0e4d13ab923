"""Text → words as numbers: what both sides of an alignment are made of, with the way back."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import count

import numpy as np
import numpy.typing as npt

from pipelines.folding import Folding, fold_fully
from pipelines.records.spans import Span
from pipelines.text import Reading

Ids = npt.NDArray[np.int32]
Places = npt.NDArray[np.int64]
Codes = npt.NDArray[np.uint32] | npt.NDArray[np.uint8]

_GAP, _WORD, _APOSTROPHE, _POINT, _SOLO, _BRACKET = range(6)

_WORD_SIGNS = frozenset("$€£¥₹%‰°&@#+§")
"""Signs that carry meaning, so that 5 and $5 and 5% differ."""

_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉ªº")
"""Footnote figures, which belong to no word."""

# Chinese, Japanese kana: scripts without spaces, where each character is a word
_SOLO_RANGES = ((0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))

# "so[1]", "so[12]": a footnote's figure, tied to the word before it
_NOTE = re.compile(r"(?<=\S)\[\d{1,3}\]")

_PLANE = 0x10000

HASH_SIZE = 1 << 16
"""Size of the table in which word pairs are looked up first."""


def _class_of(char: str) -> int:
    if any(low <= ord(char) <= high for low, high in _SOLO_RANGES):
        return _SOLO
    if char == "'":
        return _APOSTROPHE
    if char in ".,:":
        return _POINT
    if char in "[]":
        return _BRACKET
    is_word = char.isalnum() or char in _WORD_SIGNS or unicodedata.category(char)[0] == "M"
    return _WORD if is_word and char not in _RAISED else _GAP


@cache
def _classes() -> npt.NDArray[np.uint8]:
    """Return the class of each character of the basic plane; surrogates are gaps."""
    return np.fromiter((_class_of(chr(i)) for i in range(_PLANE)), dtype=np.uint8, count=_PLANE)


@cache
def _latin_classes() -> bytes:
    """Return the classes of the first 256 characters as a table for bytes."""
    return _classes()[:256].tobytes()


class Tokens:
    """The words of a text as numbers in its own vocabulary."""

    def __init__(self, text: str) -> None:
        self.folding: Folding = fold_fully(text)
        low = _lower(self.folding.text)
        codes = _codes(low)
        shape = _shape(codes)
        if "[" in low:
            _drop_notes(low, shape)
        edges = _edges(shape)
        self.starts: Places = edges[0::2]
        """Where each word begins in the folded text."""
        self.ends: Places = edges[1::2]
        self.forms: list[str] = _forms(low, codes, shape, edges)
        vocabulary: defaultdict[str, int] = defaultdict(count().__next__)
        self.ids: Ids = np.fromiter(
            map(vocabulary.__getitem__, self.forms), dtype=np.int32, count=len(self.forms)
        )
        vocabulary.default_factory = None
        self.vocabulary: dict[str, int] = vocabulary

    def __len__(self) -> int:
        return len(self.forms)

    @cached_property
    def string(self) -> str:
        """The words as one string, a character for each, so that exact search is one call."""
        return _string(self.ids)

    @cached_property
    def pair_hashes(self) -> Places:
        """A short hash of each word with the one that follows it."""
        words = self.ids.astype(np.int64)
        return pair_hashes(words[:-1], words[1:])

    def encode(self, forms: Sequence[str]) -> list[int]:
        """Return words of another text as numbers in this vocabulary, -1 for unknown ones."""
        get = self.vocabulary.get
        return [get(form, -1) for form in forms]

    def span(self, start: int, end: int) -> Span:
        """Return where words `[start, end)` stand in the text as it was given."""
        if start >= end:
            at = int(self.starts[start]) if start < len(self) else len(self.folding.text)
            return self.folding.original(Span(at, at))
        return self.folding.original(Span(int(self.starts[start]), int(self.ends[end - 1])))

    def within(self, span: Span) -> range:
        """Return the words that begin inside a stretch of the text as it was given."""
        folded = self.folding.folded(span)
        first, last = np.searchsorted(self.starts, (folded.start, folded.end))
        return range(int(first), int(last))


def pair_hashes(first: Places, second: Places) -> Places:
    """Return a hash below HASH_SIZE of each pair of word numbers."""
    return (first * 40_503 + second) & (HASH_SIZE - 1)


def tokens_of(reading: Reading) -> Tokens:
    """Return the words of a reading, numbered once."""
    return reading.derived(_make)


def _make(reading: Reading) -> Tokens:
    return Tokens(reading.text)


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) != len(text):  # "İ".lower() is two characters
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low


def _string(ids: Ids) -> str:
    return (ids + 1).astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")


def _codes(low: str) -> Codes:
    try:
        return np.frombuffer(low.encode("latin-1"), dtype=np.uint8)
    except UnicodeEncodeError:
        return np.frombuffer(low.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


@dataclass(frozen=True, slots=True)
class _Shape:
    """Which characters of a text belong to words."""

    is_word: npt.NDArray[np.bool_]
    is_solo: npt.NDArray[np.bool_] | None
    """Characters that are words by themselves; None when there are none."""
    has_signs: bool
    """Whether signs that are no part of their forms stand in words: U.S., [w]e."""


def _shape(codes: Codes) -> _Shape:
    if codes.dtype == np.uint8:
        classes = np.frombuffer(codes.tobytes().translate(_latin_classes()), dtype=np.uint8)
    else:
        classes = _classes()[np.minimum(codes, _PLANE - 1)]
        for at in np.flatnonzero(codes >= _PLANE):
            classes[at] = _class_of(chr(int(codes[at])))
    is_word = np.zeros(len(codes) + 4, dtype=bool)  # two more on each side, so no index falls off
    is_word[2:-2] = (classes == _WORD) | (classes == _SOLO)
    has_signs = _join(is_word, classes, codes)
    solo = classes == _SOLO if codes.dtype != np.uint8 else None
    return _Shape(is_word[2:-2], solo if solo is not None and solo.any() else None, has_signs)


def _drop_notes(low: str, shape: _Shape) -> None:
    """Take the figures of footnotes, "so[12]", for no words of the text."""
    for note in _NOTE.finditer(low):
        shape.is_word[note.start() : note.end()] = False


def _join(is_word: npt.NDArray[np.bool_], classes: npt.NDArray[np.uint8], codes: Codes) -> bool:
    """Let signs join: an apostrophe and a bracket letters, a point digits or single letters."""
    at = np.flatnonzero(classes == _APOSTROPHE) + 2
    is_word[at] = is_word[at - 1] & is_word[at + 1]
    at = np.flatnonzero(classes == _BRACKET) + 2
    at = at[_is_letter(is_word, codes, at - 1) & _is_letter(is_word, codes, at + 1)]
    is_word[at] = True
    has_brackets = bool(len(at))
    at = np.flatnonzero(classes == _POINT)
    at = at[(at > 0) & (at < len(codes) - 1)]
    left, right = codes[at - 1], codes[at + 1]
    is_figure = (left >= 48) & (left <= 57) & (right >= 48) & (right <= 57)
    wide = at + 2
    single = is_word[wide - 1] & ~is_word[wide - 2] & is_word[wide + 1] & ~is_word[wide + 2]
    single &= (codes[at] == 46) & ~is_figure
    is_word[wide[is_figure | single]] = True
    return has_brackets or bool(single.any())


def _is_letter(is_word: npt.NDArray[np.bool_], codes: Codes, wide: Places) -> npt.NDArray[np.bool_]:
    """Tell which characters are of words and no digits; places count two before the text."""
    code = codes[np.clip(wide - 2, 0, len(codes) - 1)]
    letters: npt.NDArray[np.bool_] = is_word[wide] & ((code < 48) | (code > 57))
    return letters


def _edges(shape: _Shape) -> Places:
    """Return where words begin and end, in turn."""
    padded = np.zeros(len(shape.is_word) + 2, dtype=bool)
    padded[1:-1] = shape.is_word
    edges = np.flatnonzero(padded[1:] != padded[:-1])
    if shape.is_solo is None:
        return edges
    solo = np.flatnonzero(shape.is_solo)
    cuts = np.union1d(solo, solo + 1)
    starts = np.union1d(edges[0::2], cuts[shape.is_word[np.minimum(cuts, len(shape.is_word) - 1)]])
    starts = starts[starts < len(shape.is_word)]
    ends = np.union1d(edges[1::2], cuts[padded[cuts]])
    return np.stack((starts, ends), axis=1).ravel()


def _forms(low: str, codes: Codes, shape: _Shape, edges: Places) -> list[str]:
    if shape.is_solo is not None:
        pairs = edges.tolist()
        forms = [low[a:b] for a, b in zip(pairs[0::2], pairs[1::2], strict=True)]
    else:
        shown = np.where(shape.is_word, codes, codes.dtype.type(32)).tobytes()
        encoding = "latin-1" if codes.dtype == np.uint8 else "utf-32-le"
        forms = shown.decode(encoding, "surrogatepass").split()
    if shape.has_signs:
        forms = [_without_signs(f) for f in forms]
    return forms


def _without_signs(form: str) -> str:
    """Return "us" for "u.s" and "we" for "w]e"; "2.5%" stays."""
    if "[" in form or "]" in form:
        form = form.replace("[", "").replace("]", "")
    if "." in form and (plain := form.replace(".", "")).isalpha():
        return plain
    return form
