"""Bytes of a page → its document: text, blocks, links and layers, whatever the bytes."""

import itertools
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extraction import PageReading, read_page
from pipelines.records.pages import Block, BlockKind, Document, LinkRole, PageKind

URL = "https://www.lockpost.example/2026/05/lock-charges"
FILLER = (
    "<p>The lock keepers of Saint-Élan met on Monday to talk about the price of water, and they did "
    "not agree on very much beyond the date of the next meeting.</p>"
    "<p>Three of them wanted a higher charge from June, two wanted none at all, and the sixth said "
    "that the river would decide in any case, as it had done in every dry year before.</p>"
)


def article(*parts: str, head: str = "", around: str = "") -> Document:
    """Return the document of a page whose article holds the parts between two known paragraphs."""
    body = f"<article><h1>Lock charges</h1>{FILLER}{''.join(parts)}</article>{around}"
    markup = (
        f"<html lang='en'><head><title>Lock charges</title>{head}</head><body>{body}</body></html>"
    )
    reading = read_page(markup.encode(), url=URL)
    assert reading.document is not None, reading.detail
    return reading.document


def words(document: Document, kind: BlockKind) -> list[str]:
    """Return the words of all blocks of a kind."""
    return [b.span.of(document.text) for b in document.blocks if b.kind is kind]


def block(document: Document, start: str) -> Block:
    """Return the block whose words begin so."""
    return next(b for b in document.blocks if b.span.of(document.text).startswith(start))


def test_the_same_bytes_give_the_same_reading_ten_times() -> None:
    payload = (
        f"<html><body><article><h1>Lock charges</h1>{FILLER * 3}</article></body></html>".encode()
    )
    first, *others = [read_page(payload, url=URL) for _ in range(10)]
    assert first.document is not None
    assert all(other == first for other in others)


def test_headline_comes_first_and_the_body_is_a_span_behind_it() -> None:
    document = article()
    assert document.text.startswith("Lock charges\n\nThe lock keepers")
    assert document.body.of(document.text).startswith("The lock keepers")
    assert document.blocks[0].kind is BlockKind.HEADLINE


def test_blocks_lie_in_order_and_do_not_overlap() -> None:
    document = article(
        "<h2>Why</h2><ul><li>One reason is the drought</li><li>Two</li></ul>", FILLER
    )
    spans = [b.span for b in document.blocks]
    assert spans == sorted(spans)
    assert all(a.end < b.start for a, b in itertools.pairwise(spans))
    assert "\n\n".join(s.of(document.text) for s in spans) == document.text


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<p>An area of 5<sup>2</sup> lots was sold to the town for a crown.</p>", "5² lots"),
        ("<p>The field is 12 m<sup>2</sup> and lies below the weir of the mill.</p>", "12 m² and"),
        ("<p>It cost 1,200<sup><a href='#fn1'>1</a></sup> crowns, the town said.</p>", "1,200 crowns"),
        ("<p>It cost 1,200<sup>[3]</sup> crowns, as the keepers had expected.</p>", "1,200 crowns"),
        ("<p>On the 10<sup>th</sup> of May the gates were opened to everyone.</p>", "10th of May"),
        ("<p>About 5<sup>1,000 m</sup> of rope were used to hold the gate up.</p>", "5^1,000 m"),
        ("<p>The H<sub>2</sub>O of the river is measured at the lower gate.</p>", "H2O"),
        ("<p>Some 10<sub>2</sub> of the marks were written in chalk on the wall.</p>", "10₂ of"),
        ("<p>In <span>April</span><span> and</span> <b>M</b>ay it rained on the town.</p>", "April and May"),
        ("<p>The gate<wbr>keeper left&nbsp;early for the fair in the next town.</p>", "gatekeeper left early"),
        ("<p>The lock\u00adkeeper\u200b left early for the fair in the next town.</p>", "lockkeeper left"),
        ("<p>On <time datetime='2026-05-03'>3 May</time> the gates were opened.</p>", "On 3 May the"),
        ("<p>First line of it<br>second line of the same verse, as printed.</p>", "it\nsecond"),
    ],
)  # fmt: skip
def test_inline_markup_neither_glues_nor_splits_words(markup: str, said: str) -> None:
    assert said in article(markup, FILLER).text


