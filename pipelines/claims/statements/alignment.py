"""One sentence of the claim and one of the source → which word stands for which."""

from dataclasses import dataclass
from functools import cached_property

from pipelines.claims.statements.matching import Match
from pipelines.claims.statements.retrieval import Index
from pipelines.claims.statements.wording import stems_of
from pipelines.records.spans import Span
from pipelines.text import Reading

_MOST_PLACES = 20  # of one word in one sentence


@dataclass(frozen=True)
class Alignment:
    """Words of a claim sentence beside words of a source sentence; indices of `Reading.words`."""

    article: Reading
    source: Index
    match: Match
    sentence: int
    """Sentence of the source."""
    claim: range
    """Words of the claim sentence."""
    there: range
    """Words of the source sentence."""
    pairs: dict[int, int]
    """Word of the claim → word of the source, content words only."""
    share: float
    """Weight of the claim's content words that are paired, of all but who says so, 0 to 1."""

    @cached_property
    def back(self) -> dict[int, int]:
        """Word of the source → word of the claim."""
        return {there: here for here, there in self.pairs.items()}

    @cached_property
    def stems(self) -> list[str]:
        """Stems of the article's words."""
        return self.article.derived(stems_of)

    def claim_form(self, word: int) -> str:
        """Return a word of the claim, lower case; empty outside the sentence."""
        return self.article.words.forms[word] if word in self.claim else ""

    def source_form(self, word: int) -> str:
        """Return a word of the source, lower case; empty outside the sentence."""
        return self.source.reading.words.forms[word] if word in self.there else ""


def align(article: Reading, match: Match, source: Index, sentence: int) -> Alignment:
    """Pair the content words of a claim sentence with those of one source sentence."""
    there = source.words[sentence]
    pairs = _pair(
        [
            (term.word, source.places(term.variants, sentence)[:_MOST_PLACES])
            for term in match.terms
            if sentence in term.hits
        ]
    )
    told = [term for term in match.terms if not _is_attribution(article, match, term.word)]
    total = sum(term.weight for term in told)
    paired = sum(term.weight for term in told if term.word in pairs)
    return Alignment(
        article=article,
        source=source,
        match=match,
        sentence=sentence,
        claim=article.words.within(match.sentence),
        there=there,
        pairs=pairs,
        share=paired / total if total else 0.0,
    )


def _is_attribution(article: Reading, match: Match, word: int) -> bool:
    start = article.words.starts[word]
    return any(span.start <= start < span.end for span in match.attributions)


def _pair(options: list[tuple[int, list[int]]]) -> dict[int, int]:
    """Give each word one place: the unambiguous first, then what strains least."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for word, found in sorted(options, key=lambda option: (len(option[1]), option[0])):
        free = [at for at in found if at not in taken]
        if not free:
            continue
        best = min(free, key=lambda at: (_strain(word, at, pairs), at))
        pairs[word] = best
        taken.add(best)
    return pairs


def _strain(word: int, at: int, pairs: dict[int, int]) -> int:
    """Return how far a place is from where the nearest paired neighbour would have it."""
    if not pairs:
        return 0
    near = min(pairs, key=lambda other: (abs(other - word), other))
    return abs((at - pairs[near]) - (word - near))


def words_span(reading: Reading, first: int, last: int) -> Span:
    """Return the stretch of the text from one word to another, both included."""
    return Span(reading.words.starts[first], reading.words.ends[last])
