"""Log lines in which foreign words can forge neither a line nor a terminal's state."""

import logging

from crawler.commands.terminal import safe

CONTINUED = "  | "
"""Before what goes on from a line above: a traceback, or words that hold a line break."""


class TamedFormatter(logging.Formatter):
    """Another formatter's lines: each record one line, what follows marked as following."""

    def __init__(self, inner: logging.Formatter | None) -> None:
        super().__init__()
        self._inner = inner or logging.Formatter()

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's lines."""
        first, *further = self._inner.format(record).splitlines() or [""]
        return "\n".join([_plain(first), *(CONTINUED + _plain(line) for line in further)])


def tame_logs() -> None:
    """Have every handler of the root logger write tamed lines."""
    for handler in logging.getLogger().handlers:
        if not isinstance(handler.formatter, TamedFormatter):
            handler.setFormatter(TamedFormatter(handler.formatter))


def _plain(line: str) -> str:
    indent = len(line) - len(line.lstrip(" "))
    return line[:indent] + safe(line)
