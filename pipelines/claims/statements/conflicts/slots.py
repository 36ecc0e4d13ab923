"""An item of the claim and one of the source → whether they fill the same place."""

from collections.abc import Collection
from dataclasses import dataclass

from pipelines.claims.statements.alignment import Alignment

_REACH = 5  # words between an item and the paired word that holds its place


@dataclass(frozen=True, slots=True)
class Slot:
    """What around two items agrees."""

    is_held_left: bool
    """A paired word stands within reach before both."""
    is_held_right: bool
    touches_left: bool
    """The words directly before are the same, or stand for one another."""
    touches_right: bool
    is_at_edge: bool
    """Both begin, or both end, their sentences."""

    @property
    def held(self) -> int:
        """Number of sides that hold, 0 to 2."""
        return self.is_held_left + self.is_held_right

    @property
    def touching(self) -> int:
        """Number of sides that touch, 0 to 2."""
        return self.touches_left + self.touches_right

    @property
    def is_tight(self) -> bool:
        """Whether one side holds, and two of the sides and the sentences' edges touch."""
        return self.held >= 1 and self.touching + self.is_at_edge >= 2


def slot_of(aligned: Alignment, here: range, there: range) -> Slot:
    """Compare the places of two runs of words."""
    return Slot(
        is_held_left=_holds(aligned, here.start, there.start, -1),
        is_held_right=_holds(aligned, here.stop - 1, there.stop - 1, 1),
        touches_left=_touches(aligned, here.start - 1, there.start - 1),
        touches_right=_touches(aligned, here.stop, there.stop),
        is_at_edge=(here.start == aligned.claim.start and there.start == aligned.there.start)
        or (here.stop == aligned.claim.stop and there.stop == aligned.there.stop),
    )


def _holds(aligned: Alignment, here: int, there: int, step: int) -> bool:
    """Tell whether the nearest paired word on one side has its partner on the same side."""
    for distance in range(1, _REACH + 1):
        place = aligned.pairs.get(here + step * distance)
        if place is not None:
            return 0 < step * (place - there) <= _REACH
    return False


def _touches(aligned: Alignment, here: int, there: int) -> bool:
    if aligned.pairs.get(here) == there:
        return True
    form = aligned.claim_form(here)
    return form != "" and form == aligned.source_form(there)


def rest_share(aligned: Alignment, words: Collection[int]) -> float:
    """Return the share of the claim's content words that are paired, some words left out."""
    others = [term for term in aligned.match.terms if term.word not in words]
    total = sum(term.weight for term in others)
    return sum(t.weight for t in others if t.word in aligned.pairs) / total if total else 0.0
