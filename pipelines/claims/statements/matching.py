"""Sentences of an article and an indexed source → which of their words stand where in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from pipelines.claims.statements.retrieval import Index
from pipelines.claims.statements.scoring import Ranking, rank_sentences
from pipelines.claims.statements.sought import Sought, SoughtWord, sought_in
from pipelines.claims.statements.values import COMPATIBLE_QUALITY, sentences_with
from pipelines.records.spans import Span
from pipelines.text import Reading

MOST_EVIDENCE = 10
"""Sentences of a source that are handed on, best first."""

_NOVELTY_SHARE = 0.5  # what words that no better sentence has add (WiCE dev: recall@5 .861 → .869)
_PICKED = 3
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

    def best_in(self, sentences: Iterable[int]) -> float:
        """Return the quality of the best match in several sentences; 0 without one."""
        hits = self.hits
        return max([hits.get(sentence, 0.0) for sentence in sentences], default=0.0)

    @property
    def best(self) -> float:
        """Quality of the best match on the whole page."""
        return max(self.hits.values(), default=0.0)


Row = list[tuple[int, float, float]]
"""What a sentence has: place of each term that it has, its weight, quality of the match."""


@dataclass(frozen=True)
class Match:
    """How far a source has the words of one sentence."""

    sentence: Span
    terms: tuple[Term, ...]
    ranked: tuple[int, ...]
    """Sentences of the source, best first."""
    scores: tuple[float, ...]
    """How well each of `ranked` fits, in units of `Term.weight`."""
    window: tuple[int, ...]
    """The three neighbours that have most of the words."""
    attributions: tuple[Span, ...]
    """Stretches of the claim that say who says so."""

    @cached_property
    def rows(self) -> dict[int, Row]:
        """What each of the ranked sentences has."""
        rows: dict[int, Row] = {sentence: [] for sentence in self.ranked}
        for place, term in enumerate(self.terms):
            hits = term.hits
            for sentence in rows.keys() & hits.keys():
                rows[sentence].append((place, term.weight, hits[sentence]))
        return rows

    @cached_property
    def gains(self) -> dict[int, float]:
        """The weight of the words that each of the ranked sentences has."""
        nothing = [0.0] * len(self.terms)
        return {sentence: _gain(row, nothing) for sentence, row in self.rows.items()}

    @cached_property
    def picked(self) -> tuple[int, ...]:
        """Up to three sentences from anywhere that have most together."""
        return tuple(_greedy(self, (0.0,) * len(self.ranked), 1.0, _PICKED))

    @cached_property
    def in_window(self) -> list[float]:
        """Quality of the best match of each term in the window."""
        return [term.best_in(self.window) if term.hits else 0.0 for term in self.terms]

    @cached_property
    def in_picked(self) -> list[float]:
        """Quality of the best match of each term in the picked sentences."""
        found = [0.0] * len(self.terms)
        for sentence in self.picked:
            for place, _, quality in self.rows[sentence]:
                found[place] = max(found[place], quality)
        return found

    @cached_property
    def missing(self) -> list[Term]:
        """The words that none of the best sentences has, in order."""
        found = zip(self.terms, self.in_window, self.in_picked, strict=True)
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
        yield _matched(sentence, one, each, ranking)


def _matched(sentence: Span, sought: Sought, terms: tuple[Term, ...], ranking: Ranking) -> Match:
    return Match(
        sentence=sentence,
        terms=terms,
        ranked=ranking.sentences,
        scores=ranking.scores,
        window=ranking.window,
        attributions=sought.attributions,
    )


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


def evidence_order(match: Match) -> list[int]:
    """Return ten of the ranked sentences, those first that add what better ones lack."""
    return _greedy(match, match.scores, _NOVELTY_SHARE, MOST_EVIDENCE)


def _greedy(match: Match, scores: Sequence[float], novelty: float, count: int) -> list[int]:
    """Pick sentences one by one by score and by the words that those picked lack.

    What a sentence adds can only shrink as others are picked, so the last known sum is a bound:
    only the sentence on top of the heap is summed again.
    """
    rows = match.rows
    have = [0.0] * len(match.terms)
    heap = [
        (-score - novelty * gain, rank, sentence, 0)
        for rank, ((sentence, gain), score) in enumerate(
            zip(match.gains.items(), scores, strict=True)
        )
    ]
    heapify(heap)
    chosen: list[int] = []
    while heap and len(chosen) < count and heap[0][0] < 0.0:
        value, rank, sentence, known = heappop(heap)
        if known == len(chosen):
            chosen.append(sentence)
            for place, _, quality in rows[sentence]:
                have[place] = max(have[place], quality)
        else:
            value = -scores[rank] - novelty * _gain(rows[sentence], have)
            heappush(heap, (value, rank, sentence, len(chosen)))
    return chosen


def _gain(row: Row, have: Sequence[float]) -> float:
    """Return the weight of the words that a sentence adds to what others have."""
    gain = 0.0
    for place, weight, quality in row:
        known = have[place]
        if quality > known:
            gain += weight * (quality - known)
    return gain
