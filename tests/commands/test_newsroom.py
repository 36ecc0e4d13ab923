"""`crawl` and `publishers`: what an operator types, and what is answered when it is wrong."""

import json

import pytest

from crawler.exit_codes import ExitCode
from crawler.publishers import PUBLISHERS
from tests.commands.conftest import Run


def test_publishers_are_shown_with_the_date_of_last_sight(sourcecheck: Run) -> None:
    said = " ".join(sourcecheck("publishers").stdout.split())
    assert all(publisher.name in said for publisher in PUBLISHERS)
    assert all(f"last seen {publisher.seen:%Y-%m-%d}" in said for publisher in PUBLISHERS)


def test_publishers_are_lines_of_json_for_machines(sourcecheck: Run) -> None:
    lines = sourcecheck("publishers", "--json").stdout.splitlines()
    assert [json.loads(line)["name"] for line in lines] == [p.name for p in PUBLISHERS]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "give the name of a publisher"),
        (("venturebeat", "--feed", "https://gull.example/feed"), "give the name of a publisher"),
        (("quillhaven_courier",), "there are venturebeat"),
    ],
)
def test_a_wrong_use_says_what_to_give(words: tuple[str, ...], said: str, sourcecheck: Run) -> None:
    done = sourcecheck("crawl", *words)
    assert done.returncode == ExitCode.USAGE
    assert said in " ".join(done.stderr.replace("│", " ").split())


@pytest.mark.parametrize("option", ["--since", "--until"])
def test_a_day_that_is_none_ends_the_crawl_before_it_begins(
    option: str, sourcecheck: Run, tmp_path: str
) -> None:
    done = sourcecheck("crawl", "venturebeat", option, "tomorrow", "--data", tmp_path)
    assert done.returncode == ExitCode.FAILED
    assert "give YYYY-MM-DD" in done.stderr
