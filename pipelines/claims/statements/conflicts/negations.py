"""Negation: the claim denies what the aligned sentence asserts, or the reverse."""

from collections.abc import Iterator

from pipelines.claims.statements.alignment import Alignment, words_span
from pipelines.claims.statements.conflicts.conflict import Conflict, ConflictKind
from pipelines.claims.statements.conflicts.polarity import is_denied_nearby, is_negator
from pipelines.claims.statements.conflicts.slots import rest_share
from pipelines.claims.statements.wording import stems_of
from pipelines.text import Reading

_LEAST_REST = 0.4  # share of the claim's other words that the sentence must have
_LEAST_REST_BACK = 0.7  # the same where the source denies: a page denies much that is not claimed
_SCOPE = 3  # words after a negator among which the word that it denies is looked for

# "not only", "no doubt", "not until": these deny nothing.
_NO_DENIAL = frozenset(
    {"only", "just", "doubt", "matter", "until", "least", "longer", "one", "long", "more"}
    | {"fewer", "less", "surprise", "wonder", "pictured", "yet"}
)


def find_negations(aligned: Alignment) -> Iterator[Conflict]:
    """Yield words that are denied on one side and asserted on the other."""
    if aligned.share < _LEAST_REST:
        return
    theirs, ours = aligned.source.reading, aligned.article
    for at, here in _denied(ours, aligned.claim, aligned.pairs):
        there = aligned.pairs[here]
        if _is_same_word(aligned, here) and not is_denied_nearby(aligned.source_form, there):
            yield _conflict(aligned, range(at, here + 1), range(there, there + 1))
    for at, there in _denied(theirs, aligned.there, aligned.back):
        here = aligned.back[there]
        if (
            aligned.share >= _LEAST_REST_BACK
            and _is_same_word(aligned, here)
            and not is_denied_nearby(aligned.claim_form, here)
        ):
            yield _conflict(aligned, range(here, here + 1), range(at, there + 1))


def _is_same_word(aligned: Alignment, here: int) -> bool:
    there = aligned.pairs[here]
    stem = aligned.source.stems[there]
    return stem == aligned.stems[here] and rest_share(aligned, {here}) >= _LEAST_REST


def _denied(reading: Reading, words: range, pairs: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Yield each negator with the word of content shortly after it, where that word is paired."""
    forms, stems = reading.words.forms, reading.derived(stems_of)
    for at in words:
        if not is_negator(forms[at]) or (forms[at + 1 : at + 2] and forms[at + 1] in _NO_DENIAL):
            continue
        after = range(at + 1, min(at + 1 + _SCOPE, words.stop))
        word = next((w for w in after if stems[w]), None)
        if word is None or word not in pairs:
            continue
        between = reading.text[reading.words.ends[at] : reading.words.starts[word] + 1]
        if not any(mark in between for mark in ",;:()") and between[-1].islower():
            yield at, word


def _conflict(aligned: Alignment, here: range, there: range) -> Conflict:
    return Conflict(
        kind=ConflictKind.NEGATION,
        relation="negation",
        claim=words_span(aligned.article, here[0], here[-1]),
        source=words_span(aligned.source.reading, there[0], there[-1]),
        sentence=aligned.sentence,
        rest_share=rest_share(aligned, {here[-1]}),
    )
