"""A bare number, and the scale words behind it: thousand, million, bn, Mrd."""

from typing import NamedTuple

from pipelines.claims.numbers.lexicon.words import listed
from pipelines.claims.numbers.page import Page

# races that are run, or swum, in metres: "the 100m"
_RACES = listed("50 60 100 110 200 400 800 1500 1,500 3000 3,000 5000 5,000 10,000")

GLYPHS = {
    "½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅖": 0.4, "⅗": 0.6, "⅘": 0.8,
    "⅙": 1 / 6, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875,
}  # fmt: skip


class Numeral(NamedTuple):
    """A number without its unit."""

    value: float
    mantissa: float
    """As written, before the scale word."""
    place: float
    significant: float
    first: int
    """Index of its first word."""
    end: int
    """Index after its last word."""
    is_written: bool = False
    """In words, at least in part."""
    is_grouped: bool = False
    is_scaled: bool = False
    is_fraction: bool = False
    is_multiple: bool = False
    bounds: tuple[float, float] | None = None
    """Interval of a plural without a count, such as dozens."""


def scaled(page: Page, found: Numeral, *, has_currency: bool) -> Numeral:
    """Apply the scale words that follow: thousand, million, bn, Mrd."""
    following = page.forms[found.end]
    words = page.words
    if following not in words.tables["scales"] and following not in words.glued_scales:
        return found
    for _ in range(3):
        scale, end = _scale_at(page, found, has_currency=has_currency)
        if scale is None:
            return found
        found = found._replace(
            value=found.value * scale,
            place=found.place * scale,
            significant=found.significant * scale,
            end=end,
            is_scaled=True,
        )
    return found


def _scale_at(page: Page, found: Numeral, *, has_currency: bool) -> tuple[float | None, int]:
    gap = page.gap(found.end - 1)
    if gap not in {"", " ", "-"}:
        return None, found.end
    phrase = page.read_phrase("scales", found.end)
    if phrase and isinstance(phrase[0], (int, float)):
        return float(phrase[0]), phrase[1]
    if found.is_scaled or found.is_written:
        return None, found.end
    scale = page.words.glued_scales.get(page.forms[found.end])
    if scale is None or not _is_glued_scale(page, found.end, gap, has_currency=has_currency):
        return None, found.end
    return scale, found.end + 1


def _is_glued_scale(page: Page, index: int, gap: str, *, has_currency: bool) -> bool:
    """Tell £5m and 5m users from 5m of rope: letters are scales by money, or before a plural."""
    form, after = page.forms[index], page.gap(index)
    if has_currency:
        return gap == "" or form in {"bn", "m", "mn", "b", "k", "tn", "mm"}
    if after[:1] in {"€", "$", "£"} or after[:2] in {" €", " $"}:
        return True
    if gap != "":
        return False
    if form in {"bn", "mn", "tn"}:
        return True
    is_plural = _is_plural(page, index + 1)
    if form == "k":  # "4K" is a screen and "10K" a race
        return is_plural or page.printed(index) == "k"
    if form == "b" and page.printed(index) == "B":
        return True
    return form == "m" and after == " " and _is_million(page, index, is_plural=is_plural)


def _is_plural(page: Page, index: int) -> bool:
    form = page.forms[index]
    return form in page.words.people or (len(form) > 3 and form.endswith("s"))


def _is_million(page: Page, index: int, *, is_plural: bool) -> bool:
    """Tell whether a glued m counts what follows: 5m users, the 5.2m who voted."""
    following = page.forms[index + 1]
    if is_metre(page, index):
        return False
    is_counted = is_plural and following not in page.words.stops
    return is_counted or following in page.words.million_after


def is_metre(page: Page, index: int) -> bool:
    """Tell whether what stands around an "m" makes a length of it: 1.8m deep, 1.8 m of water."""
    following, words = page.forms[index + 1], page.words
    if following in words.metre_after and page.is_linked(index):
        return True
    if following == "of" and page.forms[index + 2] in words.metre_goods:
        return True
    before = page.forms[index - 2]
    is_race = before in {"the", "women's", "men's"} and following != "who"
    return before in words.metre_before or (is_race and page.forms[index - 1] in _RACES)
