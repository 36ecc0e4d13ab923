"""Money told in two units, or by a word that several countries share."""

import pytest

from pipelines.claims.numbers.currencies import SHARED_WORDS, factor_between, kindred
from pipelines.claims.numbers.finding import find_quantities
from tests.claims.readings import reading_of


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Norway will spend 300 million kroner.", "NOK"),
        ("Denmark and Norway will spend 300 million kroner.", "krone"),
        ("The Swedish bank lost 300 crowns.", "SEK"),
        ("The bank in Manila lost 300 pesos.", "PHP"),
        ("The bank lost 300 pesos.", "peso"),
    ],
)
def test_a_shared_word_means_the_money_of_the_one_country_named(text: str, unit: str) -> None:
    (found,) = find_quantities(reading_of(text))
    assert found.quantity.unit == unit


def test_few_crowns_are_titles() -> None:
    (found,) = find_quantities(reading_of("She won two crowns."))
    assert found.quantity.unit == "crowns"


@pytest.mark.parametrize("unit", ["cent", "penny", *sorted(SHARED_WORDS)])
def test_kindred_units_are_so_both_ways(unit: str) -> None:
    assert all(unit in kindred(other) for other in kindred(unit))
    assert all(factor_between(unit, o) * factor_between(o, unit) == 1 for o in kindred(unit))
