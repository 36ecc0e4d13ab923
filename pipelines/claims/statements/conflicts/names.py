"""Names: the source has somebody or something else in the same place."""

from collections.abc import Iterator

from pipelines.claims.names.aliases import names_of
from pipelines.claims.names.kinds import kind_of
from pipelines.claims.names.likeness import WEAK_WORDS, key_of, may_be_same
from pipelines.claims.names.mentions import Mention, mentions_in
from pipelines.claims.names.peoples import Forms, nationalities, places
from pipelines.claims.statements.alignment import Alignment
from pipelines.claims.statements.conflicts.conflict import Conflict, ConflictKind
from pipelines.claims.statements.conflicts.slots import Slot, rest_share, slot_of
from pipelines.records.claims import NameKind
from pipelines.text import Reading

_LEAST_REST = 0.4  # share of the other words that must agree
_STRONG_REST = 0.6  # the same, when the claim's name stands elsewhere on the page


def find_names(aligned: Alignment) -> Iterator[Conflict]:
    """Yield the names of the claim whose place in the aligned sentence another name fills."""
    here = mentions_in(aligned.article, aligned.match.sentence)
    ours = [
        (mention, rest)
        for mention in _unpaired(here, aligned.pairs)
        if (rest := rest_share(aligned, set(mention.words))) >= _LEAST_REST
    ]
    if not ours:
        return
    source = aligned.source.reading
    there = mentions_in(source, aligned.source.sentences[aligned.sentence])
    theirs = _unpaired(there, aligned.back)
    for mention, rest in ours:
        if _is_there(aligned, mention, there):
            continue
        is_known = _is_on_page(aligned, mention)
        for other in theirs:
            slot = slot_of(aligned, mention.words, other.words)
            is_typed = _level(mention) is not None and _level(mention) == _level(other)
            is_loose = is_typed and not is_known
            is_close = _is_same_place(slot, rest, is_known=is_known) or (
                is_loose and slot.touches_left and slot.held >= 1
            )
            if (
                is_close
                and _are_comparable(mention, other)
                and not _are_introduced(aligned, mention, other)
            ):
                yield Conflict(
                    kind=ConflictKind.NAME,
                    relation="other_name",
                    claim=mention.span,
                    source=other.span,
                    sentence=aligned.sentence,
                    rest_share=rest,
                )


def is_about_nobody_here(aligned: Alignment) -> bool:
    """Tell whether the page never names whom the claim begins with: it is of somebody else."""
    name = opening_name(aligned)
    return name is not None and not aligned.source.is_passage and not _is_on_page(aligned, name)


def opening_name(aligned: Alignment) -> Mention | None:
    """Return the name that the claim begins with, "the" aside; None where it begins otherwise."""
    first = next(iter(mentions_in(aligned.article, aligned.match.sentence)), None)
    return first if first and first.words[0] <= aligned.claim.start + 1 else None


def is_about_a_stranger(aligned: Alignment) -> bool:
    """Tell whether a sentence names others, and none of those whom the claim names.

    "The board fined Tarnwick $12m" says nothing of another bank's fine. A claim that names nobody
    may be of anybody in its article.
    """
    if aligned.source.is_passage:
        return False
    there = mentions_in(aligned.source.reading, aligned.source.sentences[aligned.sentence])
    ours = mentions_in(aligned.article, aligned.match.sentence)
    if ours:
        others = _unpaired(there, aligned.back)
        return bool(others) and len(_unpaired(ours, aligned.pairs)) == len(ours)
    known = aligned.article.derived(_known_keys)
    return bool(there) and not any(key_of(form) in known for m in there for form in m.forms)


def _known_keys(reading: Reading) -> frozenset[str]:
    return frozenset(key_of(form) for form in set(reading.words.forms))


def _unpaired(mentions: list[Mention], pairs: dict[int, int]) -> list[Mention]:
    return [m for m in mentions if not any(word in pairs for word in m.words)]


def _is_there(aligned: Alignment, mention: Mention, there: list[Mention]) -> bool:
    """Tell whether the source's sentence may have the name, in another form or in part."""
    if any(may_be_same(mention.forms, other.forms) for other in there):
        return True
    if len(mention.forms) > 1 and mention.forms in nationalities():
        return False
    keys = {key_of(form) for form in mention.forms if form not in WEAK_WORDS}
    return any(key_of(aligned.source_form(word)) in keys for word in aligned.there)


def _are_introduced(aligned: Alignment, mention: Mention, other: Mention) -> bool:
    """Tell whether either page has the two as one: "Dana Okafor", elsewhere "Okafor"."""
    here, there = _full_forms(aligned.article, mention), _full_forms(aligned.source.reading, other)
    return any(may_be_same(a, b) for a in here for b in there)


def _full_forms(reading: Reading, mention: Mention) -> set[Forms]:
    """Return every name that a page gives what a mention names."""
    entity = reading.derived(names_of).entity_of(mention)
    return {mention.forms} | (entity.aliases if entity else set())


def _is_on_page(aligned: Alignment, mention: Mention) -> bool:
    terms = [t for t in aligned.match.terms if t.word in mention.words]
    return any(term.hits for term in terms)


def _level(mention: Mention) -> str | None:
    """Return "city", "country" … of a place that is listed, "nation" of an adjective."""
    listed = places().get(mention.forms)
    return listed or ("nation" if mention.forms in nationalities() else None)


def _are_comparable(one: Mention, other: Mention) -> bool:
    """Tell whether one name can stand for the other; a town is in a region, not against it."""
    levels = {_level(one), _level(other)}
    if levels != {None}:
        return len(levels) == 1
    kinds = {kind_of(one), kind_of(other)}
    return len(kinds) == 1 or NameKind.OTHER in kinds


def _is_same_place(slot: Slot, rest: float, *, is_known: bool) -> bool:
    """Tell whether the slots agree; a name that the page has elsewhere needs a closer fit."""
    if rest < (_STRONG_REST if is_known else _LEAST_REST):
        return False
    if slot.is_tight:
        return True
    return slot.held == 2 and slot.touching >= 1 and not is_known
