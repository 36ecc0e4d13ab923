"""A quote laid on a source → its class, its severity and the words that caused it."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.alignment.affine import Alignment, Move, Step
from pipelines.alignment.bags import Bag, densest
from pipelines.alignment.search import Stretch
from pipelines.claims.quotes.edits import differences, settled
from pipelines.claims.quotes.sides import RANK, Difference, Sides
from pipelines.claims.quotes.turns import has_turn
from pipelines.records.checks import Edit, EditKind, QuoteClass, Severity
from pipelines.records.spans import Span

COVERED_SHARE = 0.70
"""Words of a quote that must stand in one window for its changes to be told as edits."""

PARAPHRASE_SHARE, PARAPHRASE_CONTENT_SHARE = 0.5, 0.6
"""Words, and long words, that a paraphrase in quotation marks shares with its source."""

PARAPHRASE_WORDS = (8, 60)
"""Shorter quotes, and longer ones, share so much with any text on their subject."""

PARAPHRASE_STRETCH = 3
"""Half lengths of a quote within which its paraphrase stands."""

FEWEST_CONTENT, FEWEST_RARE = 4, 3
"""Different long words that a paraphrase shares, and of them rare on the page, at the least."""

FEWEST_KEPT = 5
"""Words that an altered quote keeps; fewer are a phrase that many texts have nearly so."""

STITCHED_SHARE = 0.85
"""Words of a stitched quote that stand in runs of the source."""

BETTER_SHARE = 0.10
"""Words of a quote by which parts must account for more than edits in one place do."""

STITCHED_GAP_WORDS = 25
"""Unmarked gap beyond which two parts of a quote are two passages."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one place of a source says of a quote."""

    quote_class: QuoteClass
    severity: Severity
    cause: str | None
    """Tripwire or rule that made it as severe as it is."""
    differences: tuple[Difference, ...]
    stretches: tuple[tuple[int, int], ...]
    """Words of the source that bear it out, `[start, end)` each."""
    coverage: float
    """Share of the quote's own words that stand there."""
    cost: float
    sides: Sides

    @property
    def is_faithful(self) -> bool:
        """Tell whether nothing was changed that a house would not let pass."""
        return RANK[self.severity] <= RANK[Severity.MINOR]


def classify(
    alignment: Alignment, sides: Sides, exact: Sequence[Span], *, fewest: int = FEWEST_KEPT
) -> Finding | None:
    """Return the class of a quote at one place; None when too little of it stands there."""
    alignment = settled(alignment, sides)
    found = tuple(differences(alignment, sides))
    coverage = _coverage(alignment, found, sides)
    unmarked = [d for d in found if d.is_unmarked]
    stretches = _stretches(alignment)
    if not found:
        quote_class, severity, cause = _untouched(alignment, sides, exact)
    elif not unmarked:
        quote_class, severity, cause = _marked(found)
    elif _is_stitched(alignment, unmarked, sides) and coverage >= STITCHED_SHARE:
        quote_class, severity, cause = QuoteClass.STITCHED, Severity.SERIOUS, "two passages"
    elif not _is_recognised(alignment, unmarked, fewest):
        return None
    elif coverage >= COVERED_SHARE or all(d.edit.kind is EditKind.MOVE for d in unmarked):
        quote_class, severity, cause = _edited(found, unmarked, sides)
    else:
        return None
    return Finding(quote_class, severity, cause, found, stretches, coverage, alignment.cost, sides)


def _is_recognised(alignment: Alignment, unmarked: Sequence[Difference], fewest: int) -> bool:
    """Tell whether enough is kept to know the quote by, or all of it but for a word left out."""
    is_cut = len(unmarked) == 1 and unmarked[0].edit.kind is EditKind.DELETE
    return alignment.kept >= fewest or (is_cut and unmarked[0].end - unmarked[0].start <= 2)


def classify_scattered(stretches: Sequence[Stretch], sides: Sides) -> Finding | None:
    """Return the class of a quote whose parts stand apart or in another order."""
    if len(stretches) < 2:
        return None
    size = len(sides.wording.pattern.forms)
    coverage = sum(s.length for s in stretches) / size
    if coverage < STITCHED_SHARE:
        return None
    first = min(s.place for s in stretches)
    last = max(s.place + s.length for s in stretches)
    is_near = last - first <= size + STITCHED_GAP_WORDS
    places = tuple((s.place, s.place + s.length) for s in stretches)
    quote_class = QuoteClass.REORDER if is_near else QuoteClass.STITCHED
    severity = sides.house.plain if is_near else Severity.SERIOUS
    cause = "order" if is_near else "two passages"
    moved = tuple(_moved(s, sides, severity, cause) for s in stretches[1:])
    return Finding(quote_class, severity, cause, moved, places, coverage, float(size), sides)


