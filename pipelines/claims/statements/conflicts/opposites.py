"""Opposites and siblings: "rose" where the source has "fell", "Monday" where it has "Friday"."""

from collections.abc import Iterator
from functools import cache

from pipelines.claims.statements.alignment import Alignment, words_span
from pipelines.claims.statements.conflicts.conflict import Conflict, ConflictKind
from pipelines.claims.statements.conflicts.polarity import is_negated
from pipelines.claims.statements.conflicts.slots import Slot, rest_share, slot_of
from pipelines.claims.statements.matching import Term
from pipelines.wording.lexicon import lexicon

_NAME_REACH = 4  # words between a word and the name that it may be said of
_LEAST_REST = 0.4  # share of the other words that must agree before a word is held against another
_LEAST_REST_PASSAGE = 0.3  # the same in a passage of few sentences, chosen for the claim
_FEWEST_PAIRS = 2  # words that agree; a headline of four words agrees with anything
_FEWEST_PAIRS_OPEN = 4  # the same of a sentence that does not say what it speaks of
_POINTING = frozenset({"that", "this", "it", "these", "those"})
_STRONG_REST = 0.6  # from here on a word that stands elsewhere on the page excuses nothing
_LOOSE_REST = 0.5  # from here on two loose signs of one place are enough


def find_opposites(aligned: Alignment) -> Iterator[Conflict]:
    """Yield the words of a claim whose place in the source an opposite or a sibling fills."""
    for term in aligned.match.terms:
        if term.word not in aligned.pairs and (
            aligned.source.is_passage or not _is_of_another(aligned, term)
        ):
            yield from _against(aligned, term)


def _is_of_another(aligned: Alignment, term: Term) -> bool:
    """Tell whether a name that the sentence lacks stands beside: another may have done so."""
    return any(
        other.is_name and other.word not in aligned.pairs
        for other in aligned.match.terms
        if 0 < abs(other.word - term.word) <= _NAME_REACH
    )


def _against(aligned: Alignment, term: Term) -> Iterator[Conflict]:
    opposites = frozenset() if term.is_name else lexicon().antonyms.get(term.stem, frozenset())
    siblings = lexicon().siblings.get(aligned.claim_form(term.word), frozenset())
    if not (opposites or siblings):
        return
    rest = rest_share(aligned, {term.word})
    is_passage = aligned.source.is_passage
    if rest < (_LEAST_REST_PASSAGE if is_passage else _LEAST_REST):
        return
    if len(aligned.pairs) < _fewest_pairs(aligned) and not is_passage:
        return
    is_loose = is_passage or rest >= _LOOSE_REST
    for there in aligned.there:
        is_opposite = aligned.source.stems[there] in opposites
        if there in aligned.back or not (is_opposite or aligned.source_form(there) in siblings):
            continue
        slot = slot_of(aligned, range(term.word, term.word + 1), range(there, there + 1))
        if not _is_same_place(slot, is_loose=is_loose):
            continue
        is_excused = (
            _is_negated_once(aligned, term.word, there)
            if is_opposite
            else _is_of_other_thing(aligned, term, slot, rest)
        )
        if not is_excused:
            kind = ConflictKind.OPPOSITE if is_opposite else ConflictKind.SIBLING
            yield Conflict(
                kind=kind,
                relation=str(kind),
                claim=words_span(aligned.article, term.word, term.word),
                source=words_span(aligned.source.reading, there, there),
                sentence=aligned.sentence,
                rest_share=rest,
            )


def _is_same_place(slot: Slot, *, is_loose: bool) -> bool:
    if slot.held == 2 or slot.touching == 2:
        return True
    return is_loose and slot.held + slot.touching >= 2


def _fewest_pairs(aligned: Alignment) -> int:
    """Return how many words must agree; more where "that" or "it" stands for what is spoken of."""
    is_open = aligned.claim_form(aligned.claim.start) in _POINTING
    return _FEWEST_PAIRS_OPEN if is_open else _FEWEST_PAIRS


def _is_of_other_thing(aligned: Alignment, term: Term, slot: Slot, rest: float) -> bool:
    """Tell whether two of a closed set may be said of two things, each true of its own.

    An ordinal counts the word behind it: "the fifth decline" is none against "the second quarter".
    What else stands on the page as the claim has it needs the very place to be contradicted.
    """
    if aligned.source.is_passage:
        return False
    if aligned.claim_form(term.word) in _ordinals():
        return not slot.touches_right
    if not term.hits:
        return False
    return not (slot.is_tight and rest >= _STRONG_REST)


@cache
def _ordinals() -> frozenset[str]:
    return lexicon().siblings["first"] | {"first"}


def _is_negated_once(aligned: Alignment, here: int, there: int) -> bool:
    """Tell whether one side says "not": "did not rise" and "fell" agree."""
    return is_negated(aligned.claim_form, here) != is_negated(aligned.source_form, there)
