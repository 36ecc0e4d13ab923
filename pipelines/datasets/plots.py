"""Latest ledger and citations → pictures: verdicts, coverage, timeline. Needs matplotlib."""

import warnings
from collections.abc import Mapping, Sequence
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines.datasets.faults import Fault
from pipelines.datasets.files import whole_file
from pipelines.datasets.reading import TableReader
from pipelines.findings.wording import VERDICT_WORDS
from pipelines.records.checks import Severity, Verdict

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Okabe and Ito's colours, which people of any colour vision tell apart.
VERDICT_COLOURS = {
    Verdict.REFUTED: "#d55e00",
    Verdict.CONFLICTING_SOURCES: "#e69f00",
    Verdict.PARTIALLY_SUPPORTED: "#f0e442",
    Verdict.NOT_FOUND: "#cc79a7",
    Verdict.SOURCE_UNAVAILABLE: "#999999",
    Verdict.NOT_CHECKABLE: "#dddddd",
    Verdict.SUPPORTED: "#009e73",
}
SEVERITY_COLOURS = {
    Severity.SERIOUS: "#d55e00",
    Severity.MODERATE: "#e69f00",
    Severity.MINOR: "#f0e442",
}
CAUSE_COLOURS = ("#56b4e9", "#cc79a7", "#e69f00", "#0072b2", "#f0e442", "#d55e00", "#777777")
READ_COLOUR = "#009e73"

MOST_PUBLISHERS = 25
"""Bars in one picture; more cannot be read."""

FEW_DAYS = 14
"""Days that are all named under the axis; of more, matplotlib names a few."""

LEAST_LABELLED = 1.5
"""Share in % from which a part has room for its number."""

BARE_HEIGHT, BAR_HEIGHT = 2.2, 0.5
"""Inches of a picture without bars, and for each bar."""

DARK = 0.18
"""Relative luminance under which white is read better than black (contrast of 4.6 to 1 and up)."""

_EDGE: dict[str, Any] = {"edgecolor": "white", "linewidth": 0.8}

MAX_NAME = 28
ENDINGS = ("png", "svg", "pdf")

_VERDICTS = """
SELECT coalesce(publisher, 'unknown') AS name, verdict AS part, count(*) AS number
FROM latest_ledger GROUP BY ALL ORDER BY ALL
"""
_COVERAGE = """
SELECT coalesce(publisher, 'unknown') AS name,
       coalesce(unread, CASE WHEN source_id IS NULL THEN 'not settled' ELSE 'read' END) AS part,
       count(*) AS number
FROM latest_citations JOIN documents ON document_id = article_id
GROUP BY ALL ORDER BY ALL
"""
_TIMELINE = """
SELECT published_at::DATE AS name, severity AS part, count(*) AS number
FROM latest_ledger WHERE published_at IS NOT NULL
GROUP BY ALL ORDER BY ALL
"""


class Picture(StrEnum):
    """What can be drawn."""

    VERDICTS = "verdicts"
    COVERAGE = "coverage"
    TIMELINE = "timeline"


Numbers = dict[Any, dict[str, int]]
"""Name of a bar → name of a part → how many."""


def draw(picture: Picture, data_dir: Path, target: Path) -> list[Fault]:
    """Draw a picture of the latest state into a PNG, SVG or PDF file; return unreadable files.

    Raises:
        ValueError: matplotlib is missing, the ending is unknown, or there is nothing to draw.
    """
    ending = target.suffix.removeprefix(".").lower()
    if ending not in ENDINGS:
        raise ValueError(f"{target}: unknown ending (allowed: .{', .'.join(ENDINGS)})")
    query, paint = _PAINTERS[picture]
    with TableReader(data_dir) as tables:
        numbers = _numbers(tables, query)
        faults = list(tables.faults)
    if not numbers:
        raise ValueError(f"{data_dir}: nothing to draw for {picture}; crawl something first")
    figure = _new_figure()
    paint(figure.subplots(), numbers)
    with whole_file(target) as draft:
        _save(figure, draft, ending)
    return faults


def _save(figure: "Figure", target: Path, ending: str) -> None:
    from matplotlib import rc_context

    # A name in a script that no installed font has is drawn as boxes, in SVG as text.
    with warnings.catch_warnings(), rc_context({"svg.fonttype": "none"}):
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        figure.savefig(target, format=ending, dpi=150)


def _new_figure() -> "Figure":
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise ValueError(
            "pictures need matplotlib, which is not installed; pip install 'sourcecheck[plot]'"
        ) from error
    return Figure(figsize=(10, 5.5), layout="constrained")


def _numbers(tables: TableReader, query: str) -> Numbers:
    numbers: Numbers = {}
    for row in tables.arrow(query).to_pylist():
        numbers.setdefault(row["name"], {})[row["part"]] = row["number"]
    return numbers


def _paint_verdicts(axes: "Axes", numbers: Numbers) -> None:
    names = sorted(numbers, key=lambda name: _share(numbers[name], Verdict.REFUTED))
    names = names[-MOST_PUBLISHERS:]
    _stack(axes, names, numbers, VERDICT_COLOURS, VERDICT_WORDS)
    axes.set_xlabel("share of claims, % (number of claims behind the name)")
    title = "What the cited pages say of each publisher’s claims"
    _finish(axes, title, _of(names, numbers), f"claims{_cut(numbers)}")


