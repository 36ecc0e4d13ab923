"""Numbers that leave out a unit which the number beside them has."""

import pytest

from pipelines.claims.numbers.finding import find_quantities
from tests.claims.readings import reading_of


@pytest.mark.parametrize(
    ("language", "text", "units"),
    [
        ("en", "Sales rose from 18 to 24 percent.", ["%", "%"]),
        ("en", "It fell to 71.4 from 73.2 percent.", ["%", "%"]),
        ("en", "It fell from 3.1 percent to 2.8.", ["%", "%"]),
        ("en", "They gained 12, 15 and 18 percent.", ["%", "%", "%"]),
        ("en", "The ban was cut from 10 matches to six.", ["matches", "matches"]),
        ("en", "The Dow rose 1% to 41,250.", ["%", ""]),
        ("en", "Sales rose from 3 to 5 million dollars.", ["", "USD"]),
        ("de", "Der Preis stieg von 80 auf 95 Euro.", ["EUR", "EUR"]),
    ],
)
def test_both_ends_of_a_change_share_one_unit(language: str, text: str, units: list[str]) -> None:
    found = find_quantities(reading_of(text, language=language))
    assert [f.quantity.unit for f in found] == units
