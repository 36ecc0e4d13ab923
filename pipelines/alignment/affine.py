"""Two word strings → the cheapest way to turn one into a stretch of the other.

Gaps cost more to open than to lengthen (affine), so that edits stay together as an editor would
see them; where the quote marks an omission or puts words in brackets, the gap is all but free.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import inf

import numpy as np

from pipelines.alignment.vocabulary import Ids

KEEP_GAIN = -0.15
"""An equal word; below 0, so that a farther word that both have is worth a longer gap."""

SUBSTITUTE = 0.9
"""One word for another; less than leaving out one and putting in one."""

SKIP_OPEN, SKIP_EXTEND = 0.8, 0.05
"""Source words that the quote leaves out unmarked."""

INSERT_OPEN, INSERT_EXTEND = 0.8, 0.6
"""Words of the quote that the source does not have."""

FREE_OPEN, FREE_EXTEND = 0.02, 0.002
"""Source words left out behind a marked ellipsis; nearer is still better."""

BRACKET_OPEN, BRACKET_EXTEND = 0.06, 0.04
"""Words in square brackets, and source words that they stand for."""

MOST_CELLS = 20_000_000
"""Largest table that is filled, of some 250 MB: a quote of 3,000 words or more, which no
common stretches cut into smaller pieces, is not laid out."""


class Joint(Enum):
    """What stands between two words of a quote."""

    NONE = "none"
    ELLIPSIS = "ellipsis"
    SPLIT = "split"
    """The article's own attribution: "…," she said, "…"."""
    BREAK = "break"
    """A paragraph of the same quote ends."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """The words of a quote as they are to be aligned, with what its typography allows."""

    forms: tuple[str, ...]
    joints: tuple[Joint, ...]
    """What stands before each word; the first is NONE."""
    bracketed: tuple[bool, ...]
    """Which words stand in square brackets."""


class Step(Enum):
    """One step of an alignment."""

    KEEP = 0
    SUBSTITUTE = 1
    INSERT = 2
    SKIP = 3


@dataclass(frozen=True, slots=True)
class Move:
    """A stretch of equal steps: words `[quote_start, quote_end)` and `[start, end)`."""

    step: Step
    quote_start: int
    quote_end: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """A quote laid onto a stretch of a text."""

    cost: float
    moves: tuple[Move, ...]

    @property
    def start(self) -> int:
        """First word of the text that is part of it."""
        return self.moves[0].start if self.moves else 0

    @property
    def end(self) -> int:
        """Word after the last that is part of it."""
        return self.moves[-1].end if self.moves else 0

    @property
    def kept(self) -> int:
        """Words that both sides share."""
        return sum(m.quote_end - m.quote_start for m in self.moves if m.step is Step.KEEP)


def align(quote: Sequence[int], pattern: Pattern, window: Ids, *, shift: int = 0) -> Alignment:
    """Lay a whole quote onto the stretch of a window that suits it best.

    `quote` holds the pattern's words as numbers of the window's vocabulary; `shift` is the
    window's place in its text. Without a move when the table would pass MOST_CELLS.
    """
    if len(quote) * len(window) > MOST_CELLS:
        return Alignment(inf, ())
    table = _Table(np.asarray(quote, dtype=np.int32), pattern, window)
    table.fill()
    cost, steps = table.trace()
    return Alignment(cost, _moves(steps, shift))


class _Table:
    """The rows of the dynamic programme; row r holds the costs with r words placed."""

    def __init__(self, quote: Ids, pattern: Pattern, window: Ids) -> None:
        rows, width = len(quote), len(window)
        bracketed = np.array(pattern.bracketed, dtype=bool)
        self._is_equal = quote[:, None] == window[None, :]
        change = np.where(bracketed, BRACKET_OPEN, SUBSTITUTE)[:, None]
        self._change = np.where(self._is_equal, KEEP_GAIN, change).astype(np.float32)
        self._insert_costs = [
            (BRACKET_OPEN, BRACKET_EXTEND) if b else (INSERT_OPEN, INSERT_EXTEND)
            for b in pattern.bracketed
        ]
        # an insertion in brackets does not go on, at its price, after them
        self._goes_on = [
            bool(r and pattern.bracketed[r] == pattern.bracketed[r - 1]) for r in range(rows)
        ]
        self._skip_costs = [skip_costs(pattern, r) for r in range(rows)]
        self._insert = np.full((rows + 1, width + 1), np.inf, dtype=np.float32)
        self._reached = np.zeros((rows + 1, width + 1), dtype=np.float32)
        self._best = np.zeros((rows + 1, width + 1), dtype=np.float32)

    def fill(self) -> None:
        """Fill all rows."""
        columns = np.arange(self._best.shape[1], dtype=np.float32)
        slopes = {longer: columns * np.float32(longer) for _, longer in set(self._skip_costs)}
        for row, (opening, longer) in enumerate(self._skip_costs, 1):
            before, reached, best = self._best[row - 1], self._reached[row], self._best[row]
            insert = self._insert[row]
            insert_open, insert_longer = self._insert_costs[row - 1]
            np.add(before, insert_open, out=insert)
            if self._goes_on[row - 1]:
                np.minimum(insert, self._insert[row - 1], out=insert)
            np.add(insert, insert_longer, out=insert)
            reached[0] = np.inf
            np.add(before[:-1], self._change[row - 1], out=reached[1:])
            np.minimum(reached, insert, out=reached)
            if row == len(self._best) - 1:
                best[:] = reached
                return
            np.subtract(reached, slopes[longer], out=best)
            np.minimum.accumulate(best, out=best)
            np.add(best, slopes[longer], out=best)
            np.add(best, opening, out=best)
            np.minimum(best, reached, out=best)

    def trace(self) -> tuple[float, list[tuple[Step, int, int]]]:
        """Return the lowest cost and the steps that lead to it, each with its row and column."""
        column = int(np.argmin(self._best[-1]))
        cost = float(self._best[-1, column])
        steps: list[tuple[Step, int, int]] = []
        is_forced = False  # an insertion that goes on comes from an insertion
        for row in range(len(self._best) - 1, 0, -1):
            if not is_forced:
                origin = self._skip_origin(row, column)
                steps += [(Step.SKIP, row, at) for at in range(column - 1, origin - 1, -1)]
                column = origin
            if is_forced or self._is_insert(row, column):
                steps.append((Step.INSERT, row - 1, column))
                is_forced = self._came_from_insert(row, column)
                continue
            column -= 1
            step = Step.KEEP if self._is_equal[row - 1, column] else Step.SUBSTITUTE
            steps.append((step, row - 1, column))
        steps.reverse()
        return cost, steps

    def _skip_origin(self, row: int, column: int) -> int:
        """Return the column at which the words left out before this one begin."""
        if self._best[row, column] >= self._reached[row, column]:
            return column
        slope = np.float32(self._skip_costs[row - 1][1])
        upto = self._reached[row, : column + 1]
        level = upto - np.arange(column + 1, dtype=np.float32) * slope
        return column - int(np.argmin(level[::-1]))

    def _is_insert(self, row: int, column: int) -> bool:
        return bool(self._insert[row, column] <= self._reached[row, column])

    def _came_from_insert(self, row: int, column: int) -> bool:
        opening, _ = self._insert_costs[row - 1]
        return self._goes_on[row - 1] and bool(
            self._insert[row - 1, column] < self._best[row - 1, column] + np.float32(opening)
        )


def skip_costs(pattern: Pattern, row: int) -> tuple[float, float]:
    """Return what it costs to leave out source words after a word of the quote."""
    if row + 1 == len(pattern.forms):
        return SKIP_OPEN, SKIP_EXTEND
    if pattern.joints[row + 1] is Joint.ELLIPSIS:
        return FREE_OPEN, FREE_EXTEND
    if pattern.bracketed[row] or pattern.bracketed[row + 1]:
        return BRACKET_OPEN, BRACKET_EXTEND
    if pattern.joints[row + 1] is not Joint.NONE:
        return SKIP_OPEN / 2, SKIP_EXTEND
    return SKIP_OPEN, SKIP_EXTEND


def _moves(steps: Sequence[tuple[Step, int, int]], shift: int) -> tuple[Move, ...]:
    """Join equal steps that follow one another."""
    moves: list[Move] = []
    for step, row, column in steps:
        width = 0 if step is Step.INSERT else 1
        height = 0 if step is Step.SKIP else 1
        last = moves[-1] if moves else None
        if last is not None and last.step is step:
            moves[-1] = Move(
                step, last.quote_start, row + height, last.start, column + width + shift
            )
        else:
            start = column + shift
            moves.append(Move(step, row, row + height, start, start + width))
    return tuple(moves)
