"""Word files of our own, made in memory, with what a desk's files have in them."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph


@pytest.fixture
def word_file() -> Callable[[Callable[[Any], None]], bytes]:
    """Return a function that makes a DOCX by filling an empty one."""

    def make(fill: Callable[[Any], None]) -> bytes:
        document = Document()
        fill(document)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return make


def add_xml(paragraph: Paragraph, xml: str) -> None:
    """Append a piece of WordprocessingML to a paragraph."""
    paragraph._p.append(
        parse_xml(xml.replace("<w:", "<w:", 1).replace(">", f" {nsdecls('w')}>", 1))
    )


@pytest.fixture
def xml_adder() -> Callable[[Paragraph, str], None]:
    """Return the function that appends WordprocessingML."""
    return add_xml
