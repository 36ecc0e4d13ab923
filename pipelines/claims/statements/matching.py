"""One sentence of an article and an indexed source → which of its words the source has."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import heapify, heappop, heappush

from pipelines.claims.statements.attribution import attributions_in
from pipelines.claims.statements.retrieval import Index
from pipelines.claims.statements.values import COMPATIBLE_QUALITY, sentences_with, values_in
from pipelines.claims.statements.wording import stems_of
from pipelines.records.spans import Span
from pipelines.text import Reading
from pipelines.wording.lexicon import lexicon
from pipelines.wording.stems import stem_of
from pipelines.wording.word_lists import word_set

MOST_EVIDENCE = 10
"""Sentences of a source that are handed on, best first."""

_NEIGHBOUR_SHARE = 0.3  # what a word in the sentence beside counts (WiCE dev: any@1 .853 → .875)
_RANK_POWER = 3  # on a stand-in's quality: in ranking, synonyms count little (recall@5 .851 → .861)
_NOVELTY_SHARE = 0.5  # what words that no better sentence has add (WiCE dev: recall@5 .861 → .869)
_MOST_TERMS = 150  # content words of a sentence that are looked for; no sentence has more
_SEEDS = 8  # sentences around which a window is tried
_CANDIDATES = 20  # sentences from which three are picked to cover the claim together
_PICKED = 3


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the claim that carries content."""

    word: int
    """Its place among the words of the article."""
    stem: str
    weight: float
    is_number: bool
    is_name: bool
    """Capitalised within the sentence."""
    hits: dict[int, float]
    """Sentence of the source → quality of the best match there."""
    variants: tuple[str, ...]
    """Stems of the source that can stand for it."""

    def best_in(self, sentences: Iterable[int]) -> float:
        """Return the quality of the best match in several sentences; 0 without one."""
        hits = self.hits
        return max([hits.get(sentence, 0.0) for sentence in sentences], default=0.0)

    @property
    def is_calendar(self) -> bool:
        """Tell whether the word is a weekday or a month."""
        return self.stem in _calendar()

    @property
    def best(self) -> float:
        """Quality of the best match on the whole page."""
        return max(self.hits.values(), default=0.0)


@dataclass(frozen=True, slots=True)
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
    picked: tuple[int, ...]
    """Up to three sentences from anywhere that have most together."""
    attributions: tuple[Span, ...]
    """Stretches of the claim that say who says so."""


def match_sentence(article: Reading, sentence: Span, index: Index) -> Match:
    """Look for the words of one sentence of the article in a source."""
    terms = _terms(article, sentence, index)
    scores = _scores(terms)
    ranked = sorted(scores, key=lambda s: (-scores[s], s))
    return Match(
        sentence=sentence,
        terms=terms,
        ranked=tuple(ranked[:_CANDIDATES]),
        scores=tuple(scores[sentence] for sentence in ranked[:_CANDIDATES]),
        window=_best_window(terms, ranked[:_SEEDS]),
        picked=_picked(terms, ranked[:_CANDIDATES]),
        attributions=tuple(attributions_in(article, sentence)),
    )


def _terms(article: Reading, sentence: Span, index: Index) -> tuple[Term, ...]:
    stems = article.derived(stems_of)
    within = article.words.within(sentence)
    told = [word for word in within if stems[word]][:_MOST_TERMS]
    by_value = _hits_by_value(
        article, sentence, index, [w for w in told if _is_absent(stems[w], index)]
    )
    return tuple(
        Term(
            word=word,
            stem=stems[word],
            weight=index.weight(stems[word]),
            is_number=stems[word][0].isdigit(),
            is_name=word != within.start and _is_name(article, word),
            hits=by_value.get(word) or index.hits(stems[word]),
            variants=tuple(stem for stem, _ in index.variants(stems[word])),
        )
        for word in told
    )


def _is_name(article: Reading, word: int) -> bool:
    exact = article.text[article.words.starts[word] : article.words.ends[word]]
    return exact[0].isupper() and exact not in word_set("not_names")


def _is_absent(stem: str, index: Index) -> bool:
    return (stem[0].isdigit() or stem in _calendar()) and not index.hits(stem)


