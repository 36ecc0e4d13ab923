"""Runs of a page and the words a body extractor kept → the runs that are the article's body."""

from collections.abc import Sequence

from pipelines.markup.runs import Run

_TELLING = 20  # code points without white space; shorter words recur by chance on one page
_DRIFT = 60  # code points that the extractor may have dropped or added between two short runs


def find_kept(runs: Sequence[Run], kept_text: str) -> list[int]:
    """Return the numbers of the runs whose words stand in `kept_text`, in the order of the page.

    White space is ignored on both sides. A short run counts only where the reading stands: next to
    the run before it.
    """
    kept = "".join(kept_text.split())
    selected: list[int] = []
    position = 0
    for number, run in enumerate(runs):
        at = _find(run.key, kept, position)
        if at >= 0:
            selected.append(number)
            position = at + len(run.key)
    return selected


def _find(key: str, kept: str, position: int) -> int:
    if kept.startswith(key, position):
        return position
    if len(key) < _TELLING:
        return kept.find(key, position, position + len(key) + _DRIFT)
    at = kept.find(key, position)
    if at < 0:
        at = kept.find(key)
    return at if at >= 0 else _find_in_part(key, kept, position)


def _find_in_part(key: str, kept: str, position: int) -> int:
    """Find a run of which the extractor lost some words: by its beginning, or its end."""
    if len(key) < 2 * _TELLING:
        return -1
    at = kept.find(key[:_TELLING], position)
    if at < 0 and (tail := kept.find(key[-_TELLING:], position)) >= 0:
        at = max(position, tail + _TELLING - len(key))
    return at
