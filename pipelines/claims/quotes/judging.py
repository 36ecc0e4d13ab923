"""One stretch of changed words → what was done, how severe it is, and the tripwire it touched."""

from collections.abc import Sequence

from pipelines.claims.quotes.house import HouseStyle
from pipelines.claims.quotes.sides import Group, Sides
from pipelines.claims.quotes.style import same_but_for_style
from pipelines.claims.quotes.tripwires import Tripwires
from pipelines.records.checks import EditKind, Severity

ATTRIBUTION_WORDS = 14
"""Longest attribution in a source's own quote that is no part of it: "…," said Voss, "…"."""

REPEATED_WORDS = 4
"""Longest stretch said twice that counts as a slip of the tongue."""

_ONES = ({"a", "one"}, {"an", "one"})

_QUOTE_MARKS = frozenset("\"'“”„«»‘’")


def judge(group: Group, sides: Sides) -> tuple[EditKind, Severity, str | None]:
    """Return what was done to the words, how severe it is, and the cause: tripwire or switch."""
    quote = sides.wording.pattern.forms[group.quote_start : group.quote_end]
    source = sides.tokens.forms_of(group.start, group.end)
    if group.kind is EditKind.OMIT:
        return EditKind.OMIT, *_judge_omission(group.start, group.end, sides)
    if group.kind is EditKind.BRACKET:
        return EditKind.BRACKET, *_judge_bracket(quote, source, sides)
    if not quote:
        cause = _tolerated_deletion(group, sides)
        if cause is not None:
            return EditKind.DELETE, _switch(cause, sides.house), cause
    if not source and _is_filler(quote, sides.wires):
        return EditKind.INSERT, sides.house.filler, "filler"
    style = same_but_for_style(quote, source, sides.wires) if quote and source else None
    if style is None and _is_one_written_out(quote, source, group, sides):
        style = "number_style"
    if style is not None:
        return EditKind.REPLACE, _switch(style, sides.house), style
    kind = EditKind.REPLACE if quote and source else EditKind.INSERT if quote else EditKind.DELETE
    cause = _touched(group, sides)
    if cause is not None:
        return kind, Severity.SERIOUS, cause
    is_article = sides.wires.articles.issuperset((*quote, *source))
    return kind, sides.house.article if is_article else sides.house.plain, None


def _is_one_written_out(
    quote: Sequence[str], source: Sequence[str], group: Group, sides: Sides
) -> bool:
    """Tell whether "a third" or "a million" stands for "one third" or "one million"."""
    if {*quote, *source} not in _ONES or len(quote) != 1 or len(source) != 1:
        return False
    counted = sides.tokens.forms_of(group.end, group.end + 1)
    return any(f in sides.wires.scales or f in sides.wires.number_words for f in counted)


def _switch(cause: str, house: HouseStyle) -> Severity:
    severity: Severity = getattr(house, cause, Severity.NONE)
    return severity


def _touched(group: Group, sides: Sides) -> str | None:
    """Return the tripwire that a change touches, the gravest first."""
    quote = sides.wording.pattern.forms[group.quote_start : group.quote_end]
    source = sides.tokens.forms_of(group.start, group.end)
    wires = sides.wires
    if wires.negation_count(quote) != wires.negation_count(source) or _is_reversed(
        quote, source, wires
    ):
        return "negation"
    if wires.numbers_in(quote) != wires.numbers_in(source):
        return "number"
    if _of(wires.modals, quote) != _of(wires.modals, source):
        return "modal"
    if _of(wires.quantifiers, quote) != _of(wires.quantifiers, source):
        return "quantifier"
    if _names_in_quote(group, sides) != _names_in_source(group, sides):
        return "name"
    return None


def _of(words: frozenset[str], forms: Sequence[str]) -> list[str]:
    return sorted(f for f in forms if f in words)


def _is_reversed(quote: Sequence[str], source: Sequence[str], wires: Tripwires) -> bool:
    """Tell whether a prefix turns one word to its opposite: legal, illegal."""
    return any(
        prefix + form in others
        for forms, others in ((quote, source), (source, quote))
        for form in forms
        if len(form) > 3
        for prefix in wires.negation_prefixes
    )


def _names_in_quote(group: Group, sides: Sides) -> set[str]:
    if not sides.wires.capitals_are_names:
        return set()
    wording = sides.wording
    found: set[str] = set()
    for at in range(group.quote_start, group.quote_end):
        start = wording.starts[at]
        begins = at == 0 or _ends_sentence(wording.text[wording.ends[at - 1] : start])
        if _is_name(wording.text[start : wording.ends[at]], is_first=begins):
            found.add(wording.pattern.forms[at])
    return found


def _names_in_source(group: Group, sides: Sides) -> set[str]:
    if not sides.wires.capitals_are_names:
        return set()
    found: set[str] = set()
    for at in range(group.start, group.end):
        begins = at == 0 or _ends_sentence(sides.between(at - 1, at))
        if _is_name(sides.source_words(at, at + 1), is_first=begins):
            found.update(sides.tokens.forms_of(at, at + 1))
    return found


