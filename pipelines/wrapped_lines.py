"""Plain text whose lines an editor or mail program cut → the same text, a paragraph a line."""

import re
from collections.abc import Iterator
from itertools import pairwise

FEWEST_WIDTH = 40  # columns; shorter lines are verse, an address, a list of names
MOST_WIDTH = 140  # columns; longer lines are paragraphs that nobody cut
_CODE_INDENT = 4  # columns, as in Markdown: a line so far in is code or a table
_NARROWEST = 0.75  # of the margin: so narrow a block may be, for its own indent or editor
_FULL_SHARE = 0.75  # of a block's line ends that lie at the margin; of verse fewer do

_BLANK = re.compile(r"(\n[ \t\r]*\n\s*)")  # what parts one block of lines from the next
# "- item", "* item", "• item", "3. item", "(b) item"
_ITEM = re.compile(r"\s*(?:[-*+•–—·]|\d{1,3}[.)]|\(\w{1,3}\)|[a-z][.)])\s+(?=\S)")
# "name    value", "a | b", "a<tab>b", "name = value": columns
_COLUMNS = re.compile(r"\S(?: {3}|\t)\s*\S|\||\s[=:]=?\s")
# "Subject: gates", "# Heading", "// a remark", "> quoted"
_MARKED = re.compile(r"[\w-]{1,24}:\s|#|//|>|<")


def unwrap(text: str) -> str:
    r"""Return the text with each paragraph on one line; lines that were meant as lines stay.

    A line end was put there by a machine when the next word would not have fitted before it.
    Lists, code, tables, headers and verse keep their lines.

    >>> unwrap("The lower gate of the Ostrava canal stayed\nshut on Tuesday, for the third day.")
    'The lower gate of the Ostrava canal stayed shut on Tuesday, for the third day.'
    """
    pieces = _BLANK.split(text)
    width = _width(pieces[::2])
    if not FEWEST_WIDTH <= width <= MOST_WIDTH:
        return text
    pieces[::2] = [_unwrapped(block, width) for block in pieces[::2]]
    return "".join(pieces)


def _width(blocks: list[str]) -> int:
    """Return the margin: so long are the longest lines that others follow, a few of them aside."""
    sizes = sorted(len(line.rstrip()) for b in blocks for line in b.split("\n")[:-1])
    return sizes[(len(sizes) - 1) * 19 // 20] if sizes else 0


def _unwrapped(block: str, width: int) -> str:
    lines = block.split("\n")
    own = min(width, max(len(line.rstrip()) for line in lines[:-1])) if len(lines) > 1 else 0
    if own < _NARROWEST * width:
        return block
    cuts = list(_cuts(lines, own))
    likely = [is_full for is_prose, is_full in cuts if is_prose]
    if not likely or sum(likely) < _FULL_SHARE * len(likely) or _is_verse(lines):
        return block
    pieces = [lines[0]]
    for line, (is_prose, is_full) in zip(lines[1:], cuts, strict=True):
        if is_prose and is_full:
            pieces[-1:] = _joined(pieces[-1], line)
        else:
            pieces += ["\n", line]
    return "".join(pieces)


def _cuts(lines: list[str], width: int) -> Iterator[tuple[bool, bool]]:
    """Yield for each line end whether prose goes on behind it, and whether the line was full."""
    hanging = _hanging(lines[0])
    for line, following in pairwise(lines):
        is_prose = _goes_on(line, following, hanging)
        first = following.split(maxsplit=1)[0] if following.strip() else ""
        yield is_prose, len(line.rstrip()) + 1 + len(first) > width
        hanging = hanging if is_prose else _hanging(following)


def _hanging(line: str) -> int:
    """Return the column at which a list item's words begin; 0 for a line that is no item."""
    item = _ITEM.match(line)
    return item.end() if item else 0


def _goes_on(line: str, following: str, hanging: int) -> bool:
    if _COLUMNS.search(line) or _COLUMNS.search(following):
        return False
    words = following.strip()
    is_ruled = not any(map(str.isalnum, words)) or not any(map(str.isalnum, line))
    if is_ruled or _ITEM.match(following) or _MARKED.match(words) or _MARKED.match(line.lstrip()):
        return False
    indent = len(following.expandtabs(_CODE_INDENT)) - len(words)
    return indent < _CODE_INDENT or indent == hanging


def _is_verse(lines: list[str]) -> bool:
    """Tell whether each of several lines begins anew, with a capital."""
    openings = [line.strip()[:1] for line in lines]
    return len(lines) > 2 and all(opening.isupper() for opening in openings)


def _joined(line: str, following: str) -> tuple[str, str, str]:
    """Return two halves of a paragraph and what parts them: no space between Chinese characters."""
    head, tail = line.rstrip(), following.strip()
    is_close = _is_wide(head[-1:]) and _is_wide(tail[:1])
    is_cut = head.endswith("-") and head[-2:-1].isalpha() and tail[:1].islower()
    return head, "" if is_close or is_cut else " ", tail


def _is_wide(character: str) -> bool:
    """Tell whether a character is of a script that writes without spaces."""
    return "\u3000" <= character <= "\u9fff"
