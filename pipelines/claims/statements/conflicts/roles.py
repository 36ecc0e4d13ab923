"""Roles: "A bought B" where the aligned sentence has "B bought A", or "A was bought by B"."""

from collections.abc import Callable, Iterator, Set
from enum import Enum, auto
from functools import cache

from pipelines.claims.names.mentions import mentions_in
from pipelines.claims.statements.alignment import Alignment, words_span
from pipelines.claims.statements.conflicts.conflict import Conflict, ConflictKind
from pipelines.claims.statements.conflicts.slots import rest_share
from pipelines.text import Reading
from pipelines.wording.stems import stem_of
from pipelines.wording.word_lists import read_lines, word_set

_REACH = 6  # words between a verb and who does or suffers it
_LEAST_REST = 0.6  # share of the claim's words that the sentence must have
_UNCHANGED = frozenset({"hit", "cut", "put", "set", "let", "shut", "hurt", "beat", "split", "read"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "got", "get"})


class Voice(Enum):
    """Of a verb."""

    ACTIVE = auto()
    PASSIVE = auto()


@cache
def _mutual() -> frozenset[str]:
    return frozenset(stem_of(verb) for verb in word_set("mutual_verbs"))


def find_roles(aligned: Alignment) -> Iterator[Conflict]:
    """Yield the verbs whose two sides have changed places."""
    names = _paired_names(aligned) if aligned.share >= _LEAST_REST else frozenset()
    if len(names) < 2:
        return
    for term in aligned.match.terms:
        verb = term.word
        if verb in aligned.pairs and not term.is_name and _is_same_verb(aligned, verb):
            before, after = (_nearest(names, verb, step) for step in (-1, 1))
            if (
                before is not None
                and after is not None
                and _is_swapped(aligned, before, verb, after)
            ):
                yield _conflict(aligned, before, verb, after)


def _is_swapped(aligned: Alignment, before: int, verb: int, after: int) -> bool:
    """Tell whether the names have changed sides, or the verb its voice, but not both."""
    place = aligned.pairs[verb]
    first, last = aligned.pairs[before], aligned.pairs[after]
    ours, theirs = _voice(aligned.claim_form, verb), _voice(aligned.source_form, place)
    if ours is None or theirs is None:
        return False
    if _is_noun(aligned.claim_form, verb) or _is_noun(aligned.source_form, place):
        return False
    if _is_title(aligned.article, verb) or _is_title(aligned.source.reading, place):
        return False
    if 0 < first - place <= _REACH and 0 < place - last <= _REACH:
        return ours is theirs is Voice.ACTIVE
    is_in_order = 0 < place - first <= _REACH and 0 < last - place <= _REACH
    return is_in_order and ours is not theirs


def _conflict(aligned: Alignment, before: int, verb: int, after: int) -> Conflict:
    first, last = sorted((aligned.pairs[before], aligned.pairs[after]))
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


def _paired_names(aligned: Alignment) -> frozenset[int]:
    """Return the words of names that the source's sentence has."""
    found = mentions_in(aligned.article, aligned.match.sentence)
    return frozenset(w for mention in found for w in mention.words if w in aligned.pairs)


def _nearest(names: Set[int], verb: int, step: int) -> int | None:
    """Return the name nearest to a verb on one side; None without one in reach."""
    words = range(verb + step, verb + step * (_REACH + 1), step)
    return next((word for word in words if word in names), None)


def _is_title(reading: Reading, word: int) -> bool:
    """Tell whether a comma or a capital says that a word is no verb: "chief pilot, Ida Roth"."""
    text, end = reading.text, reading.words.ends[word]
    return text[end : end + 1] in {",", ";", ":"} or text[reading.words.starts[word]].isupper()


def _is_noun(form_at: Callable[[int], str], word: int) -> bool:
    """Tell whether a word that might be a verb has an owner or an "of": "Wray's sales of maps"."""
    return form_at(word + 1) == "of" or form_at(word - 1).endswith(("'s", "s'"))


def _voice(form_at: Callable[[int], str], verb: int) -> Voice | None:
    """Return whether who stands before a verb does it or suffers it; None when in doubt.

    "was bought by", "bought by" are passive; "was bought" without who did it is left open.
    """
    if "by" in {form_at(verb + 1), form_at(verb + 2)}:
        return Voice.PASSIVE if _is_past(form_at(verb)) else None
    return None if any(form_at(at) in _BE for at in range(verb - 3, verb)) else Voice.ACTIVE


def _is_past(form: str) -> bool:
    """Tell whether a verb may be a participle: "bought by", not "ease by"."""
    if form in _UNCHANGED or form.endswith("ed"):
        return True
    return not form.endswith(("s", "ing")) and form in _irregular()


@cache
def _irregular() -> frozenset[str]:
    lines = (line.partition(": ")[2] for line in read_lines("irregular_forms"))
    return frozenset(" ".join(lines).split())