def _is_name(word: str, *, is_first: bool) -> bool:
    """Tell whether a word is capitalised though nothing but being a name makes it so."""
    if not word[:1].isupper() or word == "I" or word.startswith(("I'", "I’")):
        return False
    return not is_first or (len(word) > 1 and word.isupper())


def _ends_sentence(gap: str) -> bool:
    return any(c in '.!?:\n"“”' for c in gap)


def _judge_omission(start: int, end: int, sides: Sides) -> tuple[Severity, str | None]:
    """Judge words left out behind a marked ellipsis.

    A negation lost from within a sentence that the quote goes on with is serious. Whole
    sentences left out only count by their length.
    """
    partial = _partial_words(start, end, sides)
    if sides.wires.negation_count(partial):
        return Severity.SERIOUS, "negation"
    for cause, is_lost in (
        ("number", bool(sides.wires.numbers_in(partial))),
        ("modal", bool(_of(sides.wires.modals, partial))),
        ("quantifier", bool(_of(sides.wires.quantifiers, partial))),
        ("length", end - start > sides.house.omission_words),
    ):
        if is_lost:
            return Severity.MODERATE, cause
    return Severity.NONE, None


def _partial_words(start: int, end: int, sides: Sides) -> list[str]:
    """Return the words left out that belong to a sentence of which the quote keeps a part."""
    if start >= end:
        return []
    ends = [at for at in range(start, end + 1) if stops(sides.between(at - 1, at))]
    if not ends:
        return sides.tokens.forms_of(start, end)
    return sides.tokens.forms_of(start, ends[0]) + sides.tokens.forms_of(ends[-1], end)


def stops(gap: str) -> bool:
    """Tell whether a sentence ends between two words."""
    return any(c in ".!?\n" for c in gap)


def _judge_bracket(
    quote: Sequence[str], source: Sequence[str], sides: Sides
) -> tuple[Severity, str | None]:
    """Judge words in square brackets against those they stand for."""
    if tuple(quote) == ("sic",):
        return Severity.NONE, None
    wires = sides.wires
    if wires.negation_count(quote) != wires.negation_count(source):
        return Severity.SERIOUS, "negation"
    if wires.numbers_in(quote) != wires.numbers_in(source):
        return Severity.SERIOUS, "number"
    if len(source) > sides.house.bracket_words:
        return Severity.MODERATE, "length"
    return Severity.NONE, None


def _tolerated_deletion(group: Group, sides: Sides) -> str | None:
    """Return the house rule under which words of the source may be missing."""
    forms = sides.tokens.forms_of(group.start, group.end)
    if all(f in sides.wires.stage_directions for f in forms) and _is_aside(group, sides):
        return "stage_direction"
    if is_attribution(group, sides):
        return "attribution"
    if _is_filler(forms, sides.wires) or _is_repeat(group, sides):
        return "filler"
    if all(f in sides.wires.titles for f in forms) and _stands_before_name(group, sides):
        return "title"
    return None


def _stands_before_name(group: Group, sides: Sides) -> bool:
    """Tell whether a title and the word after it are capitalised: Mr. Voss, not our president."""
    following = sides.source_words(group.end, min(group.end + 1, len(sides.tokens)))
    first = sides.source_words(group.start, group.end)
    return first[:1].isupper() and following[:1].isupper()


def _is_aside(group: Group, sides: Sides) -> bool:
    before, after = (
        sides.between(group.start - 1, group.start),
        sides.between(group.end - 1, group.end),
    )
    return before.rstrip().endswith(("(", "[")) and after.lstrip().startswith(
        (")", "]", ".)", "!)")
    )


def is_attribution(group: Group, sides: Sides) -> bool:
    """Tell whether the source closes its marks, attributes, and opens them again."""
    if group.end - group.start > ATTRIBUTION_WORDS:
        return False
    before = sides.between(group.start - 1, group.start)
    after = sides.between(group.end - 1, group.end)
    inside = sides.source_words(group.start, group.end)
    if _QUOTE_MARKS.isdisjoint(before) or _QUOTE_MARKS.isdisjoint(after):
        return False
    is_one_clause = not any(c in '\n"“”?!' for c in before.strip("\"' ,.?!") + inside)
    forms = sides.tokens.forms_of(group.start, group.end)
    return is_one_clause and "\n" not in after and not sides.cue_verbs.isdisjoint(forms)


def _is_filler(forms: Sequence[str], wires: Tripwires) -> bool:
    at = 0
    while at < len(forms):
        length = 1 if forms[at] in wires.fillers else 0
        for phrase in wires.filler_phrases:
            if tuple(forms[at : at + len(phrase)]) == phrase:
                length = max(length, len(phrase))
        if not length:
            return False
        at += length
    return True


def _is_repeat(group: Group, sides: Sides) -> bool:
    """Tell whether the words left out are said again right after or before: I, I think."""
    size = group.end - group.start
    forms_of = sides.tokens.forms_of
    return size <= REPEATED_WORDS and forms_of(group.start, group.end) in (
        forms_of(group.end, group.end + size),
        forms_of(max(0, group.start - size), group.start),
    )
