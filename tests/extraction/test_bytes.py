"""The characters of a page come right, whatever its bytes and whatever it says of them."""

import pytest

from pipelines.extraction import read_page
from pipelines.records.pages import PageKind
from tests.extraction.lock_page import FILLER, URL


@pytest.mark.parametrize(
    ("payload", "content_type", "said"),
    [
        ("Zoë paid 5 €", None, "Zoë paid 5 €"),
        ("Zoë paid".encode("latin-1"), "text/html; charset=iso-8859-1", "Zoë paid"),
        ("Zoë “paid” 5 €".encode("cp1252"), "text/html; charset=ISO-8859-1", "Zoë “paid” 5 €"),
        ("Zoë “paid”".encode("cp1252"), None, "Zoë “paid”"),
        ("Zoë “paid”".encode("cp1252"), "text/html; charset=utf-8", "Zoë “paid”"),
        ("Zoë paid 5 €".encode(), "text/html; charset=no-such-thing", "Zoë paid 5 €"),
        ("Zoë paid".encode("utf-16"), None, "Zoë paid"),
        (b"\xef\xbb\xbf" + "Zoë paid".encode(), "text/html; charset=latin-1", "Zoë paid"),
        ("Цена воды".encode("cp1251"), "text/html; charset=windows-1251", "Цена воды"),
        ("水の値段".encode("shift_jis"), "text/html; charset=Shift_JIS", "水の値段"),
    ],
)  # fmt: skip
def test_characters_come_right_whatever_the_charset(
    payload: str | bytes, content_type: str | None, said: str
) -> None:
    raw = payload if isinstance(payload, bytes) else payload.encode()
    template = f"<html><body><h1>Lock charges</h1>{FILLER}<p>PLACE, and the others looked on.</p></body></html>"
    if payload is raw and raw[:2] == b"\xff\xfe":
        page = template.replace("PLACE", raw.decode("utf-16")).encode("utf-16")
    else:
        page = (
            template.replace("Élan", "Elan").encode().replace(b"PLACE", raw.lstrip(b"\xef\xbb\xbf"))
        )
        page = b"\xef\xbb\xbf" + page if raw.startswith(b"\xef\xbb\xbf") else page
    document = read_page(page, url=URL, content_type=content_type).document
    assert document is not None
    assert said in document.text


def test_a_meta_element_names_the_charset() -> None:
    page = f"<html><head><meta charset='iso-8859-2'></head><body><p>Cena vody v Plzni: čtyři koruny.</p>{FILLER}"
    reading = read_page(page.replace("Élan", "Elan").encode("iso-8859-2"), url=URL)
    assert reading.document is not None
    assert "čtyři koruny" in reading.document.page_text


def test_plain_text_is_kept_as_it_is() -> None:
    reading = read_page(b"First line\r\nsecond.\r\n\r\nNext.", url=URL, content_type="text/plain")
    assert reading.page_kind is PageKind.PLAIN_TEXT
    assert reading.document is not None
    assert reading.document.text == "First line\nsecond.\n\nNext."


def test_markdown_is_read_as_the_page_that_it_describes() -> None:
    source = (
        b"# Lock charges\n\nThe [report](https://a.example/r) says:\n\n- 4 crowns\n- 5 crowns\n"
    )
    document = read_page(source, url=URL, content_type="text/markdown").document
    assert document is not None
    assert document.title == "Lock charges"
    assert document.text == "Lock charges\n\nThe report says:\n\n4 crowns\n\n5 crowns"
    assert [link.url for link in document.links] == ["https://a.example/r"]
