"""A claim's words and a place in a source → how far the two speak of the same thing.

Numbers and dates stand or fall with the words around them: an equal value in a sentence about
something else proves nothing, and another value in such a sentence contradicts nothing.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipelines.claims.statements.retrieval import Index, index_of
from pipelines.claims.statements.wording import stems_of
from pipelines.records.spans import Span
from pipelines.text import Reading

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

# What a sentence without a name needs instead, because what it is about stands elsewhere: two tests
# of two cars both have "Top speed is an electronically-limited 124 mph". More so behind a pronoun.
_NAMELESS_SHARE = 0.7
_PRONOUN_SHARE = 0.8
_PRONOUNS = frozenset({"it", "he", "she", "they", "this", "that", "these", "those", "we", "i"})


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the claim's sentence that carries content."""

    word: int
    """Its place among the words of the article."""
    stem: str
    weight: float
    is_name: bool
    """Capitalised within the sentence."""
    hits: Mapping[int, float]
    """Sentence of the source → quality of the best match there."""

    def best_in(self, sentences: Sequence[int]) -> float:
        """Return the quality of the best match in several sentences; 0 without one."""
        return max((self.hits.get(sentence, 0.0) for sentence in sentences), default=0.0)


@dataclass(frozen=True, slots=True)
class Surroundings:
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


NOWHERE = Surroundings(0, 0.0, 0.0, 0.0, 0)


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
        if not self._total or not any(
            s in self._shares for s in (sentence - 1, sentence, sentence + 1)
        ):
            return 0.0
        return _covered(self.terms, (sentence,), (sentence - 1, sentence + 1)) / self._total

    def names_around(self, sentence: int) -> float:
        """Return the share of the claim's names that stand in a sentence or beside it."""
        around = (sentence - 1, sentence, sentence + 1)
        return (
            _covered(self.names, around, ()) / max(1e-9, sum(t.weight for t in self.names))
            if self.names
            else 1.0
        )

    def near(self, claim: Span, there: Span) -> tuple[float, int]:
        """Return how many of the words right around the claim's value stand around the source's.

        As a share by weight, and as a count of words.
        """
        terms = self._terms_near(claim)
        place = self.index.reading.words.within(there)
        first, last = max(0, place.start - _NEAR_WORDS_THERE), place.stop + _NEAR_WORDS_THERE
        stems = set(self.index.stems[first:last])
        total = sum(term.weight for term in terms)
        qualities = [self._quality(term, stems) for term in terms]
        found = sum(t.weight * quality for t, quality in zip(terms, qualities, strict=True))
        return (found / total if total else 0.0), sum(quality > 0 for quality in qualities)

    def _terms_near(self, claim: Span) -> list[Term]:
        at = self.article.words.within(claim)
        low, high = at.start - _NEAR_WORDS, at.stop + _NEAR_WORDS
        return [term for term in self.terms if low <= term.word < high]

    def surroundings(self, claim: Span, there: Span) -> Surroundings:
        """Return all that is known of a value of the source beside one of the claim."""
        sentence = self.sentence_of(there.start)
        near, words = self.near(claim, there)
        return Surroundings(
            sentence, self.share(sentence), self.share_around(sentence), near, words
        )

    def best_sentence(self) -> int | None:
        """Return the sentence of the source with most of the claim's words; None without any."""
        return max(sorted(self._shares), key=self.share, default=None)

    def may_be_counterpart(self, there: Span) -> bool:
        """Tell cheaply whether a value's sentence has enough of the claim's for it to be one."""
        return self.share(self.sentence_of(there.start)) >= _COUNTERPART[-1][0]

    def is_counterpart(self, place: Surroundings) -> bool:
        """Tell whether a value of the source stands in the very place of the claim's value."""
        if place.near < _COUNTERPART_NEAR or place.near_words < _COUNTERPART_WORDS:
            return False
        if len(self.terms) < _COUNTERPART_WORDS:
            return False
        if not self.names:
            is_pronoun = self.first_word in _PRONOUNS
            return place.share >= (_PRONOUN_SHARE if is_pronoun else _NAMELESS_SHARE)
        names = self.names_around(place.sentence)
        return any(place.share >= share and names >= least for share, least in _COUNTERPART)

    @cached_property
    def _variants(self) -> dict[str, list[tuple[str, float]]]:
        return {term.stem: self.index.variants(term.stem) for term in self.terms}

    def _quality(self, term: Term, stems: set[str]) -> float:
        variants = self._variants[term.stem]
        return max((quality for stem, quality in variants if stem in stems), default=0.0)


def neighbourhood(
    article: Reading, sentence: Span, source: Reading, values: Sequence[Span]
) -> Neighbourhood:
    """Return the words of a sentence that are no part of a value, matched with a source."""
    index = source.derived(index_of)
    words, stems = article.words, article.derived(stems_of)
    within = words.within(sentence)
    terms = tuple(
        Term(
            word=word,
            stem=stems[word],
            weight=index.weight(stems[word]),
            is_name=word != within.start and article.text[words.starts[word]].isupper(),
            hits=index.hits(stems[word]),
        )
        for word in within
        if stems[word]
        and not stems[word][0].isdigit()
        and not _is_inside(words.starts[word], values)
    )
    first = words.forms[within.start] if within else ""
    return Neighbourhood(article, index, terms, first)


def _is_inside(position: int, values: Sequence[Span]) -> bool:
    return any(span.start <= position < span.end for span in values)


def _sentence_starts(reading: Reading) -> list[int]:
    return [span.start for span in reading.sentences]


def _covered(terms: Sequence[Term], inside: Sequence[int], beside: Sequence[int]) -> float:
    return sum(
        term.weight * max(term.best_in(inside), _BESIDE * term.best_in(beside) if beside else 0.0)
        for term in terms
    )
