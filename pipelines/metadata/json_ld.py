"""JSON-LD scripts of a page → facts; one broken script never loses the others."""

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from pipelines.metadata.facts import Facts
from pipelines.records.pages import Layer

MAX_SCRIPT_CHARS = 2_000_000  # the longest of 600 saved pages had 600 kB
MAX_NODES = 5_000  # objects read of one page; a full Yoast graph has under 100
MAX_STRINGS_CHARS = 500_000  # of all long strings kept of one page

# what wraps a script in XHTML pages: "//<![CDATA[ … //]]>", "<!-- … -->"
_OPENING = re.compile(r"\s*(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?")
_CLOSING_MARKS = ("]]>", "-->", "*/", "//", "/*", ";")

# a comma before a closing bracket: '{"a": 1,}'
_LOOSE_COMMA = re.compile(r",(?=\s{0,99}[}\]])")

# what can be saved from a script that is no JSON: '"datePublished": "2026-05-10"'
_PAIR = re.compile(
    r'"(headline|datePublished|dateModified|articleBody|description)"\s{0,9}:\s{0,9}'
    r'"((?:[^"\\]|\\.)*)"'
)

# "NewsArticle", "BlogPosting", "Report", "Review"
_ARTICLE_TYPE = re.compile(r"(?:Article|Posting|Report|Review|Recipe|HowTo)$")
_PAGE_TYPES = frozenset({"WebPage", "ItemPage", "AboutPage", "VideoObject", "Product", "Event"})
_TEXT_KEYS = ("articleBody", "text", "reviewBody", "description", "headline", "alternativeHeadline")

# an HTML tag inside a string: "<p>", "</a>", '<br class="x"/>'
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")

Node = dict[str, Any]


def plain_words(words: str) -> str:
    """Return a string of structured data without entities and tags, white space made single.

    >>> plain_words("M&amp;A:&nbsp;<b>roundup</b>")
    'M&A: roundup'
    """
    if "&" in words:
        words = unescape(words)
    if "<" in words:
        words = _TAG.sub(" ", unescape(words))
    return " ".join(words.split())


class JsonLd:
    """All JSON-LD of a page, read once."""

    def __init__(self, root: HtmlElement) -> None:
        self._nodes = _nodes(root)
        self._by_id: dict[str, Node] = {}
        for node in self._nodes:
            name = node.get("@id")
            if isinstance(name, str) and len(node) > len(self._by_id.get(name, {})):
                self._by_id[name] = node

    def facts(self) -> tuple[Facts, ...]:
        """Return the facts of each article or page that the scripts describe, articles first."""
        articles = [n for n in self._nodes if any(_ARTICLE_TYPE.search(t) for t in _types(n))]
        pages = [n for n in self._nodes if any(t in _PAGE_TYPES for t in _types(n))]
        untyped = [n for n in self._nodes if "datePublished" in n and not _types(n)]
        return tuple(self._facts(node) for node in [*articles, *pages, *untyped])

    def long_strings(self) -> str:
        """Return bodies, descriptions and headlines, one a line, each once."""
        found: dict[str, None] = {}
        size = 0
        for node in self._nodes:
            for words in (w for key in _TEXT_KEYS for w in _strings(node.get(key))):
                line = plain_words(words) if size < MAX_STRINGS_CHARS else ""
                if line and line not in found:
                    found[line] = None
                    size += len(line)
        return "\n".join(found)

    def _facts(self, node: Node) -> Facts:
        return Facts(
            layer=Layer.JSON_LD,
            titles=_plain(node, "headline", "name", "alternativeHeadline"),
            authors=self._names(node, "author", "creator", desks=False),
            desks=self._names(node, "author", "creator", desks=True),
            published=_plain(node, "datePublished") or _plain(node, "uploadDate", "dateCreated"),
            modified=_plain(node, "dateModified"),
            publishers=self._names(node, "publisher", desks=True)
            + self._names(node, "publisher", desks=False),
            languages=_plain(node, "inLanguage"),
            descriptions=_plain(node, "description"),
            bodies=tuple(_strings(node.get("articleBody"))),
            kinds=tuple(_types(node)),
            is_free=_truth(node.get("isAccessibleForFree")),
        )

    def _names(self, node: Node, *keys: str, desks: bool) -> tuple[str, ...]:
        """Return the names under the first key that has any: of organisations, or of the others."""
        for key in keys:
            named = [self._resolved(item) for item in _listed(node.get(key))]
            found = [
                plain_words(name)
                for item in named
                for name in _strings(item.get("name") if isinstance(item, dict) else item)
                if _is_desk(item) == desks
            ]
            if found:
                return tuple(found)
        return ()

    def _resolved(self, item: object) -> object:
        if isinstance(item, dict) and "name" not in item:
            return self._by_id.get(str(item.get("@id")), item)
        return item


def _is_desk(item: object) -> bool:
    return isinstance(item, dict) and any(t.endswith("Organization") for t in _types(item))


def _nodes(root: HtmlElement) -> list[Node]:
    """Return every object of every script, outer before inner."""
    found: list[Node] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            found += _objects(_loads(script.text[:MAX_SCRIPT_CHARS]), MAX_NODES - len(found))
    return found


def _objects(value: object, limit: int) -> list[Node]:
    found: list[Node] = []
    waiting = [value]
    while waiting and len(found) < limit:
        item = waiting.pop()
        if isinstance(item, dict):
            found.append(item)
            waiting += reversed([v for v in item.values() if isinstance(v, (dict, list))])
        elif isinstance(item, list):
            waiting += reversed(item)
    return found


def _loads(script: str) -> object:
    """Return the value of a script; what can be saved of it when it is no JSON."""
    bare = _unwrapped(script)
    for words in (bare, _LOOSE_COMMA.sub("", bare), unescape(bare) if "&quot;" in bare else ""):
        try:
            return json.loads(words, strict=False)
        except (ValueError, RecursionError):
            continue
    return _salvage(bare)


def _unwrapped(script: str) -> str:
    opening = _OPENING.match(script)
    bare = (script[opening.end() :] if opening else script).strip()
    while bare.endswith(_CLOSING_MARKS):
        bare = next(bare.removesuffix(m) for m in _CLOSING_MARKS if bare.endswith(m)).rstrip()
    return bare


def _salvage(script: str) -> object:
    """Return the objects that stand whole at the beginning, else the pairs that can be read."""
    try:
        return json.JSONDecoder(strict=False).raw_decode(script)[0]
    except (ValueError, RecursionError):
        pairs = dict(reversed(_PAIR.findall(script)))
        return {key: _unquoted(value) for key, value in pairs.items()}


def _unquoted(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return value


def _types(node: Node) -> list[str]:
    return [t.rsplit("/", 1)[-1] for t in _strings(node.get("@type"))]


def _plain(node: Node, *keys: str) -> tuple[str, ...]:
    found = (plain_words(words) for key in keys for words in _strings(node.get(key)))
    return tuple(words for words in found if words)


def _strings(value: object) -> Iterator[str]:
    for item in _listed(value):
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            yield from (v for v in (item.get("@value"), item.get("name")) if isinstance(v, str))
        elif isinstance(item, int) and not isinstance(item, bool):
            yield str(item)


def _listed(value: object) -> Iterable[object]:
    return value if isinstance(value, list) else () if value is None else (value,)


def _truth(value: object) -> bool | None:
    words = str(next(iter(_listed(value)), "")).lower()
    return {"true": True, "false": False}.get(words.rsplit("/", 1)[-1])
