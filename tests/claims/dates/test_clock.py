"""The day of a page, in the zone that it names."""

from datetime import UTC, date, datetime

import pytest

from pipelines.claims.dates.clock import page_day
from pipelines.records.pages import Document, Layer, Moment
from pipelines.records.spans import Span


def _page(zone: str | None, *, is_day_only: bool = False) -> Document:
    moment = Moment(
        at=datetime(2026, 11, 19, 2, 30, tzinfo=UTC),
        is_day_only=is_day_only,
        zone=zone,
        raw="as printed",
        layer=Layer.META,
    )
    return Document(
        url="https://courier.example/a",
        url_key="a",
        text="",
        body=Span(0, 0),
        published=moment,
    )


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        (None, date(2026, 11, 19)),
        ("Z", date(2026, 11, 19)),
        ("+02:00", date(2026, 11, 19)),
        ("-05:00", date(2026, 11, 18)),
        ("PT", date(2026, 11, 18)),
        ("EST", date(2026, 11, 18)),
        ("America/Chicago", date(2026, 11, 18)),
        ("JST", date(2026, 11, 19)),
        ("no such zone", date(2026, 11, 19)),
        ("+99:00", date(2026, 11, 19)),
    ],
)
def test_a_page_has_its_day_in_its_own_zone(zone: str | None, day: date) -> None:
    assert page_day(_page(zone)) == day


def test_a_page_that_gives_a_day_is_taken_at_its_word() -> None:
    assert page_day(_page("PT", is_day_only=True)) == date(2026, 11, 19)
