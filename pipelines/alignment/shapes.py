"""The characters of a text → where its words begin and end."""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int64]
Codes = npt.NDArray[np.uint32] | npt.NDArray[np.uint8]
Classes = npt.NDArray[np.uint8]

_GAP, _WORD, _SOLO, _APOSTROPHE, _POINT, _BRACKET = range(6)

_FIRST_JOINER = _APOSTROPHE
"""From this class on signs belong to a word only between two characters of words."""

_WORD_SIGNS = frozenset("$€£¥₹%‰°&@#+§")
"""Signs that carry meaning, so that 5 and $5 and 5% differ."""

_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉ªº")
"""Footnote figures, which belong to no word."""

# Chinese, Japanese kana: scripts without spaces, where each character is a word
_SOLO_RANGES = ((0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))

# "so[1]", "so[12]": a footnote's figure, tied to the word before it
_NOTE = re.compile(r"(?<=\S)\[\d{1,3}\]")

_PLANE = 0x10000

_PAD = 2
"""Places before and after the text, so that the neighbours of its ends can be asked for."""


class Shape(NamedTuple):
    """Where the words of a text begin and end, word after word."""

    codes: Codes
    """The characters as numbers, in bytes where they fit."""
    starts: Places
    ends: Places
    signs: Places
    """Signs in words that are no part of their forms: U.S., [w]e."""


def shape_of(low: str) -> Shape:
    """Return where the words of a lower-case text stand."""
    codes = codes_of(low)
    classes = _classes_of(codes)
    is_word = np.zeros(len(codes) + 2 * _PAD, dtype=bool)
    np.equal(classes, _WORD, out=is_word[_PAD:-_PAD])
    solo = _solo(classes, is_word) if codes.dtype != np.uint8 else None
    signs = _join(is_word, classes, codes)
    if "[" in low:
        for note in _NOTE.finditer(low):
            is_word[note.start() + _PAD : note.end() + _PAD] = False
    starts, ends = _edges(is_word, solo)
    return Shape(codes, starts, ends, signs)


def _edges(is_word: npt.NDArray[np.bool_], solo: Places | None) -> tuple[Places, Places]:
    """Return where words begin and where they end, each solo character being one."""
    here, before = is_word[_PAD : 1 - _PAD], is_word[_PAD - 1 : -_PAD]
    if solo is None:
        edges = np.flatnonzero(here != before)
        return edges[0::2].copy(), edges[1::2].copy()
    is_cut = np.zeros(len(here), dtype=bool)
    is_cut[solo] = is_cut[solo + 1] = True
    return np.flatnonzero(here & (is_cut | ~before)), np.flatnonzero(before & (is_cut | ~here))


def codes_of(text: str) -> Codes:
    """Return the characters of a text as numbers, in bytes where they fit."""
    try:
        return np.frombuffer(text.encode("latin-1"), dtype=np.uint8)
    except UnicodeEncodeError:
        return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _classes_of(codes: Codes) -> Classes:
    """Return the class of each character."""
    if codes.dtype == np.uint8:
        return np.frombuffer(codes.tobytes().translate(_latin_class_table()), dtype=np.uint8)
    classes = _class_table()[np.minimum(codes, _PLANE - 1)]
    for at in np.flatnonzero(codes >= _PLANE):
        classes[at] = _class_of(chr(int(codes[at])))
    return classes


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
def _class_table() -> Classes:
    """Return the class of each character of the basic plane; surrogates are gaps.

    What `_class_of` says of each, asked of all at once.
    """
    table = np.array([c.isalnum() for c in map(chr, range(_PLANE))], dtype=np.uint8)
    kinds = np.array([*map(unicodedata.category, map(chr, range(_PLANE)))])
    table[np.char.startswith(kinds, "M")] = _WORD
    for first, last in _SOLO_RANGES:
        table[first : last + 1] = _SOLO
    for char in (*_WORD_SIGNS, *_RAISED, *"'.,:[]"):
        table[ord(char)] = _class_of(char)
    return table


@cache
def _latin_class_table() -> bytes:
    """Return the classes of the first 256 characters as a table for bytes."""
    return bytes(map(_class_of, map(chr, range(256))))


def _solo(classes: Classes, is_word: npt.NDArray[np.bool_]) -> Places | None:
    """Return the characters that are words by themselves, marked as such; None without any."""
    solo = np.flatnonzero(classes == _SOLO)
    is_word[solo + _PAD] = True
    return solo if len(solo) else None


def _join(is_word: npt.NDArray[np.bool_], classes: Classes, codes: Codes) -> Places:
    """Let signs join: an apostrophe and a bracket letters, a point digits or single letters.

    Returns those that are no part of the word's form.
    """
    before, after = is_word[_PAD - 1 : -_PAD - 1], is_word[_PAD + 1 : 1 - _PAD]
    at = np.flatnonzero((classes >= _FIRST_JOINER) & before & after)
    kinds = classes[at]
    left, right = _is_digit(codes[at - 1]), _is_digit(codes[at + 1])
    brackets = at[(kinds == _BRACKET) & ~left & ~right]
    is_word[at[kinds == _APOSTROPHE] + _PAD] = True
    is_word[brackets + _PAD] = True
    is_point, is_figure = kinds == _POINT, left & right
    stops = at[is_point & ~is_figure & (codes[at] == ord("."))]
    initials = stops[~is_word[stops + _PAD - 2] & ~is_word[stops + _PAD + 2]]
    is_word[initials + _PAD] = True
    is_word[at[is_point & is_figure] + _PAD] = True
    return np.concatenate((brackets, initials))


def _is_digit(codes: Codes) -> npt.NDArray[np.bool_]:
    digits: npt.NDArray[np.bool_] = (codes >= ord("0")) & (codes <= ord("9"))
    return digits
