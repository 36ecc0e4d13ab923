"""A claim's words and a place in a source → how far the two speak of the same thing.

Numbers and dates stand or fall with the words around them: an equal value in a sentence about
something else proves nothing, and another value in such a sentence contradicts nothing.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pipelines.claims.statements.retrieval import Index, index_of
from pipelines.claims.statements.wording import stems_of
from pipelines.records.spans import Span
from pipelines.text import Reading
from pipelines.wording.lexicon import calendar_stems

# words on either side of a value that say what it is of; a clause of news has about this many
_NEAR_WORDS = 9

# the same around the source's value, where other words may stand between
_NEAR_WORDS_THERE = 14

# what a word in the sentence before or after counts, of 1 in the sentence itself
_BESIDE = 0.6

# The counterpart of a value must have this share of the words right around it, and this many of
# them; a sentence with fewer words of content than that has no counterpart. Chosen on the
# development parts of WiCE, BUMP, SummEdits and Fool Me Twice, each also with the sentences of the
# true value cut out, so that no counterpart there was a wrong one; recall (.24 of altered values)
# comes after that.
_COUNTERPART_NEAR = 0.50
_COUNTERPART_WORDS = 3

# the less of the sentence is the same, the more of its names must be: (share of words, of names)
_COUNTERPART = ((0.55, 0.60), (0.40, 0.75))

# What the words right around a value count, and those of its sentence, for how well it fits a
# place. Chosen on the true claims of WiCE, BUMP, SummEdits and Fool Me Twice dev, and on the same
# claims with the value swapped for another of the page.
_NEAR_COUNTS = 0.7
_SENTENCE_COUNTS = 0.3

# What a sentence without a name needs instead, because what it is about stands elsewhere: two tests
# of two cars both have "Top speed is an electronically-limited 124 mph". More so behind a pronoun.
_NAMELESS_SHARE = 0.7
_PRONOUN_SHARE = 0.8
_PRONOUNS = frozenset({"it", "he", "she", "they", "this", "that", "these", "those", "we", "i"})


Weighed = tuple[float, list[tuple[str, float]]]
"""Weight of a word of the claim, and the stems of the source that can stand for it, best first."""


Context = tuple[int, str, bool]
"""A word of an article: its place, its stem, and whether it is capitalised."""


class Term(NamedTuple):
    """A word of the claim's sentence that carries content."""

    word: int
    """Its place among the words of the article."""
    stem: str
    weight: float
    is_name: bool
    """Capitalised within the sentence."""
    hits: Mapping[int, float]
    """Sentence of the source → quality of the best match there."""


class Surroundings(NamedTuple):
    """How far the words around a value of the source are those around a value of the claim."""

    sentence: int
    share: float
    """Of the words of the claim's sentence, by weight, those in the source's sentence."""
    around: float
    """The same with the sentences beside."""
    near: float
    """Of the words right around the claim's value, those right around the source's."""
    near_words: int

    @property
    def likeness(self) -> float:
        """How far the two speak of the same thing, 0 to 1."""
        return (self.around + self.near) / 2

    @property
    def fit(self) -> float:
        """How well the source's value fits the place of the claim's, 0 to 1."""
        return _NEAR_COUNTS * self.near + _SENTENCE_COUNTS * self.share


