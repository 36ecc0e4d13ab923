"""What a date can begin with: a shape that is not tried must not be one that fits."""

from pathlib import Path

import pytest

from pipelines.claims.dates.openings import can_open, end_of_group, opening_of, openings_of
from pipelines.claims.dates.patterns import date_shapes, shapes_at
from pipelines.claims.dates.places import offered_places
from tests.claims.phrase_lists import Phrase, read_phrases
from tests.claims.readings import reading_of

PHRASES = [
    phrase
    for path in sorted(Path(__file__).parent.glob("phrases*.txt"))
    for phrase in read_phrases(path)
]
LANGUAGES = ("en", "de", "fr", "es", "pt")


@pytest.mark.parametrize(
    ("pattern", "openings"),
    [
        (r"(?:the )?(?P<n>one|two) days? ago", {"the", "one", "two"}),
        (r"(?P<year>1[5-9]\d\d|20\d\d)-\d\d", {"0000"}),
        (r"(?P<n>\d{1,3}|a) weeks? ago", {"0", "a"}),
        (r"'?(?P<dd>[2-9]0)s", {"'", "0"}),
        (r"[tq](?P<nth>[1-4])", {"t", "q"}),
        (r"del? (?P<year>\d{4})", {"de", "del"}),
        (r"la veille|l'année", {"la", "l"}),
        (r"(?:x )?(?:y )?", {"x", "y", ""}),
    ],
)
def test_the_openings_of_a_pattern_are_what_its_alternatives_begin_with(
    pattern: str, openings: set[str]
) -> None:
    assert openings_of(pattern) == openings


@pytest.mark.parametrize(
    ("form", "opening"),
    [
        ("fy26", "fy"),
        ("d'avril", "d"),
        ("2026", "0000"),
        ("31", "0"),
        ("20261103", "0"),
        ("'", "'"),
    ],
)
def test_a_word_opens_what_it_begins_with(form: str, opening: str) -> None:
    assert opening_of(form) == opening


def test_a_word_may_be_glued_to_the_one_that_opens() -> None:
    assert can_open("montagabend", frozenset({"montag"}))
    assert not can_open("ago", frozenset({"a"}))


def test_a_group_that_is_not_closed_is_the_authors_mistake() -> None:
    with pytest.raises(ValueError, match="not closed"):
        end_of_group("(?:the ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shape_says_what_it_begins_with(language: str) -> None:
    assert all("" not in shape.openings for shape in date_shapes(language) or ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_shape_that_matches_at_a_place_is_left_out(language: str) -> None:
    for phrase in (p for p in PHRASES if p.language == language):
        for start, limit, opening in _offered(phrase):
            tried = shapes_at(language, opening)
            text = reading_of(phrase.text).lower
            fitting = [
                s for s in date_shapes(language) or () if s.pattern.match(text, start, limit)
            ]
            assert {s.number for s in fitting} <= {s.number for s in tried}, phrase.text


def _offered(phrase: Phrase) -> list[tuple[int, int, str]]:
    reading = reading_of(phrase.text, language=phrase.language)
    return list(offered_places(reading, phrase.language, 1_000))
