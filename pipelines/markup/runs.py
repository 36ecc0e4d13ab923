"""Tree of a page → its runs: every paragraph-like stretch of visible words, with its links."""

from dataclasses import dataclass
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from pipelines.markup.elements import INLINE, KINDS, UNSEEN
from pipelines.markup.regions import CONSENT, NO_REGION, region_of
from pipelines.markup.scripts import is_note_marker, set_beside
from pipelines.records.pages import BlockKind


@dataclass(slots=True, eq=False)
class Box:
    """A block element around runs, with what it makes of them."""

    element: HtmlElement
    parent: "Box | None"
    kind: BlockKind
    level: int | None
    region: int = NO_REGION
    """Bits of `pipelines.markup.regions` that the element says, or one around it; settled when
    the whole page is read, for boxes that hold words."""
    prose: int = 0
    """Code points of prose inside."""
    is_settled: bool = False


@dataclass(slots=True, eq=False)
class Anchor:
    """A link's stretch of a run's text."""

    element: HtmlElement
    start: int
    end: int


class Run:
    """Words that stand together: a paragraph, heading, list item, table cell or caption."""

    __slots__ = ("anchors", "box", "key", "linked", "text")

    def __init__(self, box: Box, text: str, key: str, anchors: list[Anchor]) -> None:
        self.box = box
        self.text = text
        self.key = key
        """The words as the markup has them, without white space, to compare readings by."""
        self.anchors = anchors
        self.linked = sum(a.end - a.start for a in anchors) if anchors else 0
        """Number of code points that stand in links."""

    @property
    def element(self) -> HtmlElement:
        """The innermost block element around the words."""
        return self.box.element

    @property
    def kind(self) -> BlockKind:
        """What the nearest telling element makes of the words."""
        return self.box.kind

    @property
    def region(self) -> int:
        """Where on the page the words stand, as bits."""
        return self.box.region

    @property
    def level(self) -> int | None:
        """Heading level 1-6; None for the rest."""
        return self.box.level

    @property
    def is_linked(self) -> bool:
        """Tell whether hardly a word stands outside links."""
        return self.linked > 0 and self.linked >= len(self.text) - _LOOSE_CHARS


PROSE_CHARS = 40  # unlinked code points of a run; labels, buttons and teasers have fewer
_MAIN_SHARE = 0.5  # of the page's prose: what holds more is the article or around it
NO_PROSE = (BlockKind.HEADING, BlockKind.CAPTION, BlockKind.TABLE_CELL)
_LOOSE_CHARS = 3  # a bullet, a full stop, a space beside a link
# What an element is to the reader: a line break, an anchor, a raised or lowered piece, text in a
# line, nothing to see, or (not listed) a block of its own.
_BREAK, _ANCHOR, _SCRIPT, _LINE, _NOTHING = range(5)
_ROLES: dict[Any, int] = {
    **dict.fromkeys(INLINE, _LINE),
    **dict.fromkeys(UNSEEN, _NOTHING),
    "br": _BREAK,
    "a": _ANCHOR,
    "sup": _SCRIPT,
    "sub": _SCRIPT,
}
# Characters that show nothing: soft hyphen, zero-width space, byte-order mark.
_UNSHOWN = dict.fromkeys((0x00AD, 0x200B, 0xFEFF))


def read_runs(root: HtmlElement) -> list[Run]:
    """Return the runs of a page in the order of the page."""
    reader = _Reader(root)
    roles, add = _ROLES, reader.add
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        role = roles.get(element.tag)
        if event == "start":
            if role is None:
                reader.enter_block(element)
            elif role == _NOTHING:
                walk.skip_subtree()
            elif role != _LINE:
                reader.enter(element, role)
            text = None if role == _NOTHING else element.text
        else:
            if role is None:
                reader.leave_block(element)
            elif role not in (_LINE, _NOTHING):
                reader.leave(element, role)
            text = element.tail
        if text:
            add(text)
    reader.finish()
    return reader.runs


