"""Quantifiers: "all" before the word that the aligned sentence has "some" or "no" before."""

from collections.abc import Callable, Iterator

from pipelines.claims.statements.alignment import Alignment, words_span
from pipelines.claims.statements.conflicts.conflict import Conflict, ConflictKind
from pipelines.claims.statements.conflicts.slots import rest_share

_SHARE = {
    "all": 5,
    "every": 5,
    "each": 5,
    "both": 5,
    "entire": 5,
    "whole": 5,
    "most": 4,
    "majority": 4,
    "many": 3,
    "some": 2,
    "several": 2,
    "few": 1,
    "minority": 1,
    "no": 0,
    "none": 0,
    "neither": 0,
}
"""How much of a whole a word claims, 0 none to 5 all."""

_APART = 2  # steps between two words that cannot both be meant
_REACH = 3  # words from a quantifier to the paired word that it measures
_LEAST_REST = 0.6  # share of the claim's words that the sentence must have


def find_quantifiers(aligned: Alignment) -> Iterator[Conflict]:
    """Yield the quantifiers of the claim in whose place the source has a very different one."""
    if aligned.share < _LEAST_REST:
        return
    for here in aligned.claim:
        ours = _SHARE.get(aligned.article.words.forms[here])
        if ours is None or _has(aligned, aligned.claim_form(here)):
            continue
        anchor = next((w for w in range(here + 1, here + 1 + _REACH) if w in aligned.pairs), None)
        if anchor is None:
            continue
        there = _quantifier_before(aligned.source_form, aligned.pairs[anchor])
        if there is not None and abs(_SHARE[aligned.source_form(there)] - ours) >= _APART:
            yield Conflict(
                kind=ConflictKind.QUANTIFIER,
                relation="other_quantifier",
                claim=words_span(aligned.article, here, here),
                source=words_span(aligned.source.reading, there, there),
                sentence=aligned.sentence,
                rest_share=rest_share(aligned, {here}),
            )


def _has(aligned: Alignment, form: str) -> bool:
    return any(aligned.source_form(there) == form for there in aligned.there)


def _quantifier_before(form_at: Callable[[int], str], word: int) -> int | None:
    places = range(word - 1, word - 1 - _REACH, -1)
    return next((at for at in places if form_at(at) in _SHARE), None)
