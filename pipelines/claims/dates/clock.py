"""Page → the day on which its "today" falls, and the language of its words."""

import re
from datetime import date, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pipelines.language import language_of_document
from pipelines.records.pages import Document, Layer
from pipelines.text import Reading

# "+02:00", "-0500", "UTC+2", "GMT-5"
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?$")

# Zone words that pages print; each page's own summer time is left to the zone database.
_ZONES = {
    "PT": "America/Los_Angeles",
    "PST": "America/Los_Angeles",
    "PDT": "America/Los_Angeles",
    "MT": "America/Denver",
    "MST": "America/Denver",
    "MDT": "America/Denver",
    "CT": "America/Chicago",
    "CST": "America/Chicago",
    "CDT": "America/Chicago",
    "ET": "America/New_York",
    "EST": "America/New_York",
    "EDT": "America/New_York",
    "GMT": "UTC",
    "UTC": "UTC",
    "Z": "UTC",
    "BST": "Europe/London",
    "CET": "Europe/Berlin",
    "CEST": "Europe/Berlin",
    "EET": "Europe/Athens",
    "EEST": "Europe/Athens",
    "IST": "Asia/Kolkata",
    "JST": "Asia/Tokyo",
    "SGT": "Asia/Singapore",
    "AEST": "Australia/Sydney",
    "AEDT": "Australia/Sydney",
}


def page_day(document: Document) -> date | None:
    """Return the day the page was published, in the zone it names; None when it has no clock.

    A page that gives a day only is taken at its word, whatever zone stands beside it.
    """
    moment = document.published
    if moment is None:
        return None
    zone = _zone(moment.zone)
    if moment.is_day_only or zone is None:
        return moment.at.date()
    return moment.at.astimezone(zone).date()


def page_language(reading: Reading) -> str:
    """Return the language of a page's words, told once and kept; English when nothing tells."""
    return reading.derived(_language)


def _language(reading: Reading) -> str:
    words = reading.words if reading.layer is Layer.TEXT else None
    return language_of_document(reading.document, words) or "en"


def _zone(words: str | None) -> tzinfo | None:
    if not words:
        return None
    offset = _OFFSET.match(words.strip())
    if offset:
        sign = -1 if offset[1] == "-" else 1
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        # RFC 3339 allows less than a day; what is larger is no zone
        return timezone(sign * timedelta(minutes=minutes)) if minutes < 24 * 60 else None
    name = _ZONES.get(words.strip().upper(), words.strip())
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
