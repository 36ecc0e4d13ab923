"""Two numbers: the relation that the rules give them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.claims.numbers.comparing import Relation, compare_quantities
from pipelines.claims.numbers.finding import find_quantities
from pipelines.records.claims import Quantity
from tests.claims.readings import reading_of


def _quantity(words: str) -> Quantity:
    (found,) = find_quantities(reading_of(words))
    return found.quantity


@pytest.mark.parametrize(
    ("claim", "source", "relation"),
    [
        ("$100 billion", "$100bn", "same"),
        ("1.2 million users", "1,200,000 users", "same"),
        ("18 months", "1.5 years", "same"),
        ("25 basis points", "0.25 percentage points", "same"),
        ("twelve miners", "12 people", "same"),
        ("45 cents", "$0.45", "same"),
        ("£1.20", "120p", "same"),
        ("300 million kroner", "300 million Danish kroner", "same"),
        ("71.4% of homes", "It was 71.4", "same"),
        ("It was 71.4", "71.4% of homes", "same"),
        ("a fifth of voters", "approximately 20 percent of voters", "approximately"),
        ("€1,200", "1,200 euros", "same"),
        ("100 people", "about 100 people", "approximator_dropped"),
        ("12 people", "at least 12 people", "approximator_dropped"),
        ("19%", "19.4%", "rounded"),
        ("4%", "4.4%", "rounded"),
        ("1.2 million users", "1,234,567 users", "rounded"),
        ("$100 billion", "$104 billion", "rounded"),
        ("100 miles", "160 km", "rounded"),
        ("a third of voters", "33% of voters", "rounded"),
        ("about 20 people", "21 people", "approximately"),
        ("more than 100 people", "120 people", "within_bound"),
        ("dozens of people", "36 people", "within_bound"),
        ("4%", "3-5%", "within_bound"),
        ("nine-figure", "$300 million", "within_bound"),
        ("up to 500 jobs", "480 jobs", "within_bound"),
        ("more than 40 books", "at least 45 books", "within_bound"),
        ("$100 billion", "$60bn", "conflicting"),
        ("20 people", "21 people", "conflicting"),
        ("nine-figure", "$100 billion", "conflicting"),
        ("more than 100 people", "80 people", "conflicting"),
        ("more than 200 people", "at least 100 people", "conflicting"),
        ("dozens of people", "400 people", "conflicting"),
        ("$100 billion", "$100 million", "scale_slip"),
        ("$1.25", "$12.5", "scale_slip"),
        ("53%", "35%", "digit_swap"),
        ("1,243 people", "1,234 people", "digit_swap"),
        ("Sales rose 5%", "Sales fell 5%", "sign"),
        ("-5%", "5%", "sign"),
        ("3%", "3 percentage points", "percent_against_points"),
        ("3 percentage points", "3%", "percent_against_points"),
        ("5 million euros", "5 million dollars", "unit_mismatch"),
        ("12 dogs", "12 cats", "unit_mismatch"),
        ("45 cents", "$0.54", "unit_mismatch"),
        ("300 million kroner", "400 million Danish kroner", "unit_mismatch"),
        ("72.4% of homes", "It was 71.4", "unit_mismatch"),
        ("$15 an hour", "$15 a day", "unit_mismatch"),
        ("5 hours", "5 km", "unit_mismatch"),
        ("over 100 people", "5,000 people", "not_comparable"),
        ("fewer than 100 people", "12 people", "not_comparable"),
        ("at least 100 people", "9,000 people", "not_comparable"),
        ("Revenue rose 5%", "Unemployment rose 5%", "not_comparable"),
        ("Sales rose to 5%", "Sales rose from 5%", "not_comparable"),
        ("Sales rose by 5%", "Sales rose to 5%", "not_comparable"),
    ],
)
def test_two_numbers_relate_by_rule(claim: str, source: str, relation: str) -> None:
    assert compare_quantities(_quantity(claim), _quantity(source)) is Relation(relation)


def test_a_misplaced_zero_is_told_from_rounding() -> None:
    relation = compare_quantities(_quantity("5.3 million people"), _quantity("5.03 million people"))
    assert relation.is_conflict


@pytest.mark.parametrize(
    "words", ["$3.2 billion", "4.4%", "about 20 people", "3-5%", "dozens of cows"]
)
def test_a_number_is_the_same_as_itself(words: str) -> None:
    assert compare_quantities(_quantity(words), _quantity(words)) is Relation.SAME


@given(
    one=st.integers(min_value=1, max_value=10_000),
    other=st.integers(min_value=1, max_value=10_000),
)
def test_whether_two_exact_amounts_agree_does_not_depend_on_their_order(
    one: int, other: int
) -> None:
    ours, theirs = _quantity(f"${one:,}"), _quantity(f"${other:,}")
    forth, back = compare_quantities(ours, theirs), compare_quantities(theirs, ours)
    assert forth.is_compatible == back.is_compatible
    assert forth.is_conflict != forth.is_compatible


def test_no_relation_both_bears_out_and_contradicts() -> None:
    assert not any(relation.is_compatible and relation.is_conflict for relation in Relation)
