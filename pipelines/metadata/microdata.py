"""schema.org microdata and hAtom classes in the markup → facts."""

from collections.abc import Iterable

from lxml.etree import XPath
from lxml.html import HtmlElement

from pipelines.metadata.facts import Facts
from pipelines.records.pages import Layer

_WITH_ITEMPROP = XPath("//*[@itemprop]")
_NAMES = XPath(".//*[@itemprop='name']")
_MAX_CHARS = 300  # a longer property is a text, no label
_WANTED = frozenset(
    ("headline", "author", "creator", "datepublished", "datecreated", "datemodified", "description")
)


def read_microdata(root: HtmlElement) -> Facts:
    """Return what the itemprop attributes outside the head say of the page."""
    found: dict[str, list[str]] = {}
    for element in _WITH_ITEMPROP(root):
        for name in _WANTED.intersection(element.get("itemprop").lower().split()):
            found.setdefault(name, []).extend(_values(element, name))
    return Facts(
        layer=Layer.MICRODATA,
        titles=_each(found.get("headline", ())),
        authors=_each(found.get("author", ()) or found.get("creator", ())),
        published=_each(found.get("datepublished", ()) or found.get("datecreated", ())),
        modified=_each(found.get("datemodified", ())),
        descriptions=_each(found.get("description", ())),
    )


def _values(element: HtmlElement, name: str) -> list[str]:
    """Return what an element states: its machine value, the names inside it, or its words."""
    if stated := element.get("content") or element.get("datetime"):
        return [stated.strip()]
    inner = _NAMES(element) if name in ("author", "creator") else []
    words = [n.get("content") or " ".join(n.text_content().split()) for n in inner or [element]]
    return [w for w in words if 0 < len(w) <= _MAX_CHARS]


def _each(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
