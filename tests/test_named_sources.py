"""A source that is named without a link is the page that bears the name and says the words."""

from dataclasses import replace

import pytest

from pipelines.citations import find_citations, settle
from pipelines.named_sources import find_named
from pipelines.plain_text import read_plain_text
from pipelines.records.citations import Citation, CitationKind
from pipelines.records.dossiers import Source
from pipelines.records.pages import Document, Unread

WORDS = "The harbour of Quillhaven will close its northern basin in October for dredging work."


def named(text: str) -> Citation:
    (citation,) = find_citations(read_plain_text(text, url="https://ledger.example/a"))
    assert citation.kind is CitationKind.NAMED
    return citation


def source(url: str, text: str = WORDS, *, publisher: str = "", title: str = "") -> Source:
    page: Document = replace(
        read_plain_text(text, url=url), publisher=publisher or None, title=title or None
    )
    return Source(url_key=url.removeprefix("https://"), url=url, document=page)


TOLD = "The northern basin will close in October for dredging, the mayor told Gull Wire."
SAID = "Harbour Survey said in a report that the northern basin closes in October for dredging."


@pytest.mark.parametrize(
    ("text", "page"),
    [
        (TOLD, source("https://news.example/1", publisher="Gull Wire")),
        (TOLD, source("https://www.gullwire.example/1")),
        (TOLD, source("https://gull-wire.example/1")),
        (SAID, source("https://files.example/1", title="The Harbour Survey, 2026")),
        (SAID, source("https://files.example/1", publisher="Harbour Survey of Quillhaven")),
    ],
)
def test_a_page_of_the_name_with_the_words_is_the_source(text: str, page: Source) -> None:
    (settled,) = settle([named(text)], [page], text=text)
    assert page.document is not None
    assert (settled.source_id, settled.url_key) == (page.document.document_id, page.url_key)
    assert settled.unread is None


@pytest.mark.parametrize(
    "pages",
    [
        [],
        [source("https://other.example/1", publisher="Heron Wire")],
        [source("https://gullwire.example/1", "Eels are smoked in the loft on every Friday.")],
        [source("https://gullwire.example/1"), source("https://gullwire.example/2")],
        [source("https://other.example/1", title="What Gull Wire thinks of basins")],
    ],
    ids=["no page", "another name", "other words", "two pages alike", "title of an interview"],
)
def test_a_named_source_stays_open_where_name_or_words_do_not_decide(pages: list[Source]) -> None:
    (settled,) = settle([named(TOLD)], pages, text=TOLD)
    assert (settled.source_id, settled.unread) == (None, Unread.NOT_FETCHED)


def test_the_identity_of_a_named_source_does_not_depend_on_what_it_led_to() -> None:
    (settled,) = settle([named(TOLD)], [source("https://gullwire.example/1")], text=TOLD)
    assert settled.citation_id == named(TOLD).citation_id


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://news.example/1", "Gull Wire"),
        ("https://www.gull-wire.example/1", ""),
        ("https://gullwire.example/1", "The Company"),
    ],
)
def test_what_an_article_was_told_itself_is_no_source_to_read(url: str, publisher: str) -> None:
    page = replace(read_plain_text(TOLD, url=url), publisher=publisher or None)
    assert find_citations(page) == []


def test_a_name_at_the_end_of_a_sentence_has_no_full_stop() -> None:
    assert [span.of(TOLD) for span in find_named(TOLD)] == ["told Gull Wire"]


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_name_ends_with_its_line(gap: str) -> None:
    text = f"The mayor told Gull Wire{gap}Read More About Boats"
    assert [span.of(text) for span in find_named(text)] == ["told Gull Wire"]


def test_a_hostile_text_is_searched_in_linear_time() -> None:
    hostile = "Aa of " * 60_000 + "told " * 60_000
    assert list(find_named(hostile)) == []
