"""A sheet of findings → lines of styled words, for a terminal or for plain text."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from pipelines.findings.differences import Mark, Piece, has_differences
from pipelines.findings.ranking import Level
from pipelines.findings.sheet import Placed, Sheet


class Style(StrEnum):
    """What words are, so that a terminal can show it; each is told by signs or words as well."""

    PLAIN = "plain"
    TITLE = "title"
    QUIET = "quiet"
    SERIOUS = "serious"
    MODERATE = "moderate"
    UNSUPPORTED = "unsupported"
    MINOR = "minor"
    DROPPED = "dropped"
    """The source's words."""
    ADDED = "added"
    """The article's or draft's words."""


Line = tuple[tuple[str, Style], ...]

SHAPES = {Level.SERIOUS: "◆", Level.MODERATE: "▲", Level.UNSUPPORTED: "□", Level.MINOR: "●"}

LEVEL_WORDS = {
    Level.SERIOUS: "serious",
    Level.MODERATE: "moderate",
    Level.UNSUPPORTED: "not borne out",
    Level.MINOR: "minor",
}


def lines_of(sheet: Sheet, *, marks_differences: bool = True) -> Iterator[Line]:
    """Yield the findings of a sheet, worst first, then what was not checked.

    `marks_differences` puts wdiff's signs around words of one side, for readers without styles.
    """
    yield from _head(sheet)
    for placed in sheet.placed:
        yield ()
        yield from _finding(placed, sheet.ours, has_signs=marks_differences)
    if sheet.unchecked:
        yield ()
        yield (("Not checked", Style.TITLE),)
        for cause, count in sheet.unchecked:
            yield (("  ", Style.PLAIN), (f"{count} {cause}", Style.QUIET))


def _head(sheet: Sheet) -> Iterator[Line]:
    counts = [f"{sheet.count(level)} {LEVEL_WORDS[level]}" for level in Level if sheet.count(level)]
    tally = ", ".join(counts) or "no findings"
    yield (
        (sheet.name, Style.TITLE),
        (f": {tally} in {_plural(sheet.claim_count, 'claim')}", Style.PLAIN),
    )
    yield ((str(sheet.coverage), Style.PLAIN),)
    for notice in sheet.notices:
        yield ((notice, Style.PLAIN),)


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _finding(placed: Placed, ours: str, *, has_signs: bool) -> Iterator[Line]:
    finding = placed.finding
    level = finding.level
    speaker = finding.claim.speaker
    said_by = f" ({speaker.name or speaker.exact})" if speaker else ""
    yield (
        (f"{SHAPES[level]} {LEVEL_WORDS[level].upper()}", Style(level.value)),
        (f"  {placed.place}  ", Style.QUIET),
        (finding.heading, Style.TITLE),
        (said_by, Style.PLAIN),
    )
    yield (("  ", Style.PLAIN), (" ".join(finding.lines), Style.PLAIN))
    label = f"  {ours.capitalize():<9}"
    if has_differences(finding.pieces):
        yield ((label, Style.QUIET), *_marked(finding.pieces, has_signs=has_signs))
    else:
        yield ((label, Style.QUIET), (placed.sentence, Style.PLAIN))
    if placed.passage:
        yield (("  Source   ", Style.QUIET), (placed.passage.sentence, Style.PLAIN))
        title = "" if placed.passage.title == placed.passage.url else f"{placed.passage.title} "
        where = placed.passage.link or placed.passage.url
        yield (("           ", Style.PLAIN), (title, Style.QUIET), (where, Style.QUIET))
    for milder in finding.beneath:
        words = f"{milder.heading}: {' '.join(milder.lines)}"
        yield (("  Also     ", Style.QUIET), (words, Style.QUIET))
    yield (("  Claim    ", Style.QUIET), (finding.claim_id, Style.QUIET))


def _marked(pieces: Sequence[Piece], *, has_signs: bool) -> Iterator[tuple[str, Style]]:
    for piece in pieces:
        if piece.mark in {Mark.SAME, Mark.GAP}:
            yield piece.article, Style.PLAIN
            continue
        if piece.source:
            yield (f"[-{piece.source}-]" if has_signs else piece.source), Style.DROPPED
        if piece.source and piece.article:
            yield " ", Style.PLAIN
        if piece.article:
            yield (f"{{+{piece.article}+}}" if has_signs else piece.article), Style.ADDED


def plain(line: Line) -> str:
    """Return a line without its styles."""
    return "".join(words for words, _ in line)
