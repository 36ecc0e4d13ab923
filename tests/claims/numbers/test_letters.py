"""Letters and words behind a number that may be a unit or something else."""

import pytest

from pipelines.claims.numbers.finding import find_quantities
from tests.claims.readings import reading_of


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Floodwater 1.8m deep filled it.", 1.8, "m"),
        ("There was 1.8 m of water.", 1.8, "m"),
        ("The 1.8m-high wall fell.", 1.8, "m"),
        ("He jumped 8.12m in Corvale.", 8.12, "m"),
        ("It is within 200m of the school.", 200, "m"),
        ("She won the 100m in style.", 100, "m"),
        ("The 5.2m who voted were told.", 5.2e6, ""),
        ("It has 5m users.", 5e6, "users"),
        ("It cost £5m to mend.", 5e6, "GBP"),
        ("It reached 41C in Corvale.", 41, "°C"),
        ("It fell to -8C in Corvale.", -8, "°C"),
        ("It was 1.4C above the norm.", 1.4, "°C"),
        ("It uses 50pc less.", 50, "%"),
        ("He has lost 30 pounds.", 30, "lb"),
        ("They found 50 pounds of sand.", 50, "lb"),
        ("It takes 50 pounds of public money.", 50, "GBP"),
        ("He paid 30 pounds.", 30, "GBP"),
    ],
)
def test_a_letter_is_the_unit_that_its_neighbours_make_it(
    text: str, value: float, unit: str
) -> None:
    (found,) = find_quantities(reading_of(text))
    assert (found.quantity.value, found.quantity.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    "text", ["She sat in seat 14C.", "The flat 5F was let.", "He won in 1500m."]
)
def test_a_letter_that_nothing_makes_a_unit_leaves_no_number(text: str) -> None:
    assert find_quantities(reading_of(text)) == []


def test_pounds_on_a_page_with_a_pound_sign_are_money() -> None:
    found = find_quantities(reading_of("He lost 30 pounds. The rest, £40, was safe."))
    assert [f.quantity.unit for f in found] == ["GBP", "GBP"]
