"""Plain text → HTML that remembers its lines; footnotes in the usual forms are told from text."""

import re
from html import escape
from itertools import groupby

from pipelines.drafts.written import LINE_ATTRIBUTE, Written
from pipelines.markup.trees import decode

MAX_HEADLINE = 150
"""Code points of a first line that can be a headline."""

WRAPPED_AT = 45
"""Code points from which a line that does not end its paragraph was broken by an editor."""

# "[1] https://example.org/a", "[^1]: The minutes, …", "[1]: https://…": a note at the foot
_BRACKETED_NOTE = re.compile(r"^\s{0,3}\[\^?(\w{1,12}|\*{1,3})\]:?\s+(\S.*)$")

# "¹ https://example.org/a", "2) Minutes of the board": a note in a list under "Notes"
_RAISED_NOTE = re.compile(r"^\s{0,3}([¹²³⁴-⁹]+)\s?(\S.*)$")
_NUMBERED_NOTE = re.compile(r"^\s{0,3}(\d{1,3})[.)]\s+(\S.*)$")

# "Notes", "Footnotes:", "Sources": what stands over numbered notes
_NOTES_HEADING = re.compile(
    r"^\W*(?:foot|end)?notes\W*$|^\W*(?:sources|references)\W*$", re.IGNORECASE
)

# "[1]", "[^1]", "[1, 2]", "¹" in the text
_MARKER = re.compile(r"\[\^?(\w{1,12}|\*{1,3})\]|([¹²³⁴-⁹]+)")

_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

# what ends a sentence, or a line of a list or address that was broken on purpose
_ENDS = re.compile(r"[.!?:;”\"')\]]$")


def plain_to_html(payload: bytes) -> Written:
    """Return plain text as HTML: a headline, paragraphs, and notes that markers point to."""
    text = decode(payload, None).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    notes = _notes(lines)
    labels = {label for label, _, _ in notes.values()}
    html: list[str] = []
    for number, paragraph in _paragraphs(lines, set(notes)):
        tag = "h1" if not html and _is_headline(paragraph, lines, number) else "p"
        words = _with_markers(paragraph, labels)
        html.append(f'<{tag} {LINE_ATTRIBUTE}="{number}">{words}</{tag}>')
    if notes:
        items = (f'<li id="note-{label}">{words}</li>' for label, words, _ in notes.values())
        html.append(f"<ol>{''.join(items)}</ol>")
    return Written(html="\n".join(html).encode("utf-8", "replace"), source_text=text)


def _notes(lines: list[str]) -> dict[int, tuple[str, str, int]]:
    """Return the lines that are notes: label, words as HTML, line, by their place in the text."""
    heading = next((n for n, line in enumerate(lines) if _NOTES_HEADING.match(line)), len(lines))
    marked = {_label(m) for line in lines for m in _MARKER.finditer(line) if m.start() > 0}
    notes: dict[int, tuple[str, str, int]] = {}
    for place, line in enumerate(lines):
        found = _BRACKETED_NOTE.match(line) or _RAISED_NOTE.match(line)
        if found is None and place > heading:
            found = _NUMBERED_NOTE.match(line)
        label = found[1].translate(_RAISED_DIGITS) if found else ""
        if found and label in marked:
            notes[place] = (label, escape(found[2]), place + 1)
    return notes


def _label(found: re.Match[str]) -> str:
    return (found[1] or found[2]).translate(_RAISED_DIGITS)


def _paragraphs(lines: list[str], notes: set[int]) -> list[tuple[int, str]]:
    """Return the paragraphs with the number of their first line; broken lines are joined."""
    paragraphs: list[tuple[int, str]] = []
    numbered = [(n, line) for n, line in enumerate(lines) if n not in notes]
    for is_blank, group in groupby(numbered, key=lambda item: not item[1].strip()):
        if is_blank:
            continue
        block = list(group)
        if _is_wrapped([line for _, line in block]):
            paragraphs.append((block[0][0] + 1, " ".join(line.strip() for _, line in block)))
        else:
            paragraphs += [(n + 1, line.strip()) for n, line in block]
    if notes:
        paragraphs = [p for p in paragraphs if not _NOTES_HEADING.match(p[1])]
    return paragraphs


def _is_wrapped(block: list[str]) -> bool:
    """Tell whether lines were broken by an editor's margin rather than by the writer."""
    before_last = [line.rstrip() for line in block[:-1]]
    if not all(len(line) >= WRAPPED_AT for line in before_last):
        return False
    return any(not _ENDS.search(line) for line in before_last)


def _is_headline(paragraph: str, lines: list[str], number: int) -> bool:
    follows = lines[number : number + 1]
    is_apart = not follows or not follows[0].strip()
    return is_apart and len(paragraph) <= MAX_HEADLINE and not _ENDS.search(paragraph)


def _with_markers(paragraph: str, labels: set[str]) -> str:
    """Return a paragraph as HTML in which markers of known notes are links to them."""
    pieces: list[str] = []
    at = 0
    for found in _MARKER.finditer(paragraph):
        label = _label(found)
        if label in labels:
            pieces.append(escape(paragraph[at : found.start()]))
            pieces.append(f'<sup><a href="#note-{label}">{label}</a></sup>')
            at = found.end()
    return "".join(pieces) + escape(paragraph[at:])
