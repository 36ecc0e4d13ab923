"""Addresses that a draft cites → the pages behind them, fetched or replayed, with captures."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines.records.dossiers import Source
from pipelines.records.pages import Capture, Document, Unread
from pipelines.urls import canonical_key

if TYPE_CHECKING:
    from pipelines.runs import Run


def fetch_cited(
    urls: Sequence[str],
    *,
    data_dir: Path,
    replay: Sequence[Path] = (),
    settings_overrides: Mapping[str, Any] | None = None,
) -> tuple["Run", list[Source]]:
    """Return the run that asked for the pages, and what became of each, by its `url_key`.

    Raises:
        RunLockedError: Another run writes to the data folder.
        ValueError: A setting is wrong.
    """
    from crawler.jobs import run_crawl

    run = run_crawl(
        "cited",
        data_dir=data_dir,
        urls=urls,
        replay=replay,
        settings_overrides=settings_overrides,
    )
    return run, _sources(urls, data_dir, run.run_id)


def _sources(urls: Sequence[str], data_dir: Path, run_id: str) -> list[Source]:
    captures, documents = _read_run(data_dir, run_id)
    asked = {canonical_key(capture.url): capture for capture in captures}
    wanted = dict.fromkeys((canonical_key(url), url) for url in urls)
    return [_source(key, url, asked.get(key), documents) for key, url in wanted]


def _source(
    key: str, url: str, capture: Capture | None, documents: Mapping[str, Document]
) -> Source:
    if capture is None:
        return Source(url_key=key, url=url, unread=Unread.NOT_FETCHED)
    page = documents.get(capture.document_id or "")
    if page is None:
        return Source(
            url_key=key,
            url=capture.url,
            unread=capture.unread or Unread.EXTRACTION_FAILED,
            unread_detail=capture.unread_detail,
            capture=capture,
        )
    return Source(url_key=key, url=capture.url, document=page, capture=capture)


def _read_run(data_dir: Path, run_id: str) -> tuple[list[Capture], dict[str, Document]]:
    """Return the source captures of a run and the texts that they hold."""
    from pipelines.datasets.reading import TableReader
    from pipelines.datasets.rows import from_batch
    from pipelines.datasets.schemas import CAPTURES, DOCUMENTS

    with TableReader(data_dir, tables=("captures", "documents")) as tables:
        captures: list[Capture] = from_batch(
            CAPTURES,
            tables.arrow(
                "SELECT * FROM captures WHERE run_id = $run AND role = 'source'", {"run": run_id}
            ),
        )
        ids = sorted({capture.document_id for capture in captures if capture.document_id})
        documents: list[Document] = from_batch(
            DOCUMENTS,
            tables.arrow(
                "SELECT * FROM documents WHERE list_contains($ids::VARCHAR[], document_id)"
                " QUALIFY row_number() OVER (PARTITION BY document_id ORDER BY crawl_date) = 1",
                {"ids": ids},
            ),
        )
    return captures, {page.document_id: page for page in documents}
