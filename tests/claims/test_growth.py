"""Texts made of nothing but values: the work grows with the text and then stops growing."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from pipelines.claims.dates import finding as dates
from pipelines.claims.dates.checking import check_dates
from pipelines.claims.numbers import finding as numbers
from pipelines.claims.numbers.checking import check_numbers
from pipelines.records.checks import Verdict
from pipelines.records.pages import Unread
from pipelines.text import Reading
from tests.claims.readings import reading_of

DENSE = (
    "1 ",
    "$12.50 ",
    "3.5% ",
    "45\n\n",
    "1,111,",
    "one hundred and ",
    "a million ",
    "half a ",
    "between 1 and ",
    "five-",
    "020 7946 0018 ",
    "48 Harbour Street ",
    "Voss, 45, ",
    "an hour and a half ",
    "May ",
    "the last Friday of ",
    "from May to ",
    "2019-",
    "3 May 2025 ",
    "early ",
    "@a www.",
)

# twice the text may take so much of the work once: twice, and a little for what is found once a text
_TWICE = 2.15


def _calls(run: Callable[[], object]) -> int:
    """Return how many functions a run calls, those written in C among them."""
    count = 0

    def tally(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        del frame, argument
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(tally)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count


def _find(reading: Reading) -> None:
    dates.find_date_expressions(reading)
    numbers.find_quantities(reading)


def _work(text: str) -> int:
    reading = reading_of(text)
    reading.words, reading.sentences  # noqa: B018
    return _calls(lambda: _find(reading))


@pytest.mark.parametrize("unit", DENSE)
def test_twice_the_text_is_twice_the_work(unit: str) -> None:
    _work(unit * 8)  # what is read once a process: word lists, patterns
    count = 1_500 // len(unit)
    assert _work(unit * (2 * count)) <= _TWICE * _work(unit * count)


@pytest.mark.parametrize(("room", "unit"), [(numbers, "7 "), (dates, "last Friday, ")])
def test_beyond_the_most_places_nothing_is_read(
    room: object, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "MOST_PLACES", 50)
    once, twice = _work(unit * 200), _work(unit * 400)
    assert twice <= 1.3 * once


def test_a_number_of_a_page_that_is_cut_is_not_called_absent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(numbers, "MOST_PLACES", 5)
    article, source = reading_of("Tarn sold 412 boats."), reading_of("7 boats, " * 20)
    answer = check_numbers(numbers.find_numbers(article), article, source)[0]
    assert (answer.verdict, answer.unread) == (Verdict.SOURCE_UNAVAILABLE, Unread.TOO_LARGE)
    assert answer.note.startswith("The cited page has more numbers than are read")


def test_a_date_of_a_page_that_is_cut_is_not_called_absent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dates, "MOST_PLACES", 5)
    article, source = reading_of("It sank on 9 May 2019."), reading_of("4 July 1999. " * 20)
    answer = check_dates(dates.find_dates(article), article, source)[0]
    assert (answer.verdict, answer.unread) == (Verdict.SOURCE_UNAVAILABLE, Unread.TOO_LARGE)


def test_an_article_that_is_cut_says_so_at_its_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbers, "MOST_PLACES", 2)
    claims = numbers.find_numbers(reading_of("It has 7 boats, 8 cars and 9 vans."))
    assert [claim.flags for claim in claims] == [(numbers.UNREAD_FLAG,)] * 2
