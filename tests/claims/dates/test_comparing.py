"""Two dates: the relation between the days that their words allow."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.claims.dates.comparing import DateRelation, compare_dates
from pipelines.claims.dates.finding import find_date_expressions
from pipelines.records.claims import DateInterval
from tests.claims.readings import reading_of


def _date(words: str) -> DateInterval:
    (found,) = find_date_expressions(reading_of(f"It was {words}."))
    return found.date


@pytest.mark.parametrize(
    ("claim", "source", "relation"),
    [
        ("on May 3, 2025", "on 3 May 2025", "same"),
        ("in Q2 2025", "in the second quarter of 2025", "same"),
        ("on Tuesday", "on 17 November 2026", "same"),
        ("last year", "in 2025", "same"),
        ("in fiscal 2026", "in FY26", "same"),
        ("in May 2025", "on 3 May 2025", "coarser"),
        ("in 2025", "in the summer of 2025", "coarser"),
        ("on 3 May 2025", "in May 2025", "finer"),
        ("in the early 1990s", "in 1992", "coarser"),
        ("on Tuesday", "on 18 November 2026", "near"),
        ("in early 2026", "in June 2026", "near"),
        ("in early 2026", "in October 2026", "conflicting"),
        ("on May 3, 2025", "on May 3, 2024", "year_differs"),
        ("on May 3, 2025", "on June 3, 2025", "month_differs"),
        ("on May 3, 2025", "on May 13, 2025", "day_differs"),
        ("on March 4, 2025", "on April 3, 2025", "day_month_swap"),
        ("in 1998", "in 1989", "conflicting"),
        ("last year", "in 2023", "conflicting"),
        ("in fiscal 2026", "in fiscal 2025", "conflicting"),
        ("in fiscal 2026", "in 2026", "not_comparable"),
        ("two days later", "on May 3, 2025", "not_comparable"),
    ],
)
def test_two_dates_relate_by_their_days(claim: str, source: str, relation: str) -> None:
    assert compare_dates(_date(claim), _date(source)) is DateRelation(relation)


def test_a_year_that_was_only_inferred_is_no_reason_to_disagree() -> None:
    assert compare_dates(_date("on May 3"), _date("on 3 May 2025")) is DateRelation.SAME


def test_month_and_day_are_compared_where_no_clock_gives_the_year() -> None:
    bare = find_date_expressions(reading_of("It was on May 3.", published_at=None))[0].date
    other = find_date_expressions(reading_of("It was on June 14.", published_at=None))[0].date
    assert compare_dates(bare, other) is DateRelation.MONTH_DIFFERS
    assert compare_dates(bare, _date("on 3 May 2025")) is DateRelation.SAME


_DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))


@given(one=_DAYS, other=_DAYS)
def test_days_conflict_in_either_order_or_in_none(one: date, other: date) -> None:
    ours, theirs = _date(f"on {one}"), _date(f"on {other}")
    assert compare_dates(ours, theirs).is_conflict == compare_dates(theirs, ours).is_conflict


def test_no_relation_both_bears_out_and_contradicts() -> None:
    assert not any(relation.is_compatible and relation.is_conflict for relation in DateRelation)
