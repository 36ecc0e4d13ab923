"""Title candidates of a page → its headline, without the site's name."""

import re
from collections.abc import Iterable, Sequence

# what parts a headline from the site's name: " | ", " - ", " — ", " » ", "：", "_"
_PARTING = re.compile(r"\s+[|\-–—»·•:]{1,2}\s+|\s*[|｜：»]\s*|(?<=[^\x00-\x7f])_(?=[^\x00-\x7f])")
# "A headline of some length | Short Name"
_SHORT_TAIL = re.compile(r"(.{20,})\s[|｜]\s[^|｜]{1,25}")
_GLUE = ":：|｜_»"  # marks that part a headline from a site's name without a space
_WORD = re.compile(r"\w+")
_FAIR = 0.4  # share of letter pairs in common: a heading that is the stated title, reworded
_SAME = 0.85  # a lower heading that is the stated title
_FAINT = 0.2  # for a page's only top heading, if it is as long as a headline
_MANY = 4  # top headings: a page with so many heads its sections with them
_HEADLINE_CHARS = 25
_PART_CHARS = 12  # a part of the tab's title that may be the headline


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
    bar = _SHORT_TAIL.fullmatch(title)
    return (bar[1] if bar else _without_glued(title, names)).strip()


def _without_glued(title: str, names: Iterable[str]) -> str:
    """Return a title without a site's name that stands at its end without a space."""
    for name in names:
        head = title.removesuffix(name)
        if name and head != title and head.strip() and head[-1] in _GLUE:
            return head[:-1]
    return title


def _is_site(part: str, keys: set[str]) -> bool:
    """Tell whether a part is a name of the site, or mostly one: "Tidewater Ledger News"."""
    key = _key(part)
    if not key:
        return False
    return any(
        key == name
        or (name in key and len(name) >= 0.6 * len(key))
        or (len(key) > 3 and key in name and len(key) >= 0.4 * len(name))
        for name in keys
    )


def _key(words: str) -> str:
    key = "".join(_WORD.findall(words.casefold()))
    return key[3:] if key.startswith("the") and len(key) > 6 else key


def choose_title(
    headings: Sequence[tuple[int, str]], stated: Sequence[str], tab: str, names: Sequence[str]
) -> str | None:
    """Return the headline: the heading that the page's own titles agree with, else such a title.

    `headings` are levels and words, top headings first; `stated` the titles of the structured
    layers, the likeliest first; `tab` the `<title>`. A heading that is the site's name is none.
    """
    keys = {key for name in names if (key := _key(name))}
    said = [title for title in (*stated, tab) if title]
    parts = [part for part in _PARTING.split(tab) if len(part) >= _PART_CHARS]
    known = [_pairs(title) for title in dict.fromkeys((*said, *parts))]
    shown = [(level, words) for level, words in headings if words and _key(words) not in keys]
    top = {words: _likeness(words, known) for level, words in shown if level == 1}
    best = max(top, key=top.__getitem__, default="")
    is_enough = not said or top.get(best, 0.0) >= _least(best, len(top))
    if best and is_enough and (not said or top[best] >= _FAIR):
        return best
    lower = (words for level, words in shown if level > 1 and _likeness(words, known) >= _SAME)
    faint = best if is_enough else ""
    return next(lower, None) or faint or next(iter(said), None) or best or None


def _least(words: str, top_count: int) -> float:
    """Return how alike a top heading must be to a stated title to be the headline, reworded."""
    if top_count >= _MANY:
        return _SAME
    return _FAINT if top_count == 1 and len(words) >= _HEADLINE_CHARS else _FAIR


def _likeness(words: str, known: Sequence[set[str]]) -> float:
    """Return the share of letter pairs that words have in common with a title, at best (Dice)."""
    pairs = _pairs(words)
    return max((_dice(pairs, title) for title in known), default=0.0)


def _dice(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / max(1, len(one) + len(other))


def _pairs(words: str) -> set[str]:
    key = "".join(_WORD.findall(words.casefold()[:300]))
    return {key[i : i + 2] for i in range(len(key) - 1)} or {key}
