"""Sentences of an article and an indexed source → which of their words stand where in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pipelines.claims.statements.retrieval import Index
from pipelines.claims.statements.scoring import Ranking, rank_sentences
from pipelines.claims.statements.sought import Sought, SoughtWord, sought_in
from pipelines.claims.statements.values import COMPATIBLE_QUALITY, sentences_with
from pipelines.records.spans import Span
from pipelines.text import Reading

_AT_ONCE = 500  # sentences of an article that are matched together


class Term(NamedTuple):
    """A word of the claim that carries content."""

    word: int
    """Its place among the words of the article."""
    stem: str
    is_number: bool
    is_name: bool
    """Capitalised within the sentence."""
    is_calendar: bool
    """A weekday or a month."""
    weight: float
    hits: Mapping[int, float]
    """Sentence of the source → quality of the best match there."""
    variants: Sequence[tuple[str, float]]
    """Stems of the source that can stand for it."""

    @property
    def best(self) -> float:
        """Quality of the best match on the whole page."""
        return max(self.hits.values(), default=0.0)


@dataclass(frozen=True)
class Match:
    """How far a source has the words of one sentence."""

    sentence: Span
    terms: tuple[Term, ...]
    ranking: Ranking
    """The sentences of the source that fit."""
    attributions: tuple[Span, ...]
    """Stretches of the claim that say who says so."""

    @cached_property
    def missing(self) -> list[Term]:
        """The words that none of the best sentences has, in order."""
        found = zip(self.terms, self.ranking.in_window, self.ranking.in_picked, strict=True)
        return [term for term, window, picked in found if window <= 0.0 and picked <= 0.0]


def match_sentence(article: Reading, sentence: Span, index: Index) -> Match:
    """Look for the words of one sentence of the article in a source."""
    return next(match_sentences(article, [sentence], index))


def match_sentences(article: Reading, sentences: Sequence[Span], index: Index) -> Iterator[Match]:
    """Look for the words of several sentences of the article in a source."""
    for start in range(0, len(sentences), _AT_ONCE):
        yield from _match(article, sentences[start : start + _AT_ONCE], index)


def _match(article: Reading, sentences: Sequence[Span], index: Index) -> Iterator[Match]:
    sought = [sought_in(article, sentence) for sentence in sentences]
    terms = [_terms(article, one, index) for one in sought]
    weighed = [[(term.weight, term.hits) for term in each] for each in terms]
    rankings = rank_sentences(weighed, len(index.sentences))
    for sentence, one, each, ranking in zip(sentences, sought, terms, rankings, strict=True):
        yield Match(sentence, each, ranking, one.attributions)


def _terms(article: Reading, sought: Sought, index: Index) -> tuple[Term, ...]:
    by_value = _hits_by_value(article, sought, index)
    terms = [Term(*word, *index.entry(word.stem)) for word in sought.words]
    if by_value:
        terms = [term._replace(hits=by_value.get(term.word) or term.hits) for term in terms]
    return tuple(terms)


def _hits_by_value(article: Reading, sought: Sought, index: Index) -> dict[int, dict[int, float]]:
    """Return hits for words of numbers that a source writes otherwise: "0.9 million"."""
    found: dict[int, dict[int, float]] = {}
    absent = [word.word for word in sought.words if _is_absent(word, index)]
    for value in sought.values if absent else ():
        words = article.words.within(value.span)
        if any(word in words for word in absent):
            hits = dict.fromkeys(sentences_with(value, index.reading), COMPATIBLE_QUALITY)
            found |= dict.fromkeys(words, hits)
    return found


def _is_absent(word: SoughtWord, index: Index) -> bool:
    return (word.is_number or word.is_calendar) and not index.hits(word.stem)
