"""One sentence of an article and an indexed source → which of its words the source has."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from pipelines.claims.statements.retrieval import Index
from pipelines.claims.statements.wording import stems_of
from pipelines.records.spans import Span
from pipelines.text import Reading

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
    )


def _terms(article: Reading, sentence: Span, index: Index) -> tuple[Term, ...]:
    stems = article.derived(stems_of)
    within = article.words.within(sentence)
    told = [word for word in within if stems[word]][:_MOST_TERMS]
    return tuple(
        Term(
            word=word,
            stem=stems[word],
            weight=index.weight(stems[word]),
            is_number=stems[word][0].isdigit(),
            is_name=word != within.start and article.text[article.words.starts[word]].isupper(),
            hits=index.hits(stems[word]),
            variants=tuple(stem for stem, _ in index.variants(stems[word])),
        )
        for word in told
    )


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
