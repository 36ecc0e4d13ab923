"""Author strings and byline lines → names of people, without titles and mail addresses."""

import re
from collections.abc import Iterable

MAX_NAME_WORDS = 6  # "Maria del Carmen de la Cruz"; longer is a sentence
MAX_NAME_CHARS = 60
MAX_AUTHORS = 40

_LEAD = (
    r"written by|posted by|published by|reported by|reporting by|story by|words by|text by|by|author|authors|"
    r"von|par|por|di|door|av|af|przez|tekst|autor|autorin|autore|auteur|redaktion|escrito por|publicado por|"
    r"автор|作者|記者|文|著者|筆者"
)
# "By ", "Written by: ", "Von ", "作者："
_LEADING = re.compile(rf"^\W{{0,3}}(?:{_LEAD})(?:\s*[:：/]\s*|\s+)", re.IGNORECASE)

# an address of mail or web, a handle: "mira@example.org", "https://…", "@mira"
_ADDRESS = re.compile(r"\S+@\S+\.\w+|https?://\S+|www\.\S+|(?<!\w)@\w+")

# "mail@example.org (Mira Voss)"
_IN_BRACKETS = re.compile(r"^\S+@\S+\s*\(([^()]+)\)\s*$")

# what parts one name from the next: ", ", " and ", " & ", "; ", " | ", "、"
_PARTING = re.compile(
    r"\s*(?:;|\||•|·|、|／|\n|\s/\s|,?\s+(?:and|und|et|y|e|og|och|en|i|with|&)\s+(?=\S)|&|,)\s*"
)

# a role or office rather than a name: "Senior Editor", "Staff Writer", "CEO of Voss Labs", "Ph.D."
_ROLE = re.compile(
    r"\b(?:editors?|editorial|editor-in-chief|reporters?|writers?|correspondents?|columnists?|contributors?|"
    r"journalists?|staff writer|producer|director|manager|officer|president|founder|co-founder|ceo|cto|cfo|coo|"
    r"analyst|professor|fellow|chief|head of|vice|senior|associate|freelance|specialist|consultant|strategist|"
    r"redakteurin|redakteur|rédacteur|rédactrice|journaliste|redactor|redactora|redattore|"
    r"ph\.?d|m\.?d|mba|m\.?s|m\.?a|b\.?a|j\.?d|r\.?n|r\.?d|c\.?f\.?a|c\.?p\.?a|esq|dds|dvm)\b\.?",
    re.IGNORECASE,
)

# trailing remarks of a byline: "Updated May 3", "3 min read", "12:30 pm", "Published …"
_REMARK = re.compile(
    r"\s*(?:[-–—|•·(\[]|\b(?:updated|published|posted|last modified|modified|on (?:\w+ )?\d|\d+ min|for|at|in)\b|\d{1,2}[:.]\d\d|"
    r"\b(?:19|20)\d\d\b|\d{1,2}\.\d{1,2}\.).*$",
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


def read_authors(words: Iterable[str], *, known: Iterable[str] = ()) -> tuple[str, ...]:
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


def _names(string: str) -> list[str]:
    found = _IN_BRACKETS.match(string)
    bare = _ADDRESS.sub(" ", found[1] if found else string[:1000])
    bare = _LEADING.sub("", " ".join(bare.split()))
    pieces = [piece.strip(" .,:;-–—()[]<>") for piece in _PARTING.split(bare)]
    return [piece for piece in pieces if is_name(piece)]


def starts_with_lead(line: str) -> bool:
    """Tell whether a line begins as a byline does.

    >>> starts_with_lead("By Mira Voss"), starts_with_lead("By the river, at dawn")
    (True, False)
    """
    found = _LEADING.match(line)
    return (
        found is not None
        and bool(_names(line))
        and not line[found.end() : found.end() + 1].islower()
    )


def is_name(words: str) -> bool:
    """Tell whether words can be the name of a person or a desk.

    >>> is_name("Mira Voss"), is_name("Senior Editor"), is_name("3 min read")
    (True, False, False)
    """
    if not words or len(words) > MAX_NAME_CHARS or len(words.split()) > MAX_NAME_WORDS:
        return False
    if words.casefold() in _NO_NAMES or not any(c.isalpha() for c in words):
        return False
    return _ROLE.search(words) is None
