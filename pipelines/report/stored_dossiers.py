"""Tables → checked articles, a few at a time, each with its pages, captures and rulings."""

import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Self

from pipelines.datasets.columns import Table
from pipelines.datasets.faults import sound_files
from pipelines.datasets.reading import TableReader
from pipelines.datasets.rows import from_batch
from pipelines.datasets.schemas import (
    CAPTURES,
    CHECKS,
    CITATIONS,
    CLAIMS,
    DOCKET,
    DOCUMENTS,
    RULINGS,
)
from pipelines.records.checks import Check
from pipelines.records.citations import Citation
from pipelines.records.claims import Claim, DocketEntry
from pipelines.records.dossiers import CheckedDossier, Dossier, Source
from pipelines.records.pages import Capture, Document, Unread
from pipelines.report.article_view import ReportedArticle
from pipelines.report.page_shelf import PageShelf
from pipelines.rulings import latest_rulings
from pipelines.urls import canonical_key

BATCH = 20
"""Articles in memory at a time; with ten sources each, some 30 MB of text."""

DUCKDB_MEMORY = "160MB"
"""What the look-ups may hold; what is more goes to a file that is gone afterwards."""

_ARTICLES = """
CREATE TABLE picked.articles AS
SELECT row_number() OVER (ORDER BY published_at DESC NULLS LAST, document_id) AS place, document_id
FROM {revisions}
WHERE document_id IN (
    SELECT document_id FROM captures
    WHERE role = 'article' AND document_id IS NOT NULL AND ($run IS NULL OR run_id = $run)
)
AND ($article IS NULL OR url = $article OR url_key = $key)
AND ($since IS NULL OR published_at >= $since::DATE)
QUALIFY row_number() OVER (PARTITION BY document_id ORDER BY crawl_date, run_id) = 1
"""

# What hangs on the picked articles, in their order, so that a batch lies together on the disk.
# A source comes without its blocks and links: a page of hundreds, of which a report shows none.
# A row that two runs wrote comes twice here; what is made of the rows is kept by its identity.
_COPIES = {
    "claims": """
        SELECT place, claims.* FROM claims JOIN picked.articles USING (document_id)
        ORDER BY place""",
    "newest": """
        SELECT check_id FROM standing_checks JOIN picked.articles USING (document_id)""",
    "checks": """
        SELECT place, checks.* FROM checks
        JOIN picked.articles USING (document_id) JOIN picked.newest USING (check_id)
        ORDER BY place""",
    "citations": """
        SELECT place, citations.* FROM standing_citations AS citations
        JOIN picked.articles ON article_id = articles.document_id
        ORDER BY place""",
    "docket": """
        SELECT place, docket.* FROM docket JOIN picked.articles USING (document_id)
        ORDER BY place""",
    "pages": """
        SELECT DISTINCT place, document_id FROM picked.articles
        UNION SELECT DISTINCT place, source_id FROM picked.citations WHERE source_id IS NOT NULL
        UNION SELECT DISTINCT place, told.source_id
        FROM (SELECT place, unnest(by_source) AS told FROM picked.checks)
        WHERE told.source_id IS NOT NULL
        ORDER BY ALL""",
    "captures": """
        SELECT captures.* FROM captures
        WHERE document_id IN (SELECT document_id FROM picked.pages)""",
    "rulings": """
        SELECT rulings.* FROM rulings
        WHERE document_id IN (SELECT document_id FROM picked.articles)""",
}

_BATCH = "SELECT * FROM picked.{table} WHERE place > $after AND place <= $upto ORDER BY place"
_ARTICLE_IDS = _BATCH.format(table="articles")
_PAGES = "SELECT DISTINCT document_id FROM picked.pages WHERE place > $after AND place <= $upto"
_CAPTURES = """
SELECT * FROM picked.captures WHERE capture_id IN (SELECT unnest($ids::VARCHAR[]))
"""
_RULINGS = """
SELECT * FROM picked.rulings WHERE document_id IN (SELECT unnest($ids::VARCHAR[]))
"""


