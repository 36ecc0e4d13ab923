"""Two dates and their relation → a sentence that an editor can repeat on the phone."""

from pipelines.claims.dates.comparing import DateRelation
from pipelines.claims.dates.finding import FoundDate
from pipelines.text import Reading

_WHY = {
    DateRelation.YEAR_DIFFERS: " Day and month are the same; the year is not.",
    DateRelation.MONTH_DIFFERS: " The day is the same; the month is not.",
    DateRelation.DAY_MONTH_SWAP: " Day and month are exchanged.",
}


def date_words(found: FoundDate, source: Reading) -> str:
    """Return a date as printed, with the day it means where its words leave that open."""
    words = " ".join(found.span.of(source.text).split())
    first, last = found.date.first, found.date.last
    if not found.date.is_relative or first is None or last is None:
        return words
    days = first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
    return f"{words} ({days})"


def conflict_note(claim: str, found: FoundDate, relation: DateRelation, source: Reading) -> str:
    """Return what the article has, what the source has, and what kind of slip it looks like."""
    ours = " ".join(claim.split())
    theirs = date_words(found, source)
    return f"The article has {ours}, the source has {theirs}.{_WHY.get(relation, '')}"
