"""Sources that an article names without a link: where it names them, and which page it means."""

import re
from collections.abc import Iterator, Sequence

from pipelines.records.citations import Citation
from pipelines.records.dossiers import Source
from pipelines.records.pages import Document
from pipelines.records.spans import Span
from pipelines.text import Words
from pipelines.urls import host_of

# A name: "Meta", "Bank of England", "the Harbor Ledger"; never across a line break
_NAME = (
    r"(?P<name>[A-Z][\w&.’'-]*(?:[^\S\n]+(?:(?:of|and|for|the|de|&)[^\S\n]+)?[A-Z][\w&.’'-]*){0,4})"
)

# "Meta said in a blog post", "the Ministry wrote in a report": a document without a link
_SAID_IN = re.compile(
    _NAME + r"[^\S\n]+(?:said|says|wrote|writes|announced|reported|disclosed|confirmed|stated)"
    r"[^\S\n]+(?:\w+[^\S\n]+)?(?:in|on)[^\S\n]+(?:an?|its|the|their|his|her)[^\S\n]+"
    r"(?:\w+[^\S\n]+){0,2}"
    r"(?:blog(?:[^\S\n]post)?|post|statement|report|filing|release|letter|memo|paper|study|website)\b"
)

# "told Reuters", "in an interview with the Harbor Ledger": words given to somebody
_TOLD = re.compile(
    r"\b(?:told|interview with|speaking to|spoke to|first reported by)[^\S\n]+(?:the[^\S\n]+)?"
    + _NAME
)

# "Inc.", "Ltd": what a company's name may end in
_FORM = re.compile(r"\b(?:inc|corp|ltd|llc|plc|gmbh|ag|sa|co)\b\.?", re.IGNORECASE)

WORDS_SHARE = 0.6
"""Share of a sentence's telling words that the page must have; a paraphrase keeps more."""
FEWEST_WORDS = 3  # telling words; a sentence with fewer fits every page of the name
MARGIN = 0.15  # of the share, by which one page of the name must beat the next
TELLING_LETTERS = 4  # letters of a word that is no article, pronoun or preposition


def find_named(text: str) -> Iterator[Span]:
    """Yield the words that name a source without pointing to it, pattern by pattern."""
    for pattern in (_SAID_IN, _TOLD):
        for found in pattern.finditer(text):
            last = found.end() - len(found.group()) + len(found.group().rstrip(".’'-"))
            yield Span(found.start(), last)


def names_itself(exact: str, document: Document) -> bool:
    """Tell whether an article names its own publisher: what it was told is no source to read."""
    name = _name_of(exact)
    publisher = _plain(document.publisher or "")
    return bool(name) and (publisher[: len(name)] == name or _is_host(name, document.url))


def resolve_named(citation: Citation, text: str, sources: Sequence[Source]) -> Source | None:
    """Return the read page that a named source stands for, or None while that is open.

    The page must bear the name (publisher, host, or title) and hold most of the sentence's telling
    words, and no second page may do so nearly as well.
    """
    wanted = _telling_words(citation, text)
    if len(wanted) < FEWEST_WORDS:
        return None
    ranked = sorted(
        (
            (_share(wanted, source.document), source.url_key, source)
            for source in sources
            if source.document is not None and _bears(source, source.document, citation.exact)
        ),
        reverse=True,
        key=lambda row: row[:2],
    )
    if not ranked or ranked[0][0] < WORDS_SHARE:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN:
        return None
    return ranked[0][2]


def _telling_words(citation: Citation, text: str) -> set[str]:
    before = text[citation.sentence.start : citation.span.start]
    after = text[citation.span.end : citation.sentence.end]
    forms = Words(f"{before}\n{after}").forms
    return {form for form in forms if len(form) >= TELLING_LETTERS or form[0].isdigit()}


def _share(wanted: set[str], document: Document) -> float:
    return len(wanted & set(Words(document.text).forms)) / len(wanted)


def _bears(source: Source, document: Document, exact: str) -> bool:
    """Tell whether a page goes by the name that an article gives."""
    name = _name_of(exact)
    if not name:
        return False
    publisher = _plain(document.publisher or "")
    if publisher[: len(name)] == name or _is_host(name, source.url):
        return True
    title = _plain(document.title or "")
    is_titled = any(title[at : at + len(name)] == name for at in range(len(title)))
    return _SAID_IN.match(exact) is not None and len(name) > 1 and is_titled


def _name_of(exact: str) -> list[str]:
    found = _SAID_IN.match(exact) or _TOLD.match(exact)
    return _plain(found.group("name")) if found else []


def _is_host(name: list[str], url: str) -> bool:
    return "".join(name) in host_of(url).replace("-", "").split(".")[:-1]


def _plain(name: str) -> list[str]:
    """Return the words of a name, lower case, without article, possessive and legal form."""
    forms = Words(_FORM.sub(" ", name)).forms
    bare = [form.removesuffix("'s") for form in forms]
    return bare[1:] if bare[:1] == ["the"] else bare
