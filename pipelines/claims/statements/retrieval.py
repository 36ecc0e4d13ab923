"""A source and a claim's words → where the source speaks of them: coverage, page-local IDF."""

import math
from collections import defaultdict
from functools import lru_cache

from pipelines.claims.statements.wording import stems_of
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
_RELATIVE_SHARE = 0.65  # common beginning against the longer of two stems
_PRIOR_SENTENCES = 30.0  # added to a page's own, so that a page of one sentence has an IDF too
_COMMON_WEIGHT = 0.5  # a word that every page uses, against a word that few do


class Index:
    """Where each stem of a source stands, sentence by sentence."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.stems = reading.derived(stems_of)
        self.sentences: list[Span] = reading.sentences
        self.postings = self._find_postings()
        relatives: defaultdict[str, list[str]] = defaultdict(list)
        for stem in self.postings:
            if len(stem) >= _PREFIX_LETTERS:
                relatives[stem[:_PREFIX_LETTERS]].append(stem)
        self._relatives = dict(relatives)
        self._variants: dict[str, list[tuple[str, float]]] = {}
        self._hits: dict[str, dict[int, float]] = {}
        self._places: dict[int, dict[str, list[int]]] = {}

    @property
    def is_passage(self) -> bool:
        """Tell whether the source is so short that all of it is about the claim."""
        return len(self.sentences) <= PASSAGE_SENTENCES

    def _find_postings(self) -> dict[str, list[int]]:
        """Return for each stem the sentences that have it, in order."""
        found: dict[str, list[int]] = {}
        for sentence, span in enumerate(self.sentences):
            words = self.reading.words.within(span)
            for stem in dict.fromkeys(self.stems[words.start : words.stop]):
                if stem:
                    found.setdefault(stem, []).append(sentence)
        return found

    def weight(self, stem: str) -> float:
        """Return how much a stem tells on this page: its smoothed inverse sentence frequency."""
        count = len(self.postings.get(stem, ()))
        weight = math.log((len(self.sentences) + _PRIOR_SENTENCES) / (count + 1.0))
        return weight * (_COMMON_WEIGHT if stem in common_stems() else 1.0)

    def hits(self, stem: str) -> dict[int, float]:
        """Return the sentences that have a stem or what can stand for it, with the quality."""
        found = self._hits.get(stem)
        if found is None:
            found = self._hits[stem] = {}
            for other, quality in reversed(self.variants(stem)):  # the best comes last and stays
                found.update(dict.fromkeys(self.postings[other], quality))
        return found

    def places(self, sentence: int) -> dict[str, list[int]]:
        """Return where each stem stands among the words of a sentence."""
        found = self._places.get(sentence)
        if found is None:
            found = self._places[sentence] = {}
            for word in self.reading.words.within(self.sentences[sentence]):
                if self.stems[word]:
                    found.setdefault(self.stems[word], []).append(word)
        return found

    def variants(self, stem: str) -> list[tuple[str, float]]:
        """Return the stems of the page that can stand for one of the claim, with their quality."""
        known = self._variants.get(stem)
        if known is None:
            known = self._variants[stem] = self._find_variants(stem)
        return known

    def _find_variants(self, stem: str) -> list[tuple[str, float]]:
        found = [(stem, 1.0)] if stem in self.postings else []
        found += [(s, SYNONYM_QUALITY) for s in substitutes(stem) if s in self.postings]
        known = {s for s, _ in found}
        found += [
            (other, RELATIVE_QUALITY)
            for other in self._relatives.get(stem[:_PREFIX_LETTERS], ())
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
