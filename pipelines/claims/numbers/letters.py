"""A letter or a word behind a number → whether it is a unit: 1.8m, 41C, 30 pounds of sand."""

from pipelines.claims.numbers.page import Page
from pipelines.claims.numbers.scales import Numeral, is_metre

# how far before "pounds" a verb of weighing is looked for, in words: "lost more than 30 pounds"
_WEIGHING_REACH = 5

# what makes money of "pounds of"
_MONEYS = frozenset(
    {
        "public",
        "taxpayers",
        "taxpayers'",
        "taxpayer",
        "money",
        "funding",
        "debt",
        "savings",
        "investment",
        "income",
        "tax",
        "cash",
        "revenue",
        "damage",
    }
)


def is_letter_unit(page: Page, numeral: Numeral, gap: str) -> bool:
    """Tell whether the one letter behind a number is its unit: 5g, 1.8 m of water, highs of 41C."""
    form, printed = page.forms[numeral.end], page.printed(numeral.end)
    if form == "m" and page.words.metre_after:
        return is_metre(page, numeral.end) and printed == "m"
    if form in {"c", "f"} and page.words.degree_before:
        return gap == "" and printed.isupper() and _is_degree(page, numeral)
    return gap == "" and printed.islower()


def _is_degree(page: Page, numeral: Numeral) -> bool:
    """Tell 41C and -8C from the seat 14C and the unit 5F."""
    start = page.starts[numeral.first]
    if numeral.place < 1 or page.text[start - 1 : start] == "-":
        return True
    is_led = page.forms[numeral.first - 1] in page.words.degree_before
    is_followed = page.forms[numeral.end + 1] in page.words.degree_after
    return (is_led or is_followed) and page.gap(numeral.first - 1) == " "


def are_weighed(page: Page, numeral: Numeral, end: int) -> bool:
    """Tell whether pounds are a weight: he lost 30 pounds, 50 pounds of sand, and no £ about.

    Args:
        page: The text.
        numeral: The number before them.
        end: Index of the word behind them.
    """
    if page.forms[end - 1] not in {"pound", "pounds"} or page.has_pounds or numeral.bounds:
        return False
    if page.forms[end] in page.words.heavy:
        return page.forms[end + 1] not in _MONEYS
    return not numeral.is_scaled and _is_weighing_before(page, numeral.first)


def _is_weighing_before(page: Page, first: int) -> bool:
    for index in range(first - 1, max(-1, first - 1 - _WEIGHING_REACH), -1):
        if page.gap(index) != " ":
            return False
        if page.forms[index] in page.words.weighing:
            return True
    return False