class StoredDossiers:
    """The checked articles that a report asks for: their newest revision, or those of a run."""

    def __init__(
        self,
        data_dir: Path,
        *,
        run_id: str | None = None,
        article: str | None = None,
        since: date | None = None,
    ) -> None:
        self._held = ExitStack()
        self._tables = self._held.enter_context(TableReader(data_dir))
        self.notices = [str(fault) for fault in self._tables.faults]
        """What is missing because a file could not be read."""
        folder = self._held.enter_context(tempfile.TemporaryDirectory(prefix="sourcecheck-"))
        connection = self._tables.connection
        connection.execute(f"SET memory_limit = '{DUCKDB_MEMORY}'")
        connection.execute("SET threads = 1")
        connection.execute("SET preserve_insertion_order = false")
        connection.execute(f"SET temp_directory = '{folder}/spill'")
        connection.execute(f"ATTACH '{folder}/picked.duckdb' AS picked")
        self._pick(run_id, article, since)
        wanted = self._column("SELECT DISTINCT document_id FROM picked.pages", {})
        files, _ = sound_files(data_dir, DOCUMENTS)
        self._pages = PageShelf(files, wanted, Path(folder))

    def _pick(self, run_id: str | None, article: str | None, since: date | None) -> None:
        connection = self._tables.connection
        asked = {
            "run": run_id,
            "article": article,
            "key": canonical_key(article) if article else None,
            "since": since.isoformat() if since else None,
        }
        revisions = "documents" if run_id else "latest_documents"
        connection.execute(_ARTICLES.format(revisions=revisions), asked)
        for name, query in _COPIES.items():
            connection.execute(f"CREATE TABLE picked.{name} AS {query}")

    def articles(self) -> Iterator[ReportedArticle]:
        """Yield the articles, the last published first."""
        count = self._tables.arrow("SELECT count(*) AS n FROM picked.articles")["n"][0].as_py()
        for after in range(0, count, BATCH):
            yield from self._batch({"after": after, "upto": after + BATCH})

    def _batch(self, window: Mapping[str, object]) -> Iterator[ReportedArticle]:
        ids = self._column(_ARTICLE_IDS, window)
        claims: list[Claim] = self._read(CLAIMS, _BATCH.format(table="claims"), window)
        checks: list[Check] = self._read(CHECKS, _BATCH.format(table="checks"), window)
        citations: list[Citation] = self._read(CITATIONS, _BATCH.format(table="citations"), window)
        docket: list[DocketEntry] = self._read(DOCKET, _BATCH.format(table="docket"), window)
        by_id = self._pages.read(self._column(_PAGES, window), with_layout=ids)
        captures: list[Capture] = self._read(
            CAPTURES, _CAPTURES, {"ids": [p.capture_id for p in by_id.values() if p.capture_id]}
        )
        rulings = latest_rulings(self._read(RULINGS, _RULINGS, {"ids": ids}))
        seen = {capture.capture_id: capture for capture in captures}
        of_claims: dict[str, dict[str, Claim]] = defaultdict(dict)
        of_citations: dict[str, list[Citation]] = defaultdict(list)
        for claim in claims:
            of_claims[claim.document_id][claim.claim_id] = claim
        of_docket: dict[str, dict[str, DocketEntry]] = defaultdict(dict)
        for entry in docket:
            of_docket[entry.document_id][entry.docket_id] = entry
        for citation in citations:
            of_citations[citation.article_id].append(citation)
        check_of = {check.claim_id: check for check in checks}
        for document_id in ids:
            checked = replace(
                _checked(of_claims[document_id], check_of, of_citations[document_id]),
                docket=tuple(of_docket[document_id].values()),
            )
            yield ReportedArticle(
                dossier=_dossier(by_id[document_id], checked, by_id, seen),
                checked=checked,
                rulings=rulings,
            )

    def _column(self, query: str, parameters: Mapping[str, object]) -> list[str]:
        """Return the one column of an answer."""
        ids: list[str] = self._tables.arrow(query, parameters)["document_id"].to_pylist()
        return ids

    def _read(self, table: Table, query: str, parameters: Mapping[str, object]) -> list[Any]:
        return from_batch(table, self._tables.arrow(query, parameters))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self._held.close()


def _checked(
    claims: Mapping[str, Claim], check_of: Mapping[str, Check], citations: Sequence[Citation]
) -> CheckedDossier:
    """Return the claims that were checked, in the order of the text, with their citations."""
    pairs = [(claim, check_of[key]) for key, claim in claims.items() if key in check_of]
    pairs.sort(key=lambda pair: (pair[0].span.start, pair[1].claim_id))
    return CheckedDossier(
        citations=tuple(sorted(citations, key=lambda citation: citation.order)),
        claims=tuple(claim for claim, _ in pairs),
        checks=tuple(check for _, check in pairs),
    )


def _dossier(
    article: Document,
    checked: CheckedDossier,
    pages: Mapping[str, Document],
    captures: Mapping[str, Capture],
) -> Dossier:
    """Return an article with every revision of a source that its checks or citations name."""
    answers = [answer for check in checked.checks for answer in check.by_source]
    named = {(answer.url_key, answer.source_id) for answer in answers if answer.source_id}
    named |= {(c.url_key, c.source_id) for c in checked.citations if c.url_key and c.source_id}
    sources = [
        Source(
            url_key=url_key,
            url=pages[source_id].url,
            document=pages[source_id],
            capture=captures.get(pages[source_id].capture_id or ""),
        )
        for url_key, source_id in sorted(named)
        if source_id in pages
    ]
    read = {source.url_key for source in sources}
    lost = {c.url_key: c for c in checked.citations if c.url_key and c.url_key not in read}
    return Dossier(
        article=article,
        citations=checked.citations,
        sources=(*sources, *(_lost(citation) for citation in lost.values())),
        capture=captures.get(article.capture_id or ""),
    )


def _lost(citation: Citation) -> Source:
    return Source(
        url_key=citation.url_key or "",
        url=citation.url or citation.url_key or "",
        unread=citation.unread or Unread.NOT_FETCHED,
        unread_detail=citation.unread_detail,
    )
