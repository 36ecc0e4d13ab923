"""A matched sentence → the typed conflicts between it and the sentences it aligns with."""

from collections.abc import Callable, Iterator, Sequence

from pipelines.claims.statements.alignment import Alignment, align
from pipelines.claims.statements.conflicts.conflict import Conflict
from pipelines.claims.statements.conflicts.names import find_names
from pipelines.claims.statements.conflicts.negations import find_negations
from pipelines.claims.statements.conflicts.numbers import find_dates, find_numbers
from pipelines.claims.statements.conflicts.opposites import find_opposites
from pipelines.claims.statements.conflicts.pronouns import find_genders
from pipelines.claims.statements.conflicts.quantifiers import find_quantifiers
from pipelines.claims.statements.conflicts.roles import find_roles
from pipelines.claims.statements.matching import Match
from pipelines.claims.statements.retrieval import Index
from pipelines.text import Reading

GATES: tuple[Callable[[Alignment], Iterator[Conflict]], ...] = (
    find_numbers,
    find_dates,
    find_names,
    find_negations,
    find_opposites,
    find_quantifiers,
    find_roles,
    find_genders,
)
"""Every typed check, the most reliable first."""

_SENTENCES = 3  # of the source, best first, that a claim is aligned with
_EXCUSING_SHARE = 0.9  # of the conflicting sentence's share of words, for another to excuse it
_LEAST_COVERED = 0.25  # share of the claim's words that a sentence needs to be aligned at all
_LEAST_COVERED_PASSAGE = 0.1  # the same in a passage of few sentences, chosen for the claim


def align_best(article: Reading, match: Match, source: Index) -> list[Alignment]:
    """Return the claim's sentence aligned with the best sentences of the source, best first."""
    least = _LEAST_COVERED_PASSAGE if source.is_passage else _LEAST_COVERED
    total = sum(term.weight for term in match.terms)
    sentences, gains = match.ranking.sentences[:_SENTENCES], match.ranking.gains[:_SENTENCES]
    return [
        align(article, match, source, sentence)
        for sentence, gain in zip(sentences, gains, strict=True)
        if gain >= least * total
    ]


def find_conflicts(alignments: Sequence[Alignment]) -> list[Conflict]:
    """Return what the aligned sentences have otherwise, best sentence first.

    A sentence that fits the claim as well and has the claim's own word excuses it: pages repeat
    themselves, in tables and lists above all.
    """
    found = {aligned.sentence: _conflicts_of(aligned) for aligned in alignments}
    return [
        conflict
        for aligned in alignments
        for conflict in found[aligned.sentence]
        if not any(
            _excuses(other, conflict, found[other.sentence])
            for other in alignments
            if other is not aligned and other.share >= _EXCUSING_SHARE * aligned.share
        )
    ]


def _conflicts_of(aligned: Alignment) -> list[Conflict]:
    return [conflict for gate in GATES for conflict in gate(aligned)]


def _excuses(other: Alignment, conflict: Conflict, found: Sequence[Conflict]) -> bool:
    """Tell whether a sentence has the words of a conflict, and has them as the claim does."""
    if any(c.kind is conflict.kind and c.claim.overlaps(conflict.claim) for c in found):
        return False
    words = other.article.words.within(conflict.claim)
    return all(word in other.pairs for word in words if other.stems[word])
