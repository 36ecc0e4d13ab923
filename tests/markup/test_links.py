"""Links know what they are there for; only content and lists of sources point to sources."""

import pytest

from pipelines.extraction import read_page
from pipelines.records.pages import Document, LinkRole
from tests.extraction.lock_page import FILLER, URL


def article(part: str) -> Document:
    page = f"<html><body><article><h1>Lock charges</h1>{FILLER}{part}</article></body></html>"
    document = read_page(page.encode(), url=URL).document
    assert document is not None
    return document


def roles(part: str) -> dict[str, LinkRole]:
    """Return the role of each link by its words."""
    document = article(part)
    return {link.span.of(document.text): link.role for link in document.links}


@pytest.mark.parametrize(
    ("href", "role"),
    [
        ("https://www.riverboard.example/report", LinkRole.CONTENT),
        ("https://www.riverboard.example/topics/water", LinkRole.CONTENT),
        ("/2026/04/older-story", LinkRole.CONTENT),
        ("/files/report.pdf", LinkRole.CONTENT),
        ("https://www.lockpost.example/2026/05/lock-charges/?utm_source=x#top", LinkRole.SELF),
        ("#gates", LinkRole.SELF),
        ("/tag/water/", LinkRole.TAG),
        ("https://www.facebook.com/sharer/sharer.php?u=https://lockpost.example", LinkRole.SHARE),
        ("https://x.com/intent/post?text=Lock+charges", LinkRole.SHARE),
        ("https://api.whatsapp.com/send?text=x", LinkRole.SHARE),
        ("https://x.com/somebody/status/1", LinkRole.CONTENT),
        ("https://ad.doubleclick.net/ddm/clk/1;2?https://shop.example/", LinkRole.AD),
        ("/img/gate.jpg", LinkRole.IMAGE),
        ("/files/gates.zip", LinkRole.DOWNLOAD),
        ("mailto:keeper@lockpost.example", LinkRole.MAIL),
        ("tel:+420555", LinkRole.MAIL),
    ],
)
def test_a_role_follows_from_the_address(href: str, role: LinkRole) -> None:
    sentence = f"<p>The charge will rise, as <a href='{href}'>these words</a> have it, in June.</p>"
    assert roles(sentence) == {"these words": role}


@pytest.mark.parametrize("href", ["javascript:void(0)", "", "data:text/html,x", "http://[::1"])
def test_what_is_no_address_is_no_link(href: str) -> None:
    assert (
        roles(f"<p>The charge will rise, as <a href='{href}'>they</a> have it, in June.</p>") == {}
    )


@pytest.mark.parametrize(
    "heading",
    ["Sources", "Source(s):", "References", "Further reading", "Quellen", "Fuentes", "Notes and sources",
     "参考文献", "来源"],
)  # fmt: skip
@pytest.mark.parametrize("markup", ["<h2>{}</h2>", "<p><strong>{}</strong></p>"])
def test_links_under_a_heading_of_sources_are_listed(heading: str, markup: str) -> None:
    items = "<li><a href='https://a.example/1'>River report</a></li><li>B: <a href='https://b.example/'>B</a></li>"
    found = roles(f"{markup.format(heading)}<ul>{items}</ul>")
    assert found == {"River report": LinkRole.LISTED, "B": LinkRole.LISTED}


@pytest.mark.parametrize(
    "heading", ["Read also", "Related", "More from the Lockpost", "Lesen Sie auch"]
)
def test_links_under_a_heading_of_other_reading_are_no_sources(heading: str) -> None:
    items = "<li><a href='/a'>A very long headline of another story of the week</a></li>"
    found = roles(f"<h3>{heading}</h3><ul>{items}</ul>{FILLER.replace('Monday', 'Friday')}")
    assert LinkRole.CONTENT not in found.values()
    assert LinkRole.LISTED not in found.values()


@pytest.mark.parametrize("lead", ["Read more:", "RELATED:", "See also:", "Also read:"])
def test_a_line_that_offers_another_story_is_no_source(lead: str) -> None:
    line = f"<p>{lead} <a href='/2026/05/other'>Why the weir leaks in every dry year</a></p>"
    assert LinkRole.CONTENT not in roles(line + FILLER.replace("Monday", "Friday")).values()


def test_a_list_of_sources_is_kept_although_it_looks_like_navigation() -> None:
    entries = "".join(
        f'<li>Riverboard — "Report {n}": https://www.riverboard.example/{n}</li>' for n in range(9)
    )
    text = article(f"<h2>Sources</h2><ul>{entries}</ul>").text
    assert all(f"https://www.riverboard.example/{n}" in text for n in range(9))


def test_a_source_line_is_listed() -> None:
    assert roles("<p>Source: <a href='https://a.example/r'>Riverboard</a></p>") == {
        "Riverboard": LinkRole.LISTED
    }


def test_several_links_to_one_page_are_several_links() -> None:
    part = "<p>The <a href='https://a.example/'>report</a> and the <a href='https://a.example/'>list</a> agree.</p>"
    assert len(article(part).links) == 2


def test_a_link_over_two_blocks_has_its_words_in_each() -> None:
    part = "<a href='https://a.example/'><p>The report of the river board, in full.</p><p>Second part of it.</p></a>"
    document = article(part + FILLER.replace("Monday", "Friday"))
    spans = [link.span.of(document.text) for link in document.links]
    assert all("\n\n" not in words for words in spans)


def test_an_article_of_five_hundred_links_keeps_them_all() -> None:
    part = "".join(
        f"<p>Gate {n} was closed on the day that <a href='https://a.example/{n}'>the log {n}</a> names.</p>"
        for n in range(500)
    )
    assert len(article(part).links) == 500
