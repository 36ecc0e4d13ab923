"""Worker processes with caps on time and memory, awaited from an event loop or from a thread."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing import get_context
from queue import SimpleQueue
from typing import Any, ParamSpec, TypeVar

from pipelines.engines.workers import Call, Worker

P = ParamSpec("P")
T = TypeVar("T")

MEMORY_BYTES = 2 * 1024**3
"""Address space of one worker; a 5 MB page with all its layers takes 400 MB."""


class WorkerPool:
    """Run functions in worker processes; a bad task costs its worker, never the caller."""

    def __init__(
        self, *, workers: int, memory_bytes: int = MEMORY_BYTES, preload: Sequence[str] = ()
    ) -> None:
        """Prepare the pool; processes start with the first task.

        Args:
            workers: Number of processes; 0 runs every task in the caller, without caps.
            memory_bytes: Address space that a task may bring its worker to; 0 for no cap.
            preload: Modules that are imported once, for all workers, before they fork.
        """
        context = get_context("forkserver")
        if preload:
            context.set_forkserver_preload(list(preload))
        self._workers = [Worker(context, memory_bytes) for _ in range(workers)]
        self._idle: SimpleQueue[Worker] = SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)
        # A thread for each worker waits for its pipe; no two tasks ever share one.
        self._threads = ThreadPoolExecutor(workers, "worker") if workers else None

    def warm_up(self) -> None:
        """Start the workers now, so that they import while the first page is on its way."""
        if self._threads is not None:
            for worker in self._workers:
                self._threads.submit(worker.start)

    async def run(
        self, function: Callable[P, T], seconds: float, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Return the function's result, computed in a worker.

        Raises:
            WorkerFailedError: It took longer than `seconds`, died, or ran out of memory.
        """
        return await asyncio.wrap_future(self.submit(function, seconds, *args, **kwargs))

    def submit(
        self, function: Callable[P, T], seconds: float, *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        """Return what the function will give, or raise as `run` does; nobody has to await it."""
        if self._threads is not None:
            return self._threads.submit(self._do, (function, args, kwargs), seconds)
        done: Future[T] = Future()
        try:
            done.set_result(function(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - as a worker does
            done.set_exception(error)
        return done

    def close(self) -> None:
        """Stop the workers, whatever they do."""
        if self._threads is None:
            return
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.close()
        self._threads.shutdown()
        for worker in self._workers:
            worker.join()

    def _do(self, call: Call, seconds: float) -> Any:
        worker = self._idle.get()
        try:
            return worker.do(call, seconds)
        finally:
            self._idle.put(worker)
