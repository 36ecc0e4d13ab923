"""A crawl that is killed at any moment and resumed leaves the tables of one that was not."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.sample_web import SampleServer, SampleWeb
from tests.crawler.conftest import ROOT
from tests.crawler.killed_runs import (
    POINTS,
    Content,
    Point,
    content_of,
    damage,
    differences,
    doubled_captures,
    finish,
    killed_at,
)

# The others take their turn in `python -m benchmarks.kills`.
TRIED = [POINTS[n] for n in (1, 5, 8, 10, 13, 17, 23)]
MOMENTS = 2
SEED = 20260514


@pytest.fixture(scope="module")
def sample_server() -> Iterator[SampleServer]:
    with SampleServer(SampleWeb.load(ROOT / "data" / "sample")) as server:
        yield server


@pytest.fixture(scope="module")
def undisturbed(sample_server: SampleServer, tmp_path_factory: pytest.TempPathFactory) -> Content:
    folder = tmp_path_factory.mktemp("undisturbed") / "data"
    finish(folder, sample_server.server_port)
    content = content_of(folder)
    assert all(content.values())
    return content


def _resumed(folder: Path, server: SampleServer, undisturbed: Content) -> None:
    finish(folder, server.server_port)
    assert differences(undisturbed, content_of(folder)) == []
    assert (damage(folder), doubled_captures(folder)) == ([], 0)


@pytest.mark.parametrize("point", TRIED, ids=str)
def test_a_run_killed_at_a_step_is_finished_as_if_nothing_had_happened(
    point: Point, sample_server: SampleServer, undisturbed: Content, tmp_path: Path
) -> None:
    assert killed_at(tmp_path / "data", sample_server.server_port, point)
    _resumed(tmp_path / "data", sample_server, undisturbed)


@pytest.mark.parametrize("trial", range(MOMENTS))
def test_a_run_killed_at_any_moment_is_finished_as_if_nothing_had_happened(
    trial: int, sample_server: SampleServer, undisturbed: Content, tmp_path: Path
) -> None:
    chance = random.Random(SEED + trial)  # noqa: S311 - a seed that fails must fail again
    for _ in range(2):  # the second kill hits the attempt that resumes
        killed_at(tmp_path / "data", sample_server.server_port, chance.uniform(0.1, 1.5))
    _resumed(tmp_path / "data", sample_server, undisturbed)


def test_what_was_captured_is_not_fetched_again(
    sample_server: SampleServer, undisturbed: Content, tmp_path: Path
) -> None:
    sample_server.asked.clear()
    assert killed_at(tmp_path / "data", sample_server.server_port, POINTS[14])
    assert sample_server.asked
    sample_server.asked.clear()
    _resumed(tmp_path / "data", sample_server, undisturbed)
    assert sample_server.asked == []
