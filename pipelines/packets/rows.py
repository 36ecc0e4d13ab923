"""Records ↔ JSON lines of a packet, in the columns of the tables."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from pipelines.datasets.rows import to_batch
from pipelines.datasets.schemas import TABLES
from pipelines.exchanges import RecordPlace
from pipelines.packets.evidence import Evidence
from pipelines.urls import host_of


def to_lines(table: str, records: Sequence[object], run_id: str) -> bytes:
    """Return one JSON object a line for each record, the same bytes for the same records."""
    rows = to_batch(TABLES[table], records, run_id=run_id).to_pylist() if records else []
    return _lines(rows)


def to_page_lines(evidence: Evidence) -> bytes:
    """Return the pages that a replay of the archive can open (WACZ `pages.jsonl`)."""
    titles = {page.document_id: page.title for page in evidence.documents}
    head = {"format": "json-pages-1.0", "id": "pages", "title": "The article and its sources"}
    pages = [
        {
            "id": capture.capture_id,
            "url": capture.final_url,
            "ts": capture.fetched_at,
            "title": titles[capture.document_id] or capture.final_url,
        }
        for capture in evidence.captures
        if capture.document_id in titles
    ]
    return _lines([head, *pages])


def to_index_lines(places: Iterable[RecordPlace], evidence: Evidence, file: str) -> bytes:
    """Return the index of the archive's responses (CDXJ), sorted by address."""
    known = {(c.warc_offset, c.final_url.partition("#")[0]): c for c in evidence.captures}
    of_url = {url: capture for (_, url), capture in known.items()}
    lines = []
    for place in places:
        if place.kind != "response" or place.url is None:
            continue
        capture = of_url.get(place.url)
        about = {
            "url": place.url,
            "filename": file,
            "offset": str(place.offset),
            "length": str(place.end - place.offset),
        }
        if capture is not None:
            about |= {"status": str(capture.status or ""), "mime": capture.content_type or "unk"}
            about |= {"digest": capture.payload_digest or ""}
        moment = f"{capture.fetched_at:%Y%m%d%H%M%S}" if capture else "0" * 14
        lines.append(f"{_sort_key(place.url)} {moment} {json.dumps(about, sort_keys=True)}\n")
    return "".join(sorted(lines)).encode()


def _sort_key(url: str) -> str:
    """Return an address as indexes sort it.

    >>> _sort_key("https://www.saltmarshpost.example/a?b=1")
    'example,saltmarshpost)/a?b=1'
    """
    _, _, rest = url.partition("://")
    _, slash, path = rest.partition("/")
    host = ",".join(reversed(host_of(url).split(".")))
    return f"{host}){slash or '/'}{path}".lower().replace(" ", "%20")


def _lines(rows: Iterable[object]) -> bytes:
    lines = (
        json.dumps(row, ensure_ascii=False, sort_keys=True, default=_plain) + "\n" for row in rows
    )
    return "".join(lines).encode("utf-8", "replace")


def _plain(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise ValueError(f"{type(value).__name__}: has no form in JSON lines")
