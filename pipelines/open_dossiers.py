"""Articles, citations and settled pages in → pages to fetch and complete dossiers out."""

from collections.abc import MutableMapping
from dataclasses import dataclass

from pipelines.reading_captures import ReadCapture
from pipelines.records.dossiers import Dossier, Source
from pipelines.records.pages import Document, Role
from pipelines.urls import host_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How far one run follows citations; 0 means no limit."""

    sources_per_article: int = 120
    """News articles link to 0 to 75 pages; one of 500 links is a directory."""
    sources_per_source: int = 20
    """Pages that a source cites in turn, where they are followed."""
    sources_per_run: int = 20_000
    pages_per_host: int = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A cited page that nobody has asked for in this run."""

    url_key: str
    url: str
    refused_by: str | None = None
    """Limit that forbids to fetch it, in words; None when it may be fetched."""


@dataclass(slots=True)
class _Waiting:
    page: ReadCapture
    article: Document
    keys: tuple[str, ...]
    missing: set[str]


class OpenDossiers:
    """Which citations wait for which page, in one run.

    Every page is wanted once, whoever cites it. There is no I/O here: the caller fetches what
    `open` returns and hands each outcome to `settle`, in any order. Both return the dossiers that
    became complete.
    """

    def __init__(
        self, limits: Limits | None = None, settled: MutableMapping[str, Source] | None = None
    ) -> None:
        """Begin with nothing open; a `settled` mapping on disk keeps a long run's memory flat."""
        self._limits = limits or Limits()
        self._settled = {} if settled is None else settled
        self._claimed: set[str] = set()
        self._source_count = 0
        self._pages_of: dict[str, int] = {}
        self._waiting_for: dict[str, list[_Waiting]] = {}
        self.unsettled_count = 0
        """Dossiers that still wait for a page."""

    def claim(self, url_key: str) -> bool:
        """Note that a page is being fetched; False when it already is, or was."""
        if url_key in self._claimed:
            return False
        self._claimed.add(url_key)
        return True

    def open(self, page: ReadCapture) -> tuple[list[Wanted], list[Dossier]]:
        """Begin a dossier; return the pages to fetch for it, and the dossier if it is complete.

        Raises:
            ValueError: The page could not be read: it has no claims.
        """
        if page.document is None:
            raise ValueError(f"{page.capture.url}: was not read, so it opens no dossier")
        cited = page.citations
        urls = {c.url_key: c.url for c in reversed(cited) if c.url_key and c.url}
        keys = tuple(dict.fromkeys(c.url_key for c in cited if c.url_key in urls and c.url_key))
        missing = {key for key in keys if key not in self._settled}
        dossier = _Waiting(page, page.document, keys, missing)
        if not dossier.missing:
            return [], [self._completed(dossier)]
        self.unsettled_count += 1
        for key in dossier.missing:
            self._waiting_for.setdefault(key, []).append(dossier)
        new = [(place, key) for place, key in enumerate(keys) if self.claim(key)]
        limit, name = self._limits.sources_per_source, "LINKS_PER_SOURCE"
        if page.capture.role is Role.ARTICLE:
            limit, name = self._limits.sources_per_article, "LINKS_PER_ARTICLE"
        passed = f"{name} ({limit})"
        return [
            self._wanted(key, urls[key], passed if 0 < limit <= place else None)
            for place, key in new
        ], []

    def settle(self, source: Source) -> list[Dossier]:
        """Record what became of a page; return the dossiers that it completes."""
        self._claimed.add(source.url_key)
        self._settled[source.url_key] = source
        complete = []
        for dossier in self._waiting_for.pop(source.url_key, []):
            dossier.missing.discard(source.url_key)
            if not dossier.missing:
                self.unsettled_count -= 1
                complete.append(self._completed(dossier))
        return complete

    def _completed(self, dossier: _Waiting) -> Dossier:
        return Dossier(
            article=dossier.article,
            citations=dossier.page.citations,
            sources=tuple(self._settled[key] for key in dossier.keys),
            capture=dossier.page.capture,
        )

    def _wanted(self, url_key: str, url: str, passed: str | None) -> Wanted:
        """Return a page to fetch; `passed` is the limit of one page's sources that it is beyond."""
        refused_by = self._refusal(host_of(url), passed)
        if refused_by is None:
            self._source_count += 1
            self._pages_of[host_of(url)] = self._pages_of.get(host_of(url), 0) + 1
        return Wanted(url_key=url_key, url=url, refused_by=refused_by)

    def _refusal(self, host: str, passed: str | None) -> str | None:
        limits = self._limits
        if passed:
            return f"over {passed}"
        if 0 < limits.sources_per_run <= self._source_count:
            return f"over SOURCES_PER_RUN ({limits.sources_per_run})"
        if 0 < limits.pages_per_host <= self._pages_of.get(host, 0):
            return f"over PAGES_PER_HOST ({limits.pages_per_host}) of {host}"
        return None
