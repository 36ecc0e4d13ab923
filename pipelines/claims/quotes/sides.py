"""Both sides of an alignment, the tables to judge their differences by, and one such difference."""

from dataclasses import dataclass

from pipelines.alignment.tokens import Tokens
from pipelines.claims.quotes.house import HouseStyle
from pipelines.claims.quotes.tripwires import Tripwires
from pipelines.claims.quotes.wording import Wording
from pipelines.claims.speakers.cues import read_cues
from pipelines.records.checks import Edit, EditKind, Severity
from pipelines.text import Reading

RANK = {Severity.NONE: 0, Severity.MINOR: 1, Severity.MODERATE: 2, Severity.SERIOUS: 3}
"""Severities in order."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides of an alignment, and the tables to judge their differences by."""

    wording: Wording
    source: Reading
    tokens: Tokens
    wires: Tripwires
    house: HouseStyle
    words: tuple[int, ...]
    """The quote's words as numbers of the source's vocabulary, -1 for unknown ones."""

    @property
    def cue_verbs(self) -> frozenset[str]:
        """The verbs by which the source's language attributes."""
        cues = read_cues(self.source.document.language)
        return cues.strong if cues is not None else frozenset()

    def source_words(self, start: int, end: int) -> str:
        """Return the source's words as printed."""
        return self.tokens.span(start, end).of(self.source.text) if start < end else ""

    def text_between(self, start: int, end: int) -> str:
        """Return the folded source from the word before a gap to the word after it."""
        text = self.tokens.folding.text
        begin = int(self.tokens.ends[start - 1]) if start else 0
        stop = int(self.tokens.starts[end]) if end < len(self.tokens) else len(text)
        return text[begin:stop]

    def between(self, left: int, right: int) -> str:
        """Return what stands in the source between the end of a word and the start of another."""
        text = self.tokens.folding.text
        begin = int(self.tokens.ends[left]) if left >= 0 else 0
        end = int(self.tokens.starts[right]) if right < len(self.tokens) else len(text)
        return text[begin:end]


@dataclass(frozen=True, slots=True)
class Group:
    """Steps of one kind that follow one another."""

    kind: EditKind
    quote_start: int
    quote_end: int
    start: int
    end: int

    def goes_on(self, other: "Group") -> bool:
        """Tell whether another group continues this one on both sides."""
        ends = (self.quote_end, self.end)
        return self.kind is other.kind and ends == (other.quote_start, other.start)


TOLERATED = frozenset(
    {
        "punctuation",
        "hyphenation",
        "stage_direction",
        "attribution",
        "number_style",
        "spelling",
        "contraction",
        "filler",
        "title",
    }
)
"""Causes that a house switch decides."""


@dataclass(frozen=True, slots=True)
class Difference:
    """An edit with the words that it spans on both sides."""

    edit: Edit
    quote_start: int
    quote_end: int
    start: int
    end: int

    @property
    def is_unmarked(self) -> bool:
        """Tell whether nothing in the quote shows the change and no house rule lets it pass."""
        tolerated = self.edit.cause in TOLERATED
        return self.edit.kind not in {EditKind.OMIT, EditKind.BRACKET} and not tolerated

    def quote_words(self, sides: Sides) -> list[str]:
        """Return the forms of its words in the quote."""
        return list(sides.wording.pattern.forms[self.quote_start : self.quote_end])

    def source_words(self, sides: Sides) -> list[str]:
        """Return the forms of its words in the source."""
        return sides.tokens.forms_of(self.start, self.end)
