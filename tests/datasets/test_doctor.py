"""The doctor finds what does not hold, says where, and is silent about what does."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.datasets.doctor import JOINS, examine
from pipelines.datasets.parquet import table_files
from pipelines.datasets.schemas import TABLES


def findings(data_dir: Path) -> list[str]:
    return [str(finding).removeprefix(f"{data_dir}/") for finding in examine(data_dir).findings]


def file_of(data_dir: Path, name: str) -> Path:
    return table_files(data_dir, TABLES[name])[0]


def rewrite(path: Path, change: Callable[[pa.Table], pa.Table]) -> None:
    pq.write_table(change(pq.read_table(path, partitioning=None)), path)


def with_column(name: str, value: Any) -> Callable[[pa.Table], pa.Table]:
    """Return a change that puts one value into every row of a column."""

    def change(rows: pa.Table) -> pa.Table:
        place = rows.schema.get_field_index(name)
        field = rows.schema.field(place)
        column = pa.repeat(pa.scalar(value), len(rows)).cast(field.type)
        return rows.set_column(place, field, column)

    return change


def test_a_folder_in_which_all_holds_gets_no_finding(whole: Path) -> None:
    seen = examine(whole)
    assert seen.findings == []
    assert seen.counts == {
        "files": len(TABLES),
        "runs": 0,
        "rows": 8,
        "joins": len(JOINS),
        "texts": 2,
        "words": 2,
        "payloads": 1,
    }


def test_an_empty_folder_gets_no_finding(tmp_path: Path) -> None:
    assert findings(tmp_path) == []


def test_captured_bytes_that_were_changed_are_found(whole: Path) -> None:
    path = whole / "captures" / "run-1.warc.gz"
    captures = pq.read_table(file_of(whole, "captures"), partitioning=None)
    body = bytearray(path.read_bytes())
    body[captures["warc_offset"][0].as_py() + 200] ^= 1
    path.write_bytes(body)
    (finding,) = findings(whole)
    assert finding.startswith("captures ")
    assert finding.endswith("bring run-1.warc.gz back from a copy; nothing else holds these bytes")


def test_a_capture_file_that_is_gone_is_found(whole: Path) -> None:
    (whole / "captures" / "run-1.warc.gz").unlink()
    assert "its bytes cannot be read (" in findings(whole)[0]


@pytest.mark.parametrize(
    ("table", "change", "words"),
    [
        ("captures", with_column("payload_digest", "sha256:00"), "bytes and payload_digest differ"),
        ("documents", with_column("text_sha256", "00"), "text and text_sha256 differ"),
        ("documents", with_column("url_key", "x"), "is not its text's identity"),
        ("claims", with_column("exact", "other words"), "its words are not there"),
        ("claims", with_column("claim_id", "x"), "leads to no row of claims"),
        ("checks", with_column("check_id", "x"), "leads to no row of checks"),
        ("ledger", lambda rows: pa.concat_tables([rows, rows]), "stands there 2 times"),
        ("documents", lambda rows: rows.slice(0, 0), "leads to no row of documents"),
        (
            "captures",
            lambda rows: rows.replace_schema_metadata({"table": "captures", "version": "0"}),
            "was written by an older release",
        ),
    ],
)
def test_a_row_that_does_not_hold_is_found(
    whole: Path, table: str, change: Callable[[pa.Table], pa.Table], words: str
) -> None:
    rewrite(file_of(whole, table), change)
    assert any(words in finding for finding in findings(whole))


def test_evidence_whose_words_are_not_in_the_source_is_found(whole: Path) -> None:
    def spoil(rows: pa.Table) -> pa.Table:
        changed = rows.to_pylist()
        changed[0]["by_source"][0]["evidence"][0]["exact"] = "words of another page"
        return pa.Table.from_pylist(changed, rows.schema)

    rewrite(file_of(whole, "checks"), spoil)
    (finding,) = findings(whole)
    assert finding.startswith("checks ")
    assert "its words are not there" in finding


def test_a_damaged_file_is_found_and_the_rest_is_examined(whole: Path) -> None:
    path = file_of(whole, "runs")
    path.write_bytes(path.read_bytes()[:50])
    assert [finding.split(";")[1] for finding in findings(whole)] == [
        " move it away and run `sourcecheck rebuild`, which makes its rows again"
    ]


def test_rows_that_a_dead_run_left_behind_are_found(whole: Path) -> None:
    (whole / "journal" / "run-0").mkdir()
    (finding,) = findings(whole)
    assert finding.startswith("journal/run-0: holds rows that are not in the tables yet; let the")


def test_a_manifest_that_cannot_be_read_is_found(whole: Path) -> None:
    (whole / "runs").mkdir()
    (whole / "runs" / "run-1.json").write_text("{")
    (finding,) = findings(whole)
    assert finding.startswith("runs/run-1.json: is no manifest of a run")
    assert finding.endswith("move it away, the tables do not need it")