def test_minified_blocks_are_parted() -> None:
    document = article(
        "<div><p>The first of two that stand close together.</p><p>The second of two.</p></div>"
    )
    assert "together.\n\nThe second" in document.text


def test_a_table_cell_knows_its_row_and_column() -> None:
    table = (
        "<table><tr><th>Gate</th><th>Charge in 2025</th><th>Charge in 2026</th></tr>"
        "<tr><td rowspan=2>Upper</td><td>12 crowns</td><td>14 crowns</td></tr>"
        "<tr><td>9 crowns</td><td>10 crowns</td></tr></table>"
    )
    document = article(
        FILLER.replace("Monday", "Friday"), table, FILLER.replace("Monday", "Sunday")
    )
    assert block(document, "14 crowns").row_header == "Upper"
    assert block(document, "14 crowns").column_header == "Charge in 2026"
    assert block(document, "10 crowns").column_header == "Charge in 2026"
    assert block(document, "Charge in 2025").column_header is None


def test_captions_stand_behind_the_body() -> None:
    figure = "<figure><img src='/g.jpg'><figcaption>The upper gate on a dry day in May</figcaption></figure>"
    document = article(figure, FILLER.replace("Monday", "Friday"))
    assert words(document, BlockKind.CAPTION) == ["The upper gate on a dry day in May"]
    assert not document.body.covers(block(document, "The upper gate").span)


def test_a_standfirst_is_part_of_the_text_and_not_of_the_body() -> None:
    body = (
        "<article><h1>Lock charges</h1><p class='standfirst'>Six keepers, one river and no end of "
        f"meetings.</p>{FILLER}</article>"
    )
    document = read_page(f"<html><body>{body}</body></html>".encode(), url=URL).document
    assert document is not None
    assert words(document, BlockKind.STANDFIRST) == [
        "Six keepers, one river and no end of meetings."
    ]
    assert "one river and no end" not in document.body.of(document.text)


def test_correction_notes_are_typed_and_kept() -> None:
    note = (
        "Correction, May 14, 2026: An earlier version of this story gave the charge as 40 crowns."
    )
    document = article(f"<p><em>{note}</em></p>")
    assert document.notes == (note,)
    assert words(document, BlockKind.NOTE) == [note]


@pytest.mark.parametrize(
    ("part", "is_sponsored", "is_truncated"),
    [
        ("", False, False),
        ("<p><em>Sponsored articles are content produced by a company that pays.</em></p>", True, False),
        ("<p>The keepers then went down to the lower gate, where they found that …</p>", False, True),
        ("<p><a href='/more'>Continue reading</a></p>", False, True),
    ],
)  # fmt: skip
def test_paid_and_cut_articles_are_flagged(
    part: str, is_sponsored: bool, is_truncated: bool
) -> None:
    document = article(part)
    assert (document.is_sponsored, document.is_truncated) == (is_sponsored, is_truncated)
    assert "Sponsored articles" not in document.text


def test_a_link_stands_on_its_words_with_both_addresses() -> None:
    document = article(
        "<p>The charge, <a href='../report?id=7'><span>says the</span> <u>report</u></a>, will rise in "
        "June by a crown and a half for every boat that is longer than six metres.</p>"
    )
    (link,) = document.links
    assert link.span.of(document.text) == "says the report"
    assert link.href == "../report?id=7"
    assert link.url == "https://www.lockpost.example/2026/report?id=7"
    assert link.role is LinkRole.CONTENT


def test_a_base_element_moves_relative_links() -> None:
    document = article(
        "<p>The charge, <a href='report'>says the report</a>, will rise in June by a crown.</p>",
        head="<base href='https://archive.lockpost.example/2025/'>",
    )
    assert document.links[0].url == "https://archive.lockpost.example/2025/report"


def test_words_that_the_body_lost_stay_in_the_page_text() -> None:
    document = article(around="<aside class='factbox'>The weir was built in 1871.</aside>")
    assert "The weir was built in 1871." in document.page_text
    assert "<script" not in document.page_text


def test_long_strings_of_structured_data_are_kept() -> None:
    said = (
        '{"@type":"NewsArticle","articleBody":"All words of the story, even those behind a tab."}'
    )
    document = article(head=f"<script type='application/ld+json'>{said}</script>")
    assert document.structured_text == "All words of the story, even those behind a tab."


