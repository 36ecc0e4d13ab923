"""Dossier: one article revision with the pages it cites, the unit of checking."""

from dataclasses import dataclass

from pipelines.records.checks import Check
from pipelines.records.citations import Citation
from pipelines.records.claims import Claim, DocketEntry
from pipelines.records.pages import Capture, Document, Role, Unread


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A cited page: its document, or the reason why there is none."""

    url_key: str
    url: str
    document: Document | None = None
    unread: Unread | None = None
    unread_detail: str | None = None
    capture: Capture | None = None
    """The exchange behind it, so that a row can lead back to bytes; None for a local file."""

    def __post_init__(self) -> None:
        if (self.document is None) == (self.unread is None):
            raise ValueError(f"{self.url}: a source has a document or a reason, never both or none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """One article revision with the pages it cites."""

    article: Document
    citations: tuple[Citation, ...]
    sources: tuple[Source, ...]
    """Each cited page once, known by its `url_key`."""
    capture: Capture | None = None
    """The exchange behind the article; None for a draft."""

    @property
    def is_of_source(self) -> bool:
        """Tell whether the citing page is itself a source: its claims are not checked."""
        return self.capture is not None and self.capture.role is Role.SOURCE


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedDossier:
    """What checking adds to a dossier."""

    citations: tuple[Citation, ...]
    """The article's citations with what became of each."""
    claims: tuple[Claim, ...]
    checks: tuple[Check, ...]
    """One for each claim, in the same order."""
    docket: tuple[DocketEntry, ...] = ()
    """What the article leaves open."""
