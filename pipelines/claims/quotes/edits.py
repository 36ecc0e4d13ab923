"""Alignment → the differences between a quote and its source, each with severity and cause."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.alignment.affine import Alignment, Joint, Move, Pattern, Step
from pipelines.alignment.tokens import Tokens
from pipelines.claims.quotes.house import HouseStyle
from pipelines.claims.quotes.style import same_but_for_style
from pipelines.claims.quotes.tripwires import Tripwires
from pipelines.claims.quotes.wording import Wording
from pipelines.claims.speakers.cues import read_cues
from pipelines.records.checks import Edit, EditKind, Severity
from pipelines.text import Reading

RANK = {Severity.NONE: 0, Severity.MINOR: 1, Severity.MODERATE: 2, Severity.SERIOUS: 3}
"""Severities in order."""

ATTRIBUTION_WORDS = 14
"""Longest attribution in a source's own quote that is no part of it: "…," said Voss, "…"."""

MOST_SHIFT = 5
"""Words by which a gap is moved to begin with a sentence."""

_QUOTE_MARKS = frozenset("\"'“”„«»‘’")


@dataclass(frozen=True, slots=True)
class Difference:
    """An edit with the words that it spans on both sides."""

    edit: Edit
    quote_start: int
    quote_end: int
    start: int
    end: int

    @property
    def is_unmarked(self) -> bool:
        """Tell whether nothing in the quote shows the change and no house rule lets it pass."""
        tolerated = self.edit.cause in TOLERATED
        return self.edit.kind not in {EditKind.OMIT, EditKind.BRACKET} and not tolerated


TOLERATED = frozenset(
    {
        "punctuation",
        "hyphenation",
        "stage_direction",
        "attribution",
        "number_style",
        "spelling",
        "contraction",
        "filler",
        "title",
    }
)
"""Causes that a house switch decides."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides of an alignment, and the tables to judge their differences by."""

    wording: Wording
    source: Reading
    tokens: Tokens
    wires: Tripwires
    house: HouseStyle

    @property
    def cue_verbs(self) -> frozenset[str]:
        """The verbs by which the source's language attributes."""
        cues = read_cues(self.source.document.language)
        return cues.strong if cues is not None else frozenset()

    def source_words(self, start: int, end: int) -> str:
        """Return the source's words as printed."""
        return self.tokens.span(start, end).of(self.source.text) if start < end else ""

    def between(self, left: int, right: int) -> str:
        """Return what stands in the source between the end of a word and the start of another."""
        text = self.tokens.folding.text
        begin = int(self.tokens.ends[left]) if left >= 0 else 0
        end = int(self.tokens.starts[right]) if right < len(self.tokens) else len(text)
        return text[begin:end]


@dataclass(frozen=True, slots=True)
class _Group:
    """Steps of one kind that follow one another."""

    kind: EditKind
    quote_start: int
    quote_end: int
    start: int
    end: int

    def goes_on(self, other: "_Group") -> bool:
        """Tell whether another group continues this one on both sides."""
        ends = (self.quote_end, self.end)
        return self.kind is other.kind and ends == (other.quote_start, other.start)


def differences(alignment: Alignment, sides: Sides) -> list[Difference]:
    """Return what differs, in the order of the quote."""
    found = [_judged(group, sides) for group in _groups(alignment, sides)]
    return _moved(found, sides)


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
        if _stops(sides.between(gap.start - shift - 1, gap.start - shift)):
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


def _groups(alignment: Alignment, sides: Sides) -> list[_Group]:
    """Join the steps that are not kept; what stands in brackets or behind dots stays apart."""
    groups: list[_Group] = []
    for move in alignment.moves:
        if move.step is Step.KEEP:
            continue
        for part in _parts(move, sides.wording.pattern):
            if groups and groups[-1].goes_on(part):
                last = groups[-1]
                groups[-1] = replace(last, quote_end=part.quote_end, end=part.end)
            else:
                groups.append(part)
    return groups


