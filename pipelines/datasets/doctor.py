"""A data folder → everything in it that does not hold: files, keys, joins, words, bytes."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipelines.captures import read_payload
from pipelines.datasets.faults import sound_files
from pipelines.datasets.journal import open_journals
from pipelines.datasets.reading import TableReader
from pipelines.datasets.schemas import CAPTURES, DOCUMENTS, TABLES
from pipelines.records.identity import digest_of, text_digest
from pipelines.runs import read_manifests

JOINS = (
    ("captures", "document_id", "documents", "document_id"),
    ("documents", "capture_id", "captures", "capture_id"),
    ("citations", "article_id", "documents", "document_id"),
    ("citations", "source_id", "documents", "document_id"),
    ("claims", "document_id", "documents", "document_id"),
    ("checks", "claim_id", "claims", "claim_id"),
    ("docket", "document_id", "documents", "document_id"),
    ("ledger", "check_id", "checks", "check_id"),
)
"""Which column of which table leads to which column of which other."""

REBUILD = "run `sourcecheck rebuild`, which makes the tables again from the captures"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that does not hold."""

    where: str
    """File, or table and key."""
    problem: str
    cure: str

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}; {self.cure}"


@dataclass(slots=True)
class Examination:
    """What was looked at, and what does not hold."""

    findings: list[Finding] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    """Files, rows, joins, texts, words and payloads that were examined."""

    def saw(self, what: str, number: int = 1) -> None:
        """Count something examined."""
        self.counts[what] = self.counts.get(what, 0) + number

    def found(self, where: str, problem: str, cure: str) -> None:
        """Note something that does not hold."""
        self.findings.append(Finding(where=where, problem=problem, cure=cure))


def examine(data_dir: Path) -> Examination:
    """Verify that every file is whole and every row leads to bytes that match its digest."""
    seen = Examination()
    files = _examine_files(data_dir, seen)
    _examine_runs(data_dir, seen)
    with TableReader(data_dir) as tables:
        _examine_keys(tables, seen)
        _examine_joins(tables, seen)
    _examine_texts(files[DOCUMENTS.name], seen)
    _examine_words(data_dir, seen)
    _examine_bytes(data_dir, files[CAPTURES.name], seen)
    return seen


def _examine_files(data_dir: Path, seen: Examination) -> dict[str, list[Path]]:
    files: dict[str, list[Path]] = {}
    for table in TABLES.values():
        files[table.name], faults = sound_files(data_dir, table, is_thorough=True)
        seen.saw("files", len(files[table.name]) + len(faults))
        for fault in faults:
            seen.found(str(fault.path), fault.problem, fault.cure)
        for path in files[table.name]:
            if not pq.read_schema(path).equals(table.schema, check_metadata=True):
                seen.found(
                    str(path),
                    "was written by an older release",
                    "any run that writes brings it up to date",
                )
    return files


def _examine_runs(data_dir: Path, seen: Examination) -> None:
    runs, faults = read_manifests(data_dir)
    seen.saw("runs", len(runs))
    for fault in faults:
        where, _, rest = fault.partition(": ")
        problem, _, cure = rest.partition("; ")
        seen.found(where, problem, cure)
    for run_id in open_journals(data_dir):
        seen.found(
            str(data_dir / "journal" / run_id),
            "holds rows that are not in the tables yet",
            "let the run end; if it died, the next run finishes its tables",
        )


def _examine_keys(tables: TableReader, seen: Examination) -> None:
    for table in TABLES.values():
        rows = tables.connection.view(table.name)
        seen.saw("rows", rows.count("*").fetchall()[0][0])
        key = ", ".join(table.key)
        for *names, times in rows.aggregate(f"{key}, count(*) AS times", key).fetchall():
            if times > 1:
                where = " ".join([table.name, *map(str, filter(None, names))])
                seen.found(where, f"stands there {times} times", _COMPACT)


_COMPACT = "run `sourcecheck compact`; rows that stand in several days: " + REBUILD


def _examine_joins(tables: TableReader, seen: Examination) -> None:
    for table, column, other, key in JOINS:
        kept = tables.connection.view(table).filter(f"{column} IS NOT NULL").set_alias("kept")
        goal = tables.connection.view(other).set_alias("goal")
        lost = kept.join(goal, f"kept.{column} = goal.{key}", how="anti")
        seen.saw("joins")
        for (name,) in lost.project(column).distinct().order(column).fetchall():
            seen.found(f"{table}.{column} {name}", f"leads to no row of {other}", REBUILD)