@dataclass(frozen=True)
class Neighbourhood:
    """The content words of a claim's sentence, and where a source has them."""

    article: Reading
    index: Index
    terms: tuple[Term, ...]
    """Content words outside every value of the sentence."""
    first_word: str
    """The first word of the claim's sentence, lower case."""

    @cached_property
    def _total(self) -> float:
        return sum(term.weight for term in self.terms)

    @cached_property
    def names(self) -> tuple[Term, ...]:
        """The capitalised words among them."""
        return tuple(term for term in self.terms if term.is_name)

    def sentence_of(self, position: int) -> int:
        """Return the sentence of the source, by number, that holds a position."""
        return max(0, bisect_right(self._starts, position) - 1)

    @cached_property
    def _starts(self) -> list[int]:
        return self.index.reading.derived(_sentence_starts)

    @cached_property
    def _shares(self) -> dict[int, float]:
        """Sentence of the source → weight of the claim's words that it has."""
        found: dict[int, float] = {}
        for term in self.terms:
            for sentence, quality in term.hits.items():
                found[sentence] = found.get(sentence, 0.0) + term.weight * quality
        return found

    def share(self, sentence: int) -> float:
        """Return the share of the claim's words that a sentence has, by weight, 0 to 1."""
        return self._shares.get(sentence, 0.0) / self._total if self._total else 0.0

    def share_around(self, sentence: int) -> float:
        """Return the same for a sentence and its two neighbours, in which words count less."""
        found = self._around.get(sentence)
        if found is None:
            found = self._around[sentence] = self._share_around(sentence)
        return found

    @cached_property
    def _around(self) -> dict[int, float]:
        return {}

    @cached_property
    def _found(self) -> list[tuple[float, Mapping[int, float]]]:
        """Weight and hits of the words that the source has anywhere."""
        return [(term.weight, term.hits) for term in self.terms if term.hits]

    def _share_around(self, sentence: int) -> float:
        beside = (sentence - 1, sentence + 1)
        covered = 0.0
        for weight, hits in self._found:
            quality = hits.get(sentence, 0.0)
            if quality < _BESIDE:
                quality = max(quality, *(_BESIDE * hits.get(other, 0.0) for other in beside))
            covered += weight * quality
        return covered / self._total if self._total else 0.0

    def names_around(self, sentence: int) -> float:
        """Return the share of the claim's names that stand in a sentence or beside it."""
        if not self.names:
            return 1.0
        around = (sentence - 1, sentence, sentence + 1)
        found = sum(
            term.weight * max(term.hits.get(other, 0.0) for other in around) for term in self.names
        )
        return found / max(1e-9, sum(term.weight for term in self.names))

    def near(self, claim: Span, there: Span) -> tuple[float, int]:
        """Return how many of the words right around the claim's value stand around the source's.

        As a share by weight, and as a count of words.
        """
        total, terms = self._terms_near(claim)
        place = self.index.reading.words.within(there)
        first, last = max(0, place.start - _NEAR_WORDS_THERE), place.stop + _NEAR_WORDS_THERE
        stems = set(self.index.stems[first:last])
        found, count = 0.0, 0
        for weight, variants in terms:
            for stem, quality in variants:  # the best comes first
                if stem in stems:
                    found += weight * quality
                    count += 1
                    break
        return (found / total if total else 0.0), count

    @cached_property
    def _near(self) -> dict[Span, tuple[float, list[Weighed]]]:
        return {}

    def _terms_near(self, claim: Span) -> tuple[float, list[Weighed]]:
        """Return the weight of the words right around a value, and those the source has."""
        known = self._near.get(claim)
        if known is None:
            at = self.article.words.within(claim)
            low, high = at.start - _NEAR_WORDS, at.stop + _NEAR_WORDS
            near = [term for term in self.terms if low <= term.word < high]
            weighed = [(term.weight, self.index.variants(term.stem)) for term in near if term.hits]
            known = self._near[claim] = sum(term.weight for term in near), weighed
        return known

    def surroundings(self, claim: Span, there: Span) -> Surroundings:
        """Return all that is known of a value of the source beside one of the claim."""
        sentence = self.sentence_of(there.start)
        near, words = self.near(claim, there)
        return Surroundings(
            sentence, self.share(sentence), self.share_around(sentence), near, words
        )

    @cached_property
    def best_sentence(self) -> int | None:
        """The sentence of the source with most of the claim's words; None without any."""
        return max(sorted(self._shares), key=self.share, default=None)

    def may_be_counterpart(self, there: Span) -> bool:
        """Tell cheaply whether a value's sentence has enough of the claim's words for one."""
        return self.sentence_of(there.start) in self._counterparts

    @cached_property
    def _counterparts(self) -> frozenset[int]:
        """The sentences of the source that have enough of the claim's words."""
        least = _COUNTERPART[-1][0]
        return frozenset(sentence for sentence in self._shares if self.share(sentence) >= least)

    def is_counterpart(self, place: Surroundings) -> bool:
        """Tell whether a value of the source stands in the very place of the claim's value."""
        if place.near < _COUNTERPART_NEAR or place.near_words < _COUNTERPART_WORDS:
            return False
        if len(self.terms) < _COUNTERPART_WORDS:
            return False
        if not self.names:
            is_pronoun = self.first_word in _PRONOUNS
            least = _PRONOUN_SHARE if is_pronoun else _NAMELESS_SHARE
            return place.share >= least and not self._names_another(place.sentence)
        names = self.names_around(place.sentence)
        return any(place.share >= share and names >= least for share, least in _COUNTERPART)

    def _names_another(self, sentence: int) -> bool:
        """Tell whether a sentence of the source names somebody whom the article never mentions."""
        reading, known = self.index.reading, self.article.derived(_forms)
        words, within = reading.words, self.index.words[sentence]
        return any(
            words.forms[word] not in known
            and (stem := self.index.stems[word])
            and stem not in calendar_stems()
            for word in within[1:]
            if reading.text[words.starts[word]].isupper()
        )


def neighbourhood(
    article: Reading, sentence: Span, source: Reading, values: Sequence[Span]
) -> Neighbourhood:
    """Return the words of a sentence that are no part of a value, matched with a source."""
    index = source.derived(index_of)
    terms = []
    for word, stem, is_name in article.remembered(_context_of, (sentence, tuple(values))):
        entry = index.entry(stem)
        terms.append(Term(word, stem, entry.weight, is_name, entry.hits))
    within = article.words.within(sentence)
    first_word = article.words.forms[within.start] if within else ""
    return Neighbourhood(article, index, tuple(terms), first_word)


def _context_of(article: Reading, asked: tuple[Span, tuple[Span, ...]]) -> tuple[Context, ...]:
    """Return the content words of a sentence that are no part of one of its values."""
    sentence, values = asked
    words, stems = article.words, article.derived(stems_of)
    within = words.within(sentence)
    return tuple(
        (word, stem, word != within.start and article.text[start].isupper())
        for word in within
        if (stem := stems[word])
        and not stem[0].isdigit()
        and not _is_inside(start := words.starts[word], values)
    )


def _is_inside(position: int, values: Sequence[Span]) -> bool:
    return any(span.start <= position < span.end for span in values)


def _forms(reading: Reading) -> frozenset[str]:
    return frozenset(reading.words.forms)


def _sentence_starts(reading: Reading) -> list[int]:
    return [span.start for span in reading.sentences]
