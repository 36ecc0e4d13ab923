"""Author strings and byline lines → names of people, without titles and mail addresses."""

import re
from collections.abc import Iterable

from pipelines.metadata.dates import find_days

MAX_NAME_WORDS = 6  # "Maria del Carmen de la Cruz"; longer is a sentence
MAX_NAME_CHARS = 60
MAX_LINE_CHARS = 1_000  # of an author string; a paper of forty authors fits
MAX_AUTHORS = 40

_LEAD = (
    r"written by|authored by|posted by|published by|reported by|reporting by|story by|words by"
    r"|text by|"
    r"by|authors?|contributors?|"
    r"von|par|por|di|door|av|af|przez|tekst|autor|autorin|autore|auteur|redaktion|escrito por"
    r"|publicado por|"
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
    r"professor|fellow|chief|head of|vice|senior|associate|freelance|specialist|consultant"
    r"|strategist|expert|"
    r"redakteurin|redakteur|rédacteur|rédactrice|journaliste|redactor|redactora|redattore|"
    r"ph\.?d|m\.?d|mba|m\.?sc?|m\.?a|b\.?a|j\.?d|r\.?n|r\.?d|c\.?f\.?a|c\.?p\.?a|esq|dds|dvm)\b\.?",
    re.IGNORECASE,
)

# words that stand beside a byline but in no name: "About the author", "View profile", "Share"
_NO_NAME_WORD = re.compile(
    r"\b(?:about|authors?|profile|view|read|share|follow|subscribe|comments?|posts?|video|login|sign|search|menu|"
    r"(?:mon|tue|tues|wed|thu|thurs|fri|sat|sun)(?:day)?|min|minutes?|ago|updated|published|posted|reviewed|photo|image|getty|shutterstock|by|released|"
    r"publicado|publicada|publié|publiée|veröffentlicht|pubblicato|gepubliceerd|opublikowano|erstellt|aktualisiert|"
    r"january|february|march|april|june|july|august|september|october|november|december|library|home|news|page)\b|\d{2}",
    re.IGNORECASE,
)

# where the byline's remarks begin: "Updated May 3", "Published: …", " - 3 min read", "12:30"
_REMARK = re.compile(
    r"\s*(?:[(\[<|•·]|\s[-–—]\s|(?:last )?(?:updated|published|posted|modified)\b"
    r"|(?-i:(?<=[a-z])(?:Published|Updated|Posted)\b)|"
    r"\b(?:on|in|for|at) (?-i:[A-Z\d])|\bon behalf of\b|\d{1,2}[:.]\d\d|\b\d+ min\b).*$",
    re.IGNORECASE | re.DOTALL,
)
# what stands for an author whom the page does not name: "Staff", "Community Editor", "TMZ STAFF"
_DESK = re.compile(
    r"(?:[\w’'-]+ ){0,3}(?:staff|editors?|contributors?|team|desk|redaktion|rédaction|redacción"
    r"|redazione|redactie|editorial)",
    re.IGNORECASE,
)

# "mvoss", "tom_ott2"
_LOGIN = re.compile(r"[a-z\d_.-]+")

# "Voss, Mira"
_TURNED = re.compile(r"([A-ZÀ-Þ][\w’'-]+), ([A-ZÀ-Þ][\w’'-]+)")

# "Voss Media Inc", "Ott GmbH"
_COMPANY = re.compile(r"\b(?:inc|ltd|llc|gmbh|corp|plc|co|ag|s\.?a)\.?$", re.IGNORECASE)

# a key of a translation file that was never filled in: "page.head.author"
_KEY = re.compile(r"[a-z_]+(?:\.[a-z_]+)+")

# two to four words with capitals: "Mira Voss", "Ida M. van Lund"
_PERSON = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+(?:\s(?:[A-ZÀ-Þ]\.|van|von|de|der|da|di|del|la|bin|al|[A-ZÀ-Þ][\w’'-]+)){1,3}"
)

# "Published August 7, 2025 by Mira Voss"
_BY_INSIDE = re.compile(rf"\b[Bb]y ({_PERSON.pattern})")
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
    people = [name for name in names.values() if not _is_company(name)]
    return tuple(people or names.values())[:MAX_AUTHORS]


def read_roles(words: Iterable[str]) -> tuple[str, ...]:
    """Return the roles that stand where an author's name would, each once, in order.

    >>> read_roles(["Staff", "Community Editor", "https://example.org/", "Mira Voss"])
    ('Staff', 'Community Editor')
    """
    roles = (string.strip() for string in words)
    return tuple(dict.fromkeys(role for role in roles if _DESK.fullmatch(role)))


def is_login(name: str) -> bool:
    """Tell whether a name is an account's rather than a person's: "mvoss", "tom_ott2"."""
    return _LOGIN.fullmatch(name) is not None


def read_byline(line: str) -> tuple[str, ...]:
    """Return the names of a printed byline, whose dates and remarks are left out.

    >>> read_byline("By Mira Voss | Updated: May 3, 2026, 11:05 IST")
    ('Mira Voss',)
    """
    bare = line[:MAX_LINE_CHARS]
    days = find_days(bare)
    if days:
        bare = bare[: days[0].start] or bare[days[0].end :].lstrip(" ,|·•–—-")
    lead = _LEADING.match(bare)
    bare = _REMARK.sub("", bare[lead.end() :] if lead else bare)
    return tuple(name for name in read_authors([bare]) if _NO_NAME_WORD.search(name) is None)


def _names(string: str) -> list[str]:
    found = _IN_BRACKETS.match(string)
    bare = _ADDRESS.sub(" ", found[1] if found else string[:MAX_LINE_CHARS])
    bare = _LEADING.sub("", " ".join(bare.split()))
    turned = _TURNED.fullmatch(bare)
    pieces = [turned.expand(r"\2 \1")] if turned else _PARTING.split(bare)
    names = [_without_role(piece.strip(" .,:;/-–—()[]<>")) for piece in pieces]
    names = [name for name in names if is_name(name)]
    people = [name for name in names if not _is_company(name)]
    return people or names


def _is_company(name: str) -> bool:
    """Tell whether a name beside others is a firm's or an agency's: "Voss Media Inc", "AFP"."""
    return _COMPANY.search(name) is not None or (
        name.isupper() and name.isalpha() and len(name) <= 5
    )


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
    if _KEY.fullmatch(words):
        return False
    return _ROLE.search(words) is None and not words[0].isdigit()


def is_role(words: str) -> bool:
    """Tell whether a short line is a role: "Senior Writer", "Co-founder and director"."""
    return len(words) <= MAX_NAME_CHARS and _ROLE.search(words) is not None


def names_beside_date(line: str) -> tuple[str, ...]:
    """Return the names of a dateline: before its date, or after "by" in it.

    >>> names_beside_date("Mira Voss | Senior Writer | July 2, 2026")
    ('Mira Voss',)
    >>> names_beside_date("Published August 7, 2026 by Mira Voss")
    ('Mira Voss',)
    """
    if inside := _BY_INSIDE.search(line):
        return read_byline(inside[1])
    first = re.split(r"\s*[|·•–—]\s*|\s-\s", line, maxsplit=1)[0]
    days = find_days(first)
    bare = (first[: days[0].start] if days else first).strip(" ,")
    return read_byline(bare) if _PERSON.fullmatch(bare) else ()


def is_person(words: str) -> bool:
    """Tell whether a line is nothing but what a person's name looks like."""
    return _PERSON.fullmatch(words) is not None and bool(read_byline(words))
