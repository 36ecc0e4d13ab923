"""A stretch of a text: the one coordinate that every record shares."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`[start, end)` in Unicode code points of a text (W3C TextPositionSelector).

    >>> Span(3, 8).of("so, light rain")
    ' ligh'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(
                f"span: start and end must be 0 <= start <= end ({self.start}, {self.end})"
            )

    @property
    def length(self) -> int:
        """Number of code points; not `len()`, so that an empty span is still true."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words of `text` that the span covers."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Self:
        """Return the same stretch in a text that begins `by` code points earlier."""
        return type(self)(self.start + by, self.end + by)

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end
