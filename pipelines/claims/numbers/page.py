"""Reading → its words with what stands between them: the view that every rule of numbers reads."""

from dataclasses import dataclass

from pipelines.claims.numbers.lexicon.words import NumberLexicon
from pipelines.text import Reading

END = "\n"
"""What stands before the first word and after the last one."""


@dataclass(frozen=True, slots=True)
class Page:
    """The words of one text, by index."""

    text: str
    """Folded, so that every dash is "-" and every space " "."""
    forms: list[str]
    starts: list[int]
    ends: list[int]
    words: NumberLexicon

    @classmethod
    def of(cls, reading: Reading, words: NumberLexicon) -> "Page":
        """Return the view of a reading in a language."""
        read = reading.words
        return cls(reading.folded, read.forms, read.starts, read.ends, words)

    def form(self, index: int) -> str:
        """Return a word, lower case; empty beyond the ends of the text."""
        return self.forms[index] if 0 <= index < len(self.forms) else ""

    def gap(self, index: int) -> str:
        """Return what stands between a word and the next one."""
        if not 0 <= index < len(self.forms) - 1:
            return END
        return self.text[self.ends[index] : self.starts[index + 1]]

    def printed(self, index: int) -> str:
        """Return a word with its capitals."""
        return (
            self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.forms) else ""
        )

    def is_linked(self, index: int) -> bool:
        """Tell whether only a space or a hyphen parts a word from the next one."""
        return self.gap(index) in {" ", "-", "  "}

    def read_phrase(self, table: str, index: int) -> tuple[object, int] | None:
        """Return the meaning and the end of the longest phrase of a table at a word."""
        for phrase, meaning in self.words.phrases(table).get(self.form(index), ()):
            end = index + len(phrase)
            if tuple(self.forms[index:end]) == phrase and all(
                self.is_linked(inner) for inner in range(index, end - 1)
            ):
                return meaning, end
        return None

    def is_capitalised(self, index: int) -> bool:
        """Tell whether a word begins with a capital."""
        return self.printed(index)[:1].isupper()
