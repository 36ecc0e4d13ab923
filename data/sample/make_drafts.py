"""Make `drafts/barrier.docx` of `drafts/barrier.md`: `python data/sample/make_drafts.py`.

The Word file holds the same words, with links, and with tracked changes: a reading that took
struck words for text, or inserted ones for none, would find other errors than those planted.
"""

import datetime
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

FOLDER = Path(__file__).parent / "drafts"
MADE_AT = datetime.datetime(2026, 5, 15, 9, 0, tzinfo=datetime.UTC)

TRACKED = {"two digits": ("81.4%", "84.1%"), "a vote": ("by 7 votes to 4", "by 9 votes to 2")}
"""Words that an editor struck, and those that came in their place."""


def main() -> None:
    """Write the Word file."""
    text = (FOLDER / "barrier.md").read_text(encoding="utf-8").partition("[^1]:")[0]
    tokens = MarkdownIt("commonmark").use(front_matter_plugin).parse(text.replace("[^1]", ""))
    document = Document()
    document.core_properties.created = document.core_properties.modified = MADE_AT
    document.core_properties.author = "Tidewater desk"
    for opening, inline in pairwise(tokens):
        if inline.type == "inline" and opening.type in {"heading_open", "paragraph_open"}:
            _add(document, opening, inline.children or [])
    document.save(str(FOLDER / "barrier.docx"))
    print(FOLDER / "barrier.docx")


def _add(document: DocumentType, opening: Token, pieces: Sequence[Token]) -> None:
    style = {"h1": "Title", "h2": "Heading 1"}.get(opening.tag)
    paragraph = document.add_paragraph(style=style)
    href: str | None = None
    for piece in pieces:
        if piece.type == "link_open":
            href = str(piece.attrs["href"])
        elif piece.type == "link_close":
            href = None
        elif piece.type == "softbreak":
            _run(paragraph, " ")
        elif href is not None:
            _link(paragraph, piece.content, href)
        else:
            _tracked(paragraph, piece.content)


def _tracked(paragraph: Paragraph, words: str) -> None:
    """Add words; those that an editor changed come with what stood there before."""
    for before, after in TRACKED.values():
        head, found, tail = words.partition(after)
        if found:
            _run(paragraph, head)
            _change(paragraph, "del", before)
            _change(paragraph, "ins", after)
            _tracked(paragraph, tail)
            return
    _run(paragraph, words)


def _run(paragraph: Paragraph, words: str) -> None:
    if words:
        paragraph.add_run(words)


def _change(paragraph: Paragraph, kind: str, words: str) -> None:
    change = OxmlElement(f"w:{kind}")
    change.set(qn("w:id"), str(len(paragraph._p)))
    change.set(qn("w:author"), "Tidewater desk")
    change.set(qn("w:date"), MADE_AT.strftime("%Y-%m-%dT%H:%M:%SZ"))
    change.append(_element_run(words, tag="w:delText" if kind == "del" else "w:t"))
    paragraph._p.append(change)


def _link(paragraph: Paragraph, words: str, href: str) -> None:
    link = OxmlElement("w:hyperlink")
    key = paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), key)
    before_after = next((pair for pair in TRACKED.values() if words == pair[1]), None)
    if before_after:
        _change(paragraph, "del", before_after[0])
    link.append(_element_run(words, tag="w:t"))
    paragraph._p.append(link)


def _element_run(words: str, *, tag: str) -> OxmlElement:
    run, text = OxmlElement("w:r"), OxmlElement(tag)
    text.text = words
    text.set(qn("xml:space"), "preserve")
    run.append(text)
    return run


if __name__ == "__main__":
    main()
