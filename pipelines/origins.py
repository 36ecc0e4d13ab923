"""How a dossier's pages hang together: who copies whom, who came later, who cites whom."""

import re
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pipelines.records.checks import Flag
from pipelines.records.pages import Document
from pipelines.text import Reading
from pipelines.urls import canonical_key, host_of

SHINGLE_WORDS = 5
SAME_TEXT_SHARE = 0.5
"""Share of the shorter page's 5-word shingles that another page must repeat to be the same text;
a reprint keeps most of a release's sentences, two reports of one event share under a tenth."""
MIN_SHINGLES = 40  # below about 45 words, a shared notice would make two pages one

_MIX = 0x9E3779B97F4A7C15  # odd, from the golden ratio: spreads word numbers over 64 bits

# "the-sea-keeps-its-own-calendar" of "tidewater.example/features/the-sea-keeps-its-own-calendar"
_SLUG = re.compile(r"/([\w-]{4,})(?:\?|\Z)", re.ASCII)


class Origins:
    """What is known of an article's sources as pages, whatever the claim."""

    def __init__(self, article: Document, sources: Sequence[Reading]) -> None:
        self._article = article
        self._sources = {source.document_id: source for source in sources}
        self._flags: dict[str, frozenset[Flag]] = {}

    def flags_of(self, source_id: str) -> frozenset[Flag]:
        """Return what a reader should know of one source, as a source of this article."""
        found = self._flags.get(source_id)
        if found is None:
            source = self._sources[source_id].document
            flags = {
                Flag.SOURCE_NEWER_THAN_ARTICLE: self._is_newer(source),
                Flag.CIRCULAR: self._is_cited_by(source),
            }
            found = self._flags[source_id] = frozenset(f for f, holds in flags.items() if holds)
        return found

    def supersedes(self, newer_id: str, older_id: str) -> bool:
        """Tell whether a page is a later word of the publisher of another: an update."""
        newer, older = (self._sources[name].document for name in (newer_id, older_id))
        host = host_of(newer.url)
        if not newer.published or not older.published or not host or host != host_of(older.url):
            return False
        return newer.published.at.date() > older.published.at.date()

    def share_one_text(self, source_ids: Sequence[str]) -> bool:
        """Tell whether several sources are one text, so that they count as one voice."""
        distinct = set(source_ids)
        return len(distinct) > 1 and len({self._group_of[source] for source in distinct}) == 1

    def _is_newer(self, source: Document) -> bool:
        if not self._article.published or not source.published:
            return False
        article, page = self._article.published, source.published
        if article.is_day_only or page.is_day_only:
            return page.at.date() > article.at.date()
        return page.at > article.at

    def _is_cited_by(self, source: Document) -> bool:
        """Tell whether a source links to the article; its slug rules out nearly every link."""
        key = self._article.url_key
        slug = _SLUG.search(key)
        seen = slug[1] if slug else ""
        return any(canonical_key(link.url) == key for link in source.links if seen in link.url)

    @cached_property
    def _group_of(self) -> dict[str, str]:
        """Return for each source the least id among the pages that hold the same text."""
        numbers: dict[str, int] = {}
        shingles = {
            source_id: _shingles(source.words.forms, numbers)
            for source_id, source in sorted(self._sources.items())
        }
        group: dict[str, str] = {}
        for i, mine in shingles.items():
            twin = next((j for j in group if _is_same_text(mine, shingles[j])), None)
            group[i] = group[twin] if twin else i
        return group


def _shingles(forms: Sequence[str], numbers: dict[str, int]) -> NDArray[np.uint64]:
    """Return the distinct runs of five words as keys of 64 bits; two share one by no real chance.

    `numbers` holds a number for each word seen so far.
    """
    words = np.array([numbers.setdefault(form, len(numbers) + 1) for form in forms], np.uint64)
    count = max(0, len(words) - SHINGLE_WORDS + 1)
    keys = np.zeros(count, np.uint64)
    for step in range(SHINGLE_WORDS):
        keys = (keys ^ (keys >> np.uint64(29)) ^ words[step : step + count]) * np.uint64(_MIX)
    return np.unique(keys)


def _is_same_text(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> bool:
    smaller = min(len(one), len(other))
    if smaller < MIN_SHINGLES:
        return False
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared >= SAME_TEXT_SHARE * smaller
