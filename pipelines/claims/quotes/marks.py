"""A paragraph → the stretches in quotation marks, whatever marks it uses and however it errs."""

import re
from dataclasses import dataclass, field, replace
from itertools import islice

from pipelines.records.spans import Span

# “, ", «, 「 …; also two single marks typed for a double one: ''so'' and ``so''
_DOUBLE = re.compile(r"[\"“”„‟«»〝〞＂″「」『』]|''|``|´´")

_ALWAYS_OPENS = frozenset("„‟〝「『")
_ALWAYS_CLOSES = frozenset("」』〞")
_CLOSERS = {
    "“": '”"″＂‟',
    "”": '”"',
    "„": '“”"‟',
    "‟": '”"',
    "«": "»",
    "»": "«»",
    '"': '"″＂”',
    "＂": '＂"',
    "″": '″"',
    "〝": "〞〟",
    "「": "」",
    "『": "』",
    "''": "''",
    "``": "''``\"",
    "´´": "''´´",
}
"""Marks that may close what a mark opened, best first."""

_PAIRS = frozenset({"“”", "«»", "»«", "„“", "„”", "「」", "『』", "〝〞", "〝〟"})

_LEFT_OF_OPENER = frozenset("([{<=-–—―/:|>") | frozenset("\"“”„‟«»‘’‚'‹›…")
_RIGHT_OF_CLOSER = frozenset(")]}>-–—―/|.,;:?!…<") | frozenset("\"“”«»‘’'‹›")

MAX_MARKS = 4_000
"""Marks of one paragraph that are read; a paragraph with more is no prose."""

MAX_APOSTROPHES = 200
"""Single marks inside one quote that are passed over in search of its end."""

MAX_DEPTH = 8
"""Quotes within quotes that are followed; deeper marks are noise."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch in quotation marks."""

    span: Span
    """The words between the marks, white space trimmed."""
    outer: Span
    """The same with its marks."""
    depth: int = 0
    """0 for a quote, 1 for a quote within a quote."""
    is_open: bool = False
    """True when the paragraph ended before a closing mark."""
    mark: str = '"'
    """The opening mark."""


@dataclass(slots=True)
class _Opened:
    mark: str
    start: int
    end: int
    children: list[Quoted] = field(default_factory=list)


class _DoubleScan:
    """The state of reading one paragraph's double marks; nothing outlives the paragraph."""

    def __init__(self, text: str, paragraph: Span) -> None:
        self._text, self._paragraph = text, paragraph
        self._stack: list[_Opened] = []
        self._last_top = -1
        self.found: list[Quoted] = []
        self.stray: list[int] = []

    def run(self) -> None:
        marks = _DOUBLE.finditer(self._text, self._paragraph.start, self._paragraph.end)
        for mark in islice(marks, MAX_MARKS):
            self._take(mark.group(), mark.start(), mark.end())
        self._end_paragraph()
        self.found = [q for q in self.found if q.span.length]

    def _take(self, mark: str, start: int, end: int) -> None:
        opens, closes = self._shape(start, end)
        level = self._level_closed_by(mark)
        if mark in _ALWAYS_OPENS and level is None:
            self._open(mark, start, end)
        elif level is not None and (closes or not opens or self._is_pair(level, mark)):
            self._close(level, start, end)
        elif self._may_open(mark, opens=opens, closes=closes):
            self._open(mark, start, end)
        elif not self._extend_past_inch(start, end):
            self.stray.append(start)

    def _shape(self, start: int, end: int) -> tuple[bool, bool]:
        """Tell whether the characters around a mark let it open, and let it close."""
        text, paragraph = self._text, self._paragraph
        left = text[start - 1] if start > paragraph.start else " "
        right = text[end] if end < paragraph.end else " "
        opens = not right.isspace() and (left.isspace() or left in _LEFT_OF_OPENER)
        closes = not left.isspace() and (right.isspace() or right in _RIGHT_OF_CLOSER)
        if opens and closes:  # between two signs: a mark after a full stop or comma closes
            opens, closes = left in "([{=<", left not in "([{=<"
        return opens, closes

    def _level_closed_by(self, mark: str) -> int | None:
        for level in range(len(self._stack) - 1, -1, -1):
            opener = self._stack[level].mark
            if opener == mark != "”" and mark in _CLOSERS[opener]:
                return level
        for level in range(len(self._stack) - 1, -1, -1):
            if mark in _CLOSERS[self._stack[level].mark]:
                return level
        return None

    def _is_pair(self, level: int, mark: str) -> bool:
        """Tell whether a mark can do nothing but close what was opened: « so », “so ”, „so ”."""
        return self._stack[level].mark + mark in _PAIRS

    def _may_open(self, mark: str, *, opens: bool, closes: bool) -> bool:
        if len(self._stack) >= MAX_DEPTH or mark in _ALWAYS_CLOSES:
            return False
        return opens or (not closes and mark != "”")

    def _open(self, mark: str, start: int, end: int) -> None:
        self._stack.append(_Opened(mark, start, end))

    def _close(self, level: int, start: int, end: int) -> None:
        opened = self._stack[level]
        for lost in self._stack[level + 1 :]:  # never closed: its own children stay
            opened.children.extend(lost.children)
        del self._stack[level:]
        self._keep(
            Quoted(
                _trimmed(self._text, opened.end, start), Span(opened.start, end), mark=opened.mark
            ),
            opened.children,
        )

    def _keep(self, quoted: Quoted, children: list[Quoted]) -> None:
        kept = [quoted, *(replace(c, depth=c.depth + 1) for c in children)]
        if self._stack:
            self._stack[-1].children.extend(kept)
        else:
            self._last_top = len(self.found)
            self.found.extend(kept)

    def _extend_past_inch(self, start: int, end: int) -> bool:
        """Join the stray closing mark to a quote that an inch mark had cut short."""
        if self._stack or self._last_top < 0:
            return False
        last = self.found[self._last_top]
        if not self._text[last.span.end - 1 : last.span.end].isdigit():
            return False
        span = _trimmed(self._text, last.span.start, start)
        self.found[self._last_top] = replace(last, span=span, outer=Span(last.outer.start, end))
        return True

    def _end_paragraph(self) -> None:
        while self._stack:
            opened = self._stack.pop(0)
            inner = [c for c in opened.children if c.mark == opened.mark and c.depth == 0]
            end = inner[0].outer.start if inner else self._paragraph.end
            if self._stack and not inner:
                end = self._stack[0].start
            quoted = Quoted(
                _trimmed(self._text, opened.end, end),
                Span(opened.start, end),
                is_open=True,
                mark=opened.mark,
            )
            self.found.append(quoted)
            self.found.extend(
                c if c.outer.start >= end else replace(c, depth=c.depth + 1)
                for c in opened.children
            )


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


