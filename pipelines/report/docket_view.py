"""What an article leaves open → lines for a reader: the words, what would settle it, by when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pipelines.records.claims import DateInterval, DocketEntry, DocketKind

KIND_WORDS = {
    DocketKind.ANSWER: "Answer outstanding",
    DocketKind.CONFIRMATION: "To be confirmed",
    DocketKind.EVENT: "To happen",
    DocketKind.REPORT: "Only reported",
}

_MOST = 60  # entries that a page lists; an article has a handful


@dataclass(frozen=True, slots=True, kw_only=True)
class DocketView:
    """One thing that an article leaves open."""

    kind: str
    before: str
    words: str
    """The words that leave it open, within their sentence."""
    after: str
    settled_by: str
    due: str | None
    """When it should be settled, in words; None when the article does not say."""


def show_docket(entries: Sequence[DocketEntry], text: str) -> tuple[DocketView, ...]:
    """Return what is left open, the earliest due first, then what has no date, as in the text."""
    ordered = sorted(entries, key=lambda e: (e.due is None, _last(e.due), e.span))
    return tuple(_views(ordered[:_MOST], text))


def _views(entries: Sequence[DocketEntry], text: str) -> Iterator[DocketView]:
    for entry in entries:
        yield DocketView(
            kind=KIND_WORDS[entry.kind],
            before=text[entry.sentence.start : entry.span.start],
            words=entry.span.of(text),
            after=text[entry.span.end : entry.sentence.end],
            settled_by=entry.settled_by,
            due=_due_words(entry.due),
        )


def _last(due: DateInterval | None) -> date:
    return due.last if due and due.last else date.max


def _due_words(due: DateInterval | None) -> str | None:
    """Return by when something should be settled: its last day, or the period as it is labelled.

    >>> from pipelines.records.claims import Grain
    >>> first, last = date(2027, 4, 1), date(2027, 6, 30)
    >>> _due_words(DateInterval(first=first, last=last, grain=Grain.QUARTER))
    '30 June 2027'
    """
    if due is None:
        return None
    return f"{due.last.day} {due.last:%B %Y}" if due.last else due.label
