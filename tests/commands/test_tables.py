"""`runs`, `tables` and `--help`: what happened and what things mean."""

import pytest

from crawler.cli import app
from crawler.exit_codes import ExitCode
from tests.commands.conftest import Run

COMMANDS = sorted(
    command.name or command.callback.__name__
    for command in app.registered_commands
    if command.callback
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_that_ends_with_an_example(command: str, sourcecheck: Run) -> None:
    done = sourcecheck(command, "--help")
    assert done.returncode == ExitCode.DONE
    assert "Example: " in done.stdout


def test_help_names_every_exit_code(sourcecheck: Run) -> None:
    words = " ".join(sourcecheck("--help").stdout.split())
    assert all(f"{code.value} " in words for code in ExitCode)


def test_a_table_that_does_not_exist_is_named_beside_those_that_do(sourcecheck: Run) -> None:
    done = sourcecheck("tables", "nonsense")
    assert done.returncode == ExitCode.USAGE
    assert "there are captures" in done.stderr


def test_every_column_of_the_ledger_is_explained(sourcecheck: Run) -> None:
    said = sourcecheck("tables", "ledger").stdout
    assert all(column in said for column in ("verdict", "severity", "source_words", "reason"))


def test_runs_of_an_empty_folder_are_none(sourcecheck: Run, tmp_path: str) -> None:
    assert "0 runs" in sourcecheck("runs", "--data", tmp_path).stdout
