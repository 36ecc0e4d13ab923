"""Author strings → names without titles, addresses and remarks."""

import pytest

from pipelines.metadata.bylines import read_authors, read_byline


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("By Mira Voss", ("Mira Voss",)),
        ("by mira voss", ("mira voss",)),
        ("Mira Voss and Tom Ott", ("Mira Voss", "Tom Ott")),
        ("Mira Voss, Tom Ott & Ida Lund", ("Mira Voss", "Tom Ott", "Ida Lund")),
        ("Mira Voss, Senior Editor", ("Mira Voss",)),
        ("Mira Voss, Ph.D., Tom Ott, M.D.", ("Mira Voss", "Tom Ott")),
        ("mail@example.org (Mira Voss)", ("Mira Voss",)),
        ("Mira Voss mira@example.org @miravoss", ("Mira Voss",)),
        ("https://www.facebook.com/miravoss", ()),
        ("Mira Voss - Editorial Team", ("Mira Voss",)),
        ("Von Mira Voß und Tom Ott", ("Mira Voß", "Tom Ott")),
        ("Par Mira Voss et Tom Ott", ("Mira Voss", "Tom Ott")),
        ("作者：張三", ("張三",)),
        ("Mira Voss; Mira Voss", ("Mira Voss",)),
        ("Staff", ()),
        ("undefined", ()),
        ("", ()),
    ],
)
def test_names_are_read_from_an_author_string(words: str, names: tuple[str, ...]) -> None:
    assert read_authors([words]) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Mira Voss | Updated: May 3, 2026, 11:05 IST", ("Mira Voss",)),
        ("By Mira Voss May 3, 2026", ("Mira Voss",)),
        ("ByMira VossPublished: Dec 20, 2025", ("Mira Voss",)),
        ("Written by Mira Voss on May 3", ("Mira Voss",)),
        ("May 3, 2026", ()),
        ("About the author", ()),
        ("3 min read", ()),
        ("Share", ()),
    ],
)
def test_dates_and_remarks_of_a_byline_are_left_out(line: str, names: tuple[str, ...]) -> None:
    assert read_byline(line) == names
