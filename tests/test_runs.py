"""A run's manifest comes back as it was, and two runs never write at once."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelines.runs import (
    Owner,
    Run,
    RunLockedError,
    RunStatus,
    manifest_path,
    new_run_id,
    read_manifest,
    read_manifests,
    run_lock,
    write_manifest,
)

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
RUN = Run(
    run_id="20261120T120000000Z-0a1b2c",
    command="article",
    arguments=("https://tarnpost.example/a", "--data", "x"),
    started_at=NOW,
    finished_at=NOW.replace(minute=5),
    status=RunStatus.DONE,
    exit_code=0,
    counts=(("captures/article", 2), ("claims/quote/found", 7)),
    host="here",
    version="0.1.0",
)


def test_a_manifest_comes_back_equal(tmp_path: Path) -> None:
    write_manifest(tmp_path, RUN)
    assert read_manifest(tmp_path, RUN.run_id) == RUN


def test_a_run_that_has_not_ended_comes_back_equal(tmp_path: Path) -> None:
    going = Run(run_id="a", command="crawl", started_at=NOW)
    write_manifest(tmp_path, going)
    assert read_manifest(tmp_path, "a") == going


def test_a_later_manifest_replaces_the_earlier(tmp_path: Path) -> None:
    write_manifest(tmp_path, replace(RUN, status=RunStatus.RUNNING))
    write_manifest(tmp_path, RUN)
    assert [run.status for run in read_manifests(tmp_path)[0]] == [RunStatus.DONE]


def test_runs_come_in_the_order_of_their_start(tmp_path: Path) -> None:
    later = replace(RUN, run_id="a", started_at=NOW.replace(hour=13))
    for run in (later, RUN):
        write_manifest(tmp_path, run)
    assert read_manifests(tmp_path) == ([RUN, later], [])


@pytest.mark.parametrize("body", ["", "{", "[]", "{}", '{"run_id": 1, "started_at": "x"}'])
def test_a_manifest_that_makes_no_sense_names_itself_and_its_cure(
    tmp_path: Path, body: str
) -> None:
    write_manifest(tmp_path, RUN)
    path = manifest_path(tmp_path, "broken")
    path.write_text(body)
    with pytest.raises(ValueError, match=r"broken\.json: is no manifest of a run .* move it away"):
        read_manifest(tmp_path, "broken")
    runs, faults = read_manifests(tmp_path)
    assert runs == [RUN]
    assert [str(path) in fault for fault in faults] == [True]


def test_two_runs_of_one_moment_have_two_ids() -> None:
    assert new_run_id(NOW) != new_run_id(NOW)


def test_ids_sort_by_time() -> None:
    moments = [NOW.replace(second=second, microsecond=second * 1_000) for second in range(30)]
    ids = [new_run_id(moment) for moment in moments]
    assert ids == sorted(ids)


def test_counts_are_found_by_name() -> None:
    assert RUN.count("claims/quote/found") == 7
    assert RUN.count("claims/date/found") == 0


def test_a_start_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="a: started_at must carry a zone"):
        Run(run_id="a", command="crawl", started_at=NOW.replace(tzinfo=None))


def test_a_second_run_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    with (
        run_lock(tmp_path, "run-1", now=NOW),
        pytest.raises(RunLockedError, match=r"held by run run-1, process .* wait for it to end"),
        run_lock(tmp_path, "run-2", now=NOW),
    ):
        pass


def test_a_folder_is_free_again_when_its_run_ends(tmp_path: Path) -> None:
    for number in range(2):
        with run_lock(tmp_path, f"run-{number}", now=NOW) as before:
            assert before is None


def test_a_run_that_ends_in_an_error_frees_the_folder(tmp_path: Path) -> None:
    with pytest.raises(KeyError), run_lock(tmp_path, "run-1", now=NOW):
        raise KeyError
    with run_lock(tmp_path, "run-2", now=NOW) as before:
        assert before is None


HOLDER = """
import os, sys, time
from datetime import UTC, datetime
from pathlib import Path
from pipelines.runs import run_lock
with run_lock(Path(sys.argv[1]), "run-1", now=datetime(2026, 11, 20, 12, tzinfo=UTC)):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_killed_owner_is_followed_and_named(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout
        holder.stdout.readline()
        with pytest.raises(RunLockedError) as held, run_lock(tmp_path, "run-2", now=NOW):
            pass
        assert held.value.owner
        assert held.value.owner.pid == holder.pid
        os.kill(holder.pid, signal.SIGKILL)
    with run_lock(tmp_path, "run-2", now=NOW) as before:
        assert before
        assert (before.run_id, before.pid) == ("run-1", holder.pid)


def test_a_run_on_another_machine_is_not_pushed_aside(tmp_path: Path) -> None:
    owner = {"run_id": "run-1", "pid": 1, "host": "elsewhere.example", "since": "2026-11-20"}
    (tmp_path / ".lock").write_text(json.dumps(owner))
    with (
        pytest.raises(RunLockedError, match=r"on elsewhere\.example.*delete the file"),
        run_lock(tmp_path, "run-2", now=NOW),
    ):
        pass


def test_words_in_the_lock_that_make_no_sense_hold_nobody_up(tmp_path: Path) -> None:
    (tmp_path / ".lock").write_text("{")
    with run_lock(tmp_path, "run-2", now=NOW) as before:
        assert before is None


def test_an_owner_is_shown_in_one_line() -> None:
    owner = Owner(run_id="r", pid=7, host="here", since="2026-11-20T12:00:00+00:00")
    assert str(owner) == "run r, process 7 on here, since 2026-11-20T12:00:00+00:00"
