"""Head of a page → the address that it gives for itself, where that can be believed."""

import re
from html import unescape
from urllib.parse import parse_qsl, urljoin, urlsplit

from pipelines.urls import host_of, is_web_url

HEAD_BYTES = 64 * 1024
ELEMENT_BYTES = 3_000  # of a link or meta element; addresses run to 2,000
MOST_PLACES = 9  # at which the word is looked at; scripts and other addresses hold it too
SLUG_CHARS = 8
"""Letters of a path's last step from which it tells one page from another, as `index` does not."""

# "rel=canonical", "href='https://example.org/a'"
_ATTRIBUTE = re.compile(
    rb"""\b(rel|href|property|content)\s{0,4}=\s{0,4}"""
    rb"""(?:"([^"]{0,1500})"|'([^']{0,1500})'|([^\s"'>]{1,1500}))""",
    re.IGNORECASE,
)

# "/amp/a", "/a/amp", "/a.amp.html": AMP's dress of a path
_AMP = re.compile(r"^/amp(?=/)|/amp/?$|\.amp(?:\.html?)?$|(?<=\w)\.html?$", re.IGNORECASE)

# "de", "pt-br": a step of a path that names a language
_LANGUAGE = re.compile(
    r"(?:ar|br|cs|da|de|el|en|es|fi|fr|he|hi|hu|id|it|ja|ko|nl|no|pl|pt|ro|ru|sv|th|tr|uk|vi|zh)"
    r"(?:-[a-z]{2})?|ltam",
    re.IGNORECASE,
)


def canonical_of(payload: bytes, url: str) -> str | None:
    """Return the address under which a page wants to be known; None if it gives none to believe.

    A canonical is believed on the same host only, for the same last step of the path: it may do
    without AMP's dress, a section or parameters, but not lead home, to another language or day.

    >>> page = b"<link rel=canonical href='https://example.org/news/boats-come-home'>"
    >>> canonical_of(page, "https://amp.example.org/amp/boats-come-home?ref=x")
    'https://example.org/news/boats-come-home'
    >>> canonical_of(page, "https://example.org/news/eels-come-home") is None
    True
    """
    stated = _stated(payload[:HEAD_BYTES], url)
    return stated if stated and _is_believable(stated, url) else None


def _stated(head: bytes, url: str) -> str | None:
    address = _value(head, b"canonical", b"rel", b"href")
    address = address or _value(head, b"og:url", b"property", b"content")
    try:
        return urljoin(url, unescape(address).strip()) if address else None
    except ValueError:
        return None


def _value(head: bytes, word: bytes, named: bytes, wanted: bytes) -> str | None:
    """Return an attribute of the first element in which another has the value `word`."""
    low = head.lower()
    at = low.find(word)
    for _ in range(MOST_PLACES):
        if at < 0:
            return None
        start, end = head.rfind(b"<", 0, at), head.find(b">", at)
        element = head[start : end + 1] if 0 <= at - start < ELEMENT_BYTES else b""
        said: dict[bytes, str] = {
            name.lower(): (double or single or bare).decode("utf-8", "replace")
            for name, double, single, bare in _ATTRIBUTE.findall(element[:ELEMENT_BYTES])
        }
        if said.get(named, "").lower() == word.decode() and said.get(wanted):
            return said[wanted]
        at = low.find(word, at + 1)
    return None


def _is_believable(stated: str, url: str) -> bool:
    if not is_web_url(stated) or host_of(stated) != host_of(url):
        return False
    there, here = _steps(stated), _steps(url)
    if not there or not here or there[-1] != here[-1]:
        return False
    for kind in (_LANGUAGE.fullmatch, str.isdecimal):
        if [step for step in there if kind(step)] != [step for step in here if kind(step)]:
            return False
    is_slug = len(there[-1]) >= SLUG_CHARS and not there[-1].startswith("index")
    if not is_slug and (there != here or urlsplit(stated).query != urlsplit(url).query):
        return False
    return set(_parameters(stated)) <= set(_parameters(url))


def _steps(url: str) -> list[str]:
    return [step for step in _AMP.sub("", urlsplit(url).path).split("/") if step]


def _parameters(url: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(url).query, keep_blank_values=True)
