"""Hostile text costs seconds, not hours, on either side."""

import pytest

from pipelines.claims.names.checking import check_names
from pipelines.claims.names.finding import find_names
from pipelines.claims.statements.checking import check_statements
from pipelines.claims.statements.finding import find_statements
from pipelines.pairs import check_pair_line
from pipelines.plain_text import read_plain_text
from pipelines.text import Reading
from tests.effort import at_most

MEGABYTE = 1_000_000
QUARTER = MEGABYTE // 4
BUDGET_SECONDS = 30.0  # linear work takes 1 to 5; a quadratic step would take hours

HOSTILE = {
    "one word": "ferry " * (MEGABYTE // 6),
    "one sentence of names": "".join(f"Malm{number} Brandt{number} " for number in range(45_000)),
    "names in sentences": "".join(f"then Malm{number} met us. " for number in range(40_000)),
    "negators": "not no never " * (MEGABYTE // 13),
    "numbers": "The 7 ferries and 8 gulls. " * (MEGABYTE // 27),
    "no words": "?!.,;:- " * (MEGABYTE // 8),
    "capitals": "A.B.C.D. & " * (MEGABYTE // 11),
}
CLAIM = "The 9 ferries of Malm17 did not carry Otto Brandt to Aldmoor in 2019."


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_source_is_read_in_time(text: str) -> None:
    with at_most(BUDGET_SECONDS):
        article = Reading(read_plain_text(CLAIM))
        source = Reading(read_plain_text(text[:QUARTER]))
        check_statements(find_statements(article), article, source)
        check_names(find_names(article), article, source)


@pytest.mark.parametrize("name", ["one word", "names in sentences", "negators"])
def test_a_hostile_article_is_read_in_time(name: str) -> None:
    with at_most(BUDGET_SECONDS):
        article = Reading(read_plain_text(HOSTILE[name]))
        find_names(article)
        find_statements(article)


@pytest.mark.parametrize("name", ["one word", "negators", "no words"])
def test_a_hostile_pair_is_answered_in_time(name: str) -> None:
    text = HOSTILE[name]
    row = {"claim": text[:QUARTER], "sources": [{"id": "s", "text": text[:QUARTER]}]}
    with at_most(BUDGET_SECONDS):
        check_pair_line(row)
