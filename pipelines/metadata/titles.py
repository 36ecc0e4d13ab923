"""Title candidates of a page → its headline, without the site's name."""

import re
from collections.abc import Iterable, Sequence

# what parts a headline from the site's name: " | ", " - ", " — ", " » ", " :: "
_PARTING = re.compile(r"\s+[|\-–—»·•:]{1,2}\s+|\s*[|｜：»]\s*")
_WORD = re.compile(r"\w+")


def strip_site_name(title: str, names: Iterable[str]) -> str:
    """Return a title without a leading or trailing part that is one of the site's names.

    >>> strip_site_name("Rain at last | The Tidewater Ledger", ["Tidewater Ledger"])
    'Rain at last'
    """
    keys = {key for name in names if (key := _key(name))}
    for _ in range(3):
        partings = list(_PARTING.finditer(title))
        if not partings:
            break
        head, tail = title[: partings[-1].start()], title[partings[-1].end() :]
        lead, rest = title[: partings[0].start()], title[partings[0].end() :]
        if _is_site(tail, keys):
            title = head
        elif _is_site(lead, keys):
            title = rest
        else:
            break
    return title.strip()


def _is_site(part: str, keys: set[str]) -> bool:
    key = _key(part)
    return bool(key) and any(key == k or (len(key) > 3 and (key in k or k in key)) for k in keys)


def _key(words: str) -> str:
    key = "".join(_WORD.findall(words.casefold()))
    return key[3:] if key.startswith("the") and len(key) > 6 else key


def choose_title(headings: Sequence[str], stated: Sequence[str], tab: str) -> str | None:
    """Return the headline: the heading that the page's own titles agree with, else such a title.

    `headings` are the page's top headings, `stated` the titles of its structured layers, the
    likeliest first, `tab` the `<title>`; all without the site's name.
    """
    said = [title for title in (*stated, tab) if title]
    best = max(headings, key=lambda h: _agreement(h, said), default="")
    if best and (_agreement(best, said) >= 0.5 or not said):
        return best
    return next(iter(said), None) or next((h for h in headings if h), None)


def _agreement(heading: str, said: Sequence[str]) -> float:
    """Return how much of the words of a heading and a stated title are the same, at best."""
    return max((_overlap(heading, title) for title in said), default=0.0)


def _overlap(one: str, other: str) -> float:
    a, b = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    return len(a & b) / max(1, min(len(a), len(b))) * (1.0 if min(len(a), len(b)) > 1 else 0.9)
