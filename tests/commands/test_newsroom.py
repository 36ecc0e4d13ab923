"""`crawl` and `publishers`: what an operator types, and what is answered when it is wrong."""

import json

import pytest

from crawler.exit_codes import ExitCode
from crawler.publishers import ANY_SITE, PUBLISHERS
from tests.commands.conftest import Run

EVERY = (*PUBLISHERS, ANY_SITE)


def test_publishers_are_shown_with_the_date_of_last_sight(sourcecheck: Run) -> None:
    said = " ".join(sourcecheck("publishers").stdout.split())
    assert all(f"{publisher.name}: {publisher.title}" in said for publisher in EVERY)
    assert all(f"last seen {publisher.seen:%Y-%m-%d}" in said for publisher in EVERY)


@pytest.mark.parametrize(
    "words",
    [
        "https://venturebeat.com/feed",
        "until 2021-12-31",
        "mail@venturebeat.com (Name)",
        "PT is America/Los_Angeles",
        "highlights-container",
        "renamed host",
        "2025-09-15 to 2026-05-31",
    ],
)
def test_all_that_is_known_is_shown(words: str, shown: str) -> None:
    assert words.replace(" ", "") in shown


@pytest.fixture(scope="module")
def shown(sourcecheck: Run) -> str:
    """What is printed, without the breaks of its columns."""
    return "".join(sourcecheck("publishers").stdout.replace("│", " ").split())


def test_publishers_are_lines_of_json_for_machines(sourcecheck: Run) -> None:
    lines = [json.loads(line) for line in sourcecheck("publishers", "--json").stdout.splitlines()]
    assert [line["name"] for line in lines] == [publisher.name for publisher in EVERY]
    assert [len(line["page_rules"]) for line in lines] == [2, 1, 0, 0]


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
