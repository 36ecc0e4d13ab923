"""Chosen runs → one text with typed blocks and links, all as code-point spans."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipelines.markup.runs import Anchor, Run
from pipelines.records.pages import Block, BlockKind
from pipelines.records.spans import Span

BREAK = "\n\n"  # between two blocks of a text


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A text made of runs, and where each run and each anchor stands in it."""

    text: str
    blocks: tuple[Block, ...]
    anchors: tuple[tuple[Anchor, Run, Span], ...]


def lay_out(runs: Iterable[tuple[Run, BlockKind]], *, start: int = 0) -> Laid:
    """Return the runs as one text whose spans begin at `start`."""
    pieces: list[str] = []
    blocks: list[Block] = []
    anchors: list[tuple[Anchor, Run, Span]] = []
    at = start
    for run, kind in runs:
        if pieces:
            at += len(BREAK)
        pieces.append(run.text)
        level = run.level if kind is BlockKind.HEADING else None
        blocks.append(Block(kind=kind, span=Span(at, at + len(run.text)), level=level))
        anchors += [
            (a, run, Span(at + a.start, at + a.end))
            for a in run.anchors
            if a.start < a.end <= len(run.text)
        ]
        at += len(run.text)
    return Laid(text=BREAK.join(pieces), blocks=tuple(blocks), anchors=tuple(anchors))


def as_they_are(runs: Sequence[Run]) -> list[tuple[Run, BlockKind]]:
    """Pair each run with its own kind."""
    return [(run, run.kind) for run in runs]
