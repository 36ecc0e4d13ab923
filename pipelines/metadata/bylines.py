"""Author strings and byline lines → names of people, without titles and mail addresses."""

import re
from collections.abc import Iterable

from pipelines.metadata.dates import find_days

MAX_NAME_WORDS = 6  # "Maria del Carmen de la Cruz"; longer is a sentence
MAX_NAME_CHARS = 60
MAX_LINE_CHARS = 1_000  # of an author string; a paper of forty authors fits
MAX_AUTHORS = 40

_LEAD = (
    r"written by|posted by|published by|reported by|reporting by|story by|words by|text by|by|author|authors|"
    r"von|par|por|di|door|av|af|przez|tekst|autor|autorin|autore|auteur|redaktion|escrito por|publicado por|"
    r"автор|作者|記者|文|著者|筆者"
)
# "By ", "Written by: ", "Von ", "作者：", and glued by a style sheet's gap: "ByMira Voss"
_LEADING = re.compile(
    rf"^\W{{0,3}}(?:(?:{_LEAD})(?:\s*[:：/]\s*|\s+|$)|(?-i:By)(?=(?-i:[A-Z][a-z])))", re.IGNORECASE
)

# an address of mail or web, a handle: "mira@example.org", "https://…", "@mira"
_ADDRESS = re.compile(r"\S+@\S+\.\w+|https?://\S+|www\.\S+|(?<!\w)@\w+")

# "mail@example.org (Mira Voss)"
_IN_BRACKETS = re.compile(r"^\S+@\S+\s*\(([^()]+)\)\s*$")

# what parts one name from the next: ", ", " and ", " & ", "; ", " | ", "、"
_PARTING = re.compile(
    r"\s*(?:[;|•·、／\n]|\s/\s|,\s+(?:and|&)\s+|\s(?:and|&|und|et|with)\s+(?=\S)|(?<=\w\s)(?:y|e|og|och|i)\s|&|,)\s*"
)

# a role or office rather than a name: "Senior Editor", "Staff Writer", "CEO of Voss Labs", "Ph.D."
_ROLE = re.compile(
    r"\b(?:editors?|editorial|editor-in-chief|reporters?|writers?|correspondents?|columnists?|contributors?|"
    r"journalists?|producer|director|manager|officer|president|founder|co-founder|ceo|cto|cfo|coo|analyst|"
    r"professor|fellow|chief|head of|vice|senior|associate|freelance|specialist|consultant|strategist|expert|"
    r"redakteurin|redakteur|rédacteur|rédactrice|journaliste|redactor|redactora|redattore|"
    r"ph\.?d|m\.?d|mba|m\.?sc?|m\.?a|b\.?a|j\.?d|r\.?n|r\.?d|c\.?f\.?a|c\.?p\.?a|esq|dds|dvm)\b\.?",
    re.IGNORECASE,
)

# words that stand beside a byline but in no name: "About the author", "View profile", "Share"
_NO_NAME_WORD = re.compile(
    r"\b(?:about|authors?|profile|view|read|share|follow|subscribe|comments?|posts?|video|login|sign|search|menu|"
    r"min|minutes?|ago|updated|published|posted|reviewed|photo|image|getty|shutterstock|by|january|february|march|"
    r"april|june|july|august|september|october|november|december|library|home|news|page)\b|\d{2}",
    re.IGNORECASE,
)

# where the byline's remarks begin: "Updated May 3", "Published: …", " - 3 min read", "(CNN)", "12:30"
_REMARK = re.compile(
    r"\s*(?:[(\[<|•·]|\s[-–—]\s|(?:last )?(?:updated|published|posted|modified)\b|(?-i:(?<=[a-z])(?:Published|Updated|Posted)\b)|"
    r"\b(?:on|in|for|at) (?-i:[A-Z\d])|\d{1,2}[:.]\d\d|\b\d+ min\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_NO_NAMES = frozenset(
    [
        "undefined",
        "null",
        "none",
        "n/a",
        "na",
        "unknown",
        "anonymous",
        "admin",
        "administrator",
        "author",
        "by",
        "name",
        "staff",
        "editor",
        "editors",
        "webmaster",
        "user",
        "guest",
        "root",
        "test",
    ]
)


def read_authors(words: Iterable[str]) -> tuple[str, ...]:
    """Return the names in author strings, each once, in order.

    >>> read_authors(["By Mira Voss and Tom Ott, Senior Editors (mira@example.org)"])
    ('Mira Voss', 'Tom Ott')
    >>> read_authors(["mail@example.org (Mira Voss)"])
    ('Mira Voss',)
    """
    names: dict[str, str] = {}
    for string in words:
        for name in _names(string):
            names.setdefault(name.casefold(), name)
    return tuple(names.values())[:MAX_AUTHORS]


def read_byline(line: str) -> tuple[str, ...]:
    """Return the names of a printed byline, whose dates and remarks are left out.

    >>> read_byline("By Mira Voss | Updated: May 3, 2026, 11:05 IST")
    ('Mira Voss',)
    """
    bare = line[:MAX_LINE_CHARS]
    days = find_days(bare)
    if days:
        bare = bare[: days[0].start] or bare[days[0].end :]
    lead = _LEADING.match(bare)
    bare = _REMARK.sub("", bare[lead.end() :] if lead else bare)
    return tuple(name for name in read_authors([bare]) if _NO_NAME_WORD.search(name) is None)


def _names(string: str) -> list[str]:
    found = _IN_BRACKETS.match(string)
    bare = _ADDRESS.sub(" ", found[1] if found else string[:MAX_LINE_CHARS])
    bare = _LEADING.sub("", " ".join(bare.split()))
    pieces = [_without_role(piece.strip(" .,:;-–—()[]<>")) for piece in _PARTING.split(bare)]
    return [piece for piece in pieces if is_name(piece)]


def _without_role(piece: str) -> str:
    """Return "Mira Voss" of "Mira Voss - Editorial Team"."""
    head, dash, tail = piece.partition(" - ")
    return head if dash and _ROLE.search(tail) else piece


def is_lead(line: str) -> bool:
    """Tell whether a line is nothing but a byline's opening, the name being in the next run.

    >>> is_lead("Written by:"), is_lead("Written by Mira Voss")
    (True, False)
    """
    found = _LEADING.match(line)
    return found is not None and found.end() == len(line)


def starts_with_lead(line: str) -> bool:
    """Tell whether a line begins as a byline does, with a name behind it.

    >>> starts_with_lead("By Mira Voss"), starts_with_lead("By the river, at dawn")
    (True, False)
    """
    found = _LEADING.match(line)
    return (
        found is not None
        and not line[found.end() : found.end() + 1].islower()
        and bool(read_byline(line))
    )


def is_name(words: str) -> bool:
    """Tell whether words can be the name of a person or a desk.

    >>> is_name("Mira Voss"), is_name("Senior Editor"), is_name("14 May")
    (True, False, False)
    """
    if not words or len(words) > MAX_NAME_CHARS or len(words.split()) > MAX_NAME_WORDS:
        return False
    if words.casefold() in _NO_NAMES or not any(c.isalpha() for c in words):
        return False
    return _ROLE.search(words) is None and not words[0].isdigit()
