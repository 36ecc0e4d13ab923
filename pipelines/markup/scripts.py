"""Superscripts and subscripts → characters that cannot glue themselves to a number."""

import re

from lxml.html import HtmlElement

_RAISED = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")

# a footnote's marker: "1", "[12]", "*", "†", "a", "1,2"
_MARKER = re.compile(r"\[?(?:\d{1,3}(?:\s?[,–-]\s?\d{1,3})*|[*†‡§]{1,3}|[a-z]|note \d{1,3})\]?")

# what can stand raised as digits: "2", "-1", "n"
_EXPONENT = re.compile(r"[0-9+\-=()ni]+")


def is_note_marker(words: str, element: HtmlElement) -> bool:
    """Tell whether a raised piece points to a note of the page rather than saying something."""
    if not _MARKER.fullmatch(words):
        return False
    links = [*element.iter("a"), *element.iterancestors("a")]
    return words.startswith("[") or any((a.get("href") or "").find("#") >= 0 for a in links)


def set_beside(before: str, words: str, *, is_raised: bool) -> str:
    """Return a raised or lowered piece as it can stand after `before`.

    >>> set_beside("5", "2", is_raised=True)
    '²'
    >>> set_beside("10", "th", is_raised=True)
    'th'
    >>> set_beside("H", "2", is_raised=False)
    '2'
    """
    follows_digit = before[-1:].isdigit()
    if is_raised and _EXPONENT.fullmatch(words) and before[-1:].strip():
        return words.translate(_RAISED)
    if not is_raised and follows_digit and _EXPONENT.fullmatch(words):
        return words.translate(_LOWERED)
    return f"^{words}" if follows_digit and words[:1].isdigit() else words
