"""Zone words of a page → the zone they mean."""

import re
from collections.abc import Mapping
from datetime import timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

# Words that one region's press uses for its own clock; "PT" is no offset, it follows the season.
ZONE_WORDS: Mapping[str, str] = {
    "UTC": "UTC",
    "GMT": "UTC",
    "Z": "UTC",
    "ET": "America/New_York",
    "EST": "America/New_York",
    "EDT": "America/New_York",
    "CT": "America/Chicago",
    "CDT": "America/Chicago",
    "MT": "America/Denver",
    "MST": "America/Denver",
    "MDT": "America/Denver",
    "PT": "America/Los_Angeles",
    "PST": "America/Los_Angeles",
    "PDT": "America/Los_Angeles",
    "BST": "Europe/London",
    "CET": "Europe/Berlin",
    "CEST": "Europe/Berlin",
    "MEZ": "Europe/Berlin",
    "MESZ": "Europe/Berlin",
    "EET": "Europe/Athens",
    "EEST": "Europe/Athens",
    "MSK": "Europe/Moscow",
    "IST": "Asia/Kolkata",
    "SGT": "Asia/Singapore",
    "HKT": "Asia/Hong_Kong",
    "JST": "Asia/Tokyo",
    "KST": "Asia/Seoul",
    "AEST": "Australia/Sydney",
    "AEDT": "Australia/Sydney",
    "AWST": "Australia/Perth",
    "NZST": "Pacific/Auckland",
    "NZDT": "Pacific/Auckland",
}

# "+02:00", "-0700", "+9", "GMT+2", "UTC-05:30"
_OFFSET = re.compile(r"(?:UTC|GMT)?\s?([+-−])(\d{1,2}):?(\d{2})?")


def zone_of(words: str | None) -> tzinfo | None:
    """Return the zone that the words mean; None when they mean none that is known.

    >>> zone_of("-0700")
    datetime.timezone(datetime.timedelta(days=-1, seconds=61200))
    >>> zone_of("PT").key
    'America/Los_Angeles'
    """
    if not words:
        return None
    name = ZONE_WORDS.get(words.strip(" .").upper().replace(".", ""))
    if name is not None:
        return ZoneInfo(name)
    found = _OFFSET.fullmatch(words.strip())
    if found is None:
        return None
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    if minutes > 14 * 60:  # the farthest zone is UTC+14
        return None
    return timezone(timedelta(minutes=minutes if found[1] == "+" else -minutes))
