"""Alignment → the differences between a quote and its source, in the order of the quote."""

from dataclasses import replace
from itertools import pairwise

from pipelines.alignment.affine import Alignment, Joint, Move, Pattern, Step
from pipelines.claims.quotes.judging import is_attribution, judge, stops
from pipelines.claims.quotes.moving import with_moves
from pipelines.claims.quotes.sides import Difference, Group, Sides
from pipelines.claims.quotes.style import is_currency_pair, same_but_for_style
from pipelines.records.checks import Edit, EditKind

MOST_SHIFT = 5
"""Words by which a gap is moved to begin with a sentence."""


def differences(alignment: Alignment, sides: Sides) -> list[Difference]:
    """Return what differs, in the order of the quote."""
    found = [_judged(group, sides) for group in _groups(alignment, sides)]
    return with_moves(_currencies(found, sides), alignment, sides)


def settled(alignment: Alignment, sides: Sides) -> Alignment:
    """Move each gap to where a sentence ends, when the words at its edges allow it.

    In "… the mill. The owner left. The bridge stands" both "The" may be the one quoted.
    """
    moves = list(alignment.moves)
    for at in range(1, len(moves) - 1):
        left, gap, right = moves[at - 1 : at + 2]
        if gap.step is not Step.SKIP or left.step is not Step.KEEP or right.step is not Step.KEEP:
            continue
        shift = _shift_to_stop(left, gap, sides)
        if shift:
            moves[at - 1 : at + 2] = _shifted(left, gap, right, shift)
    return replace(alignment, moves=tuple(moves))


def _shift_to_stop(left: Move, gap: Move, sides: Sides) -> int:
    """Return by how many words a gap can begin earlier, to begin with a sentence."""
    ids = sides.tokens.ids
    for shift in range(min(MOST_SHIFT, left.end - left.start - 1) + 1):
        if stops(sides.between(gap.start - shift - 1, gap.start - shift)):
            return shift
        if ids[gap.start - shift - 1] != ids[gap.end - shift - 1]:
            return 0
    return 0


def _shifted(left: Move, gap: Move, right: Move, shift: int) -> list[Move]:
    at = left.quote_end - shift
    return [
        replace(left, quote_end=at, end=left.end - shift),
        replace(gap, quote_start=at, quote_end=at, start=gap.start - shift, end=gap.end - shift),
        replace(right, quote_start=at, start=right.start - shift),
    ]


def _groups(alignment: Alignment, sides: Sides) -> list[Group]:
    """Join the steps that are not kept; what stands in brackets or behind dots stays apart."""
    groups: list[Group] = []
    for move in alignment.moves:
        if move.step is Step.KEEP:
            continue
        for part in _parts(move, sides.wording.pattern):
            if groups and groups[-1].goes_on(part):
                last = groups[-1]
                groups[-1] = replace(last, quote_end=part.quote_end, end=part.end)
            else:
                groups.append(part)
    grown = [_with_edge(group, alignment, sides) for group in groups]
    return [part for group in grown for part in _without_attribution(group, sides)]


def _with_edge(group: Group, alignment: Alignment, sides: Sides) -> Group:
    """Take in the source's word beside an edge that is half a contraction: "we" of "we are"."""
    is_first = group.quote_start == 0 and group.start == alignment.start > 0
    is_last = group.quote_end == len(sides.wording.pattern.forms) and group.end == alignment.end
    quote = sides.wording.pattern.forms[group.quote_start : group.quote_end]
    for start, end, may in (
        (group.start - 1, group.end, is_first),
        (group.start, group.end + 1, is_last and group.end < len(sides.tokens)),
    ):
        source = sides.tokens.forms_of(start, end) if may and quote else ()
        if source and same_but_for_style(quote, source, sides.wires) == "contraction":
            return replace(group, start=start, end=end)
    return group


def _without_attribution(group: Group, sides: Sides) -> list[Group]:
    """Cut the source's own "she said" off words that the quote has otherwise."""
    if group.kind is not EditKind.REPLACE or group.quote_start == group.quote_end:
        return [group]
    for cut in range(group.start + 1, group.end):
        if '"' not in sides.between(cut - 1, cut):
            continue
        first = replace(group, quote_end=group.quote_start, end=cut)
        if is_attribution(first, sides):
            return [first, replace(group, start=cut)]
        last = replace(group, quote_start=group.quote_end, start=cut)
        if is_attribution(last, sides):
            return [replace(group, end=cut), last]
    return [group]


def _parts(move: Move, pattern: Pattern) -> list[Group]:
    if move.step is Step.SKIP:
        kind = _skip_kind(move.quote_start, pattern)
        return [Group(kind, move.quote_start, move.quote_end, move.start, move.end)]
    is_replaced = move.step is Step.SUBSTITUTE
    return [
        Group(
            EditKind.BRACKET if pattern.bracketed[at] else EditKind.REPLACE,
            at,
            at + 1,
            move.start + (at - move.quote_start if is_replaced else 0),
            move.start + (at - move.quote_start + 1 if is_replaced else 0),
        )
        for at in range(move.quote_start, move.quote_end)
    ]


def _skip_kind(at: int, pattern: Pattern) -> EditKind:
    """Return how words of the source before word `at` of the quote came to be left out."""
    if at < len(pattern.forms) and pattern.joints[at] is Joint.ELLIPSIS:
        return EditKind.OMIT
    near = pattern.bracketed[max(0, at - 1) : at + 1]
    return EditKind.BRACKET if any(near) else EditKind.REPLACE


def _judged(group: Group, sides: Sides) -> Difference:
    kind, severity, cause = judge(group, sides)
    edit = Edit(
        kind=kind,
        claim_span=sides.wording.span(group.quote_start, group.quote_end),
        source_span=sides.tokens.span(group.start, group.end),
        claim_words=sides.wording.words(group.quote_start, group.quote_end),
        source_words=sides.source_words(group.start, group.end),
        severity=severity,
        cause=cause,
    )
    return Difference(edit, group.quote_start, group.quote_end, group.start, group.end)


def _currencies(found: list[Difference], sides: Sides) -> list[Difference]:
    """Let "$5 million" pass for "5 million dollars": two changes that are one."""
    kept, wires = list(found), sides.wires
    for at, (first, second) in enumerate(pairwise(found)):
        quote = (first.quote_words(sides), second.quote_words(sides))
        source = (first.source_words(sides), second.source_words(sides))
        if is_currency_pair(quote, source, wires) or is_currency_pair(source, quote, wires):
            for place, change in ((at, first), (at + 1, second)):
                severity, cause = sides.house.number_style, "number_style"
                kept[place] = replace(
                    change, edit=replace(change.edit, severity=severity, cause=cause)
                )
    return kept
