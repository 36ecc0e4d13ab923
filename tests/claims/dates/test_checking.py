"""Dates of an article held against a source."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.claims.dates.checking import check_dates
from pipelines.claims.dates.finding import find_dates
from pipelines.records.checks import Severity, SourceCheck, Verdict
from pipelines.text import Reading
from tests.claims.readings import reading_of

SOURCE = (
    "The Elkmouth plant of Tarn Semiconductor opened its doors on 3 May 2025. "
    "The council of Corvale approved the tunnel in June 2024. "
    "Nobody at the museum knows when the painting was made."
)


def _check(article: str, source: str | Reading = SOURCE) -> list[SourceCheck]:
    reading = reading_of(article)
    other = reading_of(source) if isinstance(source, str) else source
    return check_dates(find_dates(reading), reading, other)


def _only(article: str, source: str | Reading = SOURCE) -> SourceCheck:
    (answer,) = _check(article, source)
    return answer


@pytest.mark.parametrize(
    ("article", "verdict", "reason"),
    [
        ("The plant of Tarn opened on May 3, 2025.", Verdict.SUPPORTED, "date_same"),
        ("The plant of Tarn opened in May 2025.", Verdict.SUPPORTED, "date_coarser"),
        (
            "The council of Corvale approved it on June 7, 2024.",
            Verdict.PARTIALLY_SUPPORTED,
            "date_finer",
        ),
        ("The harbour was dredged on May 3, 2019.", Verdict.NOT_FOUND, "date_not_found"),
        ("The singer was born in June 2024 in another town.", Verdict.NOT_FOUND, "date_elsewhere"),
    ],
)
def test_a_date_is_answered_by_its_sentence(article: str, verdict: Verdict, reason: str) -> None:
    answer = _only(article)
    assert (answer.verdict, answer.reason) == (verdict, reason)


def test_an_equal_date_is_no_support_where_another_fits_its_place_better() -> None:
    source = (
        "The Elkmouth plant of Tarn opened in 2011. "
        "A painting that hangs in the hall of the plant was made in 1958."
    )
    assert _only("The Elkmouth plant of Tarn opened in 1958.", source).verdict is Verdict.NOT_FOUND
    assert _only("The Elkmouth plant of Tarn opened in 2011.", source).verdict is Verdict.SUPPORTED


def test_the_same_relative_words_accuse_nobody_whatever_the_clocks_say() -> None:
    article = reading_of(
        "The board asked every rider to stop charging the battery last year.",
        published_at=datetime(2026, 6, 9, tzinfo=UTC),
    )
    source = reading_of(
        "The board asked every rider to stop charging the battery last year.",
        published_at=datetime(2024, 3, 5, tzinfo=UTC),
    )
    (answer,) = check_dates(find_dates(article), article, source)
    assert answer.verdict is not Verdict.REFUTED


def test_another_year_in_the_very_place_refutes_and_says_so() -> None:
    answer = _only("The Elkmouth plant of Tarn Semiconductor opened its doors on 3 May 2023.")
    assert (answer.verdict, answer.reason) == (Verdict.REFUTED, "date_year_differs")
    assert answer.severity is Severity.SERIOUS
    assert answer.note == (
        "The article has 3 May 2023, the source has 3 May 2025. "
        "Day and month are the same; the year is not."
    )


def test_the_day_of_publication_speaks_for_news_without_a_date() -> None:
    source = reading_of(
        "Tarn Semiconductor opened its plant in Elkmouth, the company said.",
        published_at=datetime(2026, 11, 17, tzinfo=UTC),
    )
    answer = _only("Tarn Semiconductor opened its plant in Elkmouth on Tuesday.", source)
    assert (answer.verdict, answer.reason) == (Verdict.SUPPORTED, "date_of_publication")


def test_the_day_of_publication_never_refutes_an_event() -> None:
    source = reading_of(
        "Published: 4 May 2026\n\nThe plant of Tarn Semiconductor in Elkmouth opened.",
        published_at=datetime(2026, 5, 4, tzinfo=UTC),
    )
    answer = _only("The plant of Tarn Semiconductor in Elkmouth opened on 2 March 2026.", source)
    assert answer.verdict is Verdict.NOT_FOUND


def test_each_page_reads_its_weekdays_by_its_own_clock() -> None:
    source = reading_of(
        "The mayor of Corvale resigned on Monday over the tunnel, the council said.",
        published_at=datetime(2026, 11, 11, tzinfo=UTC),
    )
    answer = _only("The mayor of Corvale resigned on 9 November over the tunnel.", source)
    assert (answer.verdict, answer.reason) == (Verdict.SUPPORTED, "date_same")


def test_a_relative_date_without_a_clock_refutes_nothing() -> None:
    source = reading_of(
        "The mayor of Corvale resigned on Monday over the tunnel.", published_at=None
    )
    answer = _only("The mayor of Corvale resigned on 2 March 2026 over the tunnel.", source)
    assert answer.verdict is Verdict.NOT_FOUND


@settings(max_examples=30)
@given(
    added=st.lists(
        st.sampled_from(
            [
                "The museum reopens in spring.",
                "A choir sang in Corvale on 9 July 2021.",
                "Wheat fell in 2022.",
            ]
        ),
        max_size=3,
    )
)
def test_an_irrelevant_sentence_never_turns_support_into_refutation(added: list[str]) -> None:
    for article in ("The plant of Tarn opened on May 3, 2025.", "The plant opened in May 2025."):
        assert _only(article, f"{' '.join(added)} {SOURCE}").verdict is Verdict.SUPPORTED
