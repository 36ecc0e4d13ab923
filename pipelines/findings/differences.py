"""A claim and its edits → pieces of words, as an editor would mark them up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipelines.records.checks import Edit, EditKind
from pipelines.records.claims import Claim
from pipelines.records.spans import Span


class Mark(StrEnum):
    """What an editor would do to a piece of words."""

    SAME = "same"
    ADDED = "added"
    """The article has it, the source has not."""
    DROPPED = "dropped"
    """The source has it, the article has not."""
    CHANGED = "changed"
    """The article has other words in this place than the source."""
    MOVED = "moved"
    """The source has it, in another place."""
    OMITTED = "omitted"
    """The source has it where the article has a marked ellipsis."""
    BRACKETED = "bracketed"
    """The article has it in square brackets of its own."""
    GAP = "gap"
    """The article's own words between two pieces of a split quote."""


_MARKS = {
    EditKind.KEEP: Mark.SAME,
    EditKind.INSERT: Mark.ADDED,
    EditKind.DELETE: Mark.DROPPED,
    EditKind.REPLACE: Mark.CHANGED,
    EditKind.MOVE: Mark.MOVED,
    EditKind.OMIT: Mark.OMITTED,
    EditKind.BRACKET: Mark.BRACKETED,
}

_SILENT = frozenset({Mark.SAME, Mark.GAP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of one mark, with the words of both sides."""

    mark: Mark
    article: str
    """Words as the article has them; empty where it has none."""
    source: str = ""
    """Words as the source has them; empty where it has none, or the same."""
    cause: str | None = None
    """Why the difference weighs: negation, number, modal, quantifier, name."""


def mark_up(claim: Claim, edits: Sequence[Edit], text: str) -> tuple[Piece, ...]:
    """Return the claim's words in order, with each difference from the source in its place.

    Args:
        claim: The claim that was held against the source.
        edits: Differences, in any order; those that keep words may be there or not.
        text: The article's text, into which the claim's spans point.
    """
    told = sorted(
        (edit for edit in edits if edit.kind is not EditKind.KEEP),
        key=lambda edit: (edit.claim_span.start, edit.claim_span.end),
    )
    pieces: list[Piece] = []
    for number, span in enumerate(claim.spans):
        is_last = number == len(claim.spans) - 1
        own = [e for e in told if _stands_in(e, span, is_last=is_last)]
        told = [e for e in told if e not in own]
        if number:
            pieces.append(Piece(mark=Mark.GAP, article=" … "))
        pieces.extend(_mark_up_span(span, own, text))
    return tuple(piece for piece in pieces if piece.article or piece.source)


def _stands_in(edit: Edit, span: Span, *, is_last: bool) -> bool:
    return is_last or edit.claim_span.start <= span.end


def _mark_up_span(span: Span, edits: Sequence[Edit], text: str) -> Iterator[Piece]:
    at = span.start
    for edit in edits:
        start = min(max(edit.claim_span.start, at), span.end)
        end = min(max(edit.claim_span.end, start), span.end)
        if start > at:
            yield Piece(mark=Mark.SAME, article=text[at:start])
        before, after = _gaps(text, start, end) if edit.source_words else ("", "")
        if before:
            yield Piece(mark=Mark.SAME, article=before)
        yield Piece(
            mark=_MARKS[edit.kind],
            article=text[start:end],
            source=edit.source_words,
            cause=edit.cause,
        )
        if after:
            yield Piece(mark=Mark.SAME, article=after)
        at = end
    if at < span.end:
        yield Piece(mark=Mark.SAME, article=text[at : span.end])


def _gaps(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the space that the source's words need on each side where the article has none."""
    if start < end:
        return "", ""
    touches_before = text[start - 1 : start].isalnum()
    touches_after = text[start : start + 1].isalnum()
    return " " if touches_before else "", " " if touches_after else ""


def has_differences(pieces: Sequence[Piece]) -> bool:
    """Tell whether any piece differs from the source."""
    return any(piece.mark not in _SILENT for piece in pieces)


def tell(pieces: Sequence[Piece], *, ours: str = "article") -> tuple[str, ...]:
    """Return one short sentence for each difference, ready to paste into a mail.

    >>> tell([Piece(mark=Mark.CHANGED, article="will", source="may")], ours="draft")
    ('Source has “may”, draft has “will”.',)
    """
    return tuple(_tell_one(piece, ours) for piece in pieces if piece.mark not in _SILENT)


def _tell_one(piece: Piece, ours: str) -> str:
    article, source = _plain(piece.article), _plain(piece.source)
    match piece.mark:
        case Mark.ADDED:
            return f"{ours.capitalize()} has “{article}”, source has not."
        case Mark.DROPPED:
            return f"Source has “{source}”, {ours} has not."
        case Mark.MOVED:
            return f"Source has “{source or article}” in another place."
        case Mark.OMITTED:
            return f"Source has “{source}” where the {ours} has an ellipsis."
        case Mark.BRACKETED if not source:
            return f"{ours.capitalize()} puts in “{article}”."
        case _:
            return f"Source has “{source}”, {ours} has “{article}”."


_LONGEST_WORDS = 160
"""Code points of one side in a sentence; a longer stretch is cut in its middle."""


def _plain(words: str) -> str:
    line = " ".join(words.split()).strip('“”"')
    if len(line) <= _LONGEST_WORDS:
        return line
    half = _LONGEST_WORDS // 2
    return f"{line[:half].rstrip()} … {line[-half:].lstrip()}"
