"""A page → its document: text, blocks, links, notes and layers."""

import itertools
from datetime import UTC, datetime

import pytest

from pipelines.extraction import read_page
from pipelines.records.pages import BlockKind, LinkRole
from tests.extraction.lock_page import FILLER, URL, article, block, words


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


def test_a_page_cannot_be_published_after_it_was_fetched() -> None:
    head = "<meta property='article:published_time' content='2031-01-01T00:00:00Z'>"
    page = f"<html><head>{head}</head><body><h1>Lock charges</h1><p>May 3, 2026</p>{FILLER}</body></html>"
    reading = read_page(page.encode(), url=URL, fetched_at=datetime(2026, 5, 4, tzinfo=UTC))
    assert reading.document is not None
    assert reading.document.published is not None
    assert reading.document.published.at.date().isoformat() == "2026-05-03"