def _paint_coverage(axes: "Axes", numbers: Numbers) -> None:
    names = sorted(numbers, key=lambda name: -_share(numbers[name], "read"))[-MOST_PUBLISHERS:]
    cut = _cut(numbers)
    totals: dict[str, int] = {}
    for name in names:
        for part, number in numbers[name].items():
            totals[part] = totals.get(part, 0) + number
    causes = sorted(totals.keys() - {"read"}, key=lambda part: (-totals[part], part))
    few, rest = causes[: len(CAUSE_COLOURS) - 1], causes[len(CAUSE_COLOURS) - 1 :]
    colours = {"read": READ_COLOUR} | dict(zip(few, CAUSE_COLOURS, strict=False))
    if rest:
        colours["other"] = CAUSE_COLOURS[-1]
        numbers = {name: _merged(numbers[name], rest) for name in names}
    words = {part: part.replace("_", " ") for part in colours}
    _stack(axes, names, numbers, colours, words)
    axes.set_xlabel("share of citations, % (number of citations behind the name)")
    title = "How many of the cited pages could be read, and why not the others"
    _finish(axes, title, _of(names, numbers), f"citations{cut}")


def _of(names: Sequence[str], numbers: Numbers) -> Numbers:
    return {name: numbers[name] for name in names}


def _cut(numbers: Numbers) -> str:
    """Return what to say of publishers for which there is no room."""
    if len(numbers) <= MOST_PUBLISHERS:
        return ""
    return f"; the {MOST_PUBLISHERS} of {len(numbers)} publishers with the most to look at"


def _merged(parts: Mapping[str, int], rest: Sequence[str]) -> dict[str, int]:
    kept = {part: number for part, number in parts.items() if part not in rest}
    return kept | {"other": sum(parts.get(part, 0) for part in rest)}


def _paint_timeline(axes: "Axes", numbers: Numbers) -> None:
    from matplotlib.ticker import MaxNLocator

    days = sorted(numbers)
    under = [0] * len(days)
    edge = _EDGE if len(days) <= FEW_DAYS else {}
    for severity, colour in SEVERITY_COLOURS.items():
        heights = [numbers[day].get(severity, 0) for day in days]
        axes.bar(days, heights, bottom=under, color=colour, width=0.8, label=severity, **edge)
        under = [low + height for low, height in zip(under, heights, strict=True)]
    axes.set_xlim(days[0] - timedelta(1), days[-1] + timedelta(1))
    if len(days) <= FEW_DAYS:
        axes.set_xticks(days, [day.isoformat() for day in days], rotation=30, ha="right")
        for day, found in zip(days, under, strict=True):
            words = f"{found} of {sum(numbers[day].values())}"
            axes.annotate(words, (day, found), (0, 3), textcoords="offset points", ha="center")
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_ylim(0, max(*under, 1) * 1.08)
    axes.set_ylabel("claims with a finding")
    _finish(axes, "Findings by the day on which the article was published", numbers, "claims")


def _stack(
    axes: "Axes",
    names: Sequence[str],
    numbers: Numbers,
    colours: Mapping[Any, str],
    words: Mapping[Any, str],
) -> None:
    """Paint one bar of 100 % for each name, its parts side by side, numbers inside wide ones."""
    totals = [sum(numbers[name].values()) for name in names]
    labels = [f"{_short(name)} ({total})" for name, total in zip(names, totals, strict=True)]
    places = range(len(names))  # two names can be cut to one label
    left = [0.0] * len(names)
    for part, colour in colours.items():
        counts = [numbers[name].get(part, 0) for name in names]
        if not any(counts):
            continue
        widths = [100 * count / total for count, total in zip(counts, totals, strict=True)]
        bars = axes.barh(
            places, widths, left=left, color=colour, label=words[part], height=0.7, **_EDGE
        )
        inside = [
            str(n) if width > LEAST_LABELLED else ""
            for n, width in zip(counts, widths, strict=True)
        ]
        axes.bar_label(bars, inside, label_type="center", fontsize=8, color=_ink_on(colour))
        left = [start + width for start, width in zip(left, widths, strict=True)]
    axes.set_yticks(places, labels)
    axes.tick_params(axis="y", length=0)
    axes.set_xlim(0, 100)
    axes.set_ylim(-0.6, len(names) - 0.4)
    figure = axes.get_figure(root=True)
    if figure is not None:
        figure.set_figheight(BARE_HEIGHT + BAR_HEIGHT * len(names))


def _ink_on(colour: str) -> str:
    """Return black or white, whichever is read better on a colour (WCAG's relative luminance).

    >>> _ink_on("#f0e442"), _ink_on("#0072b2")
    ('black', 'white')
    """
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part**2.2 for part in parts)
    return "black" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > DARK else "white"


def _finish(axes: "Axes", title: str, numbers: Numbers, counted: str) -> None:
    """Give a picture its title, what it counts, and its legend."""
    total = sum(sum(parts.values()) for parts in numbers.values())
    axes.set_title(title, loc="left", fontweight="bold", pad=22)
    axes.annotate(
        f"latest state of {total:,} {counted}", (0, 1), (0, 7), "axes fraction", "offset points"
    )
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False)


def _share(parts: Mapping[str, int], part: str) -> float:
    return parts.get(part, 0) / sum(parts.values())


def _short(name: str) -> str:
    """Return a name for a label: one line, no mathematics (a dollar sign begins one)."""
    plain = "".join(c if c.isprintable() else " " for c in name).replace("$", r"\$")
    return plain if len(plain) <= MAX_NAME else f"{plain[: MAX_NAME - 1]}…"


_PAINTERS = {
    Picture.VERDICTS: (_VERDICTS, _paint_verdicts),
    Picture.COVERAGE: (_COVERAGE, _paint_coverage),
    Picture.TIMELINE: (_TIMELINE, _paint_timeline),
}
