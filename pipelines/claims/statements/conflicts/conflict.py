"""What every gate returns: one item of the claim, and what the source has in its place."""

from dataclasses import dataclass
from enum import StrEnum

from pipelines.records.spans import Span


class ConflictKind(StrEnum):
    """Which typed check conflicts."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    OPPOSITE = "opposite"
    SIBLING = "sibling"
    """Another member of a closed set: another weekday, colour, relative."""
    QUANTIFIER = "quantifier"
    ROLES = "roles"
    """Who does and who suffers have changed places."""
    GENDER = "gender"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One typed conflict."""

    kind: ConflictKind
    relation: str
    """How the two differ: scale_slip, year_differs, opposite …"""
    claim: Span
    """Words of the article."""
    source: Span
    """Words of the source that stand in their place."""
    sentence: int
    """Sentence of the source."""
    rest_share: float
    """Share of the claim sentence's other content words that the source sentence has."""
