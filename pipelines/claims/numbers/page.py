"""Reading → its words with what stands between them: the view that every rule of numbers reads."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from pipelines.claims.numbers.lexicon.words import NumberLexicon
from pipelines.text import Reading
from pipelines.wording.places import places_by_form

END = "\n"
"""What stands before the first word; a text ends with it, too."""

# how many empty words stand behind the last one, so that rules may look ahead without asking
_MARGIN = 32

_LINKS = frozenset({" ", "-", "  "})

# "; ", a new line and ". " end what a verb of change governs; commas do so for its subject, too
_SENTENCE_BREAK = re.compile(r"[;\n]|\. ")
_CLAUSE_BREAK = re.compile(r"[,;:\n]|\. ")


@dataclass(frozen=True, slots=True)
class Page:
    """The words of one text, by index; beyond the last one, empty words."""

    text: str
    """Folded, so that every dash is "-" and every space " "."""
    forms: list[str]
    """Lower case; empty words stand behind the last one, so that index -1 is one of them, too."""
    starts: list[int]
    ends: list[int]
    count: int
    """How many words there are."""
    moves: list[int]
    """Indices of the words of change: rose, fell, a cut."""
    words: NumberLexicon
    has_pounds: bool
    """Whether a £ stands in the text, so that its pounds are money."""

    @classmethod
    def of(cls, reading: Reading, words: NumberLexicon) -> "Page":
        """Return the view of a reading in a language."""
        read, text = reading.words, reading.folded + END
        beyond = [len(text)] * _MARGIN
        by_form = reading.derived(places_by_form)
        changes = (words.ups | words.downs) & by_form.keys()
        return cls(
            text=text,
            forms=[*read.forms, *[""] * _MARGIN],
            starts=read.starts + beyond,
            ends=read.ends + beyond,
            count=len(read),
            moves=sorted(place for form in changes for place in by_form[form]),
            words=words,
            has_pounds="£" in text,
        )

    def gap(self, index: int) -> str:
        """Return what stands between a word and the next one."""
        return self.text[self.ends[index] : self.starts[index + 1]] if index >= 0 else END

    def printed(self, index: int) -> str:
        """Return a word with its capitals."""
        return self.text[self.starts[index] : self.ends[index]] if index >= 0 else ""

    def is_linked(self, index: int) -> bool:
        """Tell whether only a space or a hyphen parts a word from the next one."""
        return self.gap(index) in _LINKS

    def read_phrase(self, table: str, index: int) -> tuple[object, int] | None:
        """Return the meaning and the end of the longest phrase of a table at a word."""
        known = self.words.tables[table].get(self.forms[index])
        if known is None:
            return None
        for phrase, meaning in known:
            end = index + len(phrase)
            if end == index + 1:
                return meaning, end
            if tuple(self.forms[index:end]) == phrase and all(
                self.is_linked(inner) for inner in range(index, end - 1)
            ):
                return meaning, end
        return None

    def is_capitalised(self, index: int) -> bool:
        """Tell whether a word begins with a capital."""
        return index >= 0 and self.text[self.starts[index] : self.starts[index] + 1].isupper()

    def has_move(self, first: int, last: int) -> bool:
        """Tell whether a word of change stands between two words, themselves included."""
        at = bisect_left(self.moves, first)
        return at < len(self.moves) and self.moves[at] <= last

    def last_move(self, first: int, *, reach: int, within_clause: bool) -> int | None:
        """Return the nearest word of change before a word, in its sentence or clause."""
        at = bisect_left(self.moves, first) - 1 if self.moves else -1
        if at < 0 or self.moves[at] < first - reach:
            return None
        index = self.moves[at]
        breaks = _CLAUSE_BREAK if within_clause else _SENTENCE_BREAK
        if breaks.search(self.text, self.ends[index], self.starts[first]):
            return None
        return index
