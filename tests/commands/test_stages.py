"""`extract`, `claims`, `pairs`: line for line, on stdin or from a file."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from crawler.exit_codes import ExitCode
from tests.commands.conftest import ROOT, Run

PAGE = "<html><head><title>Ferry</title></head><body><article><p>" + "The ferry left. " * 40
ROWS = {
    "extract": {"id": 1, "url": "https://a.example/", "html": PAGE},
    "claims": {"id": 1, "text": "“It works well today,” said Mira Voss."},
    "pairs": {"id": 1, "claim": "It sank.", "sources": [{"id": "s", "text": "It sank at noon."}]},
}
FIELDS = {
    "extract": {
        "id",
        "title",
        "authors",
        "published_at",
        "modified_at",
        "language",
        "page_kind",
        "text",
        "links",
    },
    "claims": {"id", "claims"},
    "pairs": {"id", "verdict", "support", "reason", "flags", "evidence", "unsupported"},
}


@pytest.mark.parametrize("verb", sorted(ROWS))
def test_a_verb_answers_with_every_field_of_its_contract(verb: str, sourcecheck: Run) -> None:
    done = sourcecheck(verb, stdin=json.dumps(ROWS[verb]) + "\n")
    assert done.returncode == ExitCode.DONE, done.stderr
    assert FIELDS[verb] <= set(json.loads(done.stdout))


@pytest.mark.parametrize("verb", sorted(ROWS))
def test_each_bad_line_is_answered_on_its_own_line(
    verb: str, sourcecheck: Run, tmp_path: Path
) -> None:
    good = json.dumps(ROWS[verb])
    lines = tmp_path / "in.jsonl"
    lines.write_text("\n".join(["{", good, "", '{"id": 4}', "[]"]) + "\n")
    answers = [json.loads(line) for line in sourcecheck(verb, lines).stdout.splitlines()]
    assert ["error" in answer for answer in answers] == [True, False, True, True, True]
    assert answers[3]["id"] == 4


def test_a_file_that_is_not_there_is_wrong_usage(sourcecheck: Run) -> None:
    done = sourcecheck("claims", "nowhere.jsonl")
    assert done.returncode == ExitCode.USAGE
    assert "nowhere.jsonl: cannot be read" in done.stderr


def test_a_reader_that_goes_away_is_no_fault() -> None:
    line = json.dumps(ROWS["claims"])
    many = f"{line}\n" * 400
    command = f"{sys.executable} -m crawler.cli claims | head -1"
    done = subprocess.run(
        ["bash", "-c", command], input=many, capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""
