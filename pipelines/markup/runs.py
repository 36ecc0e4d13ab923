"""Tree of a page → its runs: every paragraph-like stretch of visible words, with its links."""

from dataclasses import dataclass, field
from enum import IntFlag

from lxml import etree
from lxml.html import HtmlElement

from pipelines.markup.scripts import is_note_marker, set_beside
from pipelines.records.pages import BlockKind


class Region(IntFlag):
    """Where on the page a run stands."""

    NONE = 0
    NAVIGATION = 1
    ASIDE = 2
    FOOTER = 4
    HEADER = 8
    FORM = 16
    FIGURE = 32
    HIDDEN = 64
    BUTTON = 128


@dataclass(slots=True, eq=False)
class Anchor:
    """A link's stretch of a run's text."""

    element: HtmlElement
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Run:
    """Words that stand together: a paragraph, heading, list item, table cell, caption …"""

    element: HtmlElement
    """The innermost block element around them."""
    kind: BlockKind
    region: Region
    level: int | None = None
    text: str = ""
    key: str = ""
    """The words as the markup has them, without white space: what another reader is compared by."""
    anchors: list[Anchor] = field(default_factory=list)

    @property
    def linked(self) -> int:
        """Number of code points that stand in links."""
        return sum(anchor.end - anchor.start for anchor in self.anchors)


_INLINE = frozenset(
    ["a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "meter", "nobr", "output", "q", "s", "samp", "slot", "small", "span", "strike", "strong", "tt", "time", "u", "var", "ruby", "rb", "rbc", "sub", "sup", "wbr", "img"]
)
_UNSEEN = frozenset(
    ["script", "style", "noscript", "template", "svg", "math", "head", "title", "iframe", "object", "embed", "applet", "canvas", "audio", "video", "map", "area", "datalist", "select", "option", "optgroup", "textarea", "input", "rt", "rp", "rtc", "link", "meta", "param", "source", "track"]
)
_KINDS = {
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTE,
    "td": BlockKind.TABLE_CELL,
    "th": BlockKind.TABLE_CELL,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "pre": BlockKind.CODE,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
}
_REGIONS = {
    "nav": Region.NAVIGATION,
    "menu": Region.NAVIGATION,
    "aside": Region.ASIDE,
    "footer": Region.FOOTER,
    "header": Region.HEADER,
    "form": Region.FORM,
    "fieldset": Region.FORM,
    "figure": Region.FIGURE,
    "button": Region.BUTTON,
}
# Characters that show nothing: soft hyphen, zero-width space, byte-order mark.
_UNSHOWN = dict.fromkeys((0x00AD, 0x200B, 0xFEFF))


def read_runs(root: HtmlElement) -> list[Run]:
    """Return the runs of a page in the order of the page."""
    reader = _Reader(root)
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            reader.leave(element)
        elif element.tag in _UNSEEN:
            walk.skip_subtree()
            reader.skip(element)
        else:
            reader.enter(element)
    reader.finish()
    return reader.runs


class _Reader:
    """Walks a tree and breaks its text at block elements."""

    def __init__(self, root: HtmlElement) -> None:
        self.runs: list[Run] = []
        self._blocks: list[tuple[HtmlElement, BlockKind, Region, int | None]] = [
            (root, BlockKind.PARAGRAPH, Region.NONE, None)
        ]
        self._pieces: list[str] = []
        self._keys: list[str] = []
        self._length = 0
        self._is_space_due = False
        self._anchors: list[Anchor] = []
        self._open: HtmlElement | None = None
        self._open_at: int | None = None
        self._raised: list[tuple[int, int]] = []
        self._preformatted = 0

    def enter(self, element: HtmlElement) -> None:
        """Take up an element and the text before its first child."""
        tag = element.tag
        if tag == "br":
            self._break_line()
        elif tag == "a":
            self._open_anchor(element)
        elif tag in ("sup", "sub"):
            self._raised.append((len(self._pieces), len(self._anchors)))
        elif tag not in _INLINE:
            self._enter_block(element, tag)
        if element.text:
            self._add(element.text)

    def leave(self, element: HtmlElement) -> None:
        """Finish an element and take the text after it."""
        tag = element.tag
        if tag == "a":
            self._close_anchor()
        elif tag in ("sup", "sub"):
            self._set_script(element)
        elif tag in _UNSEEN:
            return
        elif tag not in _INLINE and tag != "br":
            self._flush()
            self._blocks.pop()
            self._preformatted -= tag == "pre"
        if element.tail:
            self._add(element.tail)

    def skip(self, element: HtmlElement) -> None:
        """Pass over an element that shows no words; the text after it counts."""
        if element.tail:
            self._add(element.tail)

    def finish(self) -> None:
        """Close the last run."""
        self._flush()

    def _enter_block(self, element: HtmlElement, tag: str) -> None:
        self._flush()
        _, kind, region, level = self._blocks[-1]
        own = _KINDS.get(tag)
        if own is not None:
            kind = own
            level = int(tag[1]) if own is BlockKind.HEADING else None
        region |= _REGIONS.get(tag, Region.NONE)
        self._preformatted += tag == "pre"
        self._blocks.append((element, kind, region, level))

    def _add(self, text: str) -> None:
        words = text.translate(_UNSHOWN).split() if not text.isascii() else text.split()
        if not words:
            self._is_space_due = True
            return
        piece = text if self._preformatted else " ".join(words)
        if self._pieces and (self._is_space_due or text[0].isspace()) and not self._preformatted:
            self._append(" ")
        if self._open is not None and self._open_at is None:
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

    def _open_anchor(self, element: HtmlElement) -> None:
        self._close_anchor()
        if element.get("href"):
            self._open, self._open_at = element, None

    def _close_anchor(self) -> None:
        if self._open is not None and self._open_at is not None and self._length > self._open_at:
            self._anchors.append(Anchor(self._open, self._open_at, self._length))
        self._open = self._open_at = None

    def _set_script(self, element: HtmlElement) -> None:
        at, anchors = self._raised.pop() if self._raised else (0, 0)
        own = "".join(self._pieces[at:]).strip() if at <= len(self._pieces) else ""
        if not own:
            return
        before = "".join(self._pieces[max(0, at - 2) : at])
        del self._pieces[at:]
        self._length = sum(map(len, self._pieces))
        if element.tag == "sup" and is_note_marker(own, element):
            del self._anchors[anchors:]
            return
        self._append(set_beside(before, own, is_raised=element.tag == "sup"))

    def _flush(self) -> None:
        held = self._open
        self._close_anchor()
        self._raised.clear()
        if self._pieces:
            self._append_run()
        self._pieces, self._keys, self._anchors, self._length = [], [], [], 0
        self._is_space_due = False
        self._open, self._open_at = held, None

    def _append_run(self) -> None:
        text = "".join(self._pieces).rstrip()
        if not text:
            return
        element, kind, region, level = self._blocks[-1]
        self.runs.append(
            Run(element, kind, region, level, text, "".join(self._keys), self._anchors)
        )
