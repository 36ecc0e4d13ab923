"""Runs around a page's headline → facts of its byline and dateline, as a reader sees them."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from operator import itemgetter

from lxml.html import HtmlElement

from pipelines.markup import regions
from pipelines.markup.runs import Run
from pipelines.metadata.bylines import (
    is_lead,
    is_person,
    is_role,
    names_beside_date,
    read_byline,
    starts_with_lead,
)
from pipelines.metadata.dates import find_days
from pipelines.metadata.facts import Facts
from pipelines.records.pages import BlockKind, Layer

BEFORE = 6  # runs above the headline that may hold a kicker, a date or a byline
AFTER = 25  # runs below it: standfirst, byline, date, share buttons, figure
_LINE_CHARS = 160  # a byline or dateline is short; a paragraph is not
_PARAGRAPH_CHARS = 240
_PARAGRAPHS = 3  # paragraphs of body that may stand before a late byline

_INLINE_NAMES = ("a", "span", "strong", "b", "em", "cite")
_PICTURE = regions.FIGURE | regions.CAPTION
_APART = _PICTURE | regions.COMMENTS | regions.NAVIGATION | regions.FOOTER

# class, id, itemprop, rel and data-testid words of a byline's element: "author", "c-byline__name"
_AUTHOR_MARK = re.compile(
    r"(?<![a-z])(?:authors?|bylines?|by-line|writers?|reporters?|contributors?|journalists?)(?![a-z]{3})",
    re.IGNORECASE,
)

# addresses of an author's own page: "/author/mira-voss", "/people/mira", "/by/mira"
_AUTHOR_PATH = re.compile(
    r"/(?:authors?|by|people|person|profiles?|staff|contributors?|columnists?|reporters?|journalists?|autor|autoren|auteur|autore|writers?|team|users?|member)/[^/?#]",
    re.IGNORECASE,
)

# "Updated May 3", "Last modified: …", "Aktualisiert am …"
_UPDATED = re.compile(
    r"\b(?:updated?|modified|revised|aktualisiert|actualizado|mis à jour|aggiornato|atualizado)\b",
    re.IGNORECASE,
)


def read_near_headline(runs: Sequence[Run], headline: int, *, is_day_first: bool) -> Facts:
    """Return names and dates that stand around the run number `headline`."""
    after, before = _below(runs, headline), _above(runs, headline)
    published: list[str] = []
    modified: list[str] = []
    for is_change, words in _datelines(_by_distance(after, before), is_day_first):
        (modified if is_change else published).append(words)
    return Facts(
        layer=Layer.BYLINE,
        authors=_names_near([run for run in (*after, *before) if _is_line(run)]),
        published=tuple(published),
        modified=tuple(modified),
    )


def _below(runs: Sequence[Run], headline: int) -> list[Run]:
    """Return the runs behind the headline, as far as the body's beginning."""
    after: list[Run] = []
    paragraphs = 0
    for run in runs[headline + 1 : headline + 1 + AFTER]:
        paragraphs += len(run.text) > _PARAGRAPH_CHARS
        if paragraphs >= _PARAGRAPHS:
            break
        after.append(run)
    return after


def _above(runs: Sequence[Run], headline: int) -> list[Run]:
    """Return the runs before the headline, the nearest first."""
    return list(reversed(runs[max(0, headline - BEFORE) : headline]))


def _is_line(run: Run) -> bool:
    return len(run.text) <= _LINE_CHARS


def _by_distance(after: Sequence[Run], before: Sequence[Run]) -> list[Run]:
    """Return the lines around a headline, the nearest first.

    What stands above it counts as twice as far: most datelines are below, and a date right above
    is the page's own while those far below belong to other articles or to the story.
    """
    ranked = [*enumerate(after), *((2 * (n + 1), run) for n, run in enumerate(before))]
    return [run for _, run in sorted(ranked, key=itemgetter(0)) if _is_line(run)]


def _names_near(near: Sequence[Run]) -> tuple[str, ...]:
    """Return the names of the first byline: one that says "By", then one that the markup marks."""
    for here, run in enumerate(near):
        if run.region & _PICTURE:  # "Author: …" below a picture is its photographer
            continue
        if is_lead(run.text) and here + 1 < len(near):
            names = _linked_names(near[here + 1]) or read_byline(near[here + 1].text)
        else:
            names = _names_after_lead(run)
        if names:
            return names
    marked = (_marked_names(run) for run in near)
    return next((names for names in chain(marked, _unmarked(near)) if names), ())


def _unmarked(near: Sequence[Run]) -> Iterator[tuple[str, ...]]:
    """Yield names that only their place tells: in a dateline, or above a role or a dateline."""
    for run, below in zip(near, [*near[1:], None], strict=False):
        if run.region & _APART or run.is_linked:
            continue
        if find_days(run.text):
            yield names_beside_date(run.text)
        elif below is not None and is_person(run.text):
            yield read_byline(run.text) if is_role(below.text) or find_days(below.text) else ()


def _names_after_lead(run: Run) -> tuple[str, ...]:
    if not starts_with_lead(run.text):
        return ()
    return _linked_names(run) or read_byline(run.text)


def _linked_names(run: Run) -> tuple[str, ...]:
    """Return the names that carry links to their authors' own pages."""
    marked = [run.text[a.start : a.end] for a in run.anchors if is_author_link(a.element)]
    return tuple(name for words in marked for name in read_byline(words))


def _marked_names(run: Run) -> tuple[str, ...]:
    if run.kind is BlockKind.CAPTION or run.region & _APART:
        return ()
    if names := _linked_names(run):
        return names
    inside = [e for e in run.element.iter(*_INLINE_NAMES) if is_marked(e, depth=1)]
    for element in inside:
        if names := read_byline(" ".join(element.text_content().split())):
            return names
    return read_byline(run.text) if is_marked(run.element) else ()


def is_author_link(element: HtmlElement) -> bool:
    """Tell whether a link leads to its author's own page."""
    if "author" in (element.get("rel") or ""):
        return True
    return _AUTHOR_PATH.search(element.get("href") or "") is not None or is_marked(element, depth=1)


def is_marked(element: HtmlElement, depth: int = 3) -> bool:
    """Tell whether an element, or one of those next around it, is named after an author."""
    node: HtmlElement | None = element
    for _ in range(depth):
        if node is None:
            return False
        words = " ".join(
            filter(None, (node.get(k) for k in ("class", "id", "itemprop", "data-testid")))
        )
        if words and len(words) < 300 and _AUTHOR_MARK.search(words):
            return True
        node = node.getparent()
    return False


def _datelines(near: Sequence[Run], is_day_first: bool) -> Iterator[tuple[bool, str]]:
    """Yield the words of each date near the headline, and whether they tell of a change."""
    for run in near:
        for time in run.element.iter("time"):
            if stated := time.get("datetime"):
                words = " ".join(time.text_content().split())
                yield _UPDATED.search(f"{run.text} {words}") is not None, stated
        end = 0
        days = find_days(run.text, is_day_first=is_day_first)
        for day, following in zip(days, [*days[1:], None], strict=False):
            stop = following.start if following else len(run.text)
            yield _UPDATED.search(run.text, end, day.end) is not None, run.text[end:stop]
            end = day.end
