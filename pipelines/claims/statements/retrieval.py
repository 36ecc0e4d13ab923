"""A source and a claim's words → where the source speaks of them: coverage, page-local IDF."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np

from pipelines.claims.statements.wording import places_by_stem, stems_of
from pipelines.records.spans import Span
from pipelines.text import Reading
from pipelines.wording.lexicon import common_stems, lexicon

PASSAGE_SENTENCES = 5
"""A source of so few sentences is a passage that was chosen for the claim."""

SYNONYM_QUALITY = 0.8
"""What a synonym counts, of an exact word's 1; a place's adjective counts the same."""
RELATIVE_QUALITY = 0.7
"""What a word with the same first letters counts ("product", "production")."""

_PREFIX_LETTERS = 5  # "produ": the shortest common beginning that makes two words relatives
_LAST_LETTER = "\U0010ffff"  # sorts behind any other
_RELATIVE_SHARE = 0.65  # common beginning against the longer of two stems
_PRIOR_SENTENCES = 30.0  # added to a page's own, so that a page of one sentence has an IDF too
_COMMON_WEIGHT = 0.5  # a word that every page uses, against a word that few do


class Entry(NamedTuple):
    """What a page has of one stem."""

    weight: float
    """How much the stem tells on this page."""
    hits: dict[int, float]
    """Sentences that have it or what can stand for it → quality of the best match."""
    variants: list[tuple[str, float]]
    """Stems of the page that can stand for it, itself first, each with its quality."""


class Index:
    """Where each stem of a source stands, sentence by sentence.

    Only what is asked for is looked up: most of a page's words stand in no claim.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.sentences: list[Span] = reading.sentences
        self._word_places = reading.derived(places_by_stem)
        self._entries: dict[str, Entry] = {}

    @property
    def is_passage(self) -> bool:
        """Tell whether the source is so short that all of it is about the claim."""
        return len(self.sentences) <= PASSAGE_SENTENCES

    @cached_property
    def stems(self) -> list[str]:
        """Stem of every word; empty for a word without content."""
        return self.reading.derived(stems_of)

    @cached_property
    def words(self) -> list[range]:
        """The words of each sentence."""
        edges = [edge for sentence in self.sentences for edge in (sentence.start, sentence.end)]
        places = np.searchsorted(self.reading.words.starts, edges).tolist()
        return list(map(range, places[::2], places[1::2]))

    @cached_property
    def _sentence_of(self) -> list[int]:
        """The sentence of every word."""
        numbers = [0] * len(self.reading.words)
        for sentence, words in enumerate(self.words):
            numbers[words.start : words.stop] = [sentence] * len(words)
        return numbers

    @cached_property
    def _alphabet(self) -> list[str]:
        """Stems of the page in order, so that relatives stand together."""
        return sorted(self._word_places)

    def _with_prefix(self, prefix: str) -> list[str]:
        first = bisect_left(self._alphabet, prefix)
        return self._alphabet[first : bisect_left(self._alphabet, prefix + _LAST_LETTER, first)]

    def entry(self, stem: str) -> Entry:
        """Return what the page has of a stem."""
        known = self._entries.get(stem)
        if known is None:
            known = self._entries[stem] = self._find(stem)
        return known

    def weight(self, stem: str) -> float:
        """Return how much a stem tells on this page: its smoothed inverse sentence frequency."""
        return self.entry(stem).weight

    def hits(self, stem: str) -> dict[int, float]:
        """Return the sentences that have a stem or what can stand for it, with the quality."""
        return self.entry(stem).hits

    def variants(self, stem: str) -> list[tuple[str, float]]:
        """Return the stems of the page that can stand for one of the claim, with their quality."""
        return self.entry(stem).variants

    def places(self, variants: Sequence[tuple[str, float]], sentence: int) -> list[int]:
        """Return where stems stand among the words of a sentence, stem by stem."""
        within = self.words[sentence]
        found: list[int] = []
        for stem, _ in variants:
            places = self._word_places[stem]
            first = bisect_left(places, within.start)
            found += places[first : bisect_left(places, within.stop, first)]
        return found

    def _find(self, stem: str) -> Entry:
        variants = self._find_variants(stem)
        hits: dict[int, float] = {}
        own: dict[int, float] = {}
        for other, quality in reversed(variants):  # the best comes last and stays
            own = dict.fromkeys(self._sentences_with(other), quality)
            hits.update(own)
        count = len(own) if stem in self._word_places else 0
        weight = math.log((len(self.sentences) + _PRIOR_SENTENCES) / (count + 1.0))
        return Entry(weight * (_COMMON_WEIGHT if stem in common_stems() else 1.0), hits, variants)

    def _sentences_with(self, stem: str) -> Iterable[int]:
        return map(self._sentence_of.__getitem__, self._word_places[stem])

    def _find_variants(self, stem: str) -> list[tuple[str, float]]:
        there = self._word_places
        found = [(stem, 1.0)] if stem in there else []
        found += [(other, SYNONYM_QUALITY) for other in substitutes(stem) if other in there]
        if len(stem) < _PREFIX_LETTERS:
            return found
        known = {other for other, _ in found}
        found += [
            (other, RELATIVE_QUALITY)
            for other in self._with_prefix(stem[:_PREFIX_LETTERS])
            if other not in known and are_relatives(stem, other)
        ]
        return found


def index_of(reading: Reading) -> Index:
    """Return the index of a source; kept with the reading: `reading.derived(index_of)`."""
    return Index(reading)


@lru_cache(maxsize=1 << 14)
def substitutes(stem: str) -> tuple[str, ...]:
    """Return synonyms and place adjectives of a stem, in order."""
    words = lexicon()
    return tuple(
        sorted(words.synonyms.get(stem, frozenset()) | words.places.get(stem, frozenset()))
    )


@lru_cache(maxsize=1 << 14)
def are_relatives(one: str, other: str) -> bool:
    """Tell whether two stems look like forms of one root.

    >>> are_relatives("product", "produc"), are_relatives("contest", "contract")
    (True, False)
    """
    if one[:1].isdigit() or other[:1].isdigit():
        return False
    common = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        common += 1
    return common >= _PREFIX_LETTERS and common >= _RELATIVE_SHARE * max(len(one), len(other))
