"""`draft` on a draft of our own: every planted error comes out; only addresses leave."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from crawler.exit_codes import ExitCode
from tests.commands.conftest import SAMPLE, Run

DRAFTS = SAMPLE / "drafts"
ARCHIVE = SAMPLE / "sample.warc.gz"
PLANTED = json.loads((DRAFTS / "planted.json").read_text(encoding="utf-8"))

Done = subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("draft")


@pytest.fixture(scope="module")
def checked(sourcecheck: Run, data: Path) -> dict[str, Done]:
    """Return what the command said of the Markdown draft and of its Word twin."""
    return {
        suffix: sourcecheck(
            "draft",
            DRAFTS / f"barrier.{suffix}",
            "--replay",
            ARCHIVE,
            "--data",
            data,
            "--format",
            "json",
            "--as-of",
            "2026-05-15",
            "--fail-on",
            "serious",
            *(["--report"] if suffix == "md" else []),
        )
        for suffix in ("md", "docx")
    }


def findings(done: Done) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
    return found


@pytest.mark.parametrize("suffix", ["md", "docx"])
@pytest.mark.parametrize("planted", PLANTED["planted"], ids=lambda planted: planted["error"])
def test_every_planted_error_comes_out(
    checked: dict[str, Done], planted: dict[str, str], suffix: str
) -> None:
    about = [f for f in findings(checked[suffix]) if planted["words"] in f["sentence"] + f["exact"]]
    assert [
        finding
        for finding in about
        if finding["level"] == planted["level"] and planted["reason"] in finding["reason"]
    ], [(finding["level"], finding["reason"]) for finding in about]


@pytest.mark.parametrize("words", PLANTED["clean"])
def test_what_is_right_is_no_finding(checked: dict[str, Done], words: str) -> None:
    assert [f["heading"] for f in findings(checked["md"]) if words in f["exact"]] == []


def test_the_exit_code_tells_of_serious_findings(checked: dict[str, Done]) -> None:
    assert checked["md"].returncode == ExitCode.FINDINGS


def test_each_address_that_is_asked_for_is_named_first(checked: dict[str, Done]) -> None:
    said = checked["md"].stderr.splitlines()
    assert said[0].startswith("The draft stays on this machine. Asking for 5 cited pages from ")
    assert "  https://longbench.example/episodes/41/transcript" in said[1:6]


def test_the_tables_keep_the_cited_pages_and_not_the_draft(
    checked: dict[str, Done], data: Path
) -> None:
    pages = pd.read_parquet(data / "drafts" / "tables" / "documents")
    captures = pd.read_parquet(data / "drafts" / "tables" / "captures")
    assert checked["md"].stdout
    assert len(pages) == 4
    assert not pages["text"].str.contains("Nobody asked the gulls").any()
    assert not captures["url"].str.contains("barrier").any()
    assert not (data / "tables").exists()


def test_a_dead_source_is_counted_and_never_held_against_the_draft(
    checked: dict[str, Done],
) -> None:
    body = json.loads(checked["md"].stdout)
    assert body["coverage"]["unread"] == {"page says not found": 1}
    assert body["coverage"]["named_without_link"] == 1


def test_tracked_changes_are_told(checked: dict[str, Done]) -> None:
    (notice,) = json.loads(checked["docx"].stdout)["notices"]
    assert notice.startswith("Tracked changes: ")


def test_the_report_is_written_and_its_path_said(checked: dict[str, Done]) -> None:
    page = Path(checked["md"].stderr.rpartition("report: ")[2].strip())
    assert "A door against the sea" in page.read_text(encoding="utf-8")


def test_a_draft_without_links_asks_for_nothing_and_says_so(sourcecheck: Run, data: Path) -> None:
    done = sourcecheck("draft", "-", "--data", data, stdin="“It rose by 7 percent,” she said.")
    assert "links to no page" in done.stdout
    assert "Asking for" not in done.stderr
    assert done.returncode == ExitCode.BELOW_FLOOR


def test_a_missing_draft_is_wrong_usage(sourcecheck: Run, data: Path) -> None:
    done = sourcecheck("draft", "nowhere.md", "--data", data)
    assert (
        "nowhere.md: cannot be read (No such file or directory); give a file or '-'" in done.stderr
    )
    assert done.returncode == ExitCode.USAGE
