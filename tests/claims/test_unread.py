"""A page that a room cannot read is told in the same words by each."""

from collections.abc import Callable

import pytest

from pipelines.claims.hedges.checking import check_hedges
from pipelines.claims.hedges.finding import find_hedges
from pipelines.claims.numbers.checking import check_numbers
from pipelines.claims.numbers.finding import find_numbers
from pipelines.claims.statements.checking import check_statements
from pipelines.claims.statements.finding import find_statements
from pipelines.records.checks import Verdict
from pipelines.records.pages import Unread
from tests.claims.readings import reading_of

ARTICLE = "The board of Aldmoor may close 9 of the 40 ferry lines in the winter."


@pytest.mark.parametrize(
    ("find", "check", "kind"),
    [
        (find_numbers, check_numbers, "numbers"),
        (find_statements, check_statements, "statements"),
        (find_hedges, check_hedges, "hedges"),
    ],
)
def test_a_page_in_a_language_that_is_not_read_says_which(
    find: Callable, check: Callable, kind: str
) -> None:
    article, source = reading_of(ARTICLE), reading_of("Rada zavře 9 linek.", language="cs")
    claims = find(article)
    assert claims
    for answer in check(claims, article, source):
        assert (answer.verdict, answer.unread) == (Verdict.SOURCE_UNAVAILABLE, Unread.LANGUAGE)
        assert answer.note == f"The cited page is in a language whose {kind} are not read (cs)."
