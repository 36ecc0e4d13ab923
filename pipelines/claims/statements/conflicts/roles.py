"""Roles: "A bought B" where the aligned sentence has "B bought A"."""

from collections.abc import Callable, Iterator
from functools import cache

from pipelines.claims.statements.alignment import Alignment, words_span
from pipelines.claims.statements.conflicts.conflict import Conflict, ConflictKind
from pipelines.claims.statements.conflicts.slots import rest_share
from pipelines.wording.stems import stem_of
from pipelines.wording.word_lists import word_set

_REACH = 6  # words between a verb and who does or suffers it
_LEAST_REST = 0.6  # share of the claim's words that the sentence must have
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "got", "get"})


@cache
def _mutual() -> frozenset[str]:
    return frozenset(stem_of(verb) for verb in word_set("mutual_verbs"))


def find_roles(aligned: Alignment) -> Iterator[Conflict]:
    """Yield the verbs whose two sides have changed places."""
    if aligned.share < _LEAST_REST:
        return
    for term in aligned.match.terms:
        verb = term.word
        if verb in aligned.pairs and not term.is_name and _is_same_verb(aligned, verb):
            before, after = (_nearest_name(aligned, verb, step) for step in (-1, 1))
            if (
                before is not None
                and after is not None
                and _is_swapped(aligned, before, verb, after)
            ):
                yield _conflict(aligned, before, verb, after)


def _is_swapped(aligned: Alignment, before: int, verb: int, after: int) -> bool:
    place = aligned.pairs[verb]
    is_behind = 0 < aligned.pairs[before] - place <= _REACH
    is_ahead = 0 < place - aligned.pairs[after] <= _REACH
    is_passive = _is_passive(aligned.claim_form, verb) or _is_passive(aligned.source_form, place)
    return is_behind and is_ahead and not is_passive


def _conflict(aligned: Alignment, before: int, verb: int, after: int) -> Conflict:
    first, last = aligned.pairs[after], aligned.pairs[before]
    return Conflict(
        kind=ConflictKind.ROLES,
        relation="roles_swapped",
        claim=words_span(aligned.article, before, after),
        source=words_span(aligned.source.reading, first, last),
        sentence=aligned.sentence,
        rest_share=rest_share(aligned, {before, verb, after}),
    )


def _is_same_verb(aligned: Alignment, verb: int) -> bool:
    stem = aligned.stems[verb]
    return stem == aligned.source.stems[aligned.pairs[verb]] and stem not in _mutual()


def _nearest_name(aligned: Alignment, verb: int, step: int) -> int | None:
    """Return the paired name nearest to a verb on one side; None without one in reach."""
    starts, text = aligned.article.words.starts, aligned.article.text
    words = range(verb + step, verb + step * (_REACH + 1), step)
    return next((w for w in words if w in aligned.pairs and text[starts[w]].isupper()), None)


def _is_passive(form_at: Callable[[int], str], verb: int) -> bool:
    return form_at(verb + 1) == "by" or any(form_at(at) in _BE for at in range(verb - 3, verb))
