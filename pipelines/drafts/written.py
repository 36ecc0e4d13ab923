"""What every format of a draft becomes first: one markup, with the lines that it came from."""

from dataclasses import dataclass
from datetime import date

LINE_ATTRIBUTE = "data-line"
"""Attribute of our markup that holds the line of the file on which an element begins."""


class DraftUnreadableError(ValueError):
    """A file that cannot be read as a draft; the message says why, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A draft as HTML."""

    html: bytes
    title: str | None = None
    day: date | None = None
    """The draft's own date, from its head."""
    source_text: str | None = None
    """The file's characters, where it has lines."""
    is_file: bool = False
    """Whether the HTML is the file itself, so that the parser's lines are the file's."""
    notices: tuple[str, ...] = ()