class _Reader:
    """Walks a tree and breaks its text at block elements."""

    def __init__(self, root: HtmlElement) -> None:
        self.runs: list[Run] = []
        self._box = Box(root, None, BlockKind.PARAGRAPH, None)
        self._pieces: list[str] = []
        self._keys: list[str] = []
        self._length = 0
        self._is_space_due = False
        self._anchors: list[Anchor] = []
        self._open: HtmlElement | None = None
        self._open_at = -1
        self._raised: list[tuple[int, int]] = []
        self._preformatted = 0

    def enter(self, element: HtmlElement, role: int) -> None:
        """Take up a line break, an anchor, or a raised or lowered piece."""
        if role == _ANCHOR:
            self._close_anchor()
            self._open, self._open_at = (element if element.get("href") else None), -1
        elif role == _BREAK:
            self._break_line()
        else:
            self._raised.append((len(self._pieces), len(self._anchors)))

    def leave(self, element: HtmlElement, role: int) -> None:
        """Finish an anchor, or a raised or lowered piece."""
        if role == _ANCHOR:
            self._close_anchor()
            self._open = None
        elif role == _SCRIPT:
            self._set_script(element)

    def leave_block(self, element: HtmlElement) -> None:
        """Finish a block; what follows stands in the block around it."""
        if self._pieces:
            self._flush()
        self._is_space_due = False
        self._preformatted -= element.tag == "pre"
        if self._box.parent is not None:
            self._box = self._box.parent

    def finish(self) -> None:
        """Close the last run and settle the regions."""
        self._flush()
        _settle_regions(self.runs)

    def enter_block(self, element: HtmlElement) -> None:
        """Begin a block: what came before it is a run of its own."""
        if self._pieces:
            self._flush()
        self._is_space_due = False
        around = self._box
        tag = element.tag
        kind, level = around.kind, around.level
        own = KINDS.get(tag)
        if own is not None:
            kind = own
            level = int(tag[1]) if own is BlockKind.HEADING else None
            self._preformatted += tag == "pre"
        self._box = Box(element, around, kind, level)

    def add(self, text: str) -> None:
        """Take a stretch of text; white space becomes single spaces between words."""
        words = text.split() if text.isascii() else text.translate(_UNSHOWN).split()
        if not words:
            self._is_space_due = True
            return
        if self._preformatted:
            piece = text
        else:
            piece = " ".join(words)
            if self._pieces and (self._is_space_due or text[0].isspace()):
                self._append(" ")
        if self._open_at < 0:
            self._open_at = self._length
        self._append(piece)
        self._keys.append("".join(words))
        self._is_space_due = text[-1].isspace()

    def _append(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

    def _break_line(self) -> None:
        if not self._pieces:
            return
        if self._pieces[-1] == "\n":  # an empty line parts paragraphs
            self._flush()
            return
        self._append("\n")
        self._is_space_due = False

    def _close_anchor(self) -> None:
        if self._open is not None and 0 <= self._open_at < self._length:
            self._anchors.append(Anchor(self._open, self._open_at, self._length))
        self._open_at = -1

    def _set_script(self, element: HtmlElement) -> None:
        """Replace a raised or lowered piece by what can stand in its line, or by nothing."""
        at, anchors = self._raised.pop() if self._raised else (len(self._pieces), 0)
        own = "".join(self._pieces[at:]).strip()
        if not own:
            return
        before = "".join(self._pieces[max(0, at - 2) : at])
        del self._pieces[at:]
        self._length = sum(map(len, self._pieces))
        if element.tag == "sup" and is_note_marker(own, element):
            del self._anchors[anchors:]
        else:
            self._append(set_beside(before, own, is_raised=element.tag == "sup"))

    def _flush(self) -> None:
        if not self._pieces:
            self._is_space_due = False
            return
        self._close_anchor()
        self._raised.clear()
        text = "".join(self._pieces).rstrip()
        if text:
            self.runs.append(Run(self._box, text, "".join(self._keys), self._anchors))
        self._pieces, self._keys, self._anchors, self._length = [], [], [], 0
        self._is_space_due = False


def _settle_regions(runs: list[Run]) -> None:
    """Give each box its region; a name that holds much of the page's prose is no region's.

    `<body class="has-sidebar">` and `<div id="comments-enabled">` around everything say nothing.
    """
    total = 0
    for run in runs:
        size = len(run.text) - run.linked
        if size >= PROSE_CHARS and run.kind not in NO_PROSE:
            total += size
            box: Box | None = run.box
            while box is not None:
                box.prose += size
                box = box.parent
    for run in runs:
        _settle(run.box, _MAIN_SHARE * total)


def _settle(box: Box, main: float) -> None:
    waiting = []
    around: Box | None = box
    while around is not None and not around.is_settled:
        waiting.append(around)
        around = around.parent
    region = around.region if around is not None else NO_REGION
    for inner in reversed(waiting):
        own = NO_REGION if inner.parent is None else region_of(inner.element)
        region |= own if inner.prose <= main else own & CONSENT
        inner.region, inner.is_settled = region, True
