"""What the fork server has imported, its workers find."""

import subprocess
import sys

import pytest

ASK_WORKERS = """
import signal, sys
from pipelines.engines.forking import start_fork_server
from pipelines.engines.pool import WorkerPool

if __name__ == "__main__":
    start_fork_server(["colorsys"])
    pool = WorkerPool(workers=2)
    asked = [pool.submit(eval, 600.0, "'colorsys' in __import__('sys').modules") for _ in range(2)]
    print([answer.result() for answer in asked], "colorsys" in sys.modules)
    held = pool.submit(signal.pthread_sigmask, 600.0, signal.SIG_BLOCK, ()).result()
    mine = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    print(signal.SIGINT in held, signal.SIGINT in mine)
    pool.close()
"""


@pytest.fixture(scope="module")
def said() -> list[str]:
    """What a program of its own, with a fork server of its own, says of itself and its workers."""
    command = [sys.executable, "-c", ASK_WORKERS]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def test_modules_are_imported_once_for_all_workers(said: list[str]) -> None:
    assert said[0] == "[True, True] False"


def test_interrupts_are_blocked_from_a_workers_birth_and_reach_its_parent(said: list[str]) -> None:
    assert said[1] == "True False"
