"""Drafts of each format become the same document: words, links, footnotes, lines."""

import io
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.drafts.reading import Draft, DraftFormat, DraftUnreadableError, format_of, read_draft
from pipelines.records.citations import CitationKind
from pipelines.records.pages import BlockKind

MARKDOWN = """\
# Ferry to run through winter

The [operator][release] says the boat will run.[^1] Fares rise by 14 percent.[^2]

> Nobody asked the islanders, she said.

Sources

- Brackwater Lines: https://lines.example/press

[release]: https://lines.example/winter
[^1]: Minutes of the board, https://board.example/minutes.
[^2]: Interview with the chair, 3 May.
"""

PLAIN = """\
Ferry to run through winter

The operator says the boat will run through the winter for the first time since 1998,[1] and
that fares rise by 14 percent.² See https://lines.example/tariff.

Notes

1. https://board.example/minutes
² Interview with the chair, 3 May.
"""

HTML = """\
<article><h1>Ferry to run through winter</h1>
<p>The boat will run.<sup><a href="#fn1" id="r1">1</a></sup> Fares rise by
14 percent, <a href="https://lines.example/tariff">the tariff</a> says.</p>
<ol><li id="fn1">Minutes, <a href="https://board.example/minutes">October</a>
<a href="#r1">↩</a></li></ol></article>
"""


def read(text: str, name: str) -> Draft:
    return read_draft(text.encode(), name=name)


def urls(draft: Draft) -> list[str | None]:
    return [citation.url for citation in draft.citations]


def sentence_of(draft: Draft, url: str) -> str:
    citation = next(c for c in draft.citations if c.url == url)
    return citation.sentence.of(draft.document.text)


def test_markdown_reference_links_and_footnotes_are_citations_where_they_are_set() -> None:
    draft = read(MARKDOWN, "ferry.md")
    assert sentence_of(draft, "https://lines.example/winter").startswith("The operator says")
    assert sentence_of(draft, "https://board.example/minutes").startswith("The operator says")
    assert "Minutes of the board" not in draft.document.text


def test_a_footnote_without_a_link_names_a_source() -> None:
    draft = read(MARKDOWN, "ferry.md")
    named = next(c for c in draft.citations if c.kind is CitationKind.NAMED)
    assert named.sentence.of(draft.document.text) == "Fares rise by 14 percent."
    assert named.unread_detail == "footnote without a link: Interview with the chair, 3 May."


def test_a_markdown_list_of_sources_is_listed() -> None:
    draft = read(MARKDOWN, "ferry.md")
    listed = next(c for c in draft.citations if c.url == "https://lines.example/press")
    assert listed.kind is CitationKind.LISTED


def test_a_reference_without_an_address_is_told() -> None:
    draft = read("It [rose][report] twice.", "a.md")
    assert "The reference [report] has no address; it was read as plain words." in draft.notices


def test_a_head_gives_title_and_day_and_is_no_text() -> None:
    draft = read('---\ntitle: "Ferry"\ndate: 2026-10-21\n---\nIt runs.', "a.md")
    assert draft.document.text == "It runs."
    assert draft.document.title == "Ferry"
    assert draft.document.published is not None
    assert draft.document.published.at.date() == date(2026, 10, 21)


def test_the_day_given_holds_where_the_draft_has_none() -> None:
    draft = read_draft(b"It runs.", name="a.md", as_of=date(2026, 11, 2))
    assert draft.document.published is not None
    assert draft.document.published.raw == "2026-11-02"


def test_plain_text_notes_leave_the_text_and_bind_to_their_sentence() -> None:
    draft = read(PLAIN, "ferry.txt")
    assert urls(draft) == ["https://board.example/minutes", None, "https://lines.example/tariff"]
    assert "since 1998, and that fares rise by 14 percent." in draft.document.text
    assert "Notes" not in draft.document.text


def test_lines_broken_by_an_editor_are_one_paragraph() -> None:
    draft = read(PLAIN, "ferry.txt")
    kinds = [block.kind for block in draft.document.blocks]
    assert kinds == [BlockKind.HEADLINE, BlockKind.PARAGRAPH]


def test_lines_that_end_on_purpose_stay_apart() -> None:
    draft = read("Short line\nAnother one\n", "a.txt")
    assert [b.span.of(draft.document.text) for b in draft.document.blocks] == [
        "Short line",
        "Another one",
    ]


def test_html_footnotes_cannot_glue_themselves_to_words() -> None:
    draft = read(HTML, "ferry.html")
    assert "The boat will run. Fares rise by 14 percent, the tariff says." in draft.document.text
    assert urls(draft) == ["https://board.example/minutes", "https://lines.example/tariff"]


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_struck_words_are_left_out_and_told(name: str) -> None:
    text = "It ~~fell~~ rose." if name == "a.md" else "<p>It <s>fell</s> rose.</p>"
    draft = read(text, name)
    assert draft.document.text == "It rose."
    assert "1 struck-through stretches were left out." in draft.notices


