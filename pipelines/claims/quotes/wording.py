"""Quote claim → its words ready for alignment, with what its brackets and ellipses allow."""

import re
from dataclasses import dataclass

from pipelines.alignment.affine import Joint, Pattern
from pipelines.alignment.tokens import Tokens, tokens_of
from pipelines.records.claims import Claim
from pipelines.records.spans import Span
from pipelines.text import Reading

CONTENT_LETTERS = 5
"""Words of so many letters or more carry content, in default of a list."""

# "...", ". . .", also inside brackets: "we [. . .] agree"
_ELLIPSIS = re.compile(r"\.\s?\.\s?\.|\u2026")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one quote."""

    pattern: Pattern
    spans: tuple[Span, ...]
    """Where each word stands in the article's text."""
    text: str
    """The article's text."""
    folded: str
    """The quote from its first to its last word, fully folded, white space single."""
    content: frozenset[str]
    """Its different words that say something by themselves: long ones, and figures."""

    def words(self, start: int, end: int) -> str:
        """Return words `[start, end)` as printed, marks between them included."""
        return self.span(start, end).of(self.text)

    def span(self, start: int, end: int) -> Span:
        """Return the stretch of words `[start, end)`; empty where the quote has none."""
        if start >= end:
            at = self.spans[start].start if start < len(self.spans) else self.spans[-1].end
            return Span(at, at)
        return Span(self.spans[start].start, self.spans[end - 1].end)


def wording_of(claim: Claim, article: Reading) -> Wording:
    """Return the words of a quote."""
    tokens = tokens_of(article)
    builder = _Builder(tokens)
    for piece in claim.spans:
        builder.add(tokens.within(piece), is_split=_has_words_before(claim, piece, article.text))
    pattern = Pattern(tuple(builder.forms), tuple(builder.joints), tuple(builder.bracketed))
    content = frozenset(f for f in builder.forms if len(f) >= CONTENT_LETTERS or f[0].isdigit())
    folded = " ".join(builder.folded)
    return Wording(pattern, tuple(builder.spans), article.text, folded, content)


def _has_words_before(claim: Claim, piece: Span, text: str) -> bool:
    """Tell whether the article itself speaks between a piece and the one before it."""
    at = claim.spans.index(piece)
    return at > 0 and any(c.isalnum() for c in text[claim.spans[at - 1].end : piece.start])


class _Builder:
    """Collects the words of a quote piece by piece."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.forms: list[str] = []
        self.joints: list[Joint] = []
        self.bracketed: list[bool] = []
        self.spans: list[Span] = []
        self.folded: list[str] = []

    def add(self, words: range, *, is_split: bool) -> None:
        """Add a piece's words."""
        in_bracket = False
        text = self._tokens.folding.text
        stop = 0
        if words:
            start, stop = (
                int(self._tokens.starts[words.start]),
                int(self._tokens.ends[words.stop - 1]),
            )
            self.folded += text[start:stop].split()
            stop = min(len(text), stop + 1)
        for index in words:
            gap = self._gap(index, words)
            joint = self._joint(gap, is_first=index == words.start, is_split=is_split)
            if "[" in gap and "]" not in text[int(self._tokens.starts[index]) : stop]:
                gap = gap.replace("[", "")  # a bracket that is never closed holds nothing
            before = _bracket_after(gap, is_open=in_bracket)
            printed = self._printed(index)
            in_bracket = _bracket_after(printed, is_open=before)
            self._append(index, joint, in_bracket=before or "[" in printed or "]" in printed)

    def _printed(self, index: int) -> str:
        """Return a word as printed, brackets inside it included: w]e."""
        tokens = self._tokens
        return tokens.folding.text[int(tokens.starts[index]) : int(tokens.ends[index])]

    def _gap(self, index: int, words: range) -> str:
        """Return what stands between a word and the one before it in the piece."""
        text = self._tokens.folding.text
        start = int(self._tokens.starts[index])
        if index == words.start:
            return text[max(0, start - 1) : start]
        return text[int(self._tokens.ends[index - 1]) : start]

    def _joint(self, gap: str, *, is_first: bool, is_split: bool) -> Joint:
        if not self.forms:
            return Joint.NONE
        if _ELLIPSIS.search(gap):
            return Joint.ELLIPSIS
        if is_first:
            return Joint.SPLIT if is_split else Joint.BREAK
        return Joint.NONE

    def _append(self, index: int, joint: Joint, *, in_bracket: bool) -> None:
        self.forms.append(self._tokens.forms[index])
        self.joints.append(joint)
        self.bracketed.append(in_bracket)
        self.spans.append(self._tokens.span(index, index + 1))


def _bracket_after(gap: str, *, is_open: bool) -> bool:
    for sign in gap:
        if sign in "[]":
            is_open = sign == "["
    return is_open
