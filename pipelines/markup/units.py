"""Chosen runs → the same with tables and lists whole: one row of a table says little alone."""

from collections.abc import Collection, Iterable, Sequence

from pipelines.markup import regions
from pipelines.markup.runs import Box, Run

_HALF = 0.5  # of a table's or list's words: what is mostly body is body
_REACH = 4  # runs between a table and the body that it belongs to
_UNITS = frozenset(("table", "ul", "ol", "dl"))
_MOST_LINKED = 0.7  # of a table's words; beyond, it is an index of links


def with_whole_units(
    runs: Sequence[Run], chosen: Sequence[int], kept: Collection[int]
) -> list[int]:
    """Return the chosen runs with the rest of each table and list that belongs to the body.

    A list belongs when most of its words were chosen; a table, whose cells look like labels one by
    one, also when the extractor kept most of it and it stands within the body.
    """
    if not chosen:
        return []
    found = set(chosen)
    kept = set(kept)
    inside = range(chosen[0] - _REACH, chosen[-1] + _REACH + 1)
    for is_table, members in _units(runs):
        mine = _share(runs, members, found)
        stands_inside = members[0] in inside and members[-1] in inside
        is_kept = is_table and stands_inside and _share(runs, members, kept) >= _HALF
        if mine >= _HALF or (is_kept and not _is_index(runs, members)):
            found.update(n for n in members if not runs[n].region & regions.APART)
    return sorted(found)


def _units(runs: Sequence[Run]) -> Iterable[tuple[bool, list[int]]]:
    """Yield the runs of each outermost table or list, and whether it is a table."""
    outermost: dict[int, Box | None] = {}
    units: dict[int, tuple[bool, list[int]]] = {}
    for number, run in enumerate(runs):
        unit = _outermost(run.box, outermost)
        if unit is not None:
            is_table = unit.element.tag == "table"
            units.setdefault(id(unit), (is_table, []))[1].append(number)
    return units.values()


def _outermost(box: Box, known: dict[int, Box | None]) -> Box | None:
    """Return the outermost table or list around a box; what is found is kept in `known`."""
    waiting: list[Box] = []
    around: Box | None = box
    while around is not None and id(around) not in known:
        waiting.append(around)
        around = around.parent
    unit = None if around is None else known[id(around)]
    for inner in reversed(waiting):
        unit = unit or (inner if inner.element.tag in _UNITS else None)
        known[id(inner)] = unit
    return unit


def _share(runs: Sequence[Run], members: Sequence[int], among: Collection[int]) -> float:
    total = sum(len(runs[n].text) for n in members)
    return sum(len(runs[n].text) for n in members if n in among) / total


def _is_index(runs: Sequence[Run], members: Sequence[int]) -> bool:
    total = sum(len(runs[n].text) for n in members)
    return sum(runs[n].linked for n in members) > _MOST_LINKED * total
