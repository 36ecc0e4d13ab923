"""`demo` and `article` as a person runs them, and what they say when something is wrong."""

import json
from pathlib import Path

import pandas as pd
import pytest

from crawler.exit_codes import ExitCode
from pipelines.runs import read_manifests
from tests.commands.conftest import SAMPLE, Run

CLEAN = "https://www.millbrookcourier.example/news/2026/05/13/harbour-car-park-stays-free"
ARCHIVE = SAMPLE / "sample.warc.gz"


@pytest.fixture(scope="module")
def demo_dir(sourcecheck: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("demo")
    done = sourcecheck("demo", "--data", data, "--sample", SAMPLE)
    assert done.returncode == ExitCode.DONE, done.stderr
    return data


def ids(data: Path, table: str, key: str) -> list[str]:
    return sorted(pd.read_parquet(data / "tables" / table)[key])


def test_the_demo_leaves_a_ledger_that_pandas_opens(demo_dir: Path) -> None:
    ledger = pd.read_parquet(demo_dir / "tables" / "ledger")
    assert {"claim", "verdict", "reason", "source_url"} <= set(ledger.columns)
    assert len(ledger) > 40


def test_the_same_crawl_twice_adds_a_run_and_captures_only(
    demo_dir: Path, sourcecheck: Run, tmp_path: Path
) -> None:
    keys = {
        "documents": "document_id",
        "citations": "citation_id",
        "claims": "claim_id",
        "checks": "check_id",
        "ledger": "check_id",
    }
    before = {table: ids(demo_dir, table, key) for table, key in keys.items()}
    done = sourcecheck("demo", "--data", demo_dir, "--sample", SAMPLE, "--json")
    assert {table: ids(demo_dir, table, key) for table, key in keys.items()} == before
    assert len(pd.read_parquet(demo_dir / "tables" / "runs")) == 2
    assert len(done.stdout.splitlines()) == len(before["ledger"])


def test_a_live_crawl_says_what_the_replay_says(
    demo_dir: Path, sourcecheck: Run, tmp_path: Path
) -> None:
    done = sourcecheck("demo", "--live", "--data", tmp_path, "--sample", SAMPLE)
    assert done.returncode == ExitCode.DONE, done.stderr
    for table, key in {"documents": "document_id", "claims": "claim_id"}.items():
        assert ids(tmp_path, table, key) == ids(demo_dir, table, key)


def test_the_ledger_comes_as_json_lines_for_machines(sourcecheck: Run, tmp_path: Path) -> None:
    done = sourcecheck("article", CLEAN, "--replay", ARCHIVE, "--data", tmp_path, "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {row["article_url"] for row in rows} == {CLEAN}


def test_addresses_come_from_stdin_too(sourcecheck: Run, tmp_path: Path) -> None:
    done = sourcecheck(
        "article", "--file", "-", "--replay", ARCHIVE, "--data", tmp_path, stdin=f"# one\n{CLEAN}\n"
    )
    assert done.returncode == ExitCode.DONE
    assert "done:" in done.stderr
    (run,) = read_manifests(tmp_path)[0]
    assert run.arguments == (CLEAN, f"replay={ARCHIVE}")


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("ftp://files.example/a", "not a web address"),
        ("http://169.254.169.254/latest/meta-data/", "address_refused"),
        ("http://127.0.0.1:9/", "address_refused"),
    ],
)
def test_an_address_that_cannot_be_fetched_is_named_and_the_run_is_not_done(
    url: str, says: str, sourcecheck: Run, tmp_path: Path
) -> None:
    done = sourcecheck("article", url, "--data", tmp_path, "--set", "RETRY_TIMES=0")
    assert done.returncode == ExitCode.BELOW_FLOOR
    assert says in done.stderr
    assert list(pd.read_parquet(tmp_path / "tables" / "captures")["url"]) == [url]


def test_a_host_that_does_not_answer_is_named(sourcecheck: Run, tmp_path: Path) -> None:
    allowed = ["ALLOWED_NETWORKS=127.0.0.0/8", "ALLOWED_PORTS=9", "ROBOTSTXT_OBEY=False"]
    settings = [word for name in [*allowed, "RETRY_TIMES=0"] for word in ("--set", name)]
    done = sourcecheck("article", "http://127.0.0.1:9/", "--data", tmp_path, *settings)
    assert done.returncode == ExitCode.BELOW_FLOOR
    assert "not read: http://127.0.0.1:9/: fetch_failed" in done.stderr


def test_no_address_at_all_is_wrong_usage(sourcecheck: Run) -> None:
    done = sourcecheck("article")
    assert done.returncode == ExitCode.USAGE
    assert "give the address of an article" in done.stderr


def test_an_empty_list_of_addresses_is_said(sourcecheck: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    done = sourcecheck("article", "--file", empty, "--data", tmp_path / "data")
    assert done.returncode == ExitCode.FAILED
    assert "no address given" in done.stderr


def test_an_archive_that_is_not_there_is_wrong_usage(sourcecheck: Run, tmp_path: Path) -> None:
    done = sourcecheck("article", CLEAN, "--replay", tmp_path / "none.warc.gz")
    assert done.returncode == ExitCode.USAGE
    assert "no such archive" in done.stderr


def test_an_archive_cut_in_the_middle_still_answers_what_it_has(
    sourcecheck: Run, tmp_path: Path
) -> None:
    cut = tmp_path / "cut.warc.gz"
    cut.write_bytes(ARCHIVE.read_bytes()[:-1000])
    done = sourcecheck("article", CLEAN, "--replay", cut, "--data", tmp_path / "data")
    assert done.returncode == ExitCode.DONE, done.stderr


def test_a_folder_that_cannot_be_written_is_named(sourcecheck: Run, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    done = sourcecheck("article", CLEAN, "--replay", ARCHIVE, "--data", blocked / "data")
    assert done.returncode == ExitCode.FAILED
    assert str(blocked) in done.stderr
    assert "Traceback" not in done.stderr


def test_a_setting_without_a_value_is_wrong_usage(sourcecheck: Run) -> None:
    done = sourcecheck("article", CLEAN, "--set", "download_delay")
    assert done.returncode == ExitCode.USAGE
    assert "give NAME=VALUE" in done.stderr


def test_a_house_may_let_fillers_pass(sourcecheck: Run, tmp_path: Path) -> None:
    url = "https://www.tidewaterreview.example/features/the-sea-keeps-its-own-calendar"
    switches = tmp_path / "house.json"
    switches.write_text('{"filler": "none"}')
    asked = ["article", url, "--replay", ARCHIVE, "--json", "--set", f"HOUSE_STYLE={switches}"]
    done = sourcecheck(*asked, "--data", tmp_path / "data")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    fillers = [row for row in rows if row["quote_class"] == "filler_deletion"]
    assert [row["severity"] for row in fillers] == ["none"]


def test_a_switch_that_does_not_exist_is_named(sourcecheck: Run, tmp_path: Path) -> None:
    switches = tmp_path / "house.json"
    switches.write_text('{"commas": "none"}')
    setting = f"HOUSE_STYLE={switches}"
    done = sourcecheck("article", CLEAN, "--replay", ARCHIVE, "--data", tmp_path, "--set", setting)
    assert done.returncode == ExitCode.FAILED
    assert "no switch named commas" in done.stderr
