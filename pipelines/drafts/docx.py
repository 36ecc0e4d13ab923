"""DOCX → HTML as it would print: tracked changes accepted, notes and links kept, no pictures."""

import io
import re
import zipfile

import mammoth
from lxml import etree
from mammoth.documents import Image

from pipelines.drafts.written import DraftUnreadableError, Written

MAX_UNPACKED_BYTES = 100_000_000
"""A DOCX unpacks to about ten times its size; one beyond this is a bomb, not a draft."""

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p.standfirst:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
strike => s
comment-reference => !
"""

# ' HYPERLINK "https://example.org/a" \\o "tip"' in a simple field
_HYPERLINK = re.compile(r"^\s*HYPERLINK\s")

_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")


def docx_to_html(payload: bytes) -> Written:
    """Return a Word document as HTML.

    Raises:
        DraftUnreadableError: It is no DOCX, is damaged, or is not what it seems.
    """
    try:
        plain, notices = _prepare(payload)
        result = mammoth.convert_to_html(
            io.BytesIO(plain),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(_no_image),
        )
    except DraftUnreadableError:
        raise
    except (zipfile.BadZipFile, KeyError, etree.LxmlError, ValueError, OSError) as error:
        raise DraftUnreadableError(
            f"is no readable DOCX ({error}); save it again as .docx"
        ) from error
    return Written(html=result.value.encode("utf-8", "replace"), notices=tuple(notices))


def _no_image(_image: Image) -> dict[str, str]:
    return {}


def _prepare(payload: bytes) -> tuple[bytes, list[str]]:
    """Return the file with simple fields spelt out, and what to tell of its tracked changes."""
    with zipfile.ZipFile(io.BytesIO(payload)) as packed:
        if sum(part.file_size for part in packed.infolist()) > MAX_UNPACKED_BYTES:
            raise DraftUnreadableError("unpacks to more than a draft can hold; it was not opened")
        if "word/document.xml" not in packed.namelist():
            raise DraftUnreadableError("is a zip file without a Word document in it")
        parts = {name: packed.read(name) for name in packed.namelist()}
    notices: list[str] = []
    for name in _PARTS:
        if name in parts:
            root = _parse(parts[name])
            if name == "word/document.xml":
                notices = _notices(root)
            _spell_out_fields(root)
            parts[name] = etree.tostring(
                root, xml_declaration=True, encoding="UTF-8", standalone=True
            )
    return _pack(parts), notices


def _parse(xml: bytes) -> etree._Element:
    if b"<!DOCTYPE" in xml[:2_000]:
        raise DraftUnreadableError(
            "holds a document type, which no Word file has; it was not opened"
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(xml, parser)


def _pack(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def _notices(root: etree._Element) -> list[str]:
    counts = {
        tag: sum(1 for _ in root.iter(f"{_WORD}{tag}"))
        for tag in ("ins", "del", "moveTo", "commentReference")
    }
    notices = []
    if counts["ins"] or counts["del"] or counts["moveTo"]:
        notices.append(
            f"Tracked changes: {counts['ins']} insertions and {counts['moveTo']} moves were read as"
            f" accepted, {counts['del']} deletions left out."
        )
    if counts["commentReference"]:
        notices.append(f"{counts['commentReference']} comments in the margin were not read.")
    return notices


def _spell_out_fields(root: etree._Element) -> None:
    """Turn simple fields, which would be dropped, into the runs of complex ones."""
    for field in list(root.iter(f"{_WORD}fldSimple")):
        instruction = field.get(f"{_WORD}instr") or ""
        parent = field.getparent()
        if parent is None:
            continue
        at = parent.index(field)
        inner = list(field)
        if _HYPERLINK.match(instruction):
            inner = [
                _field("begin"),
                _instruction(instruction),
                _field("separate"),
                *inner,
                _field("end"),
            ]
        parent[at : at + 1] = inner


def _field(kind: str) -> etree._Element:
    run = etree.Element(f"{_WORD}r")
    etree.SubElement(run, f"{_WORD}fldChar").set(f"{_WORD}fldCharType", kind)
    return run


def _instruction(words: str) -> etree._Element:
    run = etree.Element(f"{_WORD}r")
    etree.SubElement(run, f"{_WORD}instrText").text = words
    return run
