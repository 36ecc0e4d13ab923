"""What a person wrote after a spider's name → typed values, or words that say what to give."""

from datetime import date


def day_of(name: str, given: str) -> date | None:
    """Return a day; None when nothing was given.

    Raises:
        ValueError: It is no day.
    """
    try:
        return date.fromisoformat(given) if given else None
    except ValueError as error:
        raise ValueError(f"{name}: {given!r} is no day; give YYYY-MM-DD") from error


def number_of(name: str, given: str) -> int:
    """Return a number of articles; 0 when nothing was given.

    Raises:
        ValueError: It is no number.
    """
    if given and not given.isdecimal():
        raise ValueError(f"{name}: {given!r} is no number of articles")
    return int(given or 0)
