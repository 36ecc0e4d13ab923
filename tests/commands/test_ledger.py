"""`ledger`, `plot`, `explain`, `interchange`, `doctor`, `compact`, `forget` over stored tables."""

import json
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from crawler.exit_codes import ExitCode
from pipelines.captures import WarcWriter
from pipelines.datasets.parquet import table_files
from pipelines.datasets.schemas import TABLES
from pipelines.datasets.store import Store
from pipelines.exchanges import Exchange
from tests.commands.conftest import Run
from tests.datasets.conftest import TODAY, article, records_of

QUOTE = "“We will never close the line.”"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder with two runs over two articles, in which everything holds."""
    folder = tmp_path_factory.mktemp("data")
    first = article()
    later = replace(
        article("Mara Quill said: “It stays.”", slug="stays"),
        publisher="Harbour Mail",
        fetched_at=first.fetched_at and first.fetched_at + timedelta(days=1),
    )
    for number, page in enumerate((first, later)):
        run_id = f"run-{number}"
        with closing(WarcWriter(folder / "captures" / f"{run_id}.warc.gz", run_id)) as warc:
            sent = Exchange(url=page.url, at=page.fetched_at, status=200, payload=b"<p>words</p>")
            stored = warc.write_exchange(sent)
        with Store(folder, run_id, TODAY) as store:
            store.extend(records_of(page, run_id=run_id, stored=stored))
    return folder


@pytest.mark.parametrize(
    ("filters", "claims"),
    [
        (("--publisher", "harbour mail"), {"“It stays.”"}),
        (("--severity", "serious", "--kind", "quote", "--limit", "1"), {QUOTE}),
        (("--source-host", "elsewhere.example"), set()),
    ],
)
def test_the_ledger_shows_what_the_filters_keep(
    sourcecheck: Run, data: Path, filters: tuple[str, ...], claims: set[str]
) -> None:
    done = sourcecheck("ledger", "--data", data, "--json", *filters)
    assert done.returncode == ExitCode.DONE
    found = {json.loads(line)["claim"] for line in done.stdout.splitlines()}
    assert found <= claims if "--limit" in filters else found == claims
    assert "--limit" not in filters or found


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_ledger_goes_into_files_for_spreadsheets(
    sourcecheck: Run, data: Path, tmp_path: Path, ending: str
) -> None:
    target = tmp_path / f"out.{ending}"
    assert "2 rows written" in sourcecheck("ledger", "--data", data, "-o", target).stderr
    if ending == "xlsx":
        rows = list(openpyxl.load_workbook(target)["rows"].iter_rows(values_only=True))
        frame = pd.DataFrame(rows[1:], columns=rows[0])
    else:
        frame = pd.read_csv(target)
    assert QUOTE in set(frame["claim"])


def test_a_day_that_is_none_is_refused(sourcecheck: Run, data: Path) -> None:
    done = sourcecheck("ledger", "--data", data, "--as-of", "yesterday")
    assert done.returncode == ExitCode.USAGE
    assert "yesterday: give a day as YYYY-MM-DD" in done.stderr


def test_a_picture_is_drawn(sourcecheck: Run, data: Path, tmp_path: Path) -> None:
    done = sourcecheck("plot", "verdicts", "-o", tmp_path / "a.png", "--data", data)
    assert (done.returncode, (tmp_path / "a.png").read_bytes()[:4]) == (ExitCode.DONE, b"\x89PNG")


def test_a_verdict_is_explained_rule_by_rule(sourcecheck: Run, data: Path) -> None:
    rows = pd.read_parquet(data / "tables" / "ledger").set_index("claim")
    said = sourcecheck("explain", rows.loc[QUOTE, "claim_id"], "--data", data).stdout
    assert "verdict refuted by rule quote_insertion, severity serious" in said
    assert "(negation, serious)" in said


@pytest.mark.parametrize("vocabulary", ["annotation", "claim_review"])
def test_each_check_goes_out_as_a_line_of_its_own(
    sourcecheck: Run, data: Path, vocabulary: str
) -> None:
    done = sourcecheck("interchange", vocabulary, "--data", data)
    assert [json.loads(line)["@context"] for line in done.stdout.splitlines()][1:]


def test_the_doctor_finds_nothing_and_then_a_changed_byte(
    sourcecheck: Run, data: Path, tmp_path: Path
) -> None:
    done = sourcecheck("doctor", "--data", data)
    assert (done.returncode, done.stdout) == (ExitCode.DONE, "")
    assert "0 findings; examined" in done.stderr
    (copied := tmp_path / "tables" / "ledger" / "crawl_date=2026-11-20").mkdir(parents=True)
    (copied / "run-0-0.parquet").write_bytes(b"PAR1 and no more")
    done = sourcecheck("doctor", "--data", tmp_path)
    assert done.returncode == ExitCode.FINDINGS
    assert "run-0-0.parquet: is damaged or half written" in done.stderr


def test_compaction_and_forgetting_change_the_files_and_keep_the_rows(
    sourcecheck: Run, data: Path
) -> None:
    before = sourcecheck("ledger", "--data", data, "--json").stdout
    assert len(table_files(data, TABLES["ledger"])) == 2
    assert "days compacted" in sourcecheck("compact", "--data", data).stderr
    assert len(table_files(data, TABLES["ledger"])) == 1
    assert "would go (add --yes): 0 captures" in (
        sourcecheck("forget", "2026-11-01", "--data", data).stderr
    )
    assert sourcecheck("ledger", "--data", data, "--json").stdout == before
