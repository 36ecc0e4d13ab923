"""A task that hangs, dies or eats memory costs its worker, never the caller."""

import asyncio
import os
import time
from collections.abc import Iterator

import pytest

from pipelines.engines.pool import WorkerFailedError, WorkerPool

PATIENCE = 20.0


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
        asyncio.run(pool.run(time.sleep, 0.2, 60))
    assert asyncio.run(pool.run(len, PATIENCE, "abc")) == 3


def test_a_dead_worker_is_replaced(pool: WorkerPool) -> None:
    with pytest.raises(WorkerFailedError, match="worker died with exit code 7"):
        asyncio.run(pool.run(os._exit, PATIENCE, 7))
    assert asyncio.run(pool.run(len, PATIENCE, "abc")) == 3


def test_memory_is_capped(pool: WorkerPool) -> None:
    with pytest.raises(WorkerFailedError, match="more memory"):
        asyncio.run(pool.run(bytes, PATIENCE, 2 * 1024**3))


def test_an_error_of_the_task_comes_back_as_it_is(pool: WorkerPool) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        asyncio.run(pool.run(int, PATIENCE, "seven"))


def test_without_workers_the_caller_does_the_work() -> None:
    assert asyncio.run(WorkerPool(workers=0).run(os.getpid, PATIENCE)) == os.getpid()
