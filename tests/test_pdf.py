"""PDF sources: text by page, in a capped child process."""

from pathlib import Path

import pytest

from pipelines.caps import PageCaps
from pipelines.extraction import read_page
from pipelines.pdf import PdfUnreadableError, read_pdf
from pipelines.records.pages import PageKind, Unread

SHEET = Path("data/sample/pages/press.northbeam.example/files/2026-q1-fact-sheet.pdf")
URL = "https://press.northbeam.example/files/2026-q1-fact-sheet.pdf"


@pytest.fixture(scope="module")
def payload() -> bytes:
    return SHEET.read_bytes()


def test_every_block_knows_its_page(payload: bytes) -> None:
    document = read_page(payload, url=URL).document
    assert document is not None
    assert {block.page for block in document.blocks} == {1, 2}
    found = next(b for b in document.blocks if "6,200 square metres" in b.span.of(document.text))
    assert found.page == 2


def test_lines_of_a_paragraph_are_joined_and_headings_stand_alone(payload: bytes) -> None:
    first = read_pdf(payload).pages[0]
    assert "Revenue" in first
    assert any("against $3.81 billion in the first quarter of 2025." in words for words in first)


def test_the_file_tells_title_and_date(payload: bytes) -> None:
    document = read_page(payload, url=URL).document
    assert document is not None
    assert document.title == "Northbeam: first quarter of 2026, fact sheet"
    assert document.published is not None
    assert document.published.at.isoformat() == "2026-05-06T11:00:00+00:00"
    assert document.published.zone == "-04:00"


@pytest.mark.parametrize("damage", [b"%PDF-1.7\njunk", b"%PDF-1.7\n" + bytes(5000)])
def test_a_broken_file_is_a_row_with_its_reason(damage: bytes) -> None:
    reading = read_page(damage, url=URL)
    assert reading.page_kind is PageKind.PDF
    assert reading.unread is Unread.EXTRACTION_FAILED
    assert (reading.detail or "").startswith("pdf: ")


def test_a_file_cut_in_the_middle_is_a_row_with_its_reason(payload: bytes) -> None:
    assert read_page(payload[: len(payload) // 2], url=URL).document is None


def test_a_page_of_blanks_has_no_paragraphs() -> None:
    pdf = read_pdf(_printed(b"(Fares rose in May.)", b"( )"))
    assert pdf.pages == (("Fares rose in May.",), ())


def _printed(*pages: bytes) -> bytes:
    """Return a PDF with these strings, one on each page."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        font,
    ]
    for number, words in enumerate(pages):
        drawn = b"BT /F1 12 Tf 72 700 Td %s Tj ET" % words
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, o) for n, o in enumerate(objects, start=1))
    return b"%%PDF-1.4\n%strailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%%%EOF\n" % body


def test_a_reader_that_needs_too_much_memory_dies_alone(payload: bytes) -> None:
    with pytest.raises(PdfUnreadableError, match=r"died|memory"):
        read_pdf(payload, max_memory_bytes=20_000_000)


def test_a_reader_that_takes_too_long_is_stopped(payload: bytes) -> None:
    with pytest.raises(PdfUnreadableError, match="not read within"):
        read_pdf(payload, caps=PageCaps(pdf_seconds=0.001))
