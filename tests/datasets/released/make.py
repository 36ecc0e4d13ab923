"""Keep what a release writes: its files in `NAME.zip`, its declarations in `released.json`.

With each release: python -m tests.datasets.released.make NAME
"""

import json
import sys
import tempfile
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow.parquet as pq

from pipelines.datasets.parquet import table_files
from pipelines.datasets.schemas import TABLES
from pipelines.datasets.store import Store

HERE = Path(__file__).parent
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def write(folder: Path) -> None:
    """Write a day with the rows of an invented article, and of what people and runs do."""
    from tests.datasets.conftest import article, records_of

    with Store(folder, "run-1", date(2026, 11, 20)) as store:
        store.extend(records_of(article(), run_id="run-1"))
        store.extend(_others(article().document_id))


def _others(document_id: str) -> list[object]:
    from pipelines.records.checks import Verdict
    from pipelines.records.claims import DocketEntry, DocketKind
    from pipelines.records.rulings import Decision, Ruling
    from pipelines.records.spans import Span
    from pipelines.runs import Run, RunStatus

    entry = DocketEntry(
        document_id=document_id,
        kind=next(iter(DocketKind)),
        exact="Mara Quill",
        span=Span(0, 10),
        sentence=Span(0, 40),
        settled_by="the minutes of the board",
    )
    ruling = Ruling(
        claim_id="c" * 24,
        check_id="d" * 24,
        document_id=document_id,
        decision=Decision.ACCEPT,
        verdict=Verdict.REFUTED,
        reason="quote_insertion",
        rules_version="1",
        ruled_by="Ann Ode",
        ruled_at=NOON,
    )
    run = Run(
        run_id="run-1",
        command="article",
        arguments=("https://tarnpost.example/ferry",),
        started_at=NOON,
        finished_at=NOON,
        status=RunStatus.DONE,
        exit_code=0,
        counts=(("claims/quote/found", 1),),
    )
    return [entry, ruling, run]


def pack(folder: Path, target: Path) -> None:
    """Put a folder's table files into an archive, and beside them their rows in plain words."""
    rows = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_LZMA) as archive:
        for table in TABLES.values():
            for path in table_files(folder, table):
                archive.write(path, path.relative_to(folder))
                rows[table.name] = pq.read_table(path, partitioning=None).to_pylist()
        archive.writestr("rows.json", json.dumps(rows, default=str, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    from pipelines.datasets.dictionary import declarations

    with tempfile.TemporaryDirectory() as name:
        write(Path(name))
        pack(Path(name), HERE / f"{sys.argv[1]}.zip")
    words = json.dumps(declarations(), indent=1) + "\n"
    (HERE.parent / "released.json").write_text(words, "utf-8")
