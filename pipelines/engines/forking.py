"""The process that all workers are forked from: what it has imported, no worker imports again."""

import signal
from collections.abc import Sequence
from multiprocessing import forkserver, resource_tracker


def start_fork_server(preload: Sequence[str] = ()) -> None:
    """Start the process, unless it runs; it imports the modules while the caller goes on.

    It and its workers are born with interrupts blocked: Ctrl-C is the parent's to handle, also
    while they import.
    """
    if preload:
        forkserver.set_forkserver_preload(list(preload))
    resource_tracker.ensure_running()  # its own start would let interrupts through again
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