def _examine_texts(files: Iterable[Path], seen: Examination) -> None:
    """Compare each text with its digest and its identity."""
    for row in _rows(files, ["document_id", "url_key", "text", "text_sha256"]):
        seen.saw("texts")
        if text_digest(row["text"]) != row["text_sha256"]:
            seen.found(f"documents {row['document_id']}", "text and text_sha256 differ", REBUILD)
        elif digest_of([row["url_key"], row["text"]]) != row["document_id"]:
            seen.found(f"documents {row['document_id']}", "is not its text's identity", REBUILD)


def _examine_words(data_dir: Path, seen: Examination) -> None:
    """Compare the words of unbroken claims and of evidence with the texts that they stand in."""
    with TableReader(data_dir, tables=("documents", "claims", "checks", "docket")) as tables:
        for query in (_CLAIM_WORDS, _DOCKET_WORDS, _EVIDENCE_WORDS):
            for row in tables.arrow(query).to_pylist():
                seen.saw("words", row["total"])
                if row["id"]:
                    seen.found(f"{row['kind']} {row['id']}", "its words are not there", REBUILD)


_CLAIM_WORDS = """
WITH words AS (
    SELECT claim_id AS id,
           substring(text, start + 1, "end" - start) <> exact AS is_wrong
    FROM claims JOIN documents USING (document_id) WHERE len(spans) = 1
)
SELECT 'claims' AS kind, NULL AS id, count(*) AS total FROM words
UNION ALL SELECT 'claims', id, 0 FROM words WHERE is_wrong ORDER BY id NULLS FIRST
"""

_DOCKET_WORDS = """
WITH words AS (
    SELECT docket_id AS id,
           substring(text, start + 1, "end" - start) <> exact AS is_wrong
    FROM docket JOIN documents USING (document_id)
)
SELECT 'docket' AS kind, NULL AS id, count(*) AS total FROM words
UNION ALL SELECT 'docket', id, 0 FROM words WHERE is_wrong ORDER BY id NULLS FIRST
"""

_EVIDENCE_WORDS = """
WITH found AS (
    SELECT check_id, unnest(answer.evidence) AS evidence
    FROM (SELECT check_id, unnest(by_source) AS answer FROM checks)
), words AS (
    SELECT check_id AS id,
           substring(
               CASE evidence.layer WHEN 'page_text' THEN page_text
                                   WHEN 'json_ld' THEN structured_text ELSE text END,
               evidence.span."start" + 1, evidence.span."end" - evidence.span."start"
           ) <> evidence.exact AS is_wrong
    FROM found JOIN documents ON document_id = evidence.source_id
)
SELECT 'checks' AS kind, NULL AS id, count(*) AS total FROM words
UNION ALL SELECT DISTINCT 'checks', id, 0 FROM words WHERE is_wrong ORDER BY id NULLS FIRST
"""


def _examine_bytes(data_dir: Path, files: Iterable[Path], seen: Examination) -> None:
    """Compare each captured payload with its digest."""
    folder = data_dir / "captures"
    columns = ["capture_id", "warc_file", "warc_offset", "payload_digest"]
    for row in _rows(files, columns):
        if row["warc_file"] is None:
            continue
        seen.saw("payloads")
        where = f"captures {row['capture_id']}"
        try:
            payload = read_payload(folder / row["warc_file"], row["warc_offset"])
        except (OSError, ValueError) as error:
            seen.found(where, f"its bytes cannot be read ({error})", _restore(row["warc_file"]))
            continue
        if f"sha256:{hashlib.sha256(payload).hexdigest()}" != row["payload_digest"]:
            seen.found(where, "bytes and payload_digest differ", _restore(row["warc_file"]))


def _restore(name: str) -> str:
    return f"bring {name} back from a copy; nothing else holds these bytes"


def _rows(files: Iterable[Path], columns: list[str]) -> Iterator[dict[str, Any]]:
    for path in files:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(columns=columns, batch_size=1_000):
                yield from batch.to_pylist()
