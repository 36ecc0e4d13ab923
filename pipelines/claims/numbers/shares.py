"""Numbers in pairs, and orders of magnitude: one in five, 12 per 100,000, nine-figure."""

from pipelines.claims.numbers.measures import Measure
from pipelines.claims.numbers.numerals import read_numeral
from pipelines.claims.numbers.page import Page
from pipelines.claims.numbers.scales import Numeral
from pipelines.claims.numbers.wording import figures_interval
from pipelines.records.claims import Approximator, Quantity, UnitClass

_ADJECTIVES = {"single": 1, "double": 2, "triple": 3}
_MOST_FIGURES = 15

# the second part of a share is a round or small number: one in five, 3 in 10, 4 out of 100,000
_LARGEST_SHARE = 1_000_000

# people are called 20-something up to 90-something
_YOUNGEST_TENS, _OLDEST_TENS = 20, 90

# the base of a rate: 12 per 100,000
_SMALLEST_RATE_BASE = 100


def read_figures(page: Page, numeral: Numeral) -> tuple[Quantity, int] | None:
    """Read "nine-figure", "six figures" and "double-digit" as an order of magnitude."""
    at = numeral.end
    if page.forms[at] not in page.words.figure or page.gap(at - 1) not in {" ", "-"}:
        return None
    figures = int(numeral.value)
    if figures != numeral.value or not 1 <= figures <= _MOST_FIGURES:
        return None
    low, high = figures_interval(figures)
    quantity = Quantity(
        value=None,
        low=low,
        high=high,
        half_width=0.0,
        unit="",
        unit_class=UnitClass.N_FIGURE,
        approximator=Approximator.RANGE,
    )
    return quantity, page.ends[at]


def read_tens_of_age(page: Page, numeral: Numeral) -> tuple[Quantity, int] | None:
    """Read "60-something" as an age."""
    at = numeral.end
    if page.forms[at] != "something" or page.gap(at - 1) not in {"-", " "}:
        return None
    if numeral.value % 10 or not _YOUNGEST_TENS <= numeral.value <= _OLDEST_TENS:
        return None
    quantity = Quantity(
        value=None,
        low=numeral.value,
        high=numeral.value + 9,
        half_width=0.0,
        unit="year",
        unit_class=UnitClass.AGE,
        approximator=Approximator.RANGE,
    )
    return quantity, page.ends[at]


def read_ratio(page: Page, numeral: Numeral) -> tuple[Quantity, int] | None:
    """Read "one in five" and "9 out of 10" as a fraction."""
    at = _before_whole(page, numeral)
    whole = None if at is None else read_numeral(page, at + 1)
    if whole is None or not _is_share(numeral, whole):
        return None
    value = numeral.value / whole.value
    quantity = Quantity(
        value=value,
        low=value,
        high=value,
        half_width=0.0,
        unit="fraction",
        unit_class=UnitClass.FRACTION,
    )
    return quantity, page.ends[whole.end - 1]


def _before_whole(page: Page, numeral: Numeral) -> int | None:
    """Return the last word between both numbers: one *in* five, 1-*in*-5, one in *every* five."""
    at = numeral.end
    if page.forms[at] not in page.words.out_of and page.forms[at + 1] in page.words.out_of_noun:
        at += 1  # "un Français sur cinq"
    if page.forms[at] == "out" and page.forms[at + 1] == "of":
        at += 1
    elif page.forms[at] == "of" and page.forms[at + 1] in page.words.every:
        pass
    elif page.forms[at] not in page.words.out_of and page.forms[at] not in page.words.out_of_noun:
        return None
    if page.gap(numeral.end - 1) == page.gap(at) == "-":
        return at
    if page.forms[at + 1] in page.words.every:
        at += 1
    return at if all(page.gap(i) == " " for i in range(numeral.end - 1, at + 1)) else None


def _is_share(part: Numeral, whole: Numeral) -> bool:
    if (
        part.is_multiple
        or part.is_fraction
        or part.is_scaled
        or whole.bounds
        or whole.is_fraction
        or part.bounds
    ):
        return False
    is_year = not whole.is_written and 1500 <= whole.value < 2100 and not whole.is_grouped
    return 0 < part.value < whole.value <= _LARGEST_SHARE and not is_year


def read_rate(page: Page, numeral: Numeral, measure: Measure) -> tuple[Quantity, int] | None:
    """Read "12 per 100,000 people" as a rate on its base."""
    at = measure.next
    if page.forms[at] != "per" or measure.unit_class is not UnitClass.COUNT or page.gap(at) != " ":
        return None
    base = read_numeral(page, at + 1)
    if base is None or base.value < _SMALLEST_RATE_BASE:
        return None
    quantity = Quantity(
        value=numeral.value,
        low=numeral.value,
        high=numeral.value,
        half_width=numeral.place / 2,
        unit=f"per {base.value:g}" if base.value < 1e5 else f"per {int(base.value)}",
        unit_class=UnitClass.RATE,
    )
    return quantity, page.ends[base.end - 1]