@cache
def _calendar() -> frozenset[str]:
    months = lexicon().siblings["january"] | lexicon().siblings["monday"]
    return frozenset(stem_of(word) for word in (*months, "january", "monday"))


def _hits_by_value(
    article: Reading, sentence: Span, index: Index, absent: Sequence[int]
) -> dict[int, dict[int, float]]:
    """Return hits for words of numbers that a source writes otherwise: "0.9 million"."""
    found: dict[int, dict[int, float]] = {}
    for value in values_in(article, sentence) if absent else ():
        words = article.words.within(value.span)
        if any(word in words for word in absent):
            hits = dict.fromkeys(sentences_with(value, index.reading), COMPATIBLE_QUALITY)
            found |= dict.fromkeys(words, hits)
    return found


def _scores(terms: Sequence[Term]) -> dict[int, float]:
    """Return how well each sentence fits, its neighbours' words counted in part."""
    own: defaultdict[int, float] = defaultdict(float)
    for term in terms:
        for sentence, quality in term.hits.items():
            own[sentence] += quality**_RANK_POWER * term.weight
    lent: defaultdict[int, float] = defaultdict(float)
    for term in terms:
        hits = term.hits
        for beside in {s + step for s in hits for step in (-1, 1)} & own.keys():
            near = max(hits.get(beside - 1, 0.0), hits.get(beside + 1, 0.0)) ** _RANK_POWER
            lent[beside] += term.weight * max(0.0, near - hits.get(beside, 0.0) ** _RANK_POWER)
    return {s: own[s] + _NEIGHBOUR_SHARE * lent[s] for s in own}


def evidence_order(match: Match) -> list[int]:
    """Return ten of the ranked sentences, those first that add what better ones lack."""
    scores = dict(zip(match.ranked, match.scores, strict=True))
    return _greedy(match.terms, scores, _NOVELTY_SHARE, MOST_EVIDENCE)


def _picked(terms: Sequence[Term], candidates: Sequence[int]) -> tuple[int, ...]:
    return tuple(_greedy(terms, dict.fromkeys(candidates, 0.0), 1.0, _PICKED))


def _greedy(
    terms: Sequence[Term], scores: Mapping[int, float], novelty: float, count: int
) -> list[int]:
    """Pick sentences one by one by score and by the words that those picked lack.

    What a sentence adds can only shrink as others are picked, so the last known sum is a bound:
    only the sentence on top of the heap is summed again.
    """
    have = [0.0] * len(terms)
    heap = [
        (-score - novelty * _gain(terms, have, sentence), rank, sentence, 0)
        for rank, (sentence, score) in enumerate(scores.items())
    ]
    heapify(heap)
    chosen: list[int] = []
    while heap and len(chosen) < count and heap[0][0] < 0.0:
        value, rank, sentence, known = heappop(heap)
        if known == len(chosen):
            chosen.append(sentence)
            have = [max(q, t.hits.get(sentence, 0.0)) for t, q in zip(terms, have, strict=True)]
        else:
            value = -scores[sentence] - novelty * _gain(terms, have, sentence)
            heappush(heap, (value, rank, sentence, len(chosen)))
    return chosen


def _gain(terms: Sequence[Term], have: Sequence[float], sentence: int) -> float:
    """Return the weight of the words that a sentence adds to what others have."""
    gain = 0.0
    for term, quality in zip(terms, have, strict=True):
        there = term.hits.get(sentence, 0.0)
        if there > quality:
            gain += term.weight * (there - quality)
    return gain


def _best_window(terms: Sequence[Term], seeds: Sequence[int]) -> tuple[int, ...]:
    middles = sorted({seed + step for seed in seeds for step in (-1, 0, 1)})
    best = max(middles, key=lambda middle: _covered_around(terms, middle), default=None)
    return () if best is None else (best - 1, best, best + 1)


def _covered_around(terms: Sequence[Term], middle: int) -> float:
    """Return the weight of the words that a sentence and its two neighbours have."""
    covered = 0.0
    for term in terms:
        get = term.hits.get
        covered += term.weight * max(get(middle - 1, 0.0), get(middle, 0.0), get(middle + 1, 0.0))
    return covered