@pytest.mark.parametrize(
    ("text", "name", "words", "line"),
    [
        (MARKDOWN, "ferry.md", "Nobody asked", 5),
        (PLAIN, "ferry.txt", "that fares", 4),
        (HTML, "ferry.html", "14 percent", 3),
    ],
)
def test_words_are_found_on_their_line_of_the_file(
    text: str, name: str, words: str, line: int
) -> None:
    draft = read(text, name)
    at = draft.document.text.index(words)
    span = type(draft.document.body)(at, at + len(words))
    assert draft.line_of(span) == line


def test_a_draft_without_links_says_so() -> None:
    draft = read("Nothing is linked here.", "a.md")
    assert draft.notices == (
        "The draft links to no page, so there is nothing to hold its claims against.",
    )


def test_tracked_changes_are_read_as_accepted(word_file, xml_adder) -> None:
    def fill(document) -> None:
        paragraph = document.add_paragraph("The board ")
        xml_adder(
            paragraph,
            '<w:del w:id="1" w:author="a"><w:r><w:delText>opposes</w:delText></w:r></w:del>',
        )
        xml_adder(paragraph, '<w:ins w:id="2" w:author="a"><w:r><w:t>supports</w:t></w:r></w:ins>')
        paragraph.add_run(" the plan.")

    draft = read_draft(word_file(fill), name="ferry.docx")
    assert draft.document.text == "The board supports the plan."
    assert draft.notices[0] == (
        "Tracked changes: 1 insertions and 0 moves were read as accepted, 1 deletions left out."
    )


def test_a_simple_field_of_word_keeps_its_words_and_link(word_file, xml_adder) -> None:
    def fill(document) -> None:
        paragraph = document.add_paragraph("See ")
        xml_adder(
            paragraph,
            '<w:fldSimple w:instr=" HYPERLINK &quot;https://board.example/m&quot; ">'
            "<w:r><w:t>the minutes</w:t></w:r></w:fldSimple>",
        )

    draft = read_draft(word_file(fill), name="ferry.docx")
    assert draft.document.text == "See the minutes"
    assert urls(draft) == ["https://board.example/m"]


def test_a_word_title_is_the_headline_and_lines_are_unknown(word_file) -> None:
    def fill(document) -> None:
        document.add_paragraph("Ferry to run", style="Title")
        document.add_paragraph("It runs.")

    draft = read_draft(word_file(fill), name="ferry.docx")
    assert draft.document.title == "Ferry to run"
    assert draft.lines == (None, None)
    assert draft.block_number(draft.document.text.index("It runs")) == 2


def zip_of(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/") + ".xml", content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("payload", "name", "says"),
    [
        (b"", "a.md", "a.md: is empty"),
        (b"   \n", "a.txt", "a.txt: "),
        (b"PK\x03\x04 no zip", "a.docx", "a.docx: is no readable DOCX"),
        (zip_of(other=b"<a/>"), "a.docx", "without a Word document"),
        (zip_of(word__document=b"<!DOCTYPE a []><a/>"), "a.docx", "document type"),
        (zip_of(word__document=b" " * 120_000_000), "a.docx", "unpacks to more"),
        (b"x", "a.rtf", "a.rtf: drafts are .md, .txt, .html or .docx files, not .rtf"),
        (b"x" * 20_000_001, "a.md", "too large for a draft"),
    ],
)
def test_what_is_no_draft_is_refused_with_its_cure(payload: bytes, name: str, says: str) -> None:
    with pytest.raises(DraftUnreadableError, match=r"^a\.") as refused:
        read_draft(payload, name=name)
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        (b"PK\x03\x04", DraftFormat.DOCX),
        (b"  <!DOCTYPE html>", DraftFormat.HTML),
        (b"<p>x", DraftFormat.HTML),
        (b"# x", DraftFormat.MARKDOWN),
    ],
)
def test_a_draft_without_a_suffix_is_known_by_its_first_bytes(
    payload: bytes, expected: DraftFormat
) -> None:
    assert format_of("-", payload) is expected


@given(st.text(alphabet="ab .[]^1²\n*~#>\ue000\ue010\ue001-", max_size=200))
def test_every_span_of_a_draft_reproduces_its_words(text: str) -> None:
    for name in ("a.md", "a.txt"):
        try:
            draft = read(text, name)
        except DraftUnreadableError:
            continue
        body = draft.document.text
        assert all(c.span.of(body) == c.exact for c in draft.citations)
        assert len(draft.lines) == len(draft.document.blocks)
        assert "\ue000" not in body


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
def test_ten_thousand_markers_are_read_in_bounded_time(name: str) -> None:
    text = "word[1] " * 10_000 + "\n\n[1] https://a.example/x\n"
    if name == "a.html":
        text = f"<p>{text.replace('[1]', '<a href=#n>1</a>')}</p><p id=n>https://a.example/x</p>"
    assert read(text, name).document.text
