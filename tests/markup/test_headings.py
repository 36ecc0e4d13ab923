"""Lines above lists: sources of the article, or other reading."""

import pytest

from pipelines.markup.headings import is_related_heading, is_source_heading


@pytest.mark.parametrize(
    "words",
    ["Sources", "SOURCES:", "Source(s)", "References", "Further reading", "Bibliography", "Notes",
     "Footnotes", "Quellen", "Fuentes", "Fontes", "出典", "参考", "来源", "Sources and references"],
)  # fmt: skip
def test_headings_of_sources_are_known(words: str) -> None:
    assert is_source_heading(words)


@pytest.mark.parametrize(
    "words",
    ["Sources say otherwise", "Notes from the river", "References to water", "Resources", ""],
)
def test_other_headings_are_none(words: str) -> None:
    assert not is_source_heading(words)


@pytest.mark.parametrize(
    "words",
    ["Read also", "READ MORE:", "Related", "Related stories", "More", "More from the Lockpost",
     "You may also like", "Recommended", "Lesen Sie auch", "Lire aussi", "関連記事", "DON'T MISS"],
)  # fmt: skip
def test_headings_of_other_reading_are_known(words: str) -> None:
    assert is_related_heading(words)


@pytest.mark.parametrize(
    "words", ["More water than ever", "Related party transactions", "Reading the river"]
)
def test_headings_of_the_article_are_not_taken_for_them(words: str) -> None:
    assert not is_related_heading(words)
