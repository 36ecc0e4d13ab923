"""Bytes of a page → one lxml tree, within caps; the page's own charset is found first."""

import codecs
import re
from functools import cache

from lxml import etree
from lxml.html import HtmlElement

from pipelines.caps import DEFAULT_CAPS, PageCaps

MAX_CLAIMED = (
    20_000  # cells that all rowspans and colspans of a page claim; real tables stay below 3,000
)

_HEAD_BYTES = 4_096  # HTML asks for the charset within the first 1,024; sloppy pages need more

# "text/html; charset=ISO-8859-1"
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)

# '<meta charset="utf-8">', '<meta http-equiv=… content="text/html; charset=latin1">',
# '<?xml encoding="…"?>'
_META_CHARSET = re.compile(
    rb"<(?:meta\s[^>]{0,200}?charset|\?xml\s[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})",
    re.IGNORECASE,
)

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# The WHATWG reading of labels: a page that says Latin-1 or ASCII means windows-1252.
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "tis-620": "cp874",
    "euc_kr": "cp949",
}


class PageTooLargeError(ValueError):
    """A page beyond the caps; the message says which."""


def decode(payload: bytes, content_type: str | None) -> str:
    """Return the page's characters: BOM, then header, then meta, then UTF-8, then windows-1252.

    A charset that is declared but does not fit the bytes gives way to UTF-8 when that does.

    >>> decode("Zoë".encode("latin-1"), "text/html; charset=iso-8859-1")
    'Zoë'
    """
    for mark, name in _BOMS:
        if payload.startswith(mark):
            return payload.decode(name, "replace").lstrip("\ufeff")
    for name in (*_declared(payload, content_type), "utf-8"):
        try:
            return payload.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return _decode_damaged(payload)


def _declared(payload: bytes, content_type: str | None) -> list[str]:
    found = [m[1] for m in [_HEADER_CHARSET.search(content_type or "")] if m]
    found += [
        m[1].decode("ascii", "replace")
        for m in [_META_CHARSET.search(payload, 0, _HEAD_BYTES)]
        if m
    ]
    return [name for label in found if (name := _python_name(label)) is not None]


def _python_name(label: str) -> str | None:
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    if name.startswith(("utf-16", "utf-32")):  # readable ASCII markup cannot be in these
        return "utf-8"
    return _MEANT.get(name, name)


def _decode_damaged(payload: bytes) -> str:
    """Return UTF-8 with its few broken bytes marked, or windows-1252 when it never was UTF-8."""
    as_utf8 = payload.decode("utf-8", "replace")
    high = sum(map(payload.count, (b"\xc2", b"\xc3", b"\xe2\x80")))
    if high > as_utf8.count("\ufffd"):
        return as_utf8
    return payload.decode("cp1252", "replace")


def parse(text: str, caps: PageCaps = DEFAULT_CAPS) -> HtmlElement | None:
    """Return the tree of a page, without comments; None when there is no element in it.

    Raises:
        PageTooLargeError: more elements, or more of them within each other, than the caps allow.
    """
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), _new_parser())
    except etree.LxmlError:
        return None
    if root is None:
        return None
    count = root.xpath("count(//*)")
    if count > caps.elements:
        raise PageTooLargeError(f"{count:.0f} elements, over PAGE_ELEMENTS ({caps.elements})")
    if _reaching(caps.depth + 1)(root):
        raise PageTooLargeError(f"elements nested deeper than PAGE_DEPTH ({caps.depth})")
    _bound_spans(root)
    return root


@cache
def _reaching(depth: int) -> etree.XPath:
    """Return what finds elements at a depth; every step looks at each of its elements once."""
    return etree.XPath(f"boolean({'/*' * depth})")


def _bound_spans(root: HtmlElement) -> None:
    """Take from all cells their claims to rows and columns when these add up to a bomb.

    A few kilobytes of `<td rowspan=99 colspan=99>` make a reader fill in millions of cells.
    """
    spanning = [c for c in root.iter("td", "th") if "rowspan" in c.attrib or "colspan" in c.attrib]
    if sum(_claim(cell, "rowspan") * _claim(cell, "colspan") for cell in spanning) > MAX_CLAIMED:
        for cell in spanning:
            cell.attrib.pop("rowspan", None)
            cell.attrib.pop("colspan", None)


def _claim(cell: HtmlElement, name: str) -> int:
    words = cell.get(name, "1").strip()
    return int(words) if words.isascii() and words.isdigit() and len(words) < 6 else 1


def _new_parser() -> etree.HTMLParser:
    # A look-up in C: 5-8 % faster than lxml.html's own, with the same elements.
    parser = etree.HTMLParser(
        remove_comments=True, remove_pis=True, encoding="utf-8", collect_ids=False, huge_tree=True
    )
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    return parser
