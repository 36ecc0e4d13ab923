"""Quotes against one text → where each stands there, best place first, laid word on word."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice
from typing import NamedTuple

import numpy as np

from pipelines.alignment.affine import Alignment, Joint, Pattern, align
from pipelines.alignment.between import Anchor, lay_between
from pipelines.alignment.chains import (
    LONGEST_OMISSION_WORDS,
    MOST_PLACES,
    Segment,
    chains,
    segments_of,
)
from pipelines.alignment.places import places
from pipelines.alignment.seeds import (
    FEWEST_WORDS,
    RUN_WORDS,
    Hits,
    Needles,
    edits_allowed,
    exact_places,
    shared_pairs,
    windows,
)
from pipelines.alignment.shapes import Places
from pipelines.alignment.tokens import Tokens
from pipelines.alignment.vocabulary import Keys, keys_of

MOST_REGIONS = 3
"""Regions of a text that are laid out word by word for one quote."""

FEWEST_KEPT_SHARE = 0.5
"""Words of a quote that must stand in one region for it to count as a place."""

FEWEST_ANCHORED_SHARE = 0.45
"""Words of a quote in common runs, or within the allowed edits, below which a region is not
laid out: most of them are phrases that any two texts share."""

MOST_RUNS = 4_000
"""Common stretches of one quote that are held against each other, the longest ones; only a quote
as long as a book chapter has more."""

REACH_WORDS = 60
"""Unmarked gap within one region, past which parts are told as stitched together."""


class Stretch(NamedTuple):
    """Words `[offset, offset + length)` of a quote that stand at a place of a text."""

    offset: int
    place: int
    length: int


@dataclass(frozen=True, slots=True)
class Found:
    """Where one quote stands in a text."""

    alignments: tuple[Alignment, ...]
    """Cheapest first: all equal places of an exact quote, else at most MOST_REGIONS."""
    scattered: tuple[Stretch, ...] = ()
    """Longest common stretches wherever they stand, in the quote's order, for one that no
    region holds."""
    words: tuple[int, ...] = ()
    """The quote's words as numbers of the text's vocabulary, -1 for unknown ones."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Quotes made ready to be sought in any number of texts."""

    patterns: tuple[Pattern, ...]
    segments: tuple[Segment, ...]
    words: Keys
    """The patterns' words, those in brackets among them."""
    needles: Needles
    """The segments' words."""
    places: Places
    """Where each of these stands among the patterns' words."""
    by_pattern: dict[int, list[int]]
    """The segments of each pattern that has any."""


def prepare(patterns: Sequence[Pattern]) -> Sought:
    """Cut quotes into the stretches that must stand together."""
    segments = tuple(s for i, pattern in enumerate(patterns) for s in segments_of(i, pattern))
    words = keys_of([form for pattern in patterns for form in pattern.forms])
    begins = list(accumulate((len(p.forms) for p in patterns), initial=0))
    spans = [range(begins[s.pattern] + s.start, begins[s.pattern] + s.end) for s in segments]
    places = np.array([at for span in spans for at in span], dtype=np.int64)
    needles = Needles([patterns[s.pattern].forms[s.start : s.end] for s in segments])
    by_pattern: dict[int, list[int]] = {}
    for needle, segment in enumerate(segments):
        by_pattern.setdefault(segment.pattern, []).append(needle)
    return Sought(tuple(patterns), segments, words, needles, places, by_pattern)


def search(sought: Sought, text: Tokens) -> list[Found]:
    """Return for each quote where it stands in a text."""
    words = text.vocabulary.find(sought.words)
    numbers = iter(words.tolist())
    encoded = [tuple(islice(numbers, len(p.forms))) for p in sought.patterns]
    found = [Found((), words=numbered) for numbered in encoded]
    if not len(text) or not sought.segments:
        return found
    hits = shared_pairs(sought.needles, text, words=words.take(sought.places))
    exact = _exact(sought, hits, text)
    open_patterns = _lay_exact(sought, exact, found, text)
    if open_patterns:
        anchors = _anchors(sought, hits, exact, text, open_patterns)
        for index in (i for i in open_patterns if anchors.near[i]):
            pattern, runs = sought.patterns[index], anchors.runs[index]
            regions = _regions(pattern, anchors.near[index], len(text))
            laid = _lay_regions(encoded[index], pattern, runs, text, regions=regions)
            found[index] = Found(laid, _scattered(runs), encoded[index])
    return found


def _exact(sought: Sought, hits: Hits, text: Tokens) -> dict[int, list[int]]:
    """Return the places of each segment that stands word for word."""
    found = hits.exact()
    for needle, segment in enumerate(sought.segments):
        if segment.end - segment.start == 1 or not hits.is_whole:
            found[needle] = exact_places(hits.needle_words(needle), text, limit=MOST_PLACES)
    return found


def _lay_exact(
    sought: Sought, exact: dict[int, list[int]], found: list[Found], text: Tokens
) -> list[int]:
    """Lay out the quotes all of whose segments stand in order; return the others."""
    rest: list[int] = []
    for index, needles in sought.by_pattern.items():
        segments = [sought.segments[n] for n in needles]
        lists = [exact.get(n, []) for n in needles]
        pattern = sought.patterns[index]
        if all(lists):
            laid = tuple(chains(pattern, segments, lists, text))
            found[index] = replace(found[index], alignments=laid)
        if not found[index].alignments and len(pattern.forms) >= FEWEST_WORDS:
            rest.append(index)
    return rest