def _parts(move: Move, pattern: Pattern) -> list[_Group]:
    if move.step is Step.SKIP:
        kind = _skip_kind(move.quote_start, pattern)
        return [_Group(kind, move.quote_start, move.quote_end, move.start, move.end)]
    is_replaced = move.step is Step.SUBSTITUTE
    return [
        _Group(
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


def _judged(group: _Group, sides: Sides) -> Difference:
    kind, severity, cause = _judgement(group, sides)
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


def _judgement(group: _Group, sides: Sides) -> tuple[EditKind, Severity, str | None]:
    quote = sides.wording.pattern.forms[group.quote_start : group.quote_end]
    source = sides.tokens.forms[group.start : group.end]
    if group.kind is EditKind.OMIT:
        return EditKind.OMIT, *judge_omission(group.start, group.end, sides)
    if group.kind is EditKind.BRACKET:
        return EditKind.BRACKET, *_judge_bracket(quote, source, sides)
    if not quote:
        cause = _tolerated_deletion(group, sides)
        if cause is not None:
            return EditKind.DELETE, _switch(cause, sides.house), cause
    style = same_but_for_style(quote, source, sides.wires) if quote and source else None
    if style is not None:
        return EditKind.REPLACE, _switch(style, sides.house), style
    kind = EditKind.REPLACE if quote and source else EditKind.INSERT if quote else EditKind.DELETE
    cause = touched(group, sides)
    if cause is not None:
        return kind, Severity.SERIOUS, cause
    is_article = sides.wires.articles.issuperset((*quote, *source))
    return kind, sides.house.article if is_article else sides.house.plain, None


def _switch(cause: str, house: HouseStyle) -> Severity:
    severity: Severity = getattr(house, cause, Severity.NONE)
    return severity


def touched(group: _Group, sides: Sides) -> str | None:
    """Return the tripwire that a change touches, the gravest first."""
    quote = sides.wording.pattern.forms[group.quote_start : group.quote_end]
    source = sides.tokens.forms[group.start : group.end]
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


def _of(words: frozenset[str], forms: Sequence[str]) -> Counter[str]:
    return Counter(f for f in forms if f in words)


def _is_reversed(quote: Sequence[str], source: Sequence[str], wires: Tripwires) -> bool:
    """Tell whether a prefix turns one word to its opposite: legal, illegal."""
    pairs = {(a, b) for a in quote for b in source} | {(b, a) for a in quote for b in source}
    return any(
        a == prefix + b for a, b in pairs for prefix in wires.negation_prefixes if len(b) > 3
    )


def _names_in_quote(group: _Group, sides: Sides) -> set[str]:
    if not sides.wires.capitals_are_names:
        return set()
    wording = sides.wording
    found: set[str] = set()
    for at in range(group.quote_start, group.quote_end):
        start = wording.spans[at].start
        begins = at == 0 or _ends_sentence(wording.text[wording.spans[at - 1].end : start])
        if _is_name(wording.text[start : wording.spans[at].end], is_first=begins):
            found.add(wording.pattern.forms[at])
    return found


def _names_in_source(group: _Group, sides: Sides) -> set[str]:
    if not sides.wires.capitals_are_names:
        return set()
    found: set[str] = set()
    for at in range(group.start, group.end):
        begins = at == 0 or _ends_sentence(sides.between(at - 1, at))
        if _is_name(sides.source_words(at, at + 1), is_first=begins):
            found.add(sides.tokens.forms[at])
    return found


def _is_name(word: str, *, is_first: bool) -> bool:
    """Tell whether a word is capitalised though nothing but being a name makes it so."""
    if not word[:1].isupper() or word == "I" or word.startswith(("I'", "I’")):
        return False
    return not is_first or (len(word) > 1 and word.isupper())


def _ends_sentence(gap: str) -> bool:
    return any(c in '.!?:\n"“”' for c in gap)


def judge_omission(start: int, end: int, sides: Sides) -> tuple[Severity, str | None]:
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
    stops = [at for at in range(start, end + 1) if _stops(sides.between(at - 1, at))]
    if not stops:
        return sides.tokens.forms[start:end]
    return sides.tokens.forms[start : stops[0]] + sides.tokens.forms[stops[-1] : end]


def _stops(gap: str) -> bool:
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


def _tolerated_deletion(group: _Group, sides: Sides) -> str | None:
    """Return the house rule under which words of the source may be missing."""
    forms = sides.tokens.forms[group.start : group.end]
    if all(f in sides.wires.stage_directions for f in forms) and _is_aside(group, sides):
        return "stage_direction"
    if _is_attribution(group, sides):
        return "attribution"
    if _is_filler(forms, sides.wires) or _is_repeat(group, sides):
        return "filler"
    if all(f in sides.wires.titles for f in forms):
        return "title"
    return None


def _is_aside(group: _Group, sides: Sides) -> bool:
    before, after = (
        sides.between(group.start - 1, group.start),
        sides.between(group.end - 1, group.end),
    )
    return before.rstrip().endswith(("(", "[")) and after.lstrip().startswith(
        (")", "]", ".)", "!)")
    )


def _is_attribution(group: _Group, sides: Sides) -> bool:
    """Tell whether the source closes its marks, attributes, and opens them again."""
    if group.end - group.start > ATTRIBUTION_WORDS:
        return False
    before = sides.between(group.start - 1, group.start)
    after = sides.between(group.end - 1, group.end)
    inside = sides.source_words(group.start, group.end)
    if _QUOTE_MARKS.isdisjoint(before) or _QUOTE_MARKS.isdisjoint(after):
        return False
    is_one_clause = not any(c in '\n"“”?!' for c in before.strip("\"' ,.?!") + inside)
    forms = sides.tokens.forms[group.start : group.end]
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


def _is_repeat(group: _Group, sides: Sides) -> bool:
    """Tell whether the words left out are said again right after or before: I, I think."""
    size = group.end - group.start
    forms = sides.tokens.forms
    here = forms[group.start : group.end]
    return size <= 4 and here in (
        forms[group.end : group.end + size],
        forms[max(0, group.start - size) : group.start],
    )


def _moved(found: list[Difference], sides: Sides) -> list[Difference]:
    """Turn unmarked edits that put in the very words that others leave out into moves."""
    plain = [d for d in found if d.is_unmarked]
    forms = sides.wording.pattern.forms
    put_in = Counter(f for d in plain for f in forms[d.quote_start : d.quote_end])
    left_out = Counter(f for d in plain for f in sides.tokens.forms[d.start : d.end])
    if not put_in or put_in != left_out:
        return found
    return [
        replace(
            d,
            edit=replace(d.edit, kind=EditKind.MOVE, severity=sides.house.plain, cause="order"),
        )
        if d.is_unmarked
        else d
        for d in found
    ]
