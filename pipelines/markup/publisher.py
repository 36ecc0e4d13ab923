"""Runs of a page and its publisher's rules → the runs that the rules name as body."""

from collections.abc import Iterable, Sequence

from lxml.html import HtmlElement

from pipelines.markup.runs import Box, Run
from pipelines.page_rules import PageRule


def find_ruled(
    runs: Sequence[Run], rules: Sequence[PageRule], root: HtmlElement
) -> list[int] | None:
    """Return the numbers of the runs that the first fitting rule names; None when none fits.

    A rule fits when one of its body paths finds an element with words.
    """
    for rule in rules:
        bodies: list[HtmlElement] = next(
            (found for path in rule.bodies if (found := root.xpath(path))), []
        )
        inside = {*bodies, *(e for path in rule.extras for e in root.xpath(path))}
        outside = {e for body in bodies for path in rule.dropped for e in body.xpath(path)}
        outside.update(e for body in bodies for e in body.iter("figcaption"))
        chosen = [n for n, run in enumerate(runs) if _stands_in(run.box, inside, outside)]
        if chosen and bodies:
            return chosen
    return None


def _stands_in(box: Box | None, inside: set[HtmlElement], outside: set[HtmlElement]) -> bool:
    while box is not None:
        if box.element in outside:
            return False
        if box.element in inside:
            return True
        box = box.parent
    return False


def without_boilerplate(
    runs: Sequence[Run], chosen: Iterable[int], rules: Sequence[PageRule]
) -> list[int]:
    """Return the chosen runs without those that stand on every page of the publisher."""
    openings = tuple(line for rule in rules for line in rule.boilerplate)
    return [n for n in chosen if not openings or not runs[n].text.startswith(openings)]
