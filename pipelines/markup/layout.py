"""Chosen runs → one text with typed blocks and links, all as code-point spans."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.markup.runs import Anchor, Run
from pipelines.markup.tables import Cell, read_cells
from pipelines.records.pages import Block, BlockKind
from pipelines.records.spans import Span

BREAK = "\n\n"  # between two blocks of a text


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A text made of runs, and where each block and each anchor stands in it."""

    text: str
    body: Span
    blocks: tuple[Block, ...]
    anchors: tuple[tuple[Anchor, Run, Span], ...]


def lay_out(
    front: Sequence[tuple[Run, BlockKind]],
    body: Sequence[tuple[Run, BlockKind]],
    back: Sequence[tuple[Run, BlockKind]],
) -> Laid:
    """Return headline and standfirst, body, and captions as one text, with the body's span."""
    cells = read_cells([run for run, kind in body if kind is BlockKind.TABLE_CELL])
    blocks: list[Block] = []
    anchors: list[tuple[Anchor, Run, Span]] = []
    at = 0
    for run, kind in (*front, *body, *back):
        span = Span(at, at + len(run.text))
        blocks.append(_block(run, kind, span, cells.get(id(run))))
        anchors += [
            (a, run, Span(at + a.start, at + a.end))
            for a in run.anchors
            if a.start < a.end <= len(run.text)
        ]
        at = span.end + len(BREAK)
    text = BREAK.join(run.text for run, _ in (*front, *body, *back))
    spans = [block.span for block in blocks[len(front) : len(front) + len(body)]]
    end = (
        spans[-1].end if spans else min(len(text), blocks[len(front) - 1].span.end if front else 0)
    )
    return Laid(
        text=text,
        body=Span(spans[0].start if spans else end, end),
        blocks=tuple(blocks),
        anchors=tuple(anchors),
    )


def _block(run: Run, kind: BlockKind, span: Span, cell: Cell | None) -> Block:
    return Block(
        kind=kind,
        span=span,
        level=run.level if kind is BlockKind.HEADING else None,
        row_header=cell.row_header if cell else None,
        column_header=cell.column_header if cell else None,
    )