def test_a_body_in_several_containers_is_found_whole() -> None:
    def chunk(text: str) -> str:
        return f"<div class='chunk'><div class='chunk__text'>{text}</div></div><div class='slot'></div>"

    more = [
        FILLER.replace("Monday", day).replace("dry", day.lower()) for day in ("Tuesday", "Friday")
    ]
    markup = (
        f"<body><main><h1>Lock charges</h1>{chunk(FILLER)}{''.join(map(chunk, more))}</main></body>"
    )
    document = read_page(f"<html>{markup}</html>".encode(), url=URL).document
    assert document is not None
    assert all(f"on {day} to talk" in document.text for day in ("Monday", "Tuesday", "Friday"))


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


def test_a_page_cannot_be_published_after_it_was_fetched() -> None:
    head = "<meta property='article:published_time' content='2031-01-01T00:00:00Z'>"
    page = f"<html><head>{head}</head><body><h1>Lock charges</h1><p>May 3, 2026</p>{FILLER}</body></html>"
    reading = read_page(page.encode(), url=URL, fetched_at=datetime(2026, 5, 4, tzinfo=UTC))
    assert reading.document is not None
    assert reading.document.published is not None
    assert reading.document.published.at.date().isoformat() == "2026-05-03"


def read_in_time(payload: bytes, seconds: float = 20.0) -> PageReading:
    """Read a payload and see that it took no longer than a shared machine may need."""
    start = time.perf_counter()
    reading = read_page(payload, url=URL)
    assert time.perf_counter() - start < seconds
    assert (reading.document is None) == (reading.unread is not None)
    return reading


@settings(max_examples=150)
@given(st.binary(max_size=3_000))
def test_arbitrary_bytes_never_crash(payload: bytes) -> None:
    read_in_time(payload)


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<a",
        "href='x'>",
        "<a",
        "href='http://['>",
        "</a>",
        "<sup>",
        "</sup>",
        "<table>",
        "<tr>",
        "<td",
        "colspan=9999>",
        "<td",
        "rowspan='-1'>",
        "</table>",
        "<h1>",
        "<li>",
        "<ul>",
        "<br>",
        "<pre>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<article>",
        "<b>",
        "&#0;",
        "&amp",
        "<time",
        "datetime='99999-99-99'>",
        "<meta",
        "charset=utf-7>",
        "<base",
        "href='::'>",
        "<blockquote>",
        "word",
        "5",
        "—",
        "“no”",
        "\x00",
        "﷽",
    ]
)


@settings(max_examples=150)
@given(st.lists(TAGS, max_size=120))
def test_arbitrary_markup_never_crashes_and_spans_fit(parts: list[str]) -> None:
    reading = read_in_time(" ".join(parts).encode())
    served = reading.document or reading.served
    if served is not None:
        assert all(b.span.end <= len(served.text) for b in served.blocks)
        assert all(link.span.of(served.text).strip() for link in served.links)


@pytest.mark.parametrize(
    "payload",
    [
        b"<" * 5_000_000,
        b"<div>" * 60_000,
        b"<p>" + b"a" * 5_000_000,
        b"<p>" + b"a, " * 1_000_000,
        b"<p>By " + b"A B " * 200_000,
        b"<h1>Page" + b" you" * 50_000,
        b"<html><head><title>" + b"- | " * 50_000 + b"</title><body>" + FILLER.encode(),
        b"<script type='application/ld+json'>" + b"[" * 100_000 + b"</script>" + FILLER.encode(),
        b'<script type="application/ld+json">{"headline": "' + b"\\" * 300_001 + FILLER.encode(),
        b"<table>" + b"<tr><td rowspan=99 colspan=99>x" * 3_000 + b"</table>" + FILLER.encode(),
        b"<p>" + b"<sup>1" * 20_000,
        b"<p>" + b"<a href='http://a.example/'>x" * 20_000,
    ],
    ids=lambda payload: f"{payload[:18].decode()}…{len(payload)}",
)  # fmt: skip
def test_hostile_pages_stay_in_bounded_time(payload: bytes) -> None:
    read_in_time(payload)
