"""Texts made to hurt: bounded time, right offsets, no crash."""

from collections.abc import Iterator

import pytest

from pipelines.claims.quotes.checking import check_quotes
from pipelines.claims.quotes.finding import find_quotes
from pipelines.records.checks import QuoteClass
from tests.claims.readings import reading_of
from tests.effort import at_most

MANY = 200_000


@pytest.fixture(autouse=True)
def effort() -> Iterator[None]:
    with at_most(seconds=20):
        yield


@pytest.mark.parametrize(
    "text",
    [
        '"' * 5_000_000,
        "“" * MANY,
        "'" * MANY,
        '"\n' * MANY,
        "«a " * MANY,
        "'a " * MANY,
        "“a ”b " * 5_000,
        "Voss, " * 20_000 + 'said "yes, we can do it now".',
        ". . . " * 20_000 + '"yes, we can do it now".',
    ],
    ids=[
        "doubles",
        "curly",
        "singles",
        "lines",
        "guillemets",
        "openers",
        "mixed",
        "commas",
        "dots",
    ],
)
def test_any_heap_of_marks_is_read_in_time(text: str) -> None:
    for claim in find_quotes(reading_of(text)):
        assert all(span.of(text) in claim.exact for span in claim.spans)


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("a b " * 50 + "c " + "a b " * 50, "a b " * 20_000),
        ("we we we we they we we we we", "we " * 50_000),
        ("the … " * 300, "the plan of the board " * 5_000),
        ("[the] plan " * 300, "the plan of the board " * 5_000),
        ("e" + "\u0301" * 20_000, "é"),
    ],
    ids=["periodic", "one word", "ellipses", "brackets", "accents"],
)
def test_any_quote_is_held_against_any_source_in_time(quote: str, source: str) -> None:
    article = reading_of(f"He said “{quote}”")
    assert check_quotes(find_quotes(article), article, reading_of(source))


def test_a_quote_of_two_thousand_words_is_found_in_a_hundred_thousand() -> None:
    words = [f"w{i * 7919 % 5_003}" for i in range(100_000)]
    quote = [*words[5_000:6_000], "new", *words[6_001:7_000]]
    article = reading_of(f"He said “{' '.join(quote)}”")
    (answer,) = check_quotes(find_quotes(article), article, reading_of(" ".join(words)))
    assert answer.quote_class is QuoteClass.SUBSTITUTION
    assert [e.claim_words for e in answer.edits] == ["new"]


@pytest.mark.parametrize(
    ("quote", "source", "quote_class"),
    [
        ("w\u200be \u202ewill\u202c not se\u0301ll it", "we will not séll it", "typographic"),
        ("نحن لن نبيع المصنع هذا العام أبدا", "قال: نحن لن نبيع المصنع هذا العام أبدا", "verbatim"),
        ("我们今年不会出售工厂", "我们今年不会出售工厂。", "verbatim"),
        ("we 😀 will \ud800 never sell it", "so we 😀 will \ud800 never sell it then", "verbatim"),
        ("said² we will never sell it", "said we will never sell it", "typographic"),
    ],
)
def test_scripts_marks_and_broken_characters_align(
    quote: str, source: str, quote_class: str
) -> None:
    article = reading_of(f"“{quote}”")
    (answer,) = check_quotes(find_quotes(article), article, reading_of(source))
    assert answer.quote_class == quote_class


@pytest.mark.parametrize("quote", ["…", "– –", "?!", "[…]"])
def test_a_quote_without_a_word_is_found_nowhere(quote: str) -> None:
    article = reading_of(f"“{quote}” said Mira Voss.\n\n“We will not sell the mill,” she said.")
    found = check_quotes(find_quotes(article), article, reading_of("We will not sell the mill."))
    assert [c.quote_class for c in found] == [QuoteClass.ABSENT, QuoteClass.TYPOGRAPHIC]


def test_a_quote_of_a_book_chapter_with_edits_fills_no_table() -> None:
    words = [f"w{i * 7919 % 5_000}" for i in range(20_000)]
    quote = " ".join(word if i % 5 else "new" for i, word in enumerate(words))
    article = reading_of(f"Mira Voss said “{quote}” to all.")
    found = check_quotes(find_quotes(article), article, reading_of(" ".join(words)))
    assert [c.quote_class for c in found] == [QuoteClass.ABSENT]
