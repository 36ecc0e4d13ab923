"""Citation: an article's pointer to a source, and what became of it."""

from dataclasses import dataclass
from enum import StrEnum

from pipelines.records.identity import digest_of
from pipelines.records.pages import Unread
from pipelines.records.spans import Span


class CitationKind(StrEnum):
    """How an article points to a source."""

    INLINE = "inline"
    LISTED = "listed"
    QUOTED = "quoted"
    NAMED = "named"
    EMBED = "embed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One pointer; several may lead to one source."""

    article_id: str
    """`document_id` of the article."""
    order: int
    """Place among the article's citations, from 0."""
    kind: CitationKind
    exact: str
    """The words that carry the pointer."""
    span: Span
    sentence: Span
    paragraph: Span
    target: str | None
    """Address as written; None for a source named without a link."""
    url: str | None
    """Address to fetch: absolute, redirectors unwrapped."""
    url_key: str | None
    """Identity of the source; of a named one, of the page of this dossier that it stands for."""
    source_id: str | None = None
    """`document_id` of the source that was read."""
    unread: Unread | None = None
    """Why the source was not read; None when it was, or is not yet settled."""
    unread_detail: str | None = None
    depth: int = 1
    """1 for a source of the article, 2 for a source of its source."""

    @property
    def citation_id(self) -> str:
        """Identity: article revision, place, address; words where there is no link."""
        is_named = self.kind is CitationKind.NAMED
        pointer = self.exact if is_named else self.url_key or self.exact
        return digest_of([self.article_id, str(self.order), pointer])

    @property
    def is_settled(self) -> bool:
        """Tell whether the source was read, or not read for a recorded reason."""
        return self.source_id is not None or self.unread is not None