@dataclass(frozen=True, slots=True)
class _Anchors:
    """What of each open quote stands where."""

    near: dict[int, list[Anchor]]
    """Segments within their allowed edits, and common runs."""
    runs: dict[int, list[Anchor]]
    """Common runs alone."""


def _anchors(
    sought: Sought,
    hits: Hits,
    exact: dict[int, list[int]],
    text: Tokens,
    open_patterns: Sequence[int],
) -> _Anchors:
    is_open = set(open_patterns)
    near: dict[int, list[Anchor]] = {index: [] for index in open_patterns}
    runs: dict[int, list[Anchor]] = {index: [] for index in open_patterns}
    wanted = [w for w in windows(hits) if sought.segments[w.needle].pattern in is_open]
    for needle, start, _, distance in places(wanted, hits, text):
        segment = sought.segments[needle]
        length = segment.end - segment.start
        near[segment.pattern].append(Anchor(segment.start, start, max(1, length - distance)))
    for needle, segment in enumerate(sought.segments):
        if segment.pattern not in is_open:
            continue
        found = [
            Anchor(segment.start + r.offset, r.place, r.length) for r in hits.runs.get(needle, ())
        ]
        length = segment.end - segment.start
        if length < RUN_WORDS:
            found += [Anchor(segment.start, p, length) for p in exact.get(needle, [])[:5]]
        runs[segment.pattern] += found
        near[segment.pattern] += found
    return _Anchors(near, {index: _longest(found) for index, found in runs.items()})


def _longest(runs: list[Anchor]) -> list[Anchor]:
    if len(runs) <= MOST_RUNS:
        return runs
    return sorted(runs, key=lambda r: (-r.length, r.offset, r.place))[:MOST_RUNS]


def _scattered(runs: Sequence[Anchor]) -> tuple[Stretch, ...]:
    """Return the longest runs that do not overlap in the quote, in its order."""
    kept: list[Stretch] = []
    for run in sorted(runs, key=lambda r: (-r.length, r.offset, r.place)):
        offset, place, length = run
        for other in kept:  # give the overlap to the longer one
            if other.offset <= offset < other.offset + other.length:
                cut = other.offset + other.length - offset
                offset, place, length = offset + cut, place + cut, length - cut
            elif offset < other.offset < offset + length:
                length = other.offset - offset
        if length >= RUN_WORDS:
            kept.append(Stretch(offset, place, length))
    return tuple(sorted(kept))


def _lay_regions(
    words: Sequence[int],
    pattern: Pattern,
    runs: Sequence[Anchor],
    text: Tokens,
    *,
    regions: Sequence[tuple[int, int]],
) -> tuple[Alignment, ...]:
    """Lay a quote onto the regions where most of it stands."""
    laid: list[Alignment] = []
    waiting = list(regions)[::-1]
    while waiting and len(laid) < MOST_REGIONS:
        start, end = waiting.pop()
        inside = [r for r in runs if start <= r.place and r.place + r.length <= end]
        alignment = lay_between(words, pattern, inside, text, region=(start, end)) or align(
            words, pattern, text.ids[start:end], shift=start
        )
        if alignment.kept < FEWEST_KEPT_SHARE * len(pattern.forms):
            continue
        laid.append(alignment)
        rest = ((alignment.end, end), (start, alignment.start))
        waiting += [part for part in rest if _may_hold(pattern, runs, part)]
    return tuple(sorted(laid, key=lambda a: (a.cost, a.start)))


def _may_hold(pattern: Pattern, runs: Sequence[Anchor], part: tuple[int, int]) -> bool:
    """Tell whether what one place leaves of its region may be another place of the quote."""
    inside = [r for r in runs if part[0] <= r.place and r.place + r.length <= part[1]]
    return _covered(inside) >= FEWEST_ANCHORED_SHARE * len(pattern.forms)


def _regions(
    pattern: Pattern, anchors: Sequence[Anchor], text_length: int
) -> list[tuple[int, int]]:
    """Return the stretches of a text, apart, that hold most of a quote's anchored words."""
    size = len(pattern.forms)
    if _covered(anchors) < FEWEST_ANCHORED_SHARE * size:
        return []
    slack = edits_allowed(size) + 2
    reach = size + slack + REACH_WORDS + _omission_reach(pattern)
    ordered = sorted(anchors, key=lambda a: a.place)[:400]
    scored: list[tuple[int, int, int]] = []
    for at, first in enumerate(ordered):
        inside = []
        for anchor in ordered[at:]:
            if anchor.place + anchor.length > first.place + reach:
                break
            inside.append(anchor)
        covered = _covered(inside)
        if covered >= FEWEST_ANCHORED_SHARE * size:
            start = first.place - first.offset - slack
            end = max(a.place + size - a.offset for a in inside) + slack
            scored.append((-covered, max(0, start), min(text_length, end)))
    return _apart(sorted(scored))


def _omission_reach(pattern: Pattern) -> int:
    return LONGEST_OMISSION_WORDS * sum(j is Joint.ELLIPSIS for j in pattern.joints)


def _covered(anchors: Sequence[Anchor]) -> int:
    """Return how many words of the quote the anchors hold together."""
    covered = 0
    done = 0
    for offset, end in sorted((a.offset, a.offset + a.length) for a in anchors):
        covered += max(0, end - max(offset, done))
        done = max(done, end)
    return covered


def _apart(scored: Sequence[tuple[int, int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for _, start, end in scored:
        if len(kept) == MOST_REGIONS:
            break
        if all(end <= a or b <= start for a, b in kept):
            kept.append((start, end))
    return kept
