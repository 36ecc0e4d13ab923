"""Runs of a page → its parts: headline, standfirst, body and captions."""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from pipelines.markup.runs import Run
from pipelines.markup.selection import select_kept
from pipelines.page_rules import PageRule
from pipelines.records.pages import BlockKind

Part = tuple[Run, BlockKind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What of a page is the article, in the order in which it is laid out."""

    front: tuple[Part, ...]
    body: tuple[Part, ...]
    back: tuple[Part, ...]
    heading_of: dict[int, str]
    """For each run of the body, by its `id()`, the words of the heading above it."""


def choose_parts(
    runs: Sequence[Run],
    *,
    kept_text: str | None,
    headline: int | None,
    description: str | None,
    rule: PageRule | None = None,
    root: HtmlElement,
) -> Parts:
    """Return the article's parts; `kept_text` is what a body extractor kept of the page, None for all."""
    body = list(runs) if kept_text is None else select_kept(runs, kept_text)
    head = runs[headline] if headline is not None else None
    body = [run for run in body if run is not head]
    front = [] if head is None else [(head, BlockKind.HEADLINE)]
    return Parts(
        front=tuple(front),
        body=tuple((run, run.kind) for run in body),
        back=(),
        heading_of=_headings(body),
    )


def _headings(body: Sequence[Run]) -> dict[int, str]:
    found: dict[int, str] = {}
    above = ""
    for run in body:
        if run.kind is BlockKind.HEADING or _acts_as_heading(run):
            above = run.text
        found[id(run)] = above
    return found


def _acts_as_heading(run: Run) -> bool:
    """Tell whether a short paragraph heads what follows: "<p><strong>Sources</strong></p>"."""
    return (
        run.kind is BlockKind.PARAGRAPH
        and len(run.text) <= 40
        and run.text.rstrip().endswith((":", "s", "e"))
    )