def _moved(stretch: Stretch, sides: Sides, severity: Severity, cause: str) -> Difference:
    """Return a part that stands elsewhere in the source than the quote has it."""
    start, end = stretch.place, stretch.place + stretch.length
    begin, stop = stretch.offset, stretch.offset + stretch.length
    edit = Edit(
        kind=EditKind.MOVE,
        claim_span=sides.wording.span(begin, stop),
        source_span=sides.tokens.span(start, end),
        claim_words=sides.wording.words(begin, stop),
        source_words=sides.source_words(start, end),
        severity=severity,
        cause=cause,
    )
    return Difference(edit, begin, stop, start, end)


def explains_more(scattered: Finding, edited: Finding) -> bool:
    """Tell whether parts from several places account for a quote clearly better than edits."""
    is_poor = edited.coverage < STITCHED_SHARE and not edited.is_faithful
    return is_poor and scattered.coverage >= edited.coverage + BETTER_SHARE


def classify_paraphrase(sides: Sides) -> Finding | None:
    """Return the finding for a quote whose words stand in one window, but not as a quotation.

    Enough of the words that both share must be rare on the page: what a page is about stands
    everywhere in it.
    """
    forms, content = sides.wording.pattern.forms, sides.wording.content
    if not PARAPHRASE_WORDS[0] <= len(forms) <= PARAPHRASE_WORDS[1]:
        return None
    known = {sides.words[at] for at in content} - {-1}
    fewest = max(FEWEST_CONTENT, PARAPHRASE_CONTENT_SHARE * len(content))
    if len(known) < fewest:
        return None
    bag = densest(sorted(known), sides.tokens, PARAPHRASE_STRETCH * len(forms) // 2)
    if bag is None or len(bag.held) < fewest or _rare(bag, sides) < FEWEST_RARE:
        return None
    inside = set(sides.tokens.ids[bag.start : bag.end].tolist())
    share = sum(w in inside for w in sides.words) / len(sides.words)
    if share < PARAPHRASE_SHARE:
        return None
    return Finding(
        QuoteClass.PARAPHRASE_IN_QUOTES,
        Severity.SERIOUS,
        "paraphrase",
        (),
        (_tightened(bag, sides),),
        share,
        float(len(forms)),
        sides,
    )


def _rare(bag: Bag, sides: Sides) -> int:
    """Return how many of the held words the page has twice at the most."""
    counts = sides.tokens.vocabulary.counts
    return sum(int(counts[word]) <= 2 for word in bag.held)


def _tightened(bag: Bag, sides: Sides) -> tuple[int, int]:
    """Return a window without the words at its end that the quote does not have."""
    end = bag.end
    while end > bag.start + 1 and int(sides.tokens.ids[end - 1]) not in bag.held:
        end -= 1
    return bag.start, end


def _coverage(alignment: Alignment, found: Sequence[Difference], sides: Sides) -> float:
    """Return the share of the words outside brackets that are kept, or differ in style alone."""
    bracketed = sides.wording.pattern.bracketed
    own = sum(not b for b in bracketed)
    kept = [(m.quote_start, m.quote_end) for m in alignment.moves if m.step is Step.KEEP]
    styled = [
        (d.quote_start, d.quote_end)
        for d in found
        if d.edit.kind is EditKind.REPLACE and not d.is_unmarked
    ]
    words = {at for start, end in (*kept, *styled) for at in range(start, end)}
    return sum(not bracketed[at] for at in words) / own if own else 0.0


def _stretches(alignment: Alignment) -> tuple[tuple[int, int], ...]:
    """Return the kept words as few stretches, cut where more than a passage lies between."""
    found: list[tuple[int, int]] = []
    for move in alignment.moves:
        if move.step is not Step.KEEP:
            continue
        if found and move.start - found[-1][1] <= STITCHED_GAP_WORDS:
            found[-1] = (found[-1][0], move.end)
        else:
            found.append((move.start, move.end))
    return tuple(found)


def _untouched(
    alignment: Alignment, sides: Sides, exact: Sequence[Span]
) -> tuple[QuoteClass, Severity, str | None]:
    """Compare, word for word equal, the characters."""
    if _is_verbatim(alignment, sides, exact):
        return QuoteClass.VERBATIM, Severity.NONE, None
    quote, source = _characters(alignment, sides)
    if quote == source:
        return QuoteClass.TYPOGRAPHIC, Severity.NONE, None
    if quote.lower() == source.lower():
        return QuoteClass.CASE, Severity.NONE, None
    if _unbracketed(quote) == source.lower():  # "[W]e" begins with a capital of the article's
        return QuoteClass.BRACKET_INSERTION, Severity.NONE, None
    if ("?" in quote) != ("?" in source):
        return QuoteClass.SUBSTITUTION, Severity.MODERATE, "question"
    return QuoteClass.TYPOGRAPHIC, sides.house.punctuation, "punctuation"


def _is_verbatim(alignment: Alignment, sides: Sides, exact: Sequence[Span]) -> bool:
    """Tell whether every piece stands in the source code point for code point."""
    bounds = list(zip(sides.wording.starts, sides.wording.ends, strict=True))
    place = {
        at: move.start + at - move.quote_start
        for move in alignment.moves
        for at in range(move.quote_start, move.quote_end)
    }
    for piece in exact:
        inside = (i for i, (a, b) in enumerate(bounds) if piece.start <= a and b <= piece.end)
        first = next(inside, None)
        if first is None:
            return False
        lead = bounds[first][0] - piece.start
        start = sides.tokens.span(place[first], place[first] + 1).start - lead
        words = piece.of(sides.wording.text)
        if start < 0 or sides.source.text[start : start + len(words)] != words:
            return False
    return True


def _characters(alignment: Alignment, sides: Sides) -> tuple[str, str]:
    """Return both sides from first to last word, folded, with single spaces."""
    text = sides.tokens.folding.text
    start = int(sides.tokens.starts[alignment.start])
    end = int(sides.tokens.ends[alignment.end - 1])
    return sides.wording.folded, " ".join(text[start:end].split())


def _unbracketed(quote: str) -> str:
    return quote.replace("[", "").replace("]", "").lower()


def _marked(found: Sequence[Difference]) -> tuple[QuoteClass, Severity, str | None]:
    """Name a quote whose every change is marked, or let pass by the house."""
    worst = max(found, key=lambda d: RANK[d.edit.severity]).edit
    kinds = {d.edit.kind for d in found}
    causes = {d.edit.cause for d in found}
    if worst.kind in {EditKind.OMIT, EditKind.BRACKET} or kinds & {EditKind.OMIT, EditKind.BRACKET}:
        is_omission = worst.kind is EditKind.OMIT or (
            worst.kind is not EditKind.BRACKET and EditKind.OMIT in kinds
        )
        named = QuoteClass.ELLIPSIS_OMISSION if is_omission else QuoteClass.BRACKET_INSERTION
    elif causes <= {"hyphenation", "punctuation", "attribution"}:
        named = QuoteClass.TYPOGRAPHIC
    elif causes & {"filler", "stage_direction"} and not causes & {"number_style", "spelling"}:
        named = QuoteClass.FILLER_DELETION
    elif causes <= {"title", "attribution"}:
        named = QuoteClass.DELETION
    else:
        named = QuoteClass.SUBSTITUTION
    return named, worst.severity, worst.cause


def _edited(
    found: Sequence[Difference], unmarked: Sequence[Difference], sides: Sides
) -> tuple[QuoteClass, Severity, str | None]:
    """Name a quote with unmarked changes: by their kind, and by what they touch."""
    worst = max(found, key=lambda d: RANK[d.edit.severity]).edit
    kinds = {d.edit.kind for d in unmarked}
    if kinds == {EditKind.MOVE}:
        return QuoteClass.REORDER, worst.severity, "order"
    if kinds == {EditKind.DELETE}:
        named = QuoteClass.DELETION
    elif kinds == {EditKind.INSERT}:
        named = QuoteClass.INSERTION
    else:
        named = QuoteClass.SUBSTITUTION
    changed = sum(max(d.quote_end - d.quote_start, d.end - d.start) for d in unmarked)
    share = changed / max(1, len(sides.wording.pattern.forms))
    if worst.severity is not Severity.SERIOUS and share >= sides.house.serious_share:
        return named, Severity.SERIOUS, "share"
    return named, worst.severity, worst.cause


def _is_stitched(alignment: Alignment, unmarked: Sequence[Difference], sides: Sides) -> bool:
    """Tell whether an unmarked gap parts two runs of the quote too far, or by another's turn."""
    for gap in unmarked:
        if gap.edit.kind is not EditKind.DELETE:
            continue
        is_far = gap.end - gap.start > STITCHED_GAP_WORDS
        if (is_far or is_other_turn(gap, sides)) and _has_runs(alignment.moves, gap):
            return True
    return False


def _has_runs(moves: Sequence[Move], gap: Difference) -> bool:
    kept = [m for m in moves if m.step is Step.KEEP]
    before = max((m.end - m.start for m in kept if m.end <= gap.start), default=0)
    after = max((m.end - m.start for m in kept if m.start >= gap.end), default=0)
    return min(before, after) >= 3


def is_other_turn(gap: Difference, sides: Sides) -> bool:
    """Tell whether somebody else speaks within words that a quote leaves out."""
    return has_turn(sides.text_between(gap.start, gap.end))
