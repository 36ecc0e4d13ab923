"""A moment as listings write it in figures → UTC."""

from datetime import UTC, datetime


def utc_moment(value: str | None) -> datetime | None:
    """Return a W3C date or time as UTC; without a zone it is UTC, and a bare day its midnight.

    >>> utc_moment("2026-05-14T11:30:00+02:00")
    datetime.datetime(2026, 5, 14, 9, 30, tzinfo=datetime.timezone.utc)
    """
    try:
        at = datetime.fromisoformat(value or "")
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
