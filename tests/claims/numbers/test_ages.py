"""Ages of persons, told by what stands around a bare number."""

import pytest

from pipelines.claims.numbers.finding import find_quantities
from pipelines.records.claims import UnitClass
from tests.claims.readings import reading_of


def _ages(text: str, language: str) -> list[float | None]:
    found = find_quantities(reading_of(text, language=language))
    return [f.quantity.value for f in found if f.quantity.unit_class is UnitClass.AGE]


@pytest.mark.parametrize(
    ("language", "text", "ages"),
    [
        ("en", "The forward, 23, left the pitch.", [23]),
        ("en", "His sister, 31, runs the shop.", [31]),
        ("en", "Mira Voss (45) was elected.", [45]),
        ("en", "The brothers, 19 and 23, were held.", [19, 23]),
        ("en", "The twins, 9 and 12, were unhurt.", [9, 12]),
        ("en", "Pupils aged 9 and 12 took part.", [9, 12]),
        ("en", "She moved to Corvale aged just eight.", [8]),
        ("en", "He was aged 28. The rest were older.", [28]),
        ("en", "Leslie Brandt, 52, and Mary Voss, 56, were found.", [52, 56]),
        ("en", "She left at the age of nine.", [9]),
        ("en", "He turned 40 in May.", [40]),
        ("en", "He turned 40 pages.", []),
        ("en", "The winning number, 23, was drawn.", []),
        ("en", "On Tuesday, 23, then 24 came.", []),
        ("fr", "L'accusé, 34 ans, a fait appel.", [34]),
        ("fr", "Une femme de 43 ans a été blessée.", [43]),
        ("fr", "Il a été condamné à 34 ans de prison.", []),
        ("es", "El acusado, de 34 años, pagará.", [34]),
        ("pt", "O réu, de 34 anos, vai pagar.", [34]),
    ],
)
def test_an_age_is_told_by_what_stands_around_it(
    language: str, text: str, ages: list[float]
) -> None:
    assert _ages(text, language) == ages