@dataclass(frozen=True, slots=True)
class DoubleMarks:
    """What a paragraph has in double marks."""

    found: tuple[Quoted, ...]
    """In order, a nested one after the one that holds it."""
    stray: tuple[int, ...]
    """Closing marks that close nothing here."""


def read_double(text: str, paragraph: Span) -> DoubleMarks:
    """Return the stretches of a paragraph in double marks.

    >>> text = 'A 5" pipe is "no ‘real’ problem," he said.'
    >>> [q.span.of(text) for q in read_double(text, Span(0, len(text))).found]
    ['no ‘real’ problem,']
    """
    scan = _DoubleScan(text, paragraph)
    scan.run()
    found = sorted(scan.found, key=lambda q: (q.outer.start, -q.outer.end))
    return DoubleMarks(tuple(found), tuple(scan.stray))


# ‘so’, 'so', ‚so‘, ‹so›
_SINGLE = re.compile(r"['‘’‚‛‹›]")

# ’90s, ’em, ’twas: a word whose beginning was left out
_ELISION = re.compile(
    r"(?:\d\ds?|em|til|tis|twas|cause|cos|n|round|bout|ere|nuff)\b(?!\s*[-\w]*['’][\s,.])",
    re.IGNORECASE,
)


def find_single(text: str, paragraph: Span, *, may_stay_open: bool = False) -> list[Quoted]:
    """Return the stretches in single marks; apostrophes and plural possessives are none.

    With `may_stay_open` a mark that begins the paragraph and is never closed opens it whole:
    the convention of a quote that goes on in the next paragraph.

    >>> text = "The teachers' union said 'we can't sign the boys' pledge' in ’94."
    >>> [q.span.of(text) for q in find_single(text, Span(0, len(text)))]
    ["we can't sign the boys' pledge"]
    """
    found: list[Quoted] = []
    scanned = islice(_SINGLE.finditer(text, paragraph.start, paragraph.end), MAX_MARKS)
    marks = [m.start() for m in scanned]
    shapes = [_single_shape(text, at, paragraph) for at in marks]
    index = 0
    while index < len(marks):
        close = _single_close(text, marks, shapes, index) if shapes[index][0] else None
        start = marks[index]
        if close is not None:
            end = marks[close]
            span = _trimmed(text, start + 1, end)
            found.append(Quoted(span, Span(start, end + 1), mark=text[start]))
            index = close
        elif (
            may_stay_open
            and shapes[index][0]
            and text[paragraph.start : start].isspace() | (start == paragraph.start)
        ):
            span = _trimmed(text, start + 1, paragraph.end)
            outer = Span(start, paragraph.end)
            return [*found, Quoted(span, outer, is_open=True, mark=text[start])]
        index += 1
    return [q for q in found if q.span.length]


def _single_shape(text: str, at: int, paragraph: Span) -> tuple[bool, bool, bool]:
    """Tell whether a single mark may open, may close, and closes beyond doubt."""
    mark = text[at]
    left = text[at - 1] if at > paragraph.start else " "
    right = text[at + 1] if at + 1 < paragraph.end else " "
    opens = (left.isspace() or left in _LEFT_OF_OPENER) and not right.isspace() and mark != "’"
    if opens and _ELISION.match(text, at + 1, paragraph.end):
        opens = False
    closes = not left.isspace() and not right.isalnum() and mark not in "‚‛" and left not in "([{"
    if mark == "‘":  # closes only in ‚so‘
        closes = closes and not opens
    is_possessive = left in "sSzZxX" and right.isspace() and text[at + 2 : at + 3].isalpha()
    return opens, closes, closes and not is_possessive


def _single_close(
    text: str, marks: list[int], shapes: list[tuple[bool, bool, bool]], index: int
) -> int | None:
    doubtful: int | None = None
    opener = text[marks[index]]
    for at in range(index + 1, min(len(marks), index + MAX_APOSTROPHES)):
        opens, closes, surely = shapes[at]
        if opener == "‹" and text[marks[at]] != "›":
            continue
        if surely:
            return at
        if closes and doubtful is None:
            doubtful = at
        if opens and not closes:
            break
    return doubtful
