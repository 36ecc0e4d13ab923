"""Runs of a page whose byline stands far from its headline → the names that sign it."""

from collections.abc import Sequence

from pipelines.markup import regions
from pipelines.markup.runs import Run
from pipelines.metadata.bylines import is_person
from pipelines.metadata.near_headline import is_author_link, is_marked

MAX_SIGNED = 3  # names; a page that marks more lists its staff or other articles' authors
_LINE_CHARS = 80  # of a line that is a name, in a box about the author or below the text
_ELSEWHERE = (
    regions.NAVIGATION | regions.COMMENTS | regions.OFFER | regions.SHARING | regions.CONSENT
)


def find_signatures(runs: Sequence[Run]) -> tuple[str, ...]:
    """Return the names that the markup calls authors anywhere on a page, if they are few.

    Of 80 pages of WCXB and Mercury that name nobody else, seven have such a name; six are right,
    the seventh is not judged there.
    """
    names: dict[str, None] = {}
    for run in runs:
        if not run.region & _ELSEWHERE:
            names.update(dict.fromkeys(_signed(run)))
    return tuple(names) if len(names) <= MAX_SIGNED else ()


def _signed(run: Run) -> list[str]:
    if len(run.text) <= _LINE_CHARS and is_person(run.text) and is_marked(run.element, depth=2):
        return [run.text]
    linked = ((run.text[a.start : a.end], a.element) for a in run.anchors)
    return [words for words, element in linked if is_person(words) and is_author_link(element)]
