"""What a command says to the shell that started it."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The one table of exit codes; `sourcecheck --help` and the README print it."""

    DONE = 0
    """Finished, and at or above its floors."""
    FAILED = 1
    """Stopped by a fault; the last line on stderr names it."""
    USAGE = 2
    """The command line was wrong; nothing was done."""
    BELOW_FLOOR = 3
    """Finished, but nothing was captured, coverage fell, or the known-answer probe failed."""
    FINDINGS = 4
    """Finished, with findings at or above `--fail-on`."""
    LOCKED = 5
    """Another run holds the lock; nothing was done."""
    DISK_FULL = 6
    """Stopped because nothing more could be written; what was committed is readable."""
