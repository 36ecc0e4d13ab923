"""Which pointers of an article are citations, of which kind, and where they stand."""

from dataclasses import replace

import pytest

from pipelines.citations import find_citations
from pipelines.plain_text import read_plain_text
from pipelines.records.citations import Citation, CitationKind
from pipelines.records.pages import Block, BlockKind, Document, Link, LinkRole, Unread
from pipelines.records.spans import Span

TEXT = "The firm filed its report on Monday. It sold 40 ships.\n\nRead the filing."


def linked(role: LinkRole, url: str = "https://filings.example/1") -> Document:
    page = read_plain_text(TEXT, url="https://ledger.example/a")
    at = TEXT.index("report")
    link = Link(url=url, href=url, span=Span(at, at + 6), role=role)
    return replace(page, links=(link,))


def found(text: str) -> list[Citation]:
    return find_citations(read_plain_text(text, url="https://ledger.example/a"))


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        (LinkRole.CONTENT, CitationKind.INLINE),
        (LinkRole.LISTED, CitationKind.LISTED),
        (LinkRole.EMBED, CitationKind.EMBED),
    ],
)
def test_a_link_to_a_source_is_a_citation_of_its_kind(role: LinkRole, kind: CitationKind) -> None:
    assert [c.kind for c in find_citations(linked(role))] == [kind]


@pytest.mark.parametrize(
    "role", sorted(set(LinkRole) - {LinkRole.CONTENT, LinkRole.LISTED, LinkRole.EMBED})
)
def test_a_link_of_another_use_is_no_citation(role: LinkRole) -> None:
    assert find_citations(linked(role)) == []


def test_a_link_to_the_article_itself_is_no_citation() -> None:
    assert find_citations(linked(LinkRole.CONTENT, "http://www.ledger.example/a/#top")) == []


def test_a_citation_knows_its_words_its_sentence_and_its_paragraph() -> None:
    (citation,) = find_citations(linked(LinkRole.CONTENT))
    assert citation.exact == "report"
    assert citation.sentence.of(TEXT) == "The firm filed its report on Monday."
    assert citation.paragraph.of(TEXT) == "The firm filed its report on Monday. It sold 40 ships."


def test_a_link_in_a_block_quote_is_a_quoted_citation() -> None:
    page = linked(LinkRole.CONTENT)
    block = Block(kind=BlockKind.QUOTE, span=Span(0, len(TEXT)))
    (citation,) = find_citations(replace(page, blocks=(block,)))
    assert citation.kind is CitationKind.QUOTED


def test_a_redirectors_link_is_fetched_at_its_target_but_kept_as_written() -> None:
    wrapped = "https://www.google.com/url?q=https://filings.example/1"
    (citation,) = find_citations(linked(LinkRole.CONTENT, wrapped))
    assert (citation.target, citation.url) == (wrapped, "https://filings.example/1")


def test_an_archived_copy_is_fetched_as_cited_and_known_as_the_page_itself() -> None:
    copy = "https://web.archive.org/web/2024/https://filings.example/1"
    (citation,) = find_citations(linked(LinkRole.CONTENT, copy))
    assert (citation.url, citation.url_key) == (copy, "filings.example/1")


def test_an_address_printed_under_sources_is_a_listed_citation_without_its_full_stop() -> None:
    (citation,) = found(
        'A text.\n\nSources\n\nDock Registry — "Fleet list": https://docks.example/fleet.'
    )
    assert (citation.kind, citation.url) == (CitationKind.LISTED, "https://docks.example/fleet")


def test_an_address_printed_under_read_also_is_no_citation() -> None:
    document = read_plain_text("A text.\n\nRead also\n\nMore ships: https://ledger.example/ships")
    heading = Block(kind=BlockKind.HEADING, span=Span(9, 18), level=2)
    assert find_citations(replace(document, blocks=(heading,))) == []


def test_a_markdown_link_is_cited_once_with_its_words() -> None:
    (citation,) = found("See [the fleet list](https://docks.example/fleet) for more.")
    assert (citation.exact, citation.url) == ("the fleet list", "https://docks.example/fleet")


@pytest.mark.parametrize(
    "sentence",
    [
        "Parallax said in a blog post that it would sell the yard.",
        "“We will sell,” the owner told the Harbor Ledger.",
    ],
)
def test_a_source_named_without_a_link_is_a_settled_citation(sentence: str) -> None:
    (citation,) = found(sentence)
    assert citation.kind is CitationKind.NAMED
    assert citation.unread is Unread.NOT_FETCHED
    assert citation.is_settled


def test_two_links_to_one_page_are_two_citations_of_one_source() -> None:
    first, second = found(
        "One https://docks.example/a?utm_source=x and two http://www.docks.example/a/ here."
    )
    assert first.url_key == second.url_key
    assert first.citation_id != second.citation_id
