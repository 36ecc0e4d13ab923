"""Dates of a text: where they stand and which days their words allow."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.claims.dates.finding import (
    DateRole,
    FoundDate,
    find_date_expressions,
    find_dates,
)
from pipelines.records.claims import DateInterval, Grain
from tests.claims.phrase_lists import Phrase, read_phrases
from tests.claims.readings import reading_of

PHRASES = read_phrases(Path(__file__).with_name("phrases.txt"))

# Floors of the project: the lists were written by hand before the rules met them.
PRECISION_FLOOR = 0.92
RECALL_FLOOR = 0.88
FEWEST_DATES = 150


def found_in(text: str, language: str = "en") -> list[FoundDate]:
    return find_date_expressions(reading_of(text, language=language))


def _only(text: str, *, published_at: datetime | None = None) -> DateInterval:
    (found,) = find_date_expressions(reading_of(text, published_at=published_at))
    return found.date


def form_of(found: FoundDate) -> str:
    """Return a date in the notation of the list."""
    interval = found.date
    if interval.anchor == "story":
        return "story"
    if interval.label and interval.label.startswith("FY"):
        return interval.label
    days = f"{interval.first}"
    if interval.first != interval.last:
        days += f"..{interval.last}"
    return days if found.role is DateRole.EVENT else f"{days} page"


def _results(phrase: Phrase) -> tuple[set[tuple[int, int, str]], set[tuple[int, int, str]]]:
    found = {(f.span.start, f.span.end, form_of(f)) for f in found_in(phrase.text, phrase.language)}
    return {(e.start, e.end, e.form) for e in phrase.expected}, found


def test_the_phrase_list_is_read_above_its_floors() -> None:
    results = [(phrase.text, *_results(phrase)) for phrase in PHRASES]
    right = sum(len(wanted & found) for _, wanted, found in results)
    wanted_count = sum(len(wanted) for _, wanted, _ in results)
    found_count = sum(len(found) for _, _, found in results)
    moved = [(text, wanted ^ found) for text, wanted, found in results if wanted != found]
    assert wanted_count >= FEWEST_DATES
    assert right / found_count >= PRECISION_FLOOR, moved
    assert right / wanted_count >= RECALL_FLOOR, moved


@pytest.mark.parametrize(
    "text",
    [
        "Some 2,000 people came.",
        "The bag cost $2024.",
        "He may go and march on.",
        "Black Friday was quiet.",
        "The Sunday Times said so.",
        "Visit https://courier.example/2025/05/03/ for more.",
        "The X-2000 train is late.",
        "A quarter of the staff left.",
        "Help is there 24/7.",
        "The 2100 block of Sunday Street is shut.",
        "He served ten years before he left.",
        "It was a clearout of May's ministers.",
        "Read Today's Paper.",
        "It was done five years earlier than planned.",
    ],
)
def test_a_name_or_a_count_is_no_date(text: str) -> None:
    assert found_in(text) == []


# The pages of these are of Wednesday, 18 November 2026.
@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("It lost Tuesday's vote.", "2026-11-17"),
        ("It lost in May's election.", "2026-05-01..2026-05-31"),
        ("Last year's total was lower.", "2025-01-01..2025-12-31"),
        ("A dividend will be paid on Dec. 18.", "2026-12-18"),
        ("He is to be sentenced Friday.", "2026-11-20"),
        ("He was sentenced Friday.", "2026-11-13"),
        ("The pact must be ratified on 31 December.", "2026-12-31"),
        ("A watch is in effect through Thursday.", "2026-11-19"),
        ("The study was published Wednesday.", "2026-11-18"),
        ("Published Wednesday", "2026-11-18 page"),
        ("CORVALE Published January 22, 2015", "2015-01-22 page"),
        ("This article was published Nov 6, 2014", "2014-11-06 page"),
        ("By Ilse Marr | Published 4 May 2026", "2026-05-04 page"),
        ("The 2026 fiscal year was good.", "FY2026"),
        ("The 2025 third quarter was good.", "2025-07-01..2025-09-30"),
        ("The first nine months of 2026 were good.", "2026-01-01..2026-09-30"),
        ("The first six months of last year were good.", "2025-01-01..2025-06-30"),
        ("It fell between March 2021 and May 2023.", "2021-03-01..2023-05-31"),
        ("It fell between Sept. 3 and Sept. 9.", "2026-09-03..2026-09-09"),
        ("It fell between 3 September and 9 October.", "2026-09-03..2026-10-09"),
        ("It opened on Christmas Day 2025.", "2025-12-25"),
        ("It closed on New Year's Eve.", "2025-12-31"),
    ],
)
def test_a_date_in_news_wording_means_the_days_that_a_reader_allows(text: str, form: str) -> None:
    (found,) = found_in(text)
    assert form_of(found) == form


def test_a_relative_date_leans_on_the_day_in_the_zone_of_its_page() -> None:
    late = datetime(2026, 11, 19, 2, 30, tzinfo=UTC)  # still the 18th in New York
    reading = reading_of("He left yesterday.", published_at=late)
    moment = reading.document.published
    assert moment is not None
    assert find_date_expressions(reading)[0].date.first == date(2026, 11, 18)


def test_without_a_clock_a_relative_date_stays_unresolved() -> None:
    interval = _only("He left yesterday.")
    assert (interval.first, interval.is_relative) == (None, True)


def test_a_page_without_metadata_takes_the_day_it_prints_for_its_clock() -> None:
    text = "Published: 4 May 2026\n\nHe left on Sunday, the council said."
    found = find_date_expressions(reading_of(text, published_at=None))
    assert [f.date.first for f in found] == [date(2026, 5, 4), date(2026, 5, 3)]


def test_without_a_clock_a_date_without_a_year_keeps_month_and_day() -> None:
    interval = _only("It opened on May 3.")
    assert (interval.first, interval.label, interval.has_year) == (None, "--05-03", False)


def test_a_fiscal_period_is_labelled_and_not_resolved() -> None:
    interval = _only("In the second quarter of fiscal 2026 it grew.")
    assert (interval.first, interval.label, interval.grain) == (None, "FY2026-Q2", Grain.QUARTER)


def test_a_date_that_leans_on_the_story_is_not_resolved() -> None:
    interval = _only("Two days later it closed.", published_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert (interval.first, interval.anchor) == (None, "story")


def test_the_day_a_page_was_published_is_no_claim() -> None:
    article = reading_of("Published: 4 May 2026\n\nThe plant opened on 2 May 2026.")
    assert [claim.exact for claim in find_dates(article)] == ["2 May 2026"]


def test_a_dateline_is_told_from_the_dates_of_events() -> None:
    found = found_in("ELKMOUTH, Nov. 12 (Desk) - The ferry sank on Nov. 9.")
    assert [f.role for f in found] == [DateRole.DATELINE, DateRole.EVENT]


def test_a_day_that_the_calendar_lacks_is_no_date() -> None:
    grains = [f.date.grain for f in found_in("It was due on February 30, 2025, they said.")]
    assert Grain.DAY not in grains


def test_the_day_of_other_languages_is_read_by_dateparser() -> None:
    text = "Il museo di Corvale ha aperto le porte il 12 maggio 2025 e non ha mai chiuso."
    assert [f.date.first for f in found_in(text, "it")] == [date(2025, 5, 12)]


_DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31))
_FORMATS = ("{d} {m} {y}", "{m} {d}, {y}", "the {d}th of {m} {y}", "{iso}", "{m} {d} {y}")


@given(day=_DAYS, shape=st.sampled_from(_FORMATS))
def test_a_day_written_in_any_supported_way_reads_as_itself(day: date, shape: str) -> None:
    words = shape.format(d=day.day, m=day.strftime("%B"), y=day.year, iso=day.isoformat())
    interval = _only(f"It opened on {words} at last.")
    assert (interval.first, interval.last) == (day, day)


@given(clock=_DAYS)
def test_a_weekday_lies_within_a_week_of_its_page(clock: date) -> None:
    at = datetime(clock.year, clock.month, clock.day, 12, tzinfo=UTC)
    for words, low, high in (("It closed on Friday.", -6, 0), ("It will close on Friday.", 0, 6)):
        first = _only(words, published_at=at).first
        assert first is not None
        assert first.weekday() == 4
        assert timedelta(days=low) <= first - clock <= timedelta(days=high)


@given(text=st.text(alphabet="MayMarch12 0/.-'QFs\nthelastFridayof", max_size=60))
def test_no_text_breaks_the_finder_and_spans_stay_in_order(text: str) -> None:
    found = found_in(text)
    ends = [0, *(f.span.end for f in found)]
    assert all(f.span.start >= end for f, end in zip(found, ends, strict=False))


@pytest.mark.parametrize("unit", ["1" * 50, "'", "the first ", "early ", "vor ", "mid-", "\n"])
def test_hostile_text_of_a_megabyte_is_read_in_bounded_time(unit: str) -> None:
    text = (unit * (1_000_000 // len(unit)))[:1_000_000]
    assert found_in(text) == []


@pytest.mark.parametrize("unit", ["May ", "2019-", "the last Friday of ", "Q1 ", "FY2026-"])
def test_text_that_is_all_dates_is_read_in_linear_time(unit: str) -> None:
    text = (unit * (10_000 // len(unit)))[:10_000]
    assert len(found_in(text)) <= len(text) // 2
