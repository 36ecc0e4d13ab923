"""Capitals without end are read in time: no step looks at every other word again."""

import pytest

from pipelines.claims.names.checking import check_names
from pipelines.claims.names.finding import find_names
from pipelines.plain_text import read_plain_text
from pipelines.text import Reading
from tests.effort import at_most

TIMES = 20_000
BUDGET_SECONDS = (
    10.0  # linear work takes up to 1.5; the quadratic steps that were here took minutes
)

HOSTILE = {
    "possessives": "Harbour's " * TIMES + "something running.",
    "plurals": "Farmers' " * TIMES + "something running.",
    "joined by of": "Bank of " * TIMES,
    "joined by and": "Trade and " * TIMES,
    "particles": "Van " + "van der den " * TIMES + "Brell",
    "titles": "The President. " * TIMES,
    "titles in a row": "President Minister " * TIMES,
    "hyphens": "Ji-woo " * TIMES,
    "kin": "his wife, " * TIMES + "Margaret.",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_capitals_without_end_are_read_in_time(text: str) -> None:
    with at_most(BUDGET_SECONDS):
        hostile = Reading(read_plain_text(text))
        plain = Reading(
            read_plain_text("The Harbour Board of Brell paid Margaret Van and the HBA.")
        )
        for article, source in ((hostile, plain), (plain, hostile)):
            check_names(find_names(article), article, source)
