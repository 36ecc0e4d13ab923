"""Which listed articles a run reads, and into which class each of the others falls."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from pipelines.feeds.choosing import Period, choose, content_digest, is_frozen
from pipelines.records.feeds import FeedEntry

NOW = datetime(2026, 11, 3, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
ALWAYS = Period()
URL = "https://gull.example/news/boats-come-home"


def entry(
    *, url: str = URL, published: datetime | None = None, modified: datetime | None = None
) -> FeedEntry:
    return FeedEntry(url=url, guid=url, published_at=published, modified_at=modified)


def classes(
    *entries: FeedEntry,
    period: Period = ALWAYS,
    read_at: datetime | None = None,
    changed: Collection[str] = (),
) -> set[str]:
    chosen = choose(
        entries,
        is_article=lambda url: "/news/" in url,
        known={"gull.example/news/boats-come-home": read_at} if read_at else {},
        period=period,
        now=NOW,
        changed=changed,
    )
    assert chosen.counts["found"] == len(entries)
    assert len(chosen.new) == chosen.counts.get("new", 0) + chosen.counts.get("edited", 0)
    return set(chosen.counts) - {"found"}


@pytest.mark.parametrize(
    ("listed", "read_at", "kind"),
    [
        (entry(), None, "new"),
        (entry(), NOW - HOUR, "known"),
        (entry(modified=NOW - 2 * HOUR), NOW - HOUR, "known"),
        (entry(modified=NOW - HOUR), NOW - 2 * HOUR, "edited"),
        (entry(modified=NOW + 9 * HOUR), NOW - HOUR, "known"),
        (entry(published=NOW + 9 * HOUR), None, "future_dated"),
        (entry(published=NOW + timedelta(minutes=5)), None, "new"),
        (entry(url="https://gull.example/tag/boats"), None, "not_article"),
        (entry(url=f"https://www.{URL[8:]}/?utm_source=x"), NOW - HOUR, "known"),
    ],
)
def test_an_entry_is_of_one_class(listed: FeedEntry, read_at: datetime | None, kind: str) -> None:
    assert classes(listed, read_at=read_at) == {kind}


def test_a_change_in_the_very_second_of_the_reading_counts() -> None:
    read_at = NOW.replace(microsecond=0) - HOUR
    listed = entry(modified=read_at)
    assert classes(listed, read_at=read_at.replace(microsecond=900_000)) == {"edited"}


def test_an_entry_of_other_words_is_edited_whatever_its_date_says() -> None:
    key = "gull.example/news/boats-come-home"
    for listed in (entry(), entry(modified=NOW - 9 * HOUR)):
        assert classes(listed, read_at=NOW - HOUR, changed={key}) == {"edited"}


@pytest.mark.parametrize(
    ("title", "html", "is_same"),
    [
        ("Boats", "<div><p class=a>Forty&nbsp;boats\n came <b>home</b></p></div>", True),
        ("Boats", "<p>Fourteen boats came home</p>", False),
        ("Ships", "<p>Forty boats came home</p>", False),
        ("Boats", "<p>Forty boats came home.</p>", False),
    ],
)
def test_words_make_the_identity_of_an_entry_and_markup_does_not(
    title: str, html: str, *, is_same: bool
) -> None:
    one = replace(entry(), title="Boats", html="<p>Forty boats came home</p>")
    other = replace(entry(), title=title, html=html)
    assert (content_digest(one) == content_digest(other)) is is_same


def test_hostile_markup_is_digested_in_linear_time() -> None:
    assert content_digest(replace(entry(), html="<" * 1_000_000 + "<a" * 500_000))


DAYS = Period(since=date(2026, 10, 1), until=date(2026, 10, 31))


@pytest.mark.parametrize(
    ("listed", "kind"),
    [
        (entry(published=datetime(2026, 10, 1, tzinfo=UTC)), "new"),
        (entry(published=datetime(2026, 10, 31, 23, tzinfo=UTC)), "new"),
        (entry(published=datetime(2026, 9, 30, 23, tzinfo=UTC)), "out_of_period"),
        (entry(published=datetime(2026, 11, 1, tzinfo=UTC)), "out_of_period"),
        (entry(modified=datetime(2026, 9, 1, tzinfo=UTC)), "out_of_period"),
        (entry(modified=datetime(2026, 11, 2, tzinfo=UTC)), "new"),
        (entry(), "new"),
    ],
)
def test_a_period_holds_its_first_and_last_day_and_what_has_no_date(
    listed: FeedEntry, kind: str
) -> None:
    assert classes(listed, period=DAYS) == {kind}


def test_two_spellings_of_one_address_are_one_article() -> None:
    assert classes(entry(), entry(url=f"{URL}/")) == {"new", "double"}


def test_the_newest_come_first_and_those_without_a_date_last() -> None:
    old, new = (entry(url=f"{URL}-{n}", published=NOW - n * HOUR) for n in (9, 1))
    bare = entry(url=f"{URL}-bare")
    chosen = choose([old, bare, new], is_article=bool, known={}, period=ALWAYS, now=NOW)
    assert chosen.new == (new, old, bare)


@pytest.mark.parametrize(("days", "is_so"), [(6, False), (8, True)])
def test_a_listing_is_frozen_when_its_newest_entry_is_too_old(days: int, is_so: bool) -> None:
    listed = [entry(published=NOW - timedelta(days=days)), entry(published=NOW - 99 * 24 * HOUR)]
    assert is_frozen(listed, now=NOW, quiet_days=7) is is_so


def test_a_listing_without_dates_is_never_called_frozen() -> None:
    assert not is_frozen([entry()], now=NOW, quiet_days=7)
