"""One sentence of an article and an indexed source → which of its words the source has."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipelines.claims.statements.retrieval import Index
from pipelines.claims.statements.wording import stems_of
from pipelines.records.spans import Span
from pipelines.text import Reading

MOST_EVIDENCE = 10
"""Sentences of a source that are handed on, best first."""

_NEIGHBOUR_SHARE = 0.3  # what a word in the sentence beside counts (WiCE dev: any@1 .853 → .875)
_RANK_POWER = 3  # on a stand-in's quality: in ranking, synonyms count little (recall@5 .851 → .861)
_NOVELTY_SHARE = 0.5  # what words that no better sentence has add (WiCE dev: recall@5 .861 → .869)
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
        return max((self.hits.get(s, 0.0) for s in sentences), default=0.0)

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
        for word in within
        if stems[word]
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
    """Return the ranked sentences once more, those first that add what better ones lack."""
    rest = dict(zip(match.ranked, match.scores, strict=True))
    have = [0.0] * len(match.terms)
    order: list[int] = []
    while rest:
        gains = {
            s: score + _NOVELTY_SHARE * _gain(match.terms, have, s) for s, score in rest.items()
        }
        best = max(gains, key=lambda s: gains[s])
        order.append(best)
        del rest[best]
        have = [max(q, t.hits.get(best, 0.0)) for t, q in zip(match.terms, have, strict=True)]
    return order


def _gain(terms: Sequence[Term], have: Sequence[float], sentence: int) -> float:
    """Return the weight of the words that a sentence adds to what others have."""
    return sum(
        term.weight * max(0.0, term.hits.get(sentence, 0.0) - quality)
        for term, quality in zip(terms, have, strict=True)
    )


def covered(terms: Iterable[Term], sentences: Sequence[int]) -> float:
    """Return the weight of the words that several sentences have, in units of `Term.weight`."""
    return sum(term.weight * term.best_in(sentences) for term in terms)


def _best_window(terms: Sequence[Term], seeds: Sequence[int]) -> tuple[int, ...]:
    middles = sorted({seed + step for seed in seeds for step in (-1, 0, 1)})
    windows = [(middle - 1, middle, middle + 1) for middle in middles]
    return max(windows, key=lambda w: covered(terms, w), default=())


def _picked(terms: Sequence[Term], candidates: Sequence[int]) -> tuple[int, ...]:
    chosen: list[int] = []
    have = [0.0] * len(terms)
    while len(chosen) < _PICKED:
        gains = [(_gain(terms, have, s), -s) for s in candidates]
        gain, negative = max(gains, default=(0.0, 0))
        if gain <= 0.0:
            break
        chosen.append(-negative)
        have = [max(q, t.hits.get(-negative, 0.0)) for t, q in zip(terms, have, strict=True)]
    return tuple(chosen)
