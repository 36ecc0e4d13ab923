"""Text → words as numbers: what both sides of an alignment are made of, with the way back."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from pipelines.alignment.shapes import Places, shape_of
from pipelines.alignment.vocabulary import (
    Ids,
    Vocabulary,
    holders,
    keys_in,
    keys_of,
    stretches,
    with_forms,
)
from pipelines.folding import Folding, fold_fully
from pipelines.records.spans import Span
from pipelines.text import Reading

HASH_SIZE = 1 << 16
"""Size of the table in which word pairs are looked up first: as many as 16 bits can tell."""

_PAIR_FACTOR = np.uint16(40_503)
"""Odd, near HASH_SIZE divided by the golden ratio, so that the numbers of pairs spread."""


class Tokens:
    """The words of a text as numbers in its own vocabulary."""

    def __init__(self, text: str) -> None:
        self.folding: Folding = fold_fully(text)
        self._low = _lower(self.folding.text)
        shape = shape_of(self._low)
        self.starts: Places = shape.starts
        """Where each word begins in the folded text."""
        self.ends: Places = shape.ends
        signed = holders(np.sort(shape.signs), self.starts, self.ends)
        words = stretches(self._low, self.starts, self.ends, signed)
        self._signed = {at: _without_signs(form) for at, form in words.items()}
        """The words that signs stand in, which are no part of their forms: U.S., [w]e."""
        keys = keys_in(self._low, shape.codes, self.starts, self.ends)
        self.vocabulary = Vocabulary(with_forms(keys, self._signed))
        self.ids: Ids = self.vocabulary.ids

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def forms(self) -> list[str]:
        """The words in lower case, without the signs that are no part of them."""
        return self.forms_of(0, len(self))

    def forms_of(self, start: int, end: int) -> list[str]:
        """Return words `[start, end)` in lower case, without the signs that are no part of them."""
        low = self._low
        pairs = zip(self.starts[start:end].tolist(), self.ends[start:end].tolist(), strict=True)
        forms = [low[a:b] for a, b in pairs]
        for at in self._signed.keys() & range(start, start + len(forms)) if self._signed else ():
            forms[at - start] = self._signed[at]
        return forms

    @cached_property
    def string(self) -> str:
        """The words as one string, a character for each, so that exact search is one call."""
        return (self.ids + 1).astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")

    @cached_property
    def pair_hashes(self) -> Places:
        """A short hash of each word with the one that follows it."""
        return pair_hashes(self.ids[:-1], self.ids[1:])

    def encode(self, forms: Sequence[str]) -> list[int]:
        """Return words of another text as numbers in this vocabulary, -1 for unknown ones."""
        numbers: list[int] = self.vocabulary.find(keys_of(forms)).tolist()
        return numbers

    def span(self, start: int, end: int) -> Span:
        """Return where words `[start, end)` stand in the text as it was given."""
        if start >= end:
            at = int(self.starts[start]) if start < len(self) else len(self.folding.text)
            return self.folding.original(Span(at, at))
        return self.folding.original(Span(int(self.starts[start]), int(self.ends[end - 1])))

    def bounds(self, start: int, end: int) -> tuple[list[int], list[int]]:
        """Return where each of words `[start, end)` begins and ends in the text as it was given."""
        starts, ends = self.starts[start:end].tolist(), self.ends[start:end].tolist()
        if self.folding.is_plain:
            return starts, ends
        spans = [self.folding.original(Span(a, b)) for a, b in zip(starts, ends, strict=True)]
        return [s.start for s in spans], [s.end for s in spans]

    def within(self, span: Span) -> range:
        """Return the words that begin inside a stretch of the text as it was given."""
        folded = self.folding.folded(span)
        first, last = np.searchsorted(self.starts, (folded.start, folded.end))
        return range(int(first), int(last))


def pair_hashes(first: Ids | Places, second: Ids | Places) -> Places:
    """Return a hash below HASH_SIZE of each pair of word numbers."""
    mixed = first.astype(np.uint16) * _PAIR_FACTOR + second.astype(np.uint16)
    return mixed.astype(np.int64)


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


def _without_signs(form: str) -> str:
    """Return "us" for "u.s" and "we" for "w]e"; "2.5%" stays."""
    if "[" in form or "]" in form:
        form = form.replace("[", "").replace("]", "")
    if "." in form and (plain := form.replace(".", "")).isalpha():
        return plain
    return form
