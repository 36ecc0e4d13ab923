"""An article held against itself."""

from dataclasses import replace

import pytest

from pipelines.internal_conflicts import find_internal_conflicts
from pipelines.plain_text import read_plain_text
from pipelines.records.pages import Block, BlockKind
from pipelines.records.spans import Span
from pipelines.text import Reading
from tests.claims.readings import page_of, reading_of

DEAL = "The ${} deal gives Tarn capacity in Oakmere's cloud until 2031, it said."


def _article(headline: str, *body: str, caption: str | None = None) -> Reading:
    parts = [(BlockKind.HEADLINE, headline), *((BlockKind.PARAGRAPH, words) for words in body)]
    if caption:
        parts.append((BlockKind.CAPTION, caption))
    return page_of(*parts)


def _pairs(article: Reading) -> list[tuple[str, str, str]]:
    return [(c.first.exact, c.second.exact, c.relation) for c in find_internal_conflicts(article)]


def test_nine_figures_above_and_a_hundred_billion_below_disagree() -> None:
    article = page_of(
        (BlockKind.HEADLINE, "Tarn signs with Oakmere"),
        (BlockKind.STANDFIRST, "The nine-figure deal gives Tarn cloud capacity until 2031."),
        (BlockKind.PARAGRAPH, DEAL.format("100 billion")),
    )
    assert _pairs(article) == [("nine-figure", "$100 billion", "conflicting")]


def test_the_note_can_be_repeated_on_the_phone() -> None:
    article = _article(
        "Ferry sinks off Corvale, killing 12 passengers",
        "A ferry sank off Corvale on Sunday, killing 21 passengers, the coast guard said.",
    )
    (conflict,) = find_internal_conflicts(article)
    assert conflict.note == (
        "The article says 12 passengers in one place and 21 passengers in another."
    )
    assert conflict.relation == "digit_swap"


def test_a_caption_with_another_year_disagrees() -> None:
    article = _article(
        "The bridge",
        "The Halden bridge at Corvale opened to carts in 1937, the archive says.",
        caption="The Halden bridge at Corvale opened to carts in 1973.",
    )
    assert _pairs(article) == [("1937", "1973", "conflicting")]


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Tarn signs $300 million cloud deal", "The $300 million cloud deal was signed by Tarn."),
        ("Tarn signs nine-figure cloud deal", "The $300 million cloud deal was signed by Tarn."),
        ("Tarn raises $40 million", "Tarn raised $25 million in 2023 and $40 million on Tuesday."),
        ("Tarn cuts 300 jobs", "Tarn has 8,500 jobs in Elkmouth and 900 jobs in Corvale."),
        ("Tarn sales top $5bn in 2025", "Tarn sales were $4bn in 2024, the company said."),
        ("Five things to know", "Nobody knows a thing about the seven things of Corvale."),
    ],
)
def test_values_that_agree_or_speak_of_other_things_are_no_conflict(
    headline: str, body: str
) -> None:
    assert _pairs(_article(headline, body)) == []


def test_an_article_without_numbers_has_no_conflict() -> None:
    assert find_internal_conflicts(reading_of("Nothing to count here.")) == []


def test_a_bare_text_has_no_headline_to_disagree_with() -> None:
    text = "The firm has 300 jobs in Elkmouth.\n\nThe firm has 900 jobs in Elkmouth."
    assert find_internal_conflicts(reading_of(text)) == []


WAGER = "Parallax makes a nine-figure wager on a harbor. "


@pytest.mark.parametrize(
    ("lead", "is_conflict"),
    [
        ("Parallax plans to invest roughly $100 billion in the harbor of Corrow.", True),
        ("Parallax plans to invest roughly $400 million in the harbor of Corrow.", False),
        ("Parallax plans to invest $100 billion, of which $400 million go to Corrow.", False),
        ("Brannick Lines lost $100 billion in the harbor of Corrow.", False),
    ],
)
def test_an_n_figure_word_is_held_against_the_amount_of_the_lead(
    lead: str, is_conflict: bool
) -> None:
    text = f"{WAGER.strip()}\n\n{lead}"
    page = read_plain_text(text)
    above = len(WAGER.strip())
    blocks = (
        Block(kind=BlockKind.STANDFIRST, span=Span(0, above)),
        Block(kind=BlockKind.PARAGRAPH, span=Span(above + 2, len(text))),
    )
    article = replace(page, blocks=blocks, body=Span(above + 2, len(text)))
    assert bool(find_internal_conflicts(Reading(article))) is is_conflict
