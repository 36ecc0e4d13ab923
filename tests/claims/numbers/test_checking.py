"""Numbers of an article held against a source."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.claims.numbers.checking import check_numbers
from pipelines.claims.numbers.finding import find_numbers
from pipelines.records.checks import Flag, Severity, SourceCheck, Verdict
from pipelines.records.pages import BlockKind
from pipelines.text import Reading
from tests.claims.readings import page_of, reading_of

SOURCE = (
    "Tarn Semiconductor signed a cloud deal with Oakmere on Tuesday. "
    "The cloud deal with Oakmere is worth $100 million to Tarn Semiconductor, a filing says. "
    "The company employs about 8,500 people in 14 countries. "
    "Revenue at Tarn rose from $40 million in 2024 to $50 million in 2025. "
    "Of the 200 workers at the Elkmouth plant, 50 voted for a strike."
)


def _check(article: str, source: str | Reading = SOURCE) -> list[SourceCheck]:
    reading = reading_of(article)
    other = reading_of(source) if isinstance(source, str) else source
    return check_numbers(find_numbers(reading), reading, other)


def _only(article: str, source: str | Reading = SOURCE) -> SourceCheck:
    (answer,) = _check(article, source)
    return answer


def test_a_number_in_an_aligned_sentence_is_borne_out() -> None:
    answer = _only("The cloud deal is worth $100 million, Tarn said.")
    assert (answer.verdict, answer.reason) == (Verdict.SUPPORTED, "number_same")
    assert answer.evidence[0].exact == "$100 million"


def test_a_scale_slip_is_named_in_words_for_the_phone() -> None:
    answer = _only("The cloud deal with Oakmere is worth $100 billion to Tarn Semiconductor.")
    assert (answer.verdict, answer.reason) == (Verdict.REFUTED, "number_scale_slip")
    assert answer.severity is Severity.SERIOUS
    assert answer.note == (
        "The article has $100 billion, the source has $100 million. "
        "The digits are the same; the scale is not."
    )


def test_a_hedge_that_the_article_dropped_is_flagged() -> None:
    answer = _only("Tarn employs 8,500 people in Elkmouth and abroad.")
    assert answer.flags == (Flag.APPROXIMATOR_DROPPED,)
    assert answer.verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("article", "source"),
    [
        (
            "Larkfield earned 45 cents a share in the quarter.",
            "Larkfield said it earned $0.45 a share in the quarter.",
        ),
        (
            "The vaccination rate in Corvale was 71.4%.",
            "The vaccination rate in Corvale was 71.4, the council said.",
        ),
        (
            "The Norwegian ferry cost 300 million crowns.",
            "The Norwegian ferry cost 300 million kroner.",
        ),
    ],
)
def test_a_sum_told_in_another_unit_is_borne_out(article: str, source: str) -> None:
    assert _only(article, source).reason == "number_same"


def test_cents_of_an_unnamed_money_contradict_no_dollars() -> None:
    source = "Larkfield said it earned $0.54 a share in the quarter."
    answer = _only("Larkfield earned 45 cents a share in the quarter.", source)
    assert answer.verdict is Verdict.NOT_FOUND


def test_an_equal_number_in_a_sentence_about_something_else_is_no_support() -> None:
    answer = _only("The harbour museum lent paintings to 14 schools last summer.")
    assert answer.verdict is Verdict.NOT_FOUND


def test_an_equal_count_of_another_noun_is_borne_out_in_a_sentence_alike() -> None:
    source = (
        "The trial at Brackwater Clinic followed 38 participants for two nights. Nobody left it."
    )
    answer = _check("The Brackwater trial followed 38 volunteers for two nights.", source)[0]
    assert (answer.verdict, answer.reason) == (Verdict.SUPPORTED, "number_same")


def test_an_equal_number_is_no_support_where_another_fits_its_place_better() -> None:
    source = (
        "Tarn will cut 212 jobs at its Elkmouth plant. "
        "The plant opened in a hall with 340 lamps above the jobs centre."
    )
    answer = _only("Tarn will cut 340 jobs at its Elkmouth plant.", source)
    assert answer.verdict is not Verdict.SUPPORTED


def test_a_number_behind_the_same_figure_is_the_counterpart() -> None:
    source = "Dellmere Markets operates 1,140 shops in 13 provinces and employs 68,000 people."
    article = "The chain, which is based in Port Ansel, has 1,140 shops in 31 provinces."
    shops, provinces = _check(article, source)
    assert shops.verdict is Verdict.SUPPORTED
    assert (provinces.verdict, provinces.reason) == (Verdict.REFUTED, "number_digit_swap")


def test_two_pages_may_differ_by_a_birthday() -> None:
    source = (
        "Ines Carrow, 43, a maths teacher from Elkmouth, was found on the morning of the storm."
    )
    article = "Ines Carrow, a 44-year-old maths teacher from Elkmouth, was found on that morning."
    assert _only(article, source).verdict is Verdict.NOT_FOUND


def test_another_number_in_a_sentence_about_something_else_refutes_nothing() -> None:
    answer = _only("The harbour museum bought a painting for $7 million.")
    assert (answer.verdict, answer.reason) == (Verdict.NOT_FOUND, "number_not_found")


def test_a_number_is_not_refuted_while_the_page_has_it_elsewhere() -> None:
    source = SOURCE + " Oakmere has spent $100 billion on clouds since it was founded."
    answer = _only(
        "The cloud deal with Oakmere is worth $100 billion to Tarn Semiconductor.", source
    )
    assert answer.verdict is not Verdict.REFUTED


def test_a_number_of_another_year_refutes_nothing() -> None:
    source = "Revenue at Tarn Semiconductor in Elkmouth was $40 million in 2024, the filing says."
    answer = _only(
        "Revenue at Tarn Semiconductor in Elkmouth was $50 million in 2025, it says.", source
    )
    assert answer.verdict is Verdict.NOT_FOUND


def test_growth_is_recomputed_from_both_ends() -> None:
    answer = _only("Revenue at Tarn rose 25%.")
    assert (answer.verdict, answer.reason) == (Verdict.SUPPORTED, "number_recomputed")
    assert [e.exact for e in answer.evidence] == ["$50 million", "$40 million"]


def test_points_are_recomputed_from_two_percentages() -> None:
    source = "Operating margin at Tarn was 22.4%, compared with 21.1% in the year before."
    answer = _check("The operating margin at Tarn widened by 1.3 percentage points.", source)[0]
    assert (answer.verdict, answer.reason) == (Verdict.SUPPORTED, "number_recomputed")


def test_what_is_cut_and_what_is_eliminated_are_as_many() -> None:
    source = "During the quarter Tarn eliminated approximately 1,900 positions at Elkmouth."
    answer = _only("Tarn cut 1,900 jobs at Elkmouth.", source)
    assert answer.flags == (Flag.APPROXIMATOR_DROPPED,)


def test_a_rate_may_be_told_by_its_subject() -> None:
    source = "Diluted earnings per share of Tarn were $1.87 in the quarter."
    answer = _only("Tarn earned $1.87 a share in the quarter.", source)
    assert (answer.verdict, answer.reason) == (Verdict.SUPPORTED, "number_same")


def test_a_share_is_recomputed_from_part_and_whole() -> None:
    answer = _only("A quarter of the workers at the Elkmouth plant voted for a strike.")
    assert answer.reason == "number_recomputed"


def test_a_table_cell_speaks_in_the_unit_of_its_heads() -> None:
    table = page_of(
        (BlockKind.PARAGRAPH, "Results of Tarn Semiconductor for the year."),
        (BlockKind.TABLE_CELL, "Revenue"),
        (BlockKind.TABLE_CELL, "412"),
        heads={2: ("Revenue", "Tarn Semiconductor ($ million)")},
    )
    answer = _only("Revenue at Tarn Semiconductor came to $412 million.", table)
    assert answer.verdict is Verdict.SUPPORTED
    assert answer.evidence[0].exact == "412"


def test_a_source_in_a_language_without_number_words_is_unavailable() -> None:
    source = "Компания заработала 40 миллионов рублей в этом году, сообщил совет директоров."
    answer = _only("The firm earned 40 million roubles.", reading_of(source, language="ru"))
    assert answer.verdict is Verdict.SOURCE_UNAVAILABLE


def test_answers_come_in_the_order_of_the_claims() -> None:
    answers = _check("The deal is worth $100 million, and Tarn employs 8,500 people.")
    assert [a.evidence[0].exact for a in answers] == ["$100 million", "about 8,500 people"]


def test_an_empty_source_has_nothing() -> None:
    assert _only("The deal is worth $100 million.", "").verdict is Verdict.NOT_FOUND


IRRELEVANT = (
    "The harbour museum reopens in spring.",
    "Nobody counted the 3,000 gulls on the pier.",
    "Wheat prices fell 2% in Corvale.",
    "A choir of 40 singers sang for two hours.",
    "The bakery on the corner charges €4 for bread.",
)


@settings(max_examples=40)
@given(
    added=st.lists(st.sampled_from(IRRELEVANT), max_size=4),
    article=st.sampled_from(
        [
            "The cloud deal is worth $100 million, Tarn said.",
            "Revenue at Tarn rose 25%.",
            "Tarn employs 8,500 people in 14 countries.",
        ]
    ),
    is_before=st.booleans(),
)
def test_an_irrelevant_sentence_never_turns_support_into_refutation(
    added: list[str], article: str, is_before: bool
) -> None:
    extra = " ".join(added)
    source = f"{extra} {SOURCE}" if is_before else f"{SOURCE} {extra}"
    before, after = _check(article), _check(article, source)
    for one, other in zip(before, after, strict=True):
        if one.verdict is Verdict.SUPPORTED:
            assert other.verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("language", "article", "source"),
    [
        (
            "de",
            "Der Umsatz von Brandtner stieg 2025 auf 1,2 Milliarden Euro.",
            "Brandtner teilte mit, der Umsatz sei 2025 auf 1,2 Mrd. Euro gestiegen.",
        ),
        (
            "fr",
            "Le chiffre d'affaires de Brandtner a atteint 1,2 milliard d'euros.",
            "Brandtner annonce un chiffre d'affaires de 1,2 milliard d'euros pour l'année.",
        ),
        (
            "es",
            "Los ingresos de Brandtner llegaron a 1.200 millones de euros.",
            "Brandtner anunció que los ingresos llegaron a 1.200 millones de euros este año.",
        ),
        (
            "pt",
            "A receita da Brandtner chegou a R$ 1,2 bilhão.",
            "A Brandtner informou que a receita chegou a 1,2 bilhão de reais neste ano.",
        ),
    ],
)
def test_numbers_are_checked_in_five_languages(language: str, article: str, source: str) -> None:
    reading = reading_of(article, language=language)
    other = reading_of(source, language=language)
    answers = check_numbers(find_numbers(reading), reading, other)
    assert [a.verdict for a in answers] == [Verdict.SUPPORTED]


def test_a_sentence_about_somebody_whom_the_article_never_names_contradicts_nothing() -> None:
    article = "In wet years the workers of the hive lived 26 days on average."
    other = "In wet years the workers of the hive of Arvid Tarn lived 31 days on average."
    assert _only(article, other).verdict is not Verdict.REFUTED
    assert _only(article, other.replace("of Arvid Tarn ", "")).verdict is Verdict.REFUTED


def test_a_number_that_could_stand_for_either_of_two_contradicts_neither() -> None:
    article = "Together the Oaks and the Elms will have 53 seats in the 100-seat chamber of Tarn."
    source = "Together the Oaks and the Elms will have a majority of three seats in the chamber."
    assert {answer.verdict for answer in _check(article, source)} == {Verdict.NOT_FOUND}
    only = _check(article.replace(" in the 100-seat", " in the"), source)
    assert [answer.verdict for answer in only] == [Verdict.REFUTED]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [("400 million less than", Verdict.NOT_FOUND), ("400 million as", Verdict.REFUTED)],
)
def test_a_difference_contradicts_no_level(words: str, verdict: Verdict) -> None:
    article = (
        f"The levy on gas of Tarn will bring ${words} budgeted, the ministry of Elkmouth said."
    )
    source = "The levy on gas of Tarn will bring $1.1 billion, the ministry of Elkmouth said."
    assert _only(article, source).verdict is verdict
