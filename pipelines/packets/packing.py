"""A claim or an article of the tables → its evidence packet."""

import re
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipelines.datasets.files import whole_file
from pipelines.datasets.reading import TableReader
from pipelines.packets.archive import KeptRecords
from pipelines.packets.evidence import (
    Evidence,
    dossier_of,
    evidence_of,
    find_article,
    pages_cited,
)
from pipelines.packets.page import render_page
from pipelines.packets.parts import (
    ARCHIVE,
    INDEX,
    PAGE,
    PAGES,
    RECORDS,
    TABLES,
    PacketError,
    to_zip,
    with_package,
)
from pipelines.packets.rows import to_index_lines, to_lines, to_page_lines
from pipelines.packets.rules import rules_digest
from pipelines.records.checks import RULES_VERSION
from pipelines.records.dossiers import CheckedDossier
from pipelines.records.identity import ID_LENGTH
from pipelines.report.stored_dossiers import StoredDossiers
from pipelines.urls import canonical_key

# an id of ours: "0b5e3c0d9a1f2e4b6c8d7f90"
_ID = re.compile(rf"[0-9a-f]{{{ID_LENGTH}}}")

_OF_CLAIM = "SELECT document_id FROM claims WHERE claim_id = $asked LIMIT 1"
_OF_ADDRESS = """
SELECT document_id FROM captures
WHERE role = 'article' AND document_id IS NOT NULL
AND (document_id = $asked OR url = $asked OR url_key = $key) ORDER BY fetched_at DESC LIMIT 1
"""
_RUNS = """
SELECT run_id, warc_file, url FROM captures
WHERE role = 'article' AND document_id = $document AND warc_file IS NOT NULL
ORDER BY fetched_at DESC, run_id DESC
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What a packet is about."""

    about: str
    """The claim's id, or the article's."""
    document_id: str
    run_id: str
    """The last run that captured this revision of the article and whose bytes are here."""
    url: str
    archive: Path


def choose(data_dir: Path, asked: str) -> Chosen:
    """Return what a claim's id, an article's id or an article's address stands for.

    Raises:
        PacketError: The tables do not know it, or its bytes are gone.
    """
    key = asked if _ID.fullmatch(asked) else canonical_key(asked)
    with TableReader(data_dir, tables=("captures", "claims")) as tables:
        found = tables.arrow(_OF_CLAIM, {"asked": asked}).to_pylist()
        is_claim = bool(found)
        found = found or tables.arrow(_OF_ADDRESS, {"asked": asked, "key": key}).to_pylist()
        if not found:
            raise PacketError(
                f"{asked}: no claim or article of {data_dir / 'tables'}; "
                "see what there is with: sourcecheck ledger --json"
            )
        document_id = found[0]["document_id"]
        runs = tables.arrow(_RUNS, {"document": document_id}).to_pylist()
    for run in runs:
        archive = data_dir / "captures" / run["warc_file"]
        if archive.is_file():
            return Chosen(
                about=asked if is_claim else document_id,
                document_id=document_id,
                run_id=run["run_id"],
                url=run["url"],
                archive=archive,
            )
    raise PacketError(f"{asked}: its bytes are in no file of {data_dir / 'captures'}")


def write_packet(data_dir: Path, chosen: Chosen, target: Path, *, made_at: datetime) -> int:
    """Write the packet, whole or not at all; return its size in bytes.

    The archive holds the run's own gzip members. Documents and captures are read from them, for
    only they belong to this run alone; citations, claims and checks are those of the tables.

    Raises:
        PacketError: The article is not in the run's archive, or not in the tables.
        OSError: A file cannot be read or written.
    """
    parts = _parts(data_dir, chosen, made_at)
    body = to_zip(parts)
    with whole_file(target) as draft:
        draft.write_bytes(body)
    return len(body)


def _parts(data_dir: Path, chosen: Chosen, made_at: datetime) -> dict[str, bytes]:
    records = KeptRecords(chosen.archive)
    article = find_article(records, chosen.document_id)
    if article is None:
        raise PacketError(
            f"{chosen.url}: {chosen.archive} gives another text today; "
            "bring the tables up to date with: sourcecheck rebuild"
        )
    cited = pages_cited(records, article)
    dossier = dossier_of(article[1], [page for _, page in cited])
    pages = [article[1], *(page for _, page in cited)]
    evidence = evidence_of(pages, dossier, _stored(data_dir, chosen))
    kept = [article[0], *(kept for kept, _ in cited)]
    about = _about(chosen, evidence, made_at)
    return assemble(records.copy(records.concerned(kept)), evidence, about)


def assemble(archive: bytes, evidence: Evidence, about: dict[str, Any]) -> dict[str, bytes]:
    """Return all parts of a packet; everything beside the archive is made from the records."""
    with tempfile.TemporaryDirectory(prefix="sourcecheck-") as folder:
        path = Path(folder) / Path(ARCHIVE).name
        path.write_bytes(archive)
        places = KeptRecords(path).places
    run_id = evidence.captures[0].run_id
    parts = {
        ARCHIVE: archive,
        INDEX: to_index_lines(places, evidence, Path(ARCHIVE).name),
        PAGES: to_page_lines(evidence),
        PAGE: render_page(evidence, about),
    }
    for table in TABLES:
        parts[RECORDS.format(table=table)] = to_lines(table, evidence.of(table), run_id)
    return with_package(parts, about)


def _stored(data_dir: Path, chosen: Chosen) -> CheckedDossier:
    with StoredDossiers(data_dir, run_id=chosen.run_id, article=chosen.url) as stored:
        for reported in stored.articles():
            if reported.dossier.article.document_id == chosen.document_id:
                return reported.checked
    raise PacketError(f"{chosen.url}: has no checks in {data_dir / 'tables'}")


def _about(chosen: Chosen, evidence: Evidence, made_at: datetime) -> dict[str, Any]:
    article = evidence.documents[0]
    return {
        "title": f"Evidence: {article.title or article.url}",
        "created": made_at.astimezone(UTC).isoformat(timespec="seconds"),
        "software": software(),
        "about": chosen.about,
        "article_id": chosen.document_id,
        "article_url": chosen.url,
        "run_id": chosen.run_id,
        "rules_version": _rules(evidence),
        "rules_digest": rules_digest(),
        "extractors": sorted({page.extractor for page in evidence.documents}),
    }


def software() -> str:
    """Return the name and release of what makes packets here."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"sourcecheck {version('sourcecheck')}"
    except PackageNotFoundError:  # a checkout that is not installed
        return "sourcecheck"


def _rules(evidence: Evidence) -> str:
    """Return the rules that made the checks; several when the tables were never made anew."""
    return ", ".join(sorted({check.rules_version for check in evidence.checks})) or RULES_VERSION
