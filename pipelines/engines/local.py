"""Lines in, lines out, on this machine's cores: order kept, no line lost to another's fault."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from itertools import islice

from pipelines.engines.pool import WorkerPool
from pipelines.engines.workers import WorkerFailedError

Work = Callable[[Sequence[str]], list[str]]
"""One function, shard in and shard out; it must be importable by name and answer line for line."""
Failure = Callable[[str, str], str]
"""Line and what went wrong → the line to print instead."""

SHARD_LINES = 16
"""Lines handed over at once: large enough to hide .2 ms of hand-over, small enough to keep order
without holding much in memory."""
SHARDS_AHEAD = 4  # per process, so that a slow shard does not starve the others
LINE_SECONDS = 60.0
"""Longest time that one line may take; the slowest honest page measured takes 5 s."""


def map_lines(
    work: Work,
    lines: Iterable[str],
    *,
    failure: Failure,
    processes: int | None = None,
    preload: Sequence[str] = (),
) -> Iterator[str]:
    """Yield `work`'s answer to each line, in order, computed by worker processes.

    A worker that dies or hangs costs only the line that did it: the rest of its shard is done
    again, line by line, and that one line is answered by `failure`.

    Args:
        work: function of a shard of lines.
        lines: lines without line ends; read lazily.
        failure: makes the answer of a line that could not be done.
        processes: worker processes; the machine's cores when None.
        preload: modules that are imported once, for all workers.
    """
    count = processes or os.cpu_count() or 1
    pool = WorkerPool(workers=count, memory_bytes=0, preload=preload)
    try:
        waiting: deque[tuple[list[str], Future[list[str]]]] = deque()
        for shard in _shards(lines):
            waiting.append((shard, _schedule(pool, work, shard)))
            if len(waiting) >= count * SHARDS_AHEAD:
                yield from _settle(pool, work, *waiting.popleft(), failure=failure)
        while waiting:
            yield from _settle(pool, work, *waiting.popleft(), failure=failure)
    finally:
        pool.close()


def _shards(lines: Iterable[str]) -> Iterator[list[str]]:
    source = iter(lines)
    while shard := list(islice(source, SHARD_LINES)):
        yield shard


def _schedule(pool: WorkerPool, work: Work, shard: list[str]) -> Future[list[str]]:
    return pool.submit(work, _patience(shard), shard)


def _patience(shard: list[str]) -> float:
    return LINE_SECONDS * len(shard)


def _settle(
    pool: WorkerPool,
    work: Work,
    shard: list[str],
    future: Future[list[str]],
    *,
    failure: Failure,
) -> list[str]:
    try:
        return future.result()
    except WorkerFailedError as fault:
        if len(shard) == 1:
            return [failure(shard[0], str(fault))]
        singles = [([line], _schedule(pool, work, [line])) for line in shard]
        return [
            answer
            for single, retry in singles
            for answer in _settle(pool, work, single, retry, failure=failure)
        ]
