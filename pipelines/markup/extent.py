"""Tree and runs of a page → a smaller tree round its prose, for a reader that is slow on chrome."""

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement

from pipelines.markup import regions
from pipelines.markup.runs import NO_PROSE, PROSE_CHARS, Box, Run

_OUTSIDE = regions.CHROME | regions.COMMENTS | regions.CONSENT | regions.OFFER
_MOST = 0.95  # of the prose outside navigation, comments and offers: the rest is a stray notice
# What the reader would take out one by one; a figure may hold a table, a form the whole page.
_NO_BODY = (
    *("script", "style", "noscript", "svg", "iframe", "template", "object", "embed", "canvas"),
    *("audio", "video", "picture", "map", "select", "option", "input", "textarea", "button"),
    *("nav", "menu", "aside", "footer", "dialog", "link", "source"),
)


def cut_to_prose(root: HtmlElement, runs: Sequence[Run]) -> HtmlElement:
    """Return a copy of the element that holds most of a page's prose, its ancestors around it.

    The ancestors keep their names, which say much, and lose their other children, which are two
    thirds of a page's elements. A page without prose is copied whole.
    """
    box = _box_of_prose(runs)
    element = root if box is None else box.element
    copy = deepcopy(element)
    copy.tail = None
    etree.strip_elements(copy, *_NO_BODY, with_tail=False)
    for around in element.iterancestors():
        shell = around.makeelement(around.tag, dict(around.attrib))
        shell.append(copy)
        copy = shell
    return copy


def _box_of_prose(runs: Sequence[Run]) -> Box | None:
    """Return the innermost box around the longest run that holds most of the prose."""
    longest: Run | None = None
    most = total = 0
    held: dict[int, int] = {}
    for run in runs:
        size = len(run.text) - run.linked
        if size < PROSE_CHARS or run.region & _OUTSIDE or run.kind in NO_PROSE:
            continue
        total += size
        if size > most:
            longest, most = run, size
        box: Box | None = run.box
        while box is not None:
            held[id(box)] = held.get(id(box), 0) + size
            box = box.parent
    if longest is None:
        return None
    box = longest.box
    while box.parent is not None and held[id(box)] < _MOST * total:
        box = box.parent
    return box
