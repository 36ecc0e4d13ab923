"""A stretch of a source → whether another speaker has the word in it."""

import re

# "VOSS: No." or "Tom Barrow: Why?" at the beginning of a line
_LABEL = re.compile(r"\n\s*(?:[A-Z][\w.'-]*\s){0,4}[A-Z][\w.'-]*\s*:\s")

# a sentence's quote closed and another one opened: '… it." Barrow asked: "Why?'
_CLOSED_AND_OPENED = re.compile(r'[.!?]"[^"]{0,400}"|,"[^"]{2,400}[\s(]"')


def has_turn(text: str) -> bool:
    """Tell whether folded words hold a transcript's label, or the end and start of quotes."""
    return has_label(text) or bool(_CLOSED_AND_OPENED.search(text))


def has_label(text: str) -> bool:
    """Tell whether folded words hold a transcript's label: VOSS: No."""
    return bool(_LABEL.search(text))
