"""Check: one claim held against the sources, with the evidence that decided it."""

from dataclasses import dataclass
from enum import StrEnum

from pipelines.records.identity import digest_of
from pipelines.records.pages import Layer, Unread
from pipelines.records.spans import Span

RULES_VERSION = "1"
"""Raised whenever a rule or constant changes an answer; stands in every check."""


class Verdict(StrEnum):
    """What the sources say of a claim; never what the world says."""

    SUPPORTED = "supported"
    PARTIALLY_SUPPORTED = "partially_supported"
    REFUTED = "refuted"
    CONFLICTING_SOURCES = "conflicting_sources"
    NOT_FOUND = "not_found"
    NOT_CHECKABLE = "not_checkable"
    SOURCE_UNAVAILABLE = "source_unavailable"


class Severity(StrEnum):
    """How much a difference matters to a standards desk."""

    NONE = "none"
    MINOR = "minor"
    MODERATE = "moderate"
    SERIOUS = "serious"


class QuoteClass(StrEnum):
    """How a quotation differs from the source's words."""

    VERBATIM = "verbatim"
    TYPOGRAPHIC = "typographic"
    CASE = "case"
    ELLIPSIS_OMISSION = "ellipsis_omission"
    BRACKET_INSERTION = "bracket_insertion"
    FILLER_DELETION = "filler_deletion"
    SUBSTITUTION = "substitution"
    DELETION = "deletion"
    INSERTION = "insertion"
    REORDER = "reorder"
    STITCHED = "stitched"
    TRUNCATED = "truncated"
    PARAPHRASE_IN_QUOTES = "paraphrase_in_quotes"
    ABSENT = "absent"


class Flag(StrEnum):
    """What a reader should know beside the verdict; any number may stand together."""

    OVERCLAIM = "overclaim"
    UNDERCLAIM = "underclaim"
    APPROXIMATOR_DROPPED = "approximator_dropped"
    MISATTRIBUTED = "misattributed"
    OUT_OF_CONTEXT = "out_of_context"
    ALTERED_QUOTE = "altered_quote"
    FOUND_IN_OTHER_SOURCE = "found_in_other_source"
    SOURCE_NEWER_THAN_ARTICLE = "source_newer_than_article"
    SOURCE_CHANGED_SINCE = "source_changed_since"
    CIRCULAR = "circular"
    SAME_ORIGIN = "same_origin"
    INTERNAL_CONFLICT = "internal_conflict"


class EditKind(StrEnum):
    """One difference between the claim's words and the source's."""

    KEEP = "keep"
    INSERT = "insert"
    DELETE = "delete"
    REPLACE = "replace"
    MOVE = "move"
    OMIT = "omit"
    """Words left out behind a marked ellipsis."""
    BRACKET = "bracket"
    """Words put in or replaced inside square brackets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One difference, with its place on both sides."""

    kind: EditKind
    claim_span: Span
    """In the article's text; empty where the source has words that the claim left out."""
    source_span: Span
    """In the source's layer; empty where the claim has words of its own."""
    claim_words: str
    source_words: str
    severity: Severity = Severity.NONE
    cause: str | None = None
    """Tripwire that was touched: negation, number, modal, quantifier, name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Source words that decided a verdict, best first."""

    source_id: str
    """`document_id` of the source."""
    url: str
    span: Span
    exact: str
    layer: Layer = Layer.TEXT
    """Which text of the source the span points into."""
    page: int | None = None
    """Page of a PDF, from 1; None elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCheck:
    """One claim against one source."""

    url_key: str
    """Identity of the source that was held against the claim."""
    source_id: str | None
    """`document_id` of the source; None when it could not be read."""
    verdict: Verdict
    reason: str
    """Rule that gave the verdict, such as `quote_verbatim` or `number_rounded`."""
    unread: Unread | None = None
    support: float = 0.0
    """Calibrated probability that the source supports the whole claim, 0 to 1."""
    severity: Severity = Severity.NONE
    quote_class: QuoteClass | None = None
    relation: str | None = None
    """How a number, date or name compares: same, rounded, scale_slip …"""
    flags: tuple[Flag, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    edits: tuple[Edit, ...] = ()
    unsupported: tuple[Span, ...] = ()
    """Words of the claim, in the article's text, that the source does not bear out."""
    margin: float | None = None
    """How far the best place beats the second best, 0 to 1; None when there is no second."""
    source_speaker: str | None = None
    source_value: float | None = None
    """Value that the source gives for a number; None for other kinds and for several at once."""
    note: str | None = None
    """The finding in words an editor can repeat on the phone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """The roll-up of one claim over its sources."""

    claim_id: str
    document_id: str
    verdict: Verdict
    reason: str
    severity: Severity = Severity.NONE
    flags: tuple[Flag, ...] = ()
    support: float = 0.0
    note: str | None = None
    """What the article says against itself, in words; None when it does not."""
    by_source: tuple[SourceCheck, ...] = ()
    """Every source of the dossier that was tried, the deciding one first."""
    rules_version: str = RULES_VERSION
    model: str | None = None
    """Name and weights digest of an optional model; None when rules alone decided."""

    @property
    def check_id(self) -> str:
        """Identity: claim, the sources' revisions, the rules, the model if there is one."""
        sources = sorted(f"{s.url_key}={s.source_id or s.unread}" for s in self.by_source)
        model = [self.model] if self.model else []
        return digest_of([self.claim_id, self.rules_version, *model, *sources])
