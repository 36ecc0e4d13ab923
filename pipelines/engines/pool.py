"""Worker processes with caps on time and memory, awaited from an event loop."""

import asyncio
import resource
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

from pebble import ProcessExpired, ProcessPool

P = ParamSpec("P")
T = TypeVar("T")

MEMORY_BYTES = 2 * 1024**3
"""Address space of one worker; a 5 MB page with all its layers takes 400 MB."""


class WorkerFailedError(RuntimeError):
    """A task that hung, crashed its worker or raised; the message says which, in a few words."""


class WorkerPool:
    """Run functions in worker processes; a bad task costs its worker, never the caller."""

    def __init__(
        self, *, workers: int, memory_bytes: int = MEMORY_BYTES, preload: Sequence[str] = ()
    ) -> None:
        """Prepare the pool; processes start with the first task.

        Args:
            workers: Number of processes; 0 runs every task in the caller, without caps.
            memory_bytes: Address space that one worker may take.
            preload: Modules that are imported once, for all workers, before they fork.
        """
        self._pool: ProcessPool | None = None
        if workers:
            context = get_context("forkserver")
            context.set_forkserver_preload(list(preload))
            self._pool = ProcessPool(
                max_workers=workers,
                initializer=_cap_memory,
                initargs=(memory_bytes,),
                context=context,
            )

    def warm_up(self) -> None:
        """Start the workers now, so that they import while the first page is on its way."""
        if self._pool is not None:
            self._pool.schedule(_answer)

    async def run(
        self, function: Callable[P, T], seconds: float, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Return the function's result, computed in a worker.

        Raises:
            WorkerFailedError: It took longer than `seconds`, killed its worker, or raised.
        """
        if self._pool is None:
            return function(*args, **kwargs)
        future = self._pool.schedule(function, args=args, kwargs=kwargs, timeout=seconds)
        try:
            return await asyncio.wrap_future(future)
        except (TimeoutError, FutureTimeoutError) as error:
            raise WorkerFailedError(f"took longer than {seconds:g} s") from error
        except ProcessExpired as error:
            raise WorkerFailedError(f"worker died with exit code {error.exitcode}") from error
        except MemoryError as error:
            raise WorkerFailedError("needed more memory than a worker may take") from error

    def start(self, function: Callable[[], T], seconds: float) -> Future[T]:
        """Return what a function without arguments will give; nobody has to await it."""
        if self._pool is not None:
            scheduled: Future[T] = self._pool.schedule(function, timeout=seconds)
            return scheduled
        done: Future[T] = Future()
        done.set_result(function())
        return done

    def close(self) -> None:
        """Stop the workers, whatever they do."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()


def _cap_memory(memory_bytes: int) -> None:
    if memory_bytes:
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))


def _answer() -> None:
    """Do nothing: a task whose only use is that a worker stands ready for the next."""
