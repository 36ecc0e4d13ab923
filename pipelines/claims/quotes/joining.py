"""Paragraphs → utterances: split quotes, quotes over several paragraphs and block quotes as one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pipelines.claims.quotes.marks import Quoted
from pipelines.claims.quotes.paragraphs import Paragraph
from pipelines.claims.speakers.cues import Cues
from pipelines.records.pages import BlockKind
from pipelines.records.spans import Span

MAX_INTERRUPTION_WORDS = 15
"""Longest attribution between the pieces of a split quote: a name with its title."""

MAX_UNMARKED_PARAGRAPHS = 6
"""Paragraphs without a mark that a quote may cross between its opening and closing mark."""

_MARKED_SHARE = 0.5
"""A block quote of whose characters so many stand in marks is told by its marks."""

# ", she said," and "— he paused —": nothing that ends a sentence
_INTERRUPTION = re.compile(
    r"\s*[,–—-]?\s*([^.!?:;\n]*(?:\b[A-Z][a-z]{0,3}\.[^.!?:;\n]*)*)[,–—-]\s*"
)

# "— Mira Voss, chief executive", the last line of a block quote
_SIGNATURE = re.compile(r"\s*[–—―]\s*[^\n]{2,80}$|-{1,2}\s+[A-Z][^\n]{2,80}$")


@dataclass(frozen=True, slots=True)
class Utterance:
    """One quotation: its pieces, and what was noticed while joining them."""

    pieces: tuple[Quoted, ...]
    paragraphs: tuple[Paragraph, ...]
    """The paragraph of each piece."""
    flags: tuple[str, ...] = ()
    is_block: bool = False

    @property
    def depth(self) -> int:
        """0 for a quote, 1 for a quote within a quote."""
        return self.pieces[0].depth

    @property
    def is_open(self) -> bool:
        """Tell whether the closing mark is missing."""
        return self.pieces[-1].is_open and not self.is_block


def join_pieces(text: str, paragraphs: Sequence[Paragraph], cues: Cues | None) -> list[Utterance]:
    """Return the utterances of a text in order of their first words."""
    single = list(_single_utterances(text, paragraphs))
    top = _join_split(text, _join_paragraphs(text, paragraphs, single), cues)
    nested = [u for u in single if u.depth]
    return sorted([*top, *nested], key=lambda u: (u.pieces[0].outer.start, u.depth))


def _single_utterances(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Utterance]:
    for is_block, group in groupby(paragraphs, key=lambda p: p.kind is BlockKind.QUOTE):
        lines = list(group)
        if is_block and not _is_told_by_marks(lines):
            yield from _block_utterances(text, lines)
            continue
        for line in lines:
            for quoted in line.quoted:
                yield Utterance((quoted,), (line,))


def _is_told_by_marks(lines: Sequence[Paragraph]) -> bool:
    marked = sum(q.outer.length for line in lines for q in line.quoted if not q.depth)
    return marked >= _MARKED_SHARE * sum(line.span.length for line in lines)


def _block_utterances(text: str, lines: Sequence[Paragraph]) -> Iterator[Utterance]:
    """Yield a block quote as one utterance, the quotes in it as nested ones."""
    kept = [line for i, line in enumerate(lines) if not (i and _is_signature(text, line))]
    pieces = tuple(Quoted(line.span, line.span, mark="") for line in kept)
    yield Utterance(pieces, tuple(kept), is_block=True)
    for line in kept:
        for quoted in line.quoted:
            yield Utterance((replace(quoted, depth=quoted.depth + 1),), (line,))


def _is_signature(text: str, line: Paragraph) -> bool:
    return _SIGNATURE.match(text, line.span.start, line.span.end) is not None


def _join_paragraphs(
    text: str, paragraphs: Sequence[Paragraph], single: Sequence[Utterance]
) -> list[Utterance]:
    """Join what an open quote says with the paragraphs that go on, by either convention."""
    place = {line.span.start: i for i, line in enumerate(paragraphs)}
    joined: list[Utterance] = []
    for utterance in single:
        if utterance.depth:
            continue
        last = joined[-1] if joined else None
        if last is not None and _goes_on(text, paragraphs, place, last, utterance):
            joined[-1] = replace(
                last,
                pieces=last.pieces + utterance.pieces,
                paragraphs=last.paragraphs + utterance.paragraphs,
                flags=("multi_paragraph",),
            )
        else:
            joined.append(_closed_later(text, paragraphs, place, utterance))
    return joined


def _goes_on(
    text: str,
    paragraphs: Sequence[Paragraph],
    place: dict[int, int],
    last: Utterance,
    follows: Utterance,
) -> bool:
    """Tell whether a quote opens the paragraph after one that was left open."""
    if (
        not last.is_open
        or follows.is_block
        or last.pieces[-1].outer.end < last.paragraphs[-1].span.end
    ):
        return False
    at = place[last.paragraphs[-1].span.start] + 1
    here = follows.paragraphs[0]
    opens = not text[here.span.start : follows.pieces[0].outer.start].strip()
    opens = opens and last.pieces[-1].mark == follows.pieces[0].mark
    return at < len(paragraphs) and paragraphs[at].span == here.span and opens


def _closed_later(
    text: str, paragraphs: Sequence[Paragraph], place: dict[int, int], utterance: Utterance
) -> Utterance:
    """Extend an open quote over paragraphs without marks to the one that closes it."""
    if not utterance.is_open or utterance.is_block:
        return utterance
    first = place[utterance.paragraphs[0].span.start]
    for at in range(first + 1, min(len(paragraphs), first + 1 + MAX_UNMARKED_PARAGRAPHS)):
        line = paragraphs[at]
        if line.quoted or line.kind is not paragraphs[first].kind:
            return utterance
        if line.stray:
            return _extended(text, paragraphs[first : at + 1], utterance)
    return utterance


def _extended(text: str, lines: Sequence[Paragraph], utterance: Utterance) -> Utterance:
    """Return the utterance with the lines after its first, up to the closing mark."""
    more: list[Quoted] = []
    for line in lines[1:]:
        end = line.stray[0] if line.stray else line.span.end
        words = text[line.span.start : end]
        start = line.span.start + len(words) - len(words.lstrip())
        span = Span(start, max(start, line.span.start + len(words.rstrip())))
        more.append(Quoted(span, Span(line.span.start, min(end + 1, line.span.end)), mark=""))
    kept = [(q, line) for q, line in zip(more, lines[1:], strict=True) if q.span.length]
    return replace(
        utterance,
        pieces=(*utterance.pieces, *(q for q, _ in kept)),
        paragraphs=(*utterance.paragraphs, *(line for _, line in kept)),
        flags=("multi_paragraph",),
    )


def _join_split(text: str, utterances: Sequence[Utterance], cues: Cues | None) -> list[Utterance]:
    joined: list[Utterance] = []
    for utterance in utterances:
        last = joined[-1] if joined else None
        if last is not None and _is_split(text, last, utterance, cues):
            flags = dict.fromkeys((*last.flags, *utterance.flags, "split"))
            joined[-1] = replace(
                last,
                pieces=last.pieces + utterance.pieces,
                paragraphs=last.paragraphs + utterance.paragraphs,
                flags=tuple(flags),
            )
        else:
            joined.append(utterance)
    return joined


def _is_split(text: str, last: Utterance, follows: Utterance, cues: Cues | None) -> bool:
    """Tell whether only an attribution in commas parts two pieces of one sentence."""
    first, second = last.pieces[-1], follows.pieces[0]
    if last.paragraphs[-1].span != follows.paragraphs[0].span or last.is_block or first.is_open:
        return False
    between = text[first.outer.end : second.outer.start]
    match = _INTERRUPTION.fullmatch(between)
    words = between.split()
    if match is None or not 2 <= len(words) <= MAX_INTERRUPTION_WORDS:
        return False
    comma_before = first.span.of(text)[-1:] in ",–—-" or between.lstrip()[:1] in {
        ",",
        "–",
        "—",
        "-",
    }
    opening = second.span.of(text)
    goes_on = opening[:1].islower() or opening.startswith(("I ", "I’", "I'"))
    forms = {w.strip(",–—-").lower() for w in words}
    has_cue = cues is None or not forms.isdisjoint(cues.strong)
    return comma_before and has_cue and (goes_on or first.span.of(text)[-1:] == ",")
