"""Footnotes of a markup tree → notes lifted out of the text, and where they were set."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from lxml.html import Element, HtmlElement

from pipelines.markup.runs import Anchor, Run
from pipelines.urls import is_web_url

# "1", "[12]", "[^a]", "*", "†": what a reader clicks to reach a note
_MARKER = re.compile(r"\W{0,2}(?:\w{1,4}|[*†‡§]{1,3})\W{0,2}")

# "↩", "↩︎", "↑", "^": what leads back from a note to its marker
_BACK = re.compile(r"^\W*$")

# "https://example.org/a", not the full stop or bracket after it
_BARE_URL = re.compile(r"https?://[^\s<>\"“”«»]{4,2000}")

# A private-use letter, the note's number, another: stands in the tree where a marker stood.
_OPEN, _CLOSE, _ZERO = "\ue000", "\ue001", 0xE010
_SENTINEL = re.compile(f" ?{_OPEN}([{chr(_ZERO)}-{chr(_ZERO + 9)}]{{1,5}}){_CLOSE}")
_PRIVATE = re.compile("[\ue000\ue001\ue010-\ue019]")

_COMMENT_ID = re.compile(r"^cmnt")  # the ids that Google Docs gives to comments in its HTML


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One footnote."""

    words: str
    urls: tuple[str, ...]


def lift_notes(root: HtmlElement) -> list[Note]:
    """Take the notes out of a tree, and put a sentinel where each was pointed at from."""
    _clear_private(root)
    targets = {element.get("id"): element for element in root.iter() if element.get("id")}
    targets |= {a.get("name"): a for a in root.iter("a") if a.get("name")}
    notes: list[Note] = []
    numbers: dict[HtmlElement, int | None] = {}
    for marker in list(root.iter("a")):
        target = _target(marker, targets)
        if target is None:
            continue
        if target not in numbers:
            is_comment = _COMMENT_ID.match(marker.get("href", "")[1:])
            numbers[target] = None if is_comment else len(notes)
            if not is_comment:
                notes.append(_note(target))
        _put_sentinel(marker, numbers[target])
    for target in numbers:
        _remove_note(target)
    return notes


def _clear_private(root: HtmlElement) -> None:
    for element in root.iter():
        if element.text and _PRIVATE.search(element.text):
            element.text = _PRIVATE.sub("\ufffd", element.text)
        if element.tail and _PRIVATE.search(element.tail):
            element.tail = _PRIVATE.sub("\ufffd", element.tail)


def _target(marker: HtmlElement, targets: dict[str, HtmlElement]) -> HtmlElement | None:
    """Return the note that a link points to; None when it is no marker of a note."""
    href = marker.get("href") or ""
    if not href.startswith("#") or not _MARKER.fullmatch(marker.text_content().strip()):
        return None
    target = targets.get(href[1:])
    if target is None or _BACK.match(marker.text_content()):
        return None
    if target.tag in {"a", "sup", "span"}:  # the id stands on the way back: the note is around it
        target = next((e for e in target.iterancestors("li", "p", "div", "aside")), None)
    is_around = target is not None and any(e is target for e in marker.iterancestors())
    return None if is_around else target


def _note(target: HtmlElement) -> Note:
    links = [a for a in target.iter("a") if is_web_url(a.get("href") or "")]
    back = [a for a in target.iter("a") if (a.get("href") or "").startswith("#")]
    words = " ".join(target.text_content().split())
    for link in back:
        words = words.replace(" ".join(link.text_content().split()), "", 1) if link.text else words
    urls = [a.get("href") for a in links]
    urls += [found.rstrip(".,;:!?)'’") for found in _BARE_URL.findall(words)]
    return Note(words=words.strip(), urls=tuple(dict.fromkeys(url.strip() for url in urls)))


def _put_sentinel(marker: HtmlElement, number: int | None) -> None:
    """Replace a marker, and the raised piece around it alone, by its note's sentinel."""
    piece = marker
    parent = marker.getparent()
    is_raised = parent is not None and parent.tag in {"sup", "span"}
    if is_raised and parent.text_content().strip() == marker.text_content().strip():
        piece = parent
    digits = "" if number is None else "".join(chr(_ZERO + int(d)) for d in str(number))
    # Renamed in place: to drop it would copy all the text before it, for each marker.
    tail = piece.tail
    piece.clear()
    piece.tag, piece.tail = "span", tail
    piece.text = f"{_OPEN}{digits}{_CLOSE}" if digits else None


def _remove_note(target: HtmlElement) -> None:
    holder = target.getparent()
    if holder is None:
        return
    target.drop_tree()
    while holder is not None and holder.tag in {"ol", "ul", "section", "div", "aside"}:
        above = holder.getparent()
        if above is None or holder.text_content().strip():
            return
        holder.drop_tree()
        holder = above


def take_markers(run: Run, notes: Sequence[Note]) -> Iterator[tuple[Anchor, Note]]:
    """Take the sentinels out of a run; yield for each an anchor on the word that it was set to."""
    cuts = [(_cut_start(run.text, m), m.end(), _number(m[1])) for m in _SENTINEL.finditer(run.text)]
    if not cuts:
        return
    edges = [0, *(edge for start, end, _ in cuts for edge in (start, end)), len(run.text)]
    run.text = "".join(run.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    run.key = _PRIVATE.sub("", run.key)
    gone = list(accumulate((end - start for start, end, _ in cuts), initial=0))
    starts = [start for start, _, _ in cuts]

    def moved(position: int) -> int:
        before = bisect_left(starts, position)
        kept = position - gone[before]
        return kept if before == 0 else max(kept, cuts[before - 1][0] - gone[before - 1])

    for anchor in run.anchors:
        anchor.start, anchor.end = moved(anchor.start), moved(anchor.end)
    for place, (start, _, number) in enumerate(cuts):
        first, last = _word_before(run.text, start - gone[place])
        if number < len(notes) and first < last:
            anchor = Anchor(Element("a"), first, last)
            run.anchors.append(anchor)
            yield anchor, notes[number]


def _number(digits: str) -> int:
    return int("".join(str(ord(digit) - _ZERO) for digit in digits))


def _cut_start(text: str, found: re.Match[str]) -> int:
    """Return where to cut: the space before a marker stays only where a word follows at once."""
    keeps_space = found[0][0] == " " and text[found.end() : found.end() + 1].isalnum()
    return found.start() + keeps_space


def _word_before(text: str, position: int) -> tuple[int, int]:
    """Return the word before a position, or the first one when there is none."""
    end = position
    while end > 0 and not text[end - 1].isalnum():
        end -= 1
    start = end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    if start < end:
        return start, end
    first = re.search(r"\w+", text)
    return first.span() if first else (0, 0)
