"""Runs of a page and which were kept → where each stands to them, and what became of its kin."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipelines.markup.runs import PROSE_CHARS, Box, Run

_FAR = 300  # runs behind the headline; no article of 600 had more
_LATE = 40  # runs behind the last kept one


@dataclass(slots=True)
class _Family:
    """Boxes of one make, or one box alone: their prose, and how much of it was kept."""

    prose: int = 0
    kept: int = 0
    count: int = 0


class Surroundings:
    """Where the runs of a page stand to its headline, to what was kept, and to their kin.

    Templates repeat themselves: what stands in a box of the same tag and class, inside one of the
    same tag and class, is of the same kind as its kin. So a body cut into several containers is
    found whole although an extractor kept only the first.
    """

    def __init__(self, runs: Sequence[Run], kept: Collection[int], headline: int | None) -> None:
        self._headline = headline
        prose = [n for n in sorted(kept) if len(runs[n].text) >= PROSE_CHARS]
        self._first, self._last = (prose[0], prose[-1]) if prose else (-1, -1)
        self._total = 0
        self._by_name: dict[object, _Family] = {}
        self._of_box: dict[int, tuple[_Family, _Family, _Family]] = {}
        self._families = [self._count(run, n in kept) for n, run in enumerate(runs)]

    def _count(self, run: Run, is_kept: bool) -> tuple[_Family, _Family, _Family]:
        """Enter a run into its families: the box around its own, boxes of that make, its make."""
        families = self._families_of(run)
        size = len(run.text) - run.linked
        size = size if size >= PROSE_CHARS else 0
        self._total += size
        for family in families:
            family.prose += size
            family.kept += size if is_kept else 0
            family.count += 1
        return families

    def _families_of(self, run: Run) -> tuple[_Family, _Family, _Family]:
        found = self._of_box.get(id(run.box))
        if found is None:
            around = run.box.parent or run.box
            own = (run.box.element.tag, run.box.element.get("class"), run.kind)
            by_name = self._by_name
            found = self._of_box[id(run.box)] = (
                by_name.setdefault(id(around), _Family()),
                by_name.setdefault(_make(around), _Family()),
                by_name.setdefault(own, _Family()),
            )
        return found

    def place(self, number: int) -> tuple[float, ...]:
        """Return where a run stands to the headline and to the kept prose."""
        after = number - self._headline if self._headline is not None else 0
        has_headline, has_kept = self._headline is not None, self._first >= 0
        return (
            has_headline and after < 0,
            has_headline and after == 0,
            min(max(after, 0), _FAR) / _FAR,
            not has_headline,
            has_kept and number > self._last,
            has_kept and self._first <= number <= self._last,
            not has_kept,
            min(max(0, number - self._last), _LATE) / _LATE if has_kept else 0.0,
        )

    def kin(self, number: int) -> tuple[float, ...]:
        """Return the prose around a run and the share of its kin that was kept."""
        around, kind, make = self._families[number]
        return (
            min(around.prose, 3000) / 3000,
            kind.kept / kind.prose if kind.prose else 0.0,
            min(kind.count, 50) / 50,
            kind.prose / self._total if self._total else 0.0,
            make.prose / self._total if self._total else 0.0,
        )


def _make(box: Box) -> object:
    """Return tag and class of a box and of the one around it: what a template repeats."""
    element = box.element
    around = (box.parent or box).element
    return (element.tag, element.get("class"), around.tag, around.get("class"))
