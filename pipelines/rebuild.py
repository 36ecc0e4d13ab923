"""A run's WARC file → every record that the run made, offline and by the same functions."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pipelines.captures import WarcReader
from pipelines.citations import chained, settle
from pipelines.engines import tasks
from pipelines.engines.pool import WorkerPool
from pipelines.engines.workers import WorkerFailedError
from pipelines.open_dossiers import Limits, OpenDossiers
from pipelines.payloads import PayloadError, codings_of, decode_payload
from pipelines.reading_captures import ReadCapture, unreadable
from pipelines.records.dossiers import Dossier
from pipelines.records.pages import Capture, Role
from pipelines.urls import canonical_key

T = TypeVar("T")

PAGE_SECONDS = 20.0
DOSSIER_SECONDS = 60.0
DECODED_BYTES = 24 * 1024 * 1024
AHEAD = 8
"""Pages handed to the workers before the first of them is awaited."""

_PAGES = frozenset({Role.ARTICLE, Role.SOURCE})

NO_LIMITS = Limits(sources_per_article=0, sources_per_run=0, pages_per_host=0)
"""What the run refused to fetch stands in its archive as a capture of its own."""


async def rebuild_records(archive: Path, pool: WorkerPool) -> AsyncIterator[object]:
    """Yield the captures, documents, citations, claims, checks and ledger rows of an archive.

    They are those of the run that wrote it, made by today's rules. A dossier whose sources the
    archive does not hold stays open and gives no records beyond its documents.

    Raises:
        OSError: the file cannot be read. Damaged records are stepped over.
    """
    dossiers = OpenDossiers(NO_LIMITS)
    last = {canonical_key(c.url): c.capture_id for c in WarcReader(archive).settled()}
    stored = WarcReader(archive).captures()
    async for page in _in_order(stored, lambda pair: _read(pool, *pair)):
        yield page.capture
        if page.document:
            yield page.document
        if last[canonical_key(page.capture.url)] != page.capture.capture_id and not page.document:
            continue  # what was done instead stands further on
        for dossier in _opened_and_settled(dossiers, page):
            for record in await _check(pool, dossier):
                yield record


def _opened_and_settled(dossiers: OpenDossiers, page: ReadCapture) -> list[Dossier]:
    """Return the dossiers that a page completes, its own included."""
    capture, asked = page.capture, canonical_key(page.capture.url)
    complete: list[Dossier] = []
    if capture.role not in _PAGES:
        return complete
    dossiers.claim(asked)
    if page.document and (capture.role is Role.ARTICLE or capture.is_followed):
        complete = dossiers.open(page)[1]
    complete += dossiers.settle(page.as_source(asked))
    if dossiers.claim(capture.url_key):
        complete += dossiers.settle(page.as_source(capture.url_key))
    return complete


async def _read(pool: WorkerPool, capture: Capture, payload: bytes) -> ReadCapture:
    if capture.unread is not None or capture.role not in _PAGES:
        return ReadCapture(capture=capture)
    values = [value for name, value in capture.headers if name.lower() == "content-encoding"]
    try:
        body = decode_payload(payload, codings_of(values), max_bytes=DECODED_BYTES)
        return await pool.run(tasks.read, PAGE_SECONDS, capture, body)
    except PayloadError as error:
        unread = replace(capture, unread=error.reason, unread_detail=error.detail)
        return ReadCapture(capture=unread)
    except WorkerFailedError as error:
        return unreadable(capture, str(error))


async def _check(pool: WorkerPool, dossier: Dossier) -> Sequence[object]:
    if dossier.is_of_source:
        return chained(dossier)
    try:
        return await pool.run(tasks.check, DOSSIER_SECONDS, dossier)
    except WorkerFailedError:
        return settle(dossier.citations, dossier.sources)


async def _in_order(
    items: Iterator[tuple[Capture, bytes]],
    work: Callable[[tuple[Capture, bytes]], Awaitable[T]],
) -> AsyncIterator[T]:
    """Yield the results in the order of the items, a few of them under way at once."""
    under_way: deque[asyncio.Future[T]] = deque()
    for item in items:
        under_way.append(asyncio.ensure_future(work(item)))
        if len(under_way) >= AHEAD:
            yield await under_way.popleft()
    while under_way:
        yield await under_way.popleft()
