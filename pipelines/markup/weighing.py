"""Runs of a page → how likely each is to be body, weighed alone and then beside its neighbours."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from operator import mul

from pipelines.markup import regions
from pipelines.markup.runs import Box
from pipelines.markup.votes import NAMES, Page, rows
from pipelines.records.pages import BlockKind

# What a run's neighbours say, in order, after the figures of the run itself.
NEAR_NAMES = (
    *("own", "before_1", "before_2", "after_1", "after_2"),
    *("box_mean", "parent_mean", "window_mean"),
    *("kept_x_before", "heading_x_after", "short_x_before", "short_x_after"),
)
_HOPELESS = regions.CHROME | regions.COMMENTS | regions.CONSENT
_WINDOW = 6  # runs to either side
_SHORT_CHARS = 60  # a run so short is judged by its neighbours


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Fitted weights; `benchmarks/fit_body.py` makes them, the file says from what."""

    alone: tuple[float, ...]
    beside: tuple[float, ...]
    threshold: float


@cache
def weights() -> Weights:
    """Return the weights that come with the package."""
    said = json.loads((files("pipelines.markup") / "body_weights.json").read_text("utf-8"))
    return Weights(
        alone=tuple(said["alone"][name] for name in NAMES),
        beside=tuple(said["beside"][name] for name in (*NAMES, *NEAR_NAMES)),
        threshold=said["threshold"],
    )


def select_body(page: Page) -> list[int]:
    """Return the numbers of the runs that are body, in the order of the page."""
    fitted = weights()
    numbers, part = worth_weighing(page)
    figures = rows(part)
    alone = [_chance(figure, fitted.alone) for figure in figures]
    near = neighbours(part, alone)
    return [
        number
        for number, figure, beside in zip(numbers, figures, near, strict=True)
        if _chance((*figure, *beside), fitted.beside) > fitted.threshold
    ]


def worth_weighing(page: Page) -> tuple[list[int], Page]:
    """Return the numbers of the runs that may be body, and the page of these alone.

    Half of a page is navigation, footer, forms and comments that nobody kept; of the words that
    people mark as body on AEB and WCXB, 0.6 % stand there.
    """
    numbers = [
        number
        for number, run in enumerate(page.runs)
        if number in page.kept or number == page.headline or not run.region & _HOPELESS
    ]
    place = {number: index for index, number in enumerate(numbers)}
    part = replace(
        page,
        runs=[page.runs[number] for number in numbers],
        kept=frozenset(place[number] for number in page.kept),
        headline=None if page.headline is None else place[page.headline],
    )
    return numbers, part


def _chance(figures: Sequence[float], weight: Sequence[float]) -> float:
    odds = sum(map(mul, figures, weight))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def neighbours(page: Page, alone: Sequence[float]) -> list[tuple[float, ...]]:
    """Return for each run what stands around it, given each run's own chance; see `NEAR_NAMES`."""
    runs = page.runs
    sizes = [len(run.text) for run in runs]
    boxes = [run.box.parent or run.box for run in runs]
    outer = [box.parent or run.box for run, box in zip(runs, boxes, strict=True)]
    box_means, outer_means = _means(boxes, alone, sizes), _means(outer, alone, sizes)
    padded = (0.0, 0.0, *alone, 0.0, 0.0)
    windows = _windows(alone, sizes)
    table: list[tuple[float, ...]] = []
    for n, run in enumerate(runs):
        after, before = padded[n + 3], padded[n + 1]
        is_short = sizes[n] < _SHORT_CHARS
        table.append(
            (
                _log_odds(alone[n]),
                before,
                padded[n],
                after,
                padded[n + 4],
                box_means[id(boxes[n])],
                outer_means[id(outer[n])],
                windows[n],
                before if n in page.kept else 0.0,
                after if run.kind is BlockKind.HEADING else 0.0,
                before if is_short else 0.0,
                after if is_short else 0.0,
            )
        )
    return table


def _log_odds(chance: float) -> float:
    bounded = min(max(chance, 1e-3), 1 - 1e-3)
    return math.log(bounded / (1 - bounded)) / 5


def _means(boxes: Sequence[Box], alone: Sequence[float], sizes: Sequence[int]) -> dict[int, float]:
    """Return for each box, by its `id()`, the mean chance of its runs, weighed by their length."""
    sums: dict[int, tuple[float, int]] = {}
    for box, chance, size in zip(boxes, alone, sizes, strict=True):
        total, weight = sums.get(id(box), (0.0, 0))
        sums[id(box)] = (total + chance * size, weight + size)
    return {key: total / weight for key, (total, weight) in sums.items()}


def _windows(alone: Sequence[float], sizes: Sequence[int]) -> list[float]:
    """Return for each run the mean chance of the runs within `_WINDOW`, weighed by length."""
    chances, weight = [0.0], [0]
    for chance, size in zip(alone, sizes, strict=True):
        chances.append(chances[-1] + chance * size)
        weight.append(weight[-1] + size)
    found: list[float] = []
    for n in range(len(alone)):
        start, end = max(0, n - _WINDOW), min(len(alone), n + _WINDOW + 1)
        found.append((chances[end] - chances[start]) / (weight[end] - weight[start]))
    return found
