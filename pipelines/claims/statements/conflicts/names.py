"""Names: the source has somebody or something else in the same place."""

from collections.abc import Iterator

from pipelines.claims.names.aliases import is_acronym_of
from pipelines.claims.names.kinds import kind_of, nationalities, places
from pipelines.claims.names.mentions import Mention, mentions_in
from pipelines.claims.statements.alignment import Alignment
from pipelines.claims.statements.conflicts.conflict import Conflict, ConflictKind
from pipelines.claims.statements.conflicts.slots import Slot, rest_share, slot_of
from pipelines.records.claims import NameKind

_LEAST_REST = 0.4  # share of the other words that must agree
_STRONG_REST = 0.6  # the same, when the claim's name stands elsewhere on the page
_BRITISH = frozenset({"britain", "england", "scotland", "wales"})
_COMMON_LETTERS = 4  # a common beginning as long as this: "Texan", "Texas"


def find_names(aligned: Alignment) -> Iterator[Conflict]:
    """Yield the names of the claim whose place in the aligned sentence another name fills."""
    ours = _unpaired(mentions_in(aligned.article, aligned.match.sentence), aligned.pairs)
    if not ours:
        return
    source = aligned.source.reading
    there = mentions_in(source, aligned.source.sentences[aligned.sentence])
    theirs = _unpaired(there, aligned.back)
    for mention in ours:
        if any(_may_be_same(mention, other) for other in there):
            continue
        rest = rest_share(aligned, set(mention.words))
        is_known = _is_on_page(aligned, mention)
        for other in theirs:
            slot = slot_of(aligned, mention.words, other.words)
            is_typed = _level(mention) is not None and _level(mention) == _level(other)
            is_loose = is_typed and not is_known
            if _are_comparable(mention, other) and (
                _is_same_place(slot, rest, is_known=is_known)
                or (is_loose and rest >= _LEAST_REST and slot.touches_left and slot.held >= 1)
            ):
                yield Conflict(
                    kind=ConflictKind.NAME,
                    relation="other_name",
                    claim=mention.span,
                    source=other.span,
                    sentence=aligned.sentence,
                    rest_share=rest,
                )


def _unpaired(mentions: list[Mention], pairs: dict[int, int]) -> list[Mention]:
    return [m for m in mentions if not any(word in pairs for word in m.words)]


def _may_be_same(one: Mention, other: Mention) -> bool:
    """Tell whether two names may be of one thing: "UK" and "British", "Texan" and "Texas"."""
    if set(one.forms) & set(other.forms):
        return True
    if is_acronym_of(one.forms, other.forms) or is_acronym_of(other.forms, one.forms):
        return True
    countries = nationalities()
    lands = [{countries[f] for f in name.forms if f in countries} for name in (one, other)]
    if lands[0] & lands[1] or all(land & _BRITISH for land in lands):
        return True
    return any(
        a[:_COMMON_LETTERS] == b[:_COMMON_LETTERS] and min(len(a), len(b)) >= _COMMON_LETTERS
        for a in one.forms
        for b in other.forms
    )


def _is_on_page(aligned: Alignment, mention: Mention) -> bool:
    terms = [t for t in aligned.match.terms if t.word in mention.words]
    return any(term.hits for term in terms)


def _level(mention: Mention) -> str | None:
    """Return "city", "country" … of a place that is listed, "nation" of an adjective."""
    if len(mention.forms) == 1 and mention.forms[0] in nationalities():
        return places().get(mention.forms, "nation")
    return places().get(mention.forms)


def _are_comparable(one: Mention, other: Mention) -> bool:
    """Tell whether one name can stand for the other; a town is in a region, not against it."""
    kinds = {kind_of(one), kind_of(other)}
    if NameKind.PLACE in kinds:
        return places().get(one.forms) == places().get(other.forms)
    return len(kinds) == 1 or NameKind.OTHER in kinds


def _is_same_place(slot: Slot, rest: float, *, is_known: bool) -> bool:
    """Tell whether the slots agree; a name that the page has elsewhere needs a closer fit."""
    if rest < (_STRONG_REST if is_known else _LEAST_REST):
        return False
    if slot.touching + slot.is_at_edge >= 2 and slot.held >= 1:
        return True
    return slot.held == 2 and slot.touching >= 1 and not is_known
