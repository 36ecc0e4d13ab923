"""A task that hangs, dies or eats memory costs its worker, never the caller."""

import asyncio
import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError

import pytest

from pipelines.engines.pool import WorkerPool
from pipelines.engines.workers import WorkerFailedError

PATIENCE = 600.0
"""Seconds that no healthy task needs, however loaded the machine is."""
OUT_OF_MEMORY = "needed more memory than a worker may take"


class Deadly:
    """Arguments on which a worker dies while it takes them."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (9,)


class Bulky:
    """Arguments for which there is no memory."""

    def __reduce__(self) -> tuple[object, tuple[()]]:
        return run_out_of_memory, ()


class TwoWordsError(ValueError):
    """An error that packs, and does not unpack."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} {two}")


def run_out_of_memory() -> None:
    raise MemoryError


def raise_two_words() -> None:
    raise TwoWordsError("quite", "odd")


def kill_itself() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    made = WorkerPool(workers=1, memory_bytes=1024**3)
    made.warm_up()
    yield made
    made.close()


def test_a_result_comes_back(pool: WorkerPool) -> None:
    assert asyncio.run(pool.run(sorted, PATIENCE, [2, 1])) == [1, 2]


def test_a_hung_worker_is_killed_and_the_next_task_runs(pool: WorkerPool) -> None:
    with pytest.raises(WorkerFailedError, match="took longer than"):
        asyncio.run(pool.run(time.sleep, 0.2, PATIENCE))
    assert asyncio.run(pool.run(len, PATIENCE, "abc")) == 3


def test_a_dead_worker_is_replaced(pool: WorkerPool) -> None:
    for code in range(1, 9):
        with pytest.raises(WorkerFailedError, match=f"worker died with exit code {code}"):
            asyncio.run(pool.run(os._exit, PATIENCE, code))
    assert asyncio.run(pool.run(len, PATIENCE, "abc")) == 3


def test_a_worker_that_the_system_kills_is_named_by_its_signal(pool: WorkerPool) -> None:
    with pytest.raises(WorkerFailedError, match="worker died with exit code -9"):
        asyncio.run(pool.run(kill_itself, PATIENCE))


def test_a_worker_that_dies_taking_its_task_leaves_no_task_waiting(pool: WorkerPool) -> None:
    with pytest.raises(WorkerFailedError, match="worker died with exit code 9"):
        asyncio.run(pool.run(repr, PATIENCE, Deadly()))
    assert asyncio.run(pool.run(len, PATIENCE, "abc")) == 3


def test_a_worker_that_was_killed_while_idle_costs_no_task(pool: WorkerPool) -> None:
    idle = asyncio.run(pool.run(os.getpid, PATIENCE))
    os.kill(idle, signal.SIGKILL)
    assert asyncio.run(pool.run(os.getpid, PATIENCE)) != idle


def test_an_interrupt_is_never_a_workers_to_handle(pool: WorkerPool) -> None:
    assert asyncio.run(pool.run(signal.getsignal, PATIENCE, signal.SIGINT)) is signal.SIG_IGN


def test_memory_is_capped(pool: WorkerPool) -> None:
    with pytest.raises(WorkerFailedError, match=OUT_OF_MEMORY):
        asyncio.run(pool.run(bytes, PATIENCE, 2 * 1024**3))
    assert asyncio.run(pool.run(len, PATIENCE, "abc")) == 3


@pytest.mark.parametrize("taken", [Bulky(), "a task that raises it"])
def test_memory_that_runs_out_is_one_outcome_wherever_it_does(
    pool: WorkerPool, taken: object
) -> None:
    function = repr if isinstance(taken, Bulky) else _raise_for
    with pytest.raises(WorkerFailedError, match=OUT_OF_MEMORY):
        asyncio.run(pool.run(function, PATIENCE, taken))


def _raise_for(taken: object) -> str:
    raise MemoryError(taken)


def test_a_task_is_taken_and_answered_outside_the_cap() -> None:
    """Its arguments are in memory already; a cap that met them would end no task in order."""
    pool = WorkerPool(workers=1, memory_bytes=1)
    try:
        assert asyncio.run(pool.run(len, PATIENCE, bytes(64 * 1024**2))) == 64 * 1024**2
    finally:
        pool.close()


def test_an_error_of_the_task_comes_back_as_it_is(pool: WorkerPool) -> None:
    with pytest.raises(ValueError, match="invalid literal") as raised:
        asyncio.run(pool.run(int, PATIENCE, "seven"))
    assert any("in a worker" in note for note in raised.value.__notes__)


def test_an_error_that_does_not_travel_is_told_in_words(pool: WorkerPool) -> None:
    with pytest.raises(RuntimeError, match="TwoWordsError: quite odd"):
        asyncio.run(pool.run(raise_two_words, PATIENCE))


def test_a_result_that_does_not_travel_is_an_error(pool: WorkerPool) -> None:
    with pytest.raises(RuntimeError, match="pickle"):
        asyncio.run(pool.run(iter_of, PATIENCE))


def iter_of() -> object:
    return (n for n in range(3))


def test_closing_ends_what_is_under_way() -> None:
    pool = WorkerPool(workers=1)
    begun, waiting = (pool.submit(time.sleep, PATIENCE, PATIENCE) for _ in range(2))
    while not begun.running():
        pass
    pool.close()
    with pytest.raises(WorkerFailedError):
        begun.result()
    with pytest.raises(CancelledError):
        waiting.result()


def test_without_workers_the_caller_does_the_work() -> None:
    assert asyncio.run(WorkerPool(workers=0).run(os.getpid, PATIENCE)) == os.getpid()
