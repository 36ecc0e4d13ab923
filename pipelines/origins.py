"""How a dossier's pages hang together: who copies whom, who came later, who cites whom."""

from collections.abc import Sequence
from functools import cached_property

from pipelines.records.checks import Flag
from pipelines.records.pages import Document
from pipelines.text import Words
from pipelines.urls import canonical_key

SHINGLE_WORDS = 5
SAME_TEXT_SHARE = 0.5
"""Share of the shorter page's 5-word shingles that another page must repeat to be the same text;
a reprint keeps most of a release's sentences, two reports of one event share under a tenth."""
MIN_SHINGLES = 40  # below about 45 words, a shared notice would make two pages one


class Origins:
    """What is known of an article's sources as pages, whatever the claim."""

    def __init__(self, article: Document, sources: Sequence[Document]) -> None:
        self._article = article
        self._sources = {source.document_id: source for source in sources}

    def flags_of(self, source_id: str) -> frozenset[Flag]:
        """Return what a reader should know of one source, as a source of this article."""
        source = self._sources[source_id]
        flags = {
            Flag.SOURCE_NEWER_THAN_ARTICLE: self._is_newer(source),
            Flag.CIRCULAR: self._article.url_key in self._cited_by(source),
        }
        return frozenset(flag for flag, holds in flags.items() if holds)

    def share_one_text(self, source_ids: Sequence[str]) -> bool:
        """Tell whether several sources are one text, so that they count as one voice."""
        names = {self._group_of[source_id] for source_id in source_ids}
        return len(set(source_ids)) > 1 and len(names) == 1

    def _is_newer(self, source: Document) -> bool:
        if not self._article.published or not source.published:
            return False
        article, page = self._article.published, source.published
        if article.is_day_only or page.is_day_only:
            return page.at.date() > article.at.date()
        return page.at > article.at

    def _cited_by(self, source: Document) -> set[str]:
        return {canonical_key(link.url) for link in source.links}

    @cached_property
    def _group_of(self) -> dict[str, str]:
        """Return for each source the least id among the pages that hold the same text."""
        shingles = {i: _shingles(source.text) for i, source in sorted(self._sources.items())}
        group: dict[str, str] = {}
        for i, mine in shingles.items():
            twin = next((j for j in group if _is_same_text(mine, shingles[j])), None)
            group[i] = group[twin] if twin else i
        return group


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    forms = Words(text).forms
    return frozenset(zip(*(forms[i:] for i in range(SHINGLE_WORDS)), strict=False))


def _is_same_text(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    smaller = min(len(one), len(other))
    return smaller >= MIN_SHINGLES and len(one & other) >= SAME_TEXT_SHARE * smaller
