"""One worker process behind a pipe of its own: whatever befalls it, its task is answered."""

import gc
import pickle
import resource
import signal
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from threading import Lock
from typing import Any

from pipelines.engines.forking import start_fork_server

START_SECONDS = 120.0
"""Longest time a worker may take to import and to take a task; a loaded machine needs 10."""

DEATH_SECONDS = 10.0
"""The pipe tells a death a moment before the process is gone and has an exit code."""

Call = tuple[Callable[..., Any], tuple[Any, ...], Mapping[str, Any]]


class WorkerFailedError(RuntimeError):
    """A task that hung, killed its worker or took its memory; the message says which, briefly."""


class TookTooLongError(WorkerFailedError):
    """A task that did not end in its time; its worker was killed."""


class OutOfMemoryError(WorkerFailedError):
    """A task that needed more memory than a worker may take."""


class _NeverBegunError(Exception):
    """The worker was gone before it had the whole task."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came of a task."""

    value: Any = None
    error: BaseException | None = None
    is_out_of_memory: bool = False


class Worker:
    """A process that is started when there is work and replaced when the work has ruined it."""

    def __init__(self, context: ForkServerContext, memory_bytes: int) -> None:
        self._context, self._memory_bytes = context, memory_bytes
        self._process: ForkServerProcess | None = None
        self._pipe: Connection | None = None
        self._lock = Lock()
        self._is_closed = False

    def do(self, call: Call, seconds: float) -> Any:
        """Return what the function returns, or raise what it raises.

        A worker that is gone before it has the task, such as one that the system killed while it
        was idle, is replaced once.

        Raises:
            WorkerFailedError: It took longer than `seconds`, died, or ran out of memory.
        """
        packed = pickle.dumps(call)
        try:
            return self._attempt(packed, seconds)
        except _NeverBegunError:
            pass
        try:
            return self._attempt(packed, seconds)
        except _NeverBegunError as error:
            raise WorkerFailedError(str(error)) from error

    def start(self) -> None:
        """Start the process, unless it runs."""
        with self._lock:
            if self._is_closed:
                raise WorkerFailedError("the workers were stopped")
            if self._process is not None and self._process.is_alive():
                return
            here, there = self._context.Pipe()
            given = (there, self._memory_bytes)
            self._process = self._context.Process(target=serve, args=given, daemon=True)
            self._pipe = here
            try:
                start_fork_server()
                self._process.start()
            except (OSError, EOFError) as error:
                self._process = None
                raise WorkerFailedError(f"no worker could be started: {error}") from error
            finally:
                there.close()  # so that the pipe ends when the process does

    def close(self) -> None:
        """End the process, whatever it does, and start no other."""
        with self._lock:
            self._is_closed = True
            process = self._process
        if process is not None:
            process.kill()

    def join(self) -> None:
        """Wait for the process that `close` has ended."""
        process = self._process
        if process is not None:
            process.join()

    def _attempt(self, packed: bytes, seconds: float) -> Any:
        self.start()
        assert self._pipe is not None  # noqa: S101 - a worker that was started has one
        self._hand_over(self._pipe, packed)
        try:
            if not self._pipe.poll(seconds):
                self._end(grace=0)
                raise TookTooLongError(f"took longer than {seconds:g} s")
            answer: _Answer = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise WorkerFailedError(f"worker died with exit code {self._end()}") from error
        if answer.is_out_of_memory:
            self._end()
            raise OutOfMemoryError("needed more memory than a worker may take")
        if answer.error is not None:
            raise answer.error
        return answer.value

    def _hand_over(self, pipe: Connection, packed: bytes) -> None:
        """Give the worker its task; it answers when it has all of it."""
        try:
            pipe.send_bytes(packed)
            if pipe.poll(START_SECONDS):
                pipe.recv()
                return
        except (EOFError, OSError) as error:
            code = self._end()
            raise _NeverBegunError(f"worker died with exit code {code} at its start") from error
        self._end(grace=0)
        raise _NeverBegunError(f"no worker stood ready within {START_SECONDS:g} s")

    def _end(self, grace: float = DEATH_SECONDS) -> int | None:
        """End the process and return its exit code; the next task gets another."""
        process, pipe = self._process, self._pipe
        assert process is not None  # noqa: S101 - only a worker that was started can be ended
        assert pipe is not None  # noqa: S101
        pipe.close()
        process.join(grace)
        process.kill()
        process.join()
        self._process = None
        return process.exitcode


def serve(pipe: Connection, memory_bytes: int) -> None:
    """Answer tasks until the pipe ends: what a worker process runs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    gc.freeze()  # what was imported before the fork stays shared: no collection touches it
    try:
        while True:
            answer = _answer(_take(pipe), memory_bytes)
            pipe.send_bytes(_pack(answer))
            if answer.is_out_of_memory:
                return
            del answer
    except (EOFError, OSError):
        return  # the parent is gone


def _take(pipe: Connection) -> bytes:
    packed = pipe.recv_bytes()
    pipe.send(None)
    return packed


def _answer(packed: bytes, memory_bytes: int) -> _Answer:
    try:
        function, args, kwargs = pickle.loads(packed)  # noqa: S301 - from our own parent
        del packed
        with _memory_capped(memory_bytes):
            return _Answer(value=function(*args, **kwargs))
    except MemoryError:
        return _Answer(is_out_of_memory=True)
    except BaseException as error:  # noqa: BLE001 - what the task raises is its answer
        error.add_note("in a worker:\n" + "".join(traceback.format_exception(error)))
        return _Answer(error=error)


def _pack(answer: _Answer) -> bytes:
    """Return an answer's bytes; one that has none is answered by the reason."""
    try:
        packed = pickle.dumps(answer)
        if answer.error is not None:
            pickle.loads(packed)  # noqa: S301 - an error may pack, and not unpack
    except Exception as fault:  # noqa: BLE001 - pickle raises whatever an object raises
        told = answer.error or fault
        return pickle.dumps(_Answer(error=RuntimeError(f"{type(told).__name__}: {told}")))
    return packed


@contextmanager
def _memory_capped(memory_bytes: int) -> Iterator[None]:
    """Cap the address space while a task runs: not while it is taken, nor while it is answered."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if memory_bytes:
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
