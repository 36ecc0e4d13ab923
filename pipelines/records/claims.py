"""Claim: one checkable stretch of an article, and its normal form."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pipelines.records.identity import digest_of
from pipelines.records.spans import Span


class ClaimKind(StrEnum):
    """What a claim asserts."""

    QUOTE = "quote"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    HEDGE = "hedge"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who is quoted: the mention as printed, and the name it resolves to."""

    exact: str
    span: Span
    name: str | None
    """Full name on this page; None when a pronoun or title resolves to nobody."""
    affiliation: str | None = None
    """Title and employer as printed, kept apart from the name."""
    rule: str
    """Pattern that found the mention, such as `quote_cue_speaker`."""
    confidence: float
    """Measured precision of the rule, 0 to 1."""


class Approximator(StrEnum):
    """How a number is hedged."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    OVER = "over"
    AT_MOST = "at_most"
    UNDER = "under"
    RANGE = "range"


class UnitClass(StrEnum):
    """What a number counts."""

    MONEY = "money"
    PERCENT = "percent"
    PERCENT_POINT = "percent_point"
    BASIS_POINT = "basis_point"
    COUNT = "count"
    DURATION = "duration"
    AGE = "age"
    MULTIPLE = "multiple"
    FRACTION = "fraction"
    PHYSICAL = "physical"
    N_FIGURE = "n_figure"
    RATE = "rate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """Normal form of a number: an interval with a unit."""

    value: float | None
    """The written value in units of `unit`; None for a bare range or an n-figure word."""
    low: float
    high: float
    """Interval that the wording commits to; may be infinite."""
    half_width: float
    """Half of the last written place, in units of `unit`."""
    unit: str
    """ISO 4217 code, unit symbol or counted noun, lower case; empty when none is printed."""
    unit_class: UnitClass
    per: str | None = None
    approximator: Approximator = Approximator.EXACT
    role: str | None = None
    """from, to, by, up or down; None when the sentence gives none."""
    subject: str | None = None
    """Head words of what is measured."""
    is_in_quote: bool = False


class Grain(StrEnum):
    """How finely a date is written."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateInterval:
    """Normal form of a date: the days that its words allow."""

    first: date | None
    last: date | None
    """Inclusive; both None when the words do not resolve (no clock, a fiscal period)."""
    grain: Grain
    is_relative: bool = False
    anchor: str | None = None
    """publication, dateline or story; None for an absolute date."""
    label: str | None = None
    """Fiscal period ("FY2026-Q2"), compared only with its like."""
    has_year: bool = True
    """False when the year was inferred from the page's clock."""


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PRODUCT = "product"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Normal form of a name."""

    canonical: str
    """Longest form on the page."""
    kind: NameKind
    version: str | None = None
    """Version of a product, compared exactly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """Words that lower a statement's certainty."""

    exact: str
    span: Span
    certainty: int
    """0 asserted, 1 attributed, 2 probable or planned, 3 possible, 4 unconfirmed or denied."""


class DocketKind(StrEnum):
    """What an article leaves open."""

    ANSWER = "answer"
    """Somebody was asked and has not answered."""
    CONFIRMATION = "confirmation"
    EVENT = "event"
    """Something is to happen by a date."""
    REPORT = "report"
    """Something is only reported, or said by nobody with a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocketEntry:
    """One thing that an article leaves open, for later crawls to close."""

    document_id: str
    kind: DocketKind
    span: Span
    """The words that leave it open, in the article's text."""
    exact: str
    sentence: Span
    settled_by: str
    """What would settle it, in words for an editor."""
    due: DateInterval | None = None
    """When it should be settled; None when the article gives no date."""

    @property
    def docket_id(self) -> str:
        """Identity: document revision, kind, place."""
        return digest_of([self.document_id, self.kind, f"{self.span.start}-{self.span.end}"])


class Binding(StrEnum):
    """How near a claim the citations stand that it is held against."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    LIST = "list"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One checkable stretch of an article."""

    document_id: str
    kind: ClaimKind
    spans: tuple[Span, ...]
    """Pieces in order; more than one for a split quote."""
    exact: str
    """Words of the pieces, joined by " … " where text between them was left out."""
    sentence: Span
    speaker: Speaker | None = None
    quantity: Quantity | None = None
    date: DateInterval | None = None
    name: Name | None = None
    hedges: tuple[Hedge, ...] = ()
    certainty: int = 0
    is_partial: bool = False
    """Quote of three words or fewer: scare quote, title or term."""
    is_block: bool = False
    """Block quote, set apart by markup instead of marks."""
    unchecked_because: str | None = None
    """opinion, forecast, question, greeting …: why it is not checkable; None when it is."""
    citation_ids: tuple[str, ...] = ()
    binding: Binding = Binding.NONE
    flags: tuple[str, ...] = ()
    """What the finder noticed: unterminated, multi_paragraph, headline …"""

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError(f"claim: needs at least one span ({self.exact!r})")

    @property
    def span(self) -> Span:
        """The stretch from the first piece to the last."""
        return Span(self.spans[0].start, self.spans[-1].end)

    @property
    def claim_id(self) -> str:
        """Identity: document revision, kind, pieces."""
        places = [f"{s.start}-{s.end}" for s in self.spans]
        return digest_of([self.document_id, self.kind, *places])
