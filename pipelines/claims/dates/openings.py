"""Pattern of a shape → what a date of that shape can begin with, so that few shapes are tried.

A text offers a place by its word; of the fifty shapes of a language two or three can begin there.
"""

import re

ANY = ""
"""Opening of a shape of which nothing can be said."""
DIGIT = "0"
"""Opening of a shape that begins with digits, but not with a year."""
YEAR = "0000"
"""Opening of a shape that begins with a year in full."""

_YEAR_DIGITS = 4

# what a word begins with: "fy" of "fy26", "d" of "d'avril"
_LETTERS = re.compile(r"[^\W\d_]+")

# the openings of groups: "(?:", "(?P<month>"
_GROUP = re.compile(r"\((?:\?:|\?P<(\w+)>)")

# Letters that another word may be glued to: "montagabend"
_FEWEST_GLUED = 3


def opening_of(form: str) -> str:
    """Return what a word of a text opens: its first letters, a year, digits, or its first mark.

    >>> opening_of("fy26"), opening_of("2026"), opening_of("31st"), opening_of("'90s")
    ('fy', '0000', '0', "'")
    """
    letters = _LETTERS.match(form)
    if letters:
        return letters.group()
    if not form[:1].isdecimal():
        return form[:1]
    is_year = (
        form[:_YEAR_DIGITS].isdecimal() and not form[_YEAR_DIGITS : _YEAR_DIGITS + 1].isdecimal()
    )
    return YEAR if is_year and len(form) >= _YEAR_DIGITS else DIGIT


def can_open(opening: str, of_shape: frozenset[str]) -> bool:
    """Tell whether a shape with these openings can begin with what a word opens."""
    if opening in of_shape or ANY in of_shape:
        return True
    return any(len(known) >= _FEWEST_GLUED and opening.startswith(known) for known in of_shape)


def openings_of(pattern: str) -> frozenset[str]:
    """Return the openings of a pattern in lower case: a sequence, or several parted by bars.

    >>> sorted(openings_of("(?:the )?(?P<n>one|two) days? ago"))
    ['one', 'the', 'two']
    """
    found: set[str] = set()
    for sequence in _split(pattern):
        found |= _openings_of_sequence(sequence)
    return frozenset(found)


def _openings_of_sequence(sequence: str) -> set[str]:
    found: set[str] = set()
    while sequence:
        part = _first_part(sequence)
        sequence = sequence[len(part) :]
        is_optional = sequence.startswith("?")
        if is_optional and part.isalpha() and len(part) > 1:
            return found | {part, part[:-1]}  # "del?"
        found |= _openings_of_part(part)
        if not is_optional:
            return found
        sequence = sequence[1:]
    return found | {ANY}


def _first_part(sequence: str) -> str:
    """Return the group, class, escaped character, run of letters or character that comes first."""
    first = sequence[0]
    if first == "(":
        return sequence[: end_of_group(sequence)]
    if first == "[":
        return sequence[: sequence.index("]") + 1]
    if first == "\\":
        return sequence[:2]
    letters = _LETTERS.match(sequence)
    return letters.group() if letters else first


def _openings_of_part(part: str) -> set[str]:
    group = _GROUP.match(part)
    if group:
        if (group[1] or "").partition("__")[0] in {"year", "decade"}:
            return {YEAR}
        return set(openings_of(part[group.end() : -1]))
    if part[0] == "[" and part[1:-1].isalpha():
        return set(part[1:-1])
    if part[0].isdecimal() or part == r"\d" or part[:2] in {"[0", "[1", "[2"}:
        return {DIGIT}
    return {part} if part.isalpha() or part == "'" else {ANY}


def _split(pattern: str) -> list[str]:
    """Return the alternatives of a pattern, as its bars outside of groups and classes part them."""
    parts, depth, begin, escaped = [], 0, 0, False
    for place, letter in enumerate(pattern):
        if escaped or letter == "\\":
            escaped = not escaped
        elif letter in "([":
            depth += 1
        elif letter in ")]":
            depth -= 1
        elif letter == "|" and depth == 0:
            parts.append(pattern[begin:place])
            begin = place + 1
    return [*parts, pattern[begin:]]


def end_of_group(pattern: str) -> int:
    """Return where the group that opens a pattern ends, behind its bracket."""
    depth, escaped = 0, False
    for place, letter in enumerate(pattern):
        if escaped or letter == "\\":
            escaped = not escaped
            continue
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return place + 1
    raise ValueError(f"pattern: its first group is not closed ({pattern!r})")
