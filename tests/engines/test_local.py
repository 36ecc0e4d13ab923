"""Lines keep their order, and a line that kills or hangs a worker costs nothing but itself."""

import os
import re
import time
from collections.abc import Sequence

import pytest

from pipelines.engines import local
from pipelines.engines.local import map_lines


def shout(lines: Sequence[str]) -> list[str]:
    return [line.upper() for line in lines]


def shout_unless_told(lines: Sequence[str]) -> list[str]:
    for line in lines:
        if line == "die":
            os._exit(9)
        if line == "hang":
            while True:
                time.monotonic()
    return shout(lines)


def failed(line: str, cause: str) -> str:
    return f"{line}: {cause}"


def test_lines_come_back_in_their_order() -> None:
    lines = [f"line {n}" for n in range(200)]
    answers = list(map_lines(shout, lines, failure=failed, processes=2))
    assert answers == [line.upper() for line in lines]


def test_no_lines_give_no_answers() -> None:
    assert list(map_lines(shout, [], failure=failed, processes=1)) == []


@pytest.mark.parametrize(
    ("poison", "cause"),
    [("die", "worker died with exit code 9"), ("hang", "took longer than .* s")],
)
def test_a_line_that_stops_a_worker_is_answered_alone(
    poison: str, cause: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Only the shard that hangs is short of time: a loaded machine must not fail the others.
    monkeypatch.setattr(local, "_patience", lambda shard: 0.5 if "hang" in shard else 600)
    lines = ["a", poison, "b"]
    one, bad, two = map_lines(shout_unless_told, lines, failure=failed, processes=1)
    assert (one, two) == ("A", "B")
    assert bad.startswith(poison)
    assert re.search(cause, bad)
