"""Numbers of a text: where they stand and what they come to."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.claims.numbers.finding import FoundQuantity, find_numbers, find_quantities
from pipelines.records.claims import Approximator, Quantity, UnitClass
from tests.claims.phrase_lists import Expected, Phrase, read_phrases
from tests.claims.readings import reading_of

PHRASES = read_phrases(Path(__file__).with_name("phrases.txt"))

# Floors of the project: the lists were written by hand before the rules met them.
PRECISION_FLOOR = 0.95
RECALL_FLOOR = 0.93
FEWEST_NUMBERS = 300

# "~300 people", ">=14 passengers", "3e9..5e9 USD", "15 USD/hour"
_FORM = re.compile(r"(>=|<=|~|>|<)?(-?[\d.e+]+?)(?:\.\.(-?[\d.e+]+))? (.+?)(?:/(\w+))?$")
_HEDGES = {
    None: Approximator.EXACT,
    "~": Approximator.ABOUT,
    ">": Approximator.OVER,
    ">=": Approximator.AT_LEAST,
    "<": Approximator.UNDER,
    "<=": Approximator.AT_MOST,
}


def found_in(text: str, language: str = "en") -> list[FoundQuantity]:
    return find_quantities(reading_of(text, language=language))


def _only(text: str, language: str = "en") -> Quantity:
    (found,) = found_in(text, language)
    return found.quantity


def fits(quantity: Quantity, form: str) -> bool:
    parts = _FORM.fullmatch(form)
    assert parts is not None, form
    hedge, low, high, unit, per = parts.groups()
    if high:
        fits = quantity.value is None and quantity.low == pytest.approx(float(low), rel=1e-3)
        fits = fits and quantity.high == pytest.approx(float(high), rel=1e-3)
    else:
        fits = quantity.value is not None and quantity.approximator is _HEDGES[hedge]
        fits = fits and quantity.value == pytest.approx(float(low), rel=1e-3)
    return fits and _has_unit(quantity, unit) and quantity.per == per


def _has_unit(quantity: Quantity, unit: str) -> bool:
    if unit == "age":
        return quantity.unit_class is UnitClass.AGE
    if unit == "digits":
        return quantity.unit_class is UnitClass.N_FIGURE
    return quantity.unit == ("" if unit == "-" else unit)


def _missed_and_extra(phrase: Phrase) -> tuple[list[Expected], list[FoundQuantity]]:
    found = {(f.span.start, f.span.end): f for f in found_in(phrase.text, phrase.language)}
    missed = []
    for expected in phrase.expected:
        there = found.get((expected.start, expected.end))
        if there and fits(there.quantity, expected.form):
            del found[expected.start, expected.end]
        else:
            missed.append(expected)
    return missed, list(found.values())


def test_the_phrase_list_is_read_above_its_floors() -> None:
    results = [(phrase, *_missed_and_extra(phrase)) for phrase in PHRASES]
    wanted = sum(len(phrase.expected) for phrase in PHRASES)
    missed = sum(len(lacking) for _, lacking, _ in results)
    extra = sum(len(surplus) for _, _, surplus in results)
    moved = [
        (phrase.text, [phrase.text[e.start : e.end] for e in lacking], surplus)
        for phrase, lacking, surplus in results
        if lacking or surplus
    ]
    right = wanted - missed
    assert wanted >= FEWEST_NUMBERS
    assert right / (right + extra) >= PRECISION_FLOOR, moved
    assert right / wanted >= RECALL_FLOOR, moved


@pytest.mark.parametrize(
    "text",
    [
        "Llama 4 and GPT-5 were compared.",
        "The Boeing 737 is grounded.",
        "Route 66 is closed.",
        "COVID-19 is back.",
        "Help is there 24/7.",
        "It is one of the best.",
        "See section 12 and page 4.",
        "They met on 3 May 2025 at 10:30.",
        "The match ended 3-1.",
        "Call 555-0123.",
        "Visit https://courier.example/2026/05/12-dead today.",
        "Version 3.1.4 mends it.",
        "The 5G network failed.",
        "In 1998 it closed.",
        "Call 1-800-273-8255.",
        "The judge read Case 22-cv-1043.",
        "It stood in the 1400 block of Quarry Road.",
        "Savers use a 401(k).",
        "Listen on 98.7 FM.",
        "It was built in 275 AD.",
        "The Group of 20 and the Group of Seven met.",
        "She starred in the play Twelve Bells.",
        "The 2013 Euros began.",
        "It has double glazing, and there was a double bill.",
        "1.Wash the rice.",
    ],
)
def test_a_name_a_time_or_a_mark_is_no_quantity(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Six were hurt.", [6]),
        ("Of the 10 judges, six were named.", [10, 6]),
        ("It carries a crew of four.", [4]),
        ("They are two short of a majority.", [2]),
        ("The visits rose to three a week.", [3]),
        ("The two were hurt.", []),
        ("The first four were hurt.", []),
        ("These two are alike.", []),
    ],
)
def test_a_small_number_in_words_counts_where_its_neighbours_say_so(
    text: str, values: list[float]
) -> None:
    assert [f.quantity.value for f in found_in(text)] == values


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("One in every 2,500 births is early.", "en", 1 / 2_500),
        ("One of every nine voters left.", "en", 1 / 9),
        ("It has a 1-in-40 chance.", "en", 1 / 40),
        ("Un Français sur cinq renonce.", "fr", 0.2),
        ("Uno de cada cinco ahorra.", "es", 0.2),
    ],
)
def test_a_share_in_two_numbers_is_one_fraction(text: str, language: str, value: float) -> None:
    (found,) = found_in(text, language)
    assert found.quantity.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("It takes one to two years.", 1, 2, "year"),
        ("Several hundred people came.", 200, 1_000, "people"),
        ("It cost a few thousand dollars.", 2_000, 10_000, "USD"),
    ],
)
def test_a_number_told_loosely_is_an_interval(
    text: str, low: float, high: float, unit: str
) -> None:
    quantity = _only(text)
    assert (quantity.low, quantity.high, quantity.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("text", "approximator"),
    [
        ("It will exceed $600 million.", Approximator.OVER),
        ("It did not exceed $600 million.", Approximator.AT_MOST),
        ("It should never exceed $600 million.", Approximator.AT_MOST),
    ],
)
def test_what_does_not_exceed_a_sum_is_at_most_that(text: str, approximator: Approximator) -> None:
    assert _only(text).approximator is approximator


def test_what_has_more_than_halved_is_less_than_half() -> None:
    quantity = _only("Sales more than halved.")
    assert quantity.approximator is Approximator.UNDER
    assert quantity.high == 0.5


def test_a_price_by_the_month_and_one_by_the_year_are_no_range() -> None:
    found = found_in("It costs $19 a month or $199 a year.")
    assert [f.quantity.per for f in found] == ["month", "year"]


def test_a_footnote_in_brackets_is_no_quantity() -> None:
    assert [f.quantity.value for f in found_in("It grew by 5 percent [3] in a year.")] == [5]


def test_a_raised_footnote_does_not_glue_itself_to_its_number() -> None:
    assert found_in("The group has 5² members.")[0].quantity.value == 5


def test_a_number_between_quotation_marks_says_so() -> None:
    spoken, told = found_in("“We lost 40 people,” she said. The firm lost 30 clients.")
    assert (spoken.quantity.is_in_quote, told.quantity.is_in_quote) == (True, False)


def test_a_lone_number_of_a_table_cell_is_read() -> None:
    assert [f.quantity.value for f in found_in("Region\n\nNorth\n\n45\n\n1,200")] == [45, 1200]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Sales rose 5%.", "up"),
        ("Sales fell by 5%.", "down"),
        ("Sales rose to $5 million.", "to"),
        ("Sales rose from $4 million.", "from"),
        ("A 5% drop was seen.", "down"),
        ("An increase of 5% was seen.", "up"),
        ("Some 5% were there.", None),
    ],
)
def test_a_number_knows_its_part_in_a_change(text: str, role: str | None) -> None:
    assert _only(text).role == role


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The net profit rose 5%.", "net profit"),
        ("It has revenue of $5 million.", "revenue"),
        ("It signed a $5 million deal.", "deal"),
        ("It set up a €50 million humanitarian fund.", "humanitarian fund"),
        ("The members saved $310 million last year.", None),
        ("The agency said that it was aware of five incidents.", None),
        ("It was 5%.", None),
    ],
)
def test_a_number_knows_what_it_measures(text: str, subject: str | None) -> None:
    assert _only(text).subject == subject


def test_a_claim_points_at_its_words_and_sentence() -> None:
    article = reading_of("It rained. About 300 people came.")
    (claim,) = find_numbers(article)
    assert claim.exact == "About 300 people"
    assert claim.sentence.of(article.text) == "About 300 people came."


def test_a_page_in_a_language_without_number_words_has_no_numbers() -> None:
    assert found_in("Компания заработала 40 миллионов рублей в этом году.", "ru") == []


def test_numbers_inside_dates_are_dates() -> None:
    assert found_in("It opened on 12 March 2024 and shut in the third quarter of 2025.") == []


# ---------------------------------------------------------------- properties

_AMOUNTS = st.integers(min_value=2, max_value=999_999)
_TEMPLATES = (
    ("${:,}", "USD"),
    ("€{:,}", "EUR"),
    ("USD {:,}", "USD"),
    ("{:,} euros", "EUR"),
    ("{:,}%", "%"),
    ("{:,} percent", "%"),
    ("{:,} basis points", "basis point"),
    ("{:,} km", "km"),
    ("{:,} people", "people"),
    ("{:,} hours", "hour"),
)


@given(amount=_AMOUNTS, template=st.sampled_from(_TEMPLATES))
def test_a_number_written_in_any_supported_way_reads_as_itself(
    amount: int, template: tuple[str, str]
) -> None:
    quantity = _only(f"The total was {template[0].format(amount)}.")
    assert (quantity.value, quantity.unit) == (amount, template[1])


@given(
    mantissa=st.integers(min_value=1, max_value=9_999),
    decimals=st.integers(min_value=0, max_value=2),
    scale=st.sampled_from(
        [("m", 1e6), ("bn", 1e9), (" million", 1e6), (" billion", 1e9), (" trillion", 1e12)]
    ),
)
def test_a_scaled_amount_reads_as_itself(
    mantissa: int, decimals: int, scale: tuple[str, float]
) -> None:
    printed = f"{mantissa / 10**decimals:.{decimals}f}"
    value = _only(f"It paid ${printed}{scale[0]} for it.").value
    assert value == pytest.approx(float(printed) * scale[1])


@given(text=st.text(alphabet="0123456789.,-/ $%€½abon'“”\n+()", max_size=60))
def test_no_text_breaks_the_finder_and_spans_stay_in_order(text: str) -> None:
    found = find_quantities(reading_of(text))
    ends = [0, *(f.span.end for f in found)]
    assert all(f.span.start >= end for f, end in zip(found, ends, strict=False))
    assert all(f.span.end <= len(text) for f in found)


@pytest.mark.parametrize("unit", ["1" * 50, "$", "'", "1,", "fünf", "per cent ", "\n"])
def test_hostile_text_of_a_megabyte_is_read_in_bounded_time(unit: str) -> None:
    text = (unit * (1_000_000 // len(unit)))[:1_000_000]
    assert find_quantities(reading_of(text)) == []


@pytest.mark.parametrize(
    "unit",
    ["1 ", "a million and ", "one hundred and ", "between 1,", "half a ", "five-", "2019-", "1/"],
)
def test_text_that_is_all_numbers_is_read_in_linear_time(unit: str) -> None:
    text = (unit * (10_000 // len(unit)))[:10_000]
    assert len(find_quantities(reading_of(text))) <= len(text) // 2
