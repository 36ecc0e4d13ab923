"""How much of the processor something may take: a clock would count what else a machine does."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Fail when the block takes more processor seconds; what hangs ends with its test's timeout."""
    began = time.process_time()
    yield
    taken = time.process_time() - began
    assert taken < seconds, f"took {taken:.1f} of {seconds} s of the processor"
