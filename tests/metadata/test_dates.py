"""Date strings of pages → moments with their words and zone."""

import itertools
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.metadata.dates import find_days, read_moment
from pipelines.metadata.zones import zone_of
from pipelines.records.pages import Layer


@pytest.mark.parametrize(
    ("raw", "iso", "zone"),
    [
        ("2026-05-10T17:22:13.590Z", "2026-05-10T17:22:13+00:00", "Z"),
        ("2026-05-10T17:22:13+0200", "2026-05-10T15:22:13+00:00", "+0200"),
        ("2026-05-10 09:18:32", "2026-05-10T09:18:32+00:00", None),
        ("10:22 am, PT, May 10, 2026", "2026-05-10T17:22:00+00:00", "PT"),
        ("Sun, 10 May 2026 07:22:13 GMT", "2026-05-10T07:22:13+00:00", "GMT"),
        ("Sept. 3rd 2025 at 3 p.m. ET", "2025-09-03T19:00:00+00:00", "ET"),
        ("12 May 2026 | 13:45 IST", "2026-05-12T08:15:00+00:00", "IST"),
        ("2026年5月10日 10時20分", "2026-05-10T10:20:00+00:00", None),
        ("Tue May 12 17:22:13 +0000 2026", "2026-05-12T17:22:13+00:00", "+0000"),
        ("1778433733", "2026-05-10T17:22:13+00:00", "UTC"),
        ("1778433733590", "2026-05-10T17:22:13.590000+00:00", "UTC"),
        ("May 10, 2026 24:00", "2026-05-11T00:00:00+00:00", None),
    ],
)
def test_a_moment_keeps_its_zone(raw: str, iso: str, zone: str | None) -> None:
    moment = read_moment(raw, Layer.META)
    assert moment is not None
    assert (moment.at.isoformat(), moment.zone, moment.is_day_only) == (iso, zone, False)


@pytest.mark.parametrize(
    "raw",
    ["2026-05-10", "20260510", "May 10, 2026", "10 May 2026", "10. Mai 2026", "10 de mayo de 2026",
     "10 mai 2026", "10 maja 2026", "10 maggio 2026", "10.05.2026", "2026/5/10", "2026年5月10日",
     "Last updated on 10th of May 2026"],
)  # fmt: skip
def test_a_day_is_a_day_in_many_spellings(raw: str) -> None:
    moment = read_moment(raw, Layer.META)
    assert moment is not None
    assert moment.is_day_only
    assert moment.at == datetime(2026, 5, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "raw", ["", "Monday", "March 2026", "31.02.2026", "2026-13-01", "5 of 10", "x" * 999]
)
def test_what_names_no_day_is_no_moment(raw: str) -> None:
    assert read_moment(raw, Layer.META) is None


def test_day_and_month_are_told_by_the_page_where_both_fit() -> None:
    assert read_moment("5/10/2026", Layer.META, is_day_first=True).at.month == 10  # type: ignore[union-attr]
    assert read_moment("5/10/2026", Layer.META, is_day_first=False).at.month == 5  # type: ignore[union-attr]
    assert read_moment("25/10/2026", Layer.META, is_day_first=False).at.month == 10  # type: ignore[union-attr]


def test_a_date_after_the_fetch_is_none_of_the_page() -> None:
    assert read_moment("2026-05-20", Layer.META, latest=datetime(2026, 5, 10, tzinfo=UTC)) is None


@given(st.text(max_size=300))
def test_any_text_has_days_in_order(text: str) -> None:
    days = find_days(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(days))
    read_moment(text, Layer.TEXT)


@pytest.mark.parametrize("words", ["", "XYZ", "+99:00", "PPT"])
def test_unknown_zone_words_mean_no_zone(words: str) -> None:
    assert zone_of(words) is None
