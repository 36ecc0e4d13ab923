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

# what makes it worth while to look between the words: "[", "]" or an ellipsis
_MARKED = re.compile(r"[\[\]]|" + _ELLIPSIS.pattern)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one quote."""

    pattern: Pattern
    starts: tuple[int, ...]
    """Where each word begins in the article's text."""
    ends: tuple[int, ...]
    text: str
    """The article's text."""
    folded: str
    """The quote from its first to its last word, fully folded, white space single."""
    content: tuple[int, ...]
    """Where those of its different words first stand that say something by themselves: long
    ones, and figures."""

    def words(self, start: int, end: int) -> str:
        """Return words `[start, end)` as printed, marks between them included."""
        return self.span(start, end).of(self.text)

    def span(self, start: int, end: int) -> Span:
        """Return the stretch of words `[start, end)`; empty where the quote has none."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else self.ends[-1]
            return Span(at, at)
        return Span(self.starts[start], self.ends[end - 1])


def wording_of(claim: Claim, article: Reading) -> Wording:
    """Return the words of a quote."""
    tokens = tokens_of(article)
    builder = _Builder(tokens)
    for piece in claim.spans:
        builder.add(tokens.within(piece), is_split=_has_words_before(claim, piece, article.text))
    pattern = Pattern(tuple(builder.forms), tuple(builder.joints), tuple(builder.bracketed))
    first = {form: at for at, form in reversed(list(enumerate(builder.forms)))}
    content = tuple(at for f, at in first.items() if len(f) >= CONTENT_LETTERS or f[:1].isdigit())
    return Wording(
        pattern,
        tuple(builder.starts),
        tuple(builder.ends),
        article.text,
        " ".join(builder.folded),
        content,
    )


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
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.folded: list[str] = []

    def add(self, words: range, *, is_split: bool) -> None:
        """Add a piece's words."""
        if not words:
            return
        tokens, text = self._tokens, self._tokens.folding.text
        start, stop = int(tokens.starts[words.start]), int(tokens.ends[words.stop - 1])
        printed = text[max(0, start - 1) : stop]
        first = (Joint.SPLIT if is_split else Joint.BREAK) if self.forms else Joint.NONE
        self.joints += [first, *[Joint.NONE] * (len(words) - 1)]
        self.bracketed += [False] * len(words)
        self.forms += tokens.forms_of(words.start, words.stop)
        self.folded += text[start:stop].split()
        starts, ends = tokens.bounds(words.start, words.stop)
        self.starts += starts
        self.ends += ends
        if _MARKED.search(printed):
            self._mark(words, stop + 1)

    def _mark(self, words: range, stop: int) -> None:
        """Note which of the words added last stand in brackets or behind an ellipsis."""
        text = self._tokens.folding.text
        in_bracket = False
        offset = len(self.forms) - len(words)
        for at, index in enumerate(words, offset):
            start, end = int(self._tokens.starts[index]), int(self._tokens.ends[index])
            gap = self._gap(index, words)
            if at and _ELLIPSIS.search(gap):
                self.joints[at] = Joint.ELLIPSIS
            if "[" in gap and "]" not in text[start:stop]:
                gap = gap.replace("[", "")  # a bracket that is never closed holds nothing
            before = _bracket_after(gap, is_open=in_bracket)
            printed = text[start:end]  # brackets inside the word included: w]e
            in_bracket = _bracket_after(printed, is_open=before)
            self.bracketed[at] = before or "[" in printed or "]" in printed

    def _gap(self, index: int, words: range) -> str:
        """Return what stands between a word and the one before it in the piece."""
        text = self._tokens.folding.text
        start = int(self._tokens.starts[index])
        if index == words.start:
            return text[max(0, start - 1) : start]
        return text[int(self._tokens.ends[index - 1]) : start]


def _bracket_after(gap: str, *, is_open: bool) -> bool:
    for sign in gap:
        if sign in "[]":
            is_open = sign == "["
    return is_open
