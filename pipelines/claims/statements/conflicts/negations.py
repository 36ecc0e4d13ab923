"""Negation: the claim denies what the aligned sentence asserts, or the reverse."""

from collections.abc import Iterator, Sequence

from pipelines.claims.statements.alignment import Alignment, words_span
from pipelines.claims.statements.conflicts.conflict import Conflict, ConflictKind
from pipelines.claims.statements.conflicts.polarity import is_denied_nearby, is_negated, is_negator
from pipelines.claims.statements.conflicts.slots import rest_share
from pipelines.claims.statements.wording import stems_of
from pipelines.text import Reading

_LEAST_REST = 0.4  # share of the claim's other words that the sentence must have
_LEAST_REST_BACK = 0.7  # the same where the source denies: a page denies much that is not claimed
_VERBATIM_SHARE = 0.9  # share of the claim's words in a sentence that is the claim's, reworded
_VERBATIM_LENGTH = 0.75  # the shorter of two such sentences against the longer
_SCOPE = 5  # words after a negator among which the word that it denies is looked for

# "not only", "no doubt", "not until": these deny nothing.
_NO_DENIAL = frozenset(
    {"only", "just", "doubt", "matter", "until", "least", "longer", "one", "long", "more"}
    | {"fewer", "less", "surprise", "wonder", "pictured", "yet"}
)

# "has not said what data …" denies the saying, and no word of what follows
_SAYING = frozenset({"say", "says", "said", "saying", "tell", "told", "comment", "commented"})

# "did not open until noon" says that it opened, "no shortage yet" that one is feared
_DELAYS = frozenset({"until", "till"})
_DELAY_REACH = 14  # words from a negator to the "until" that turns it
_YET_REACH = 4  # the same to a "yet", which is nearer to what it is said of

# "does not expect to change the rate" denies the changing
_RAISING = frozenset(
    {"expect", "expects", "expected", "expecting", "plan", "plans", "planned", "planning"}
    | {"intend", "intends", "intended", "intending", "likely", "due", "set", "going"}
)


def find_negations(aligned: Alignment) -> Iterator[Conflict]:
    """Yield words that are denied on one side and asserted on the other."""
    if aligned.share < _LEAST_REST:
        return
    found = list(_denied_otherwise(aligned))
    yield from found or _inserted(aligned)


def _denied_otherwise(aligned: Alignment) -> Iterator[Conflict]:
    """Yield paired words before which only one side has a negator."""
    theirs, ours = aligned.source.reading, aligned.article
    is_denied = is_negated if _is_near_verbatim(aligned) else is_denied_nearby
    for at, here in _denied(ours, aligned.claim, aligned.pairs):
        there = aligned.pairs[here]
        if _is_same_word(aligned, here) and not is_denied(aligned.source_form, there):
            yield _conflict(aligned, range(at, here + 1), range(there, there + 1))
    if aligned.share < _LEAST_REST_BACK:
        return
    for at, there in _denied(theirs, aligned.there, aligned.back):
        here = aligned.back[there]
        if _is_same_word(aligned, here) and not is_denied(aligned.claim_form, here):
            yield _conflict(aligned, range(here, here + 1), range(at, there + 1))


def _inserted(aligned: Alignment) -> Iterator[Conflict]:
    """Yield a negator between two words that are neighbours on the other side: "is not as".

    Both sentences have nearly the same words, so nothing else can undo it.
    """
    if not _is_near_verbatim(aligned):
        return
    theirs, ours = aligned.source.reading.words, aligned.article.words
    couples = _couples(theirs.forms, aligned.there)
    for first, last in _around_negators(ours.forms, aligned.claim):
        place = couples.get((_bare(ours.forms[first]), ours.forms[last]))
        if place is not None:
            yield _conflict(aligned, range(first, last + 1), range(place, place + 2))
    couples = _couples(ours.forms, aligned.claim)
    for first, last in _around_negators(theirs.forms, aligned.there):
        place = couples.get((_bare(theirs.forms[first]), theirs.forms[last]))
        if place is not None:
            yield _conflict(aligned, range(place, place + 2), range(first, last + 1))


def _couples(forms: Sequence[str], words: range) -> dict[tuple[str, str], int]:
    return {(forms[word], forms[word + 1]): word for word in words[:-1]}


def _around_negators(forms: Sequence[str], words: range) -> Iterator[tuple[int, int]]:
    """Yield the words before and after each negator; "isn't" is itself the word before."""
    for at in words[:-1]:
        if forms[at].endswith("n't"):
            yield at, at + 1
        elif is_negator(forms[at]) and at > words.start:
            yield at - 1, at + 1


def _bare(form: str) -> str:
    return form.removesuffix("n't")


def _is_near_verbatim(aligned: Alignment) -> bool:
    """Tell whether two sentences are so alike that "not" alone can part them."""
    longer = max(len(aligned.claim), len(aligned.there))
    shorter = min(len(aligned.claim), len(aligned.there))
    return aligned.share >= _VERBATIM_SHARE and shorter >= _VERBATIM_LENGTH * longer


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
        if _is_for_a_time(forms[at + 1 : min(at + 1 + _DELAY_REACH, words.stop)]):
            continue
        after = range(_after_raising(forms, at + 1), min(at + 1 + _SCOPE, words.stop))
        word = next((w for w in after if stems[w]), None)
        if word is None or word not in pairs or not _SAYING.isdisjoint(forms[at + 1 : word]):
            continue
        between = reading.text[reading.words.ends[at] : reading.words.starts[word] + 1]
        if not any(mark in between for mark in ",;:()") and between[-1].islower():
            yield at, word


def _is_for_a_time(after: Sequence[str]) -> bool:
    """Tell whether the words behind a negator say that it holds only so long."""
    return "yet" in after[:_YET_REACH] or not _DELAYS.isdisjoint(after)


def _after_raising(forms: Sequence[str], at: int) -> int:
    """Return the place behind "expect to" and its like, where one stands there."""
    is_raising = forms[at : at + 1] and forms[at] in _RAISING and forms[at + 1 : at + 2] == ["to"]
    return at + 2 if is_raising else at


def _conflict(aligned: Alignment, here: range, there: range) -> Conflict:
    return Conflict(
        kind=ConflictKind.NEGATION,
        relation="negation",
        claim=words_span(aligned.article, here[0], here[-1]),
        source=words_span(aligned.source.reading, there[0], there[-1]),
        sentence=aligned.sentence,
        rest_share=rest_share(aligned, {here[-1]}),
    )
