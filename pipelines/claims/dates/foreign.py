"""Full dates of a page in a language without a lexicon here; dateparser reads each found span."""

import re

import dateparser

from pipelines.records.claims import DateInterval, Grain
from pipelines.records.spans import Span
from pipelines.text import Reading

# "12 maggio 2025", "3. mei 2025", "2025-05-03"; a bare year is left alone
_FULL_DATE = re.compile(
    r"(?<![\w.,])(?:\d{1,2}\.? (?:[^\W\d_]{1,3} )?[^\W\d_]{3,14}\.?,? (?:[^\W\d_]{1,3} )?\d{4}|"
    r"\d{4}-\d\d-\d\d)(?![\w-])"
)


def foreign_dates(reading: Reading) -> list[tuple[Span, DateInterval]]:
    """Return the full dates that dateparser can read in the page's language, in order."""
    language = reading.document.language
    found: list[tuple[Span, DateInterval]] = []
    for match in _FULL_DATE.finditer(reading.folded):
        day = _read(match.group(), language)
        if day is not None:
            found.append((Span(match.start(), match.end()), day))
    return found


def _read(words: str, language: str | None) -> DateInterval | None:
    try:
        moment = dateparser.parse(
            words,
            languages=[language] if language else None,
            settings={"REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True},
        )
    except ValueError:  # a language that dateparser does not know
        return None
    if moment is None:
        return None
    return DateInterval(first=moment.date(), last=moment.date(), grain=Grain.DAY)
