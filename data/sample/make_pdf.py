"""Write the sample web's one PDF: plain text on pages, the same bytes every time.

Run as `python data/sample/make_pdf.py` after the words below changed. The file is as small as the
format allows (PDF 1.4, ISO 32000-1 §7.5): a catalogue, pages, one standard font, text operators.
"""

from pathlib import Path

HERE = Path(__file__).parent
TARGET = HERE / "pages/press.northbeam.example/files/2026-q1-fact-sheet.pdf"

TITLE = "Northbeam: first quarter of 2026, fact sheet"
CREATED = "D:20260506070000-04'00'"

# One string a printed line; an empty one leaves a gap between paragraphs.
PAGES = (
    (
        "Northbeam",
        "First quarter of 2026: fact sheet",
        "",
        "This sheet goes with the statement of May 6, 2026. Figures are in US dollars",
        "and have not been audited.",
        "",
        "Revenue",
        "Revenue was $4.27 billion, against $3.81 billion in the first quarter of 2025.",
        "Data centres brought in $3.02 billion, phones $0.88 billion and everything else",
        "$0.37 billion.",
        "",
        "Revenue by region",
        "The Americas: $1.94 billion. Europe: $1.21 billion. Asia and the Pacific:",
        "$1.12 billion.",
        "",
        "Profit",
        "Net income was $640 million. The operating margin was 21.4%, after 23.6% in the",
        "same quarter of last year.",
        "",
        "People",
        "Northbeam employs 17,900 people, counted as full posts on March 31, 2026.",
        "Of these, 9,300 work in engineering. The company has offices in eleven towns.",
    ),
    (
        "Plants",
        "The plant in Aldergate will package up to 40,000 accelerators a week once it is",
        "complete. Its electricity will come from the grid and from its own roof, which",
        "carries 6,200 square metres of panels.",
        "",
        "Shipments",
        "Accelerators shipped: 1.2 million, against 0.9 million. Average time from order",
        "to delivery: 23 weeks, against 31 weeks.",
        "",
        "Definitions",
        "The order book holds orders that cannot be cancelled without a penalty. A full",
        "post is one person at full hours, or two people who divide them.",
        "",
        "Northbeam is an invented company, and this is an invented fact sheet.",
    ),
)

FONT_SIZE = 11
LINE_HEIGHT = 16
LEFT, TOP = 64, 770
A4 = "[0 0 595 842]"


def make_pdf(pages: tuple[tuple[str, ...], ...], *, title: str, created: str) -> bytes:
    """Return a PDF with one page of lines for each tuple."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * k} 0 R" for k in range(count))
    info = 4 + 2 * count
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        objects += [_page(5 + 2 * number), _stream(_text(lines))]
    objects.append(f"<< /Title {_string(title)} /CreationDate {_string(created)} >>".encode())
    return _file(objects, info)


def _page(contents: int) -> bytes:
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox {A4} "
        f"/Resources << /Font << /F1 3 0 R >> >> /Contents {contents} 0 R >>"
    ).encode()


def _text(lines: tuple[str, ...]) -> bytes:
    shown = "\n".join(f"{_string(line)} Tj T*" if line else "T*" for line in lines)
    start = f"BT /F1 {FONT_SIZE} Tf {LINE_HEIGHT} TL {LEFT} {TOP} Td"
    return f"{start}\n{shown}\nET".encode("cp1252")


def _string(words: str) -> str:
    r"""Return a literal string: backslash and parentheses are escaped (ISO 32000-1 §7.3.4.2)."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"({escaped})"


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def _file(objects: list[bytes], info: int) -> bytes:
    """Return header, numbered objects, the table of their offsets, trailer."""
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(objects) + 1, info)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def make_fact_sheet() -> bytes:
    """Return the bytes of Northbeam's fact sheet."""
    return make_pdf(PAGES, title=TITLE, created=CREATED)


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(make_fact_sheet())
    print(f"{TARGET.relative_to(HERE)}: {TARGET.stat().st_size} bytes")
