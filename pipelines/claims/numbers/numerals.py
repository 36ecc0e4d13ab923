"""Words and digits at a place → the bare number they write, before unit and hedge."""

from dataclasses import dataclass, replace

from pipelines.claims.numbers.digits import Digits, read_digits
from pipelines.claims.numbers.page import Page

_GLYPHS = {
    "½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅖": 0.4, "⅗": 0.6, "⅘": 0.8,
    "⅙": 1 / 6, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875,
}  # fmt: skip

# denominators of fractions that news prints in digits: 1/2, 2/3, 3/4 …; 9/11 and 24/7 are none
_DENOMINATORS = frozenset({2, 3, 4, 5, 8, 10})

# a written-out number has at most this many words, so that a hostile run of them stays linear
_MAX_NUMBER_WORDS = 16

# trillion, billion, million, thousand
_MAX_NESTED_SCALES = 4


@dataclass(frozen=True, slots=True)
class Numeral:
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


def read_numeral(page: Page, index: int, *, has_currency: bool = False) -> Numeral | None:
    """Return the number that begins at a word, with its scale words; None when there is none."""
    if page.form(index)[:1].isdecimal():
        return _read_printed(page, index, has_currency=has_currency)
    return _read_written(page, index)


# ---------------------------------------------------------------- in digits


def _read_printed(page: Page, index: int, *, has_currency: bool) -> Numeral | None:
    digits = read_digits(page.form(index), decimal_comma=page.words.decimal_comma)
    if digits is None:
        return None
    digits, end = _with_spaced_groups(page, index, digits)
    plain = Numeral(
        value=digits.value,
        mantissa=digits.value,
        place=digits.place,
        significant=digits.significant,
        first=index,
        end=end,
        is_grouped=digits.is_grouped,
    )
    found = _with_fraction(page, _with_leading_point(page, plain))
    return _scaled(page, found, has_currency=has_currency)


def _with_spaced_groups(page: Page, index: int, digits: Digits) -> tuple[Digits, int]:
    """Join "1 234 567", where the language writes it so or the spaces are no-break ones."""
    end, whole = index + 1, page.form(index)
    if not whole.isdecimal() or len(whole) > 3 or whole[0] == "0":
        return digits, end
    while page.gap(end - 1) in {" ", "'"} and _is_group(page, end):
        whole += page.form(end)
        end += 1
    if end == index + 1:
        return digits, end
    joined = read_digits(whole, decimal_comma=page.words.decimal_comma)
    return (replace(joined, is_grouped=True), end) if joined else (digits, index + 1)


def _is_group(page: Page, index: int) -> bool:
    form = page.form(index)
    spaced = page.words.decimal_comma or page.gap(index - 1) == "'"
    return (
        spaced
        and len(form) >= 3
        and form[:3].isdecimal()
        and form.partition(",")[0].isdecimal()
        and len(form.partition(",")[0]) == 3
    )


def _with_leading_point(page: Page, found: Numeral) -> Numeral:
    """Read ".5" where nothing stands before the point."""
    start = page.starts[found.first]
    before = page.text[max(0, start - 2) : start]
    if not before.endswith(".") or (len(before) == 2 and before[0] not in " $€£("):
        return found
    digits = page.form(found.first)
    if not digits.isdecimal() or found.end != found.first + 1:
        return found
    place = 10.0 ** -len(digits)
    value = float(f"0.{digits}")
    return replace(found, value=value, mantissa=value, place=place, significant=place)


def _with_fraction(page: Page, found: Numeral) -> Numeral:
    """Add "½" behind a whole number, or read "2/3" and "2 1/2"."""
    glyph = _GLYPHS.get(page.form(found.end))
    if glyph is not None and page.gap(found.end - 1) in {"", " "}:
        value = found.value + glyph
        return replace(
            found, value=value, mantissa=value, place=0.1, significant=0.1, end=found.end + 1
        )
    share = _slashed(page, found.first)
    if share is not None and found.end == found.first + 1:
        return replace(
            found,
            value=share,
            mantissa=share,
            place=0.0,
            significant=0.0,
            end=found.end + 1,
            is_fraction=True,
        )
    added = _slashed(page, found.end) if page.gap(found.end - 1) in {" ", "-"} else None
    if added is None or found.value != int(found.value):
        return found
    value = found.value + added
    return replace(
        found, value=value, mantissa=value, place=0.1, significant=0.1, end=found.end + 2
    )


def _slashed(page: Page, index: int) -> float | None:
    above, below = page.form(index), page.form(index + 1)
    if page.gap(index) != "/" or not (above.isdecimal() and below.isdecimal()):
        return None
    if page.gap(index + 1)[:1] == "/" or len(above) > 1 or len(below) > 2:
        return None
    top, bottom = int(above), int(below)
    return top / bottom if bottom in _DENOMINATORS and 0 < top < bottom else None


def _scaled(page: Page, found: Numeral, *, has_currency: bool) -> Numeral:
    """Apply the scale words that follow: thousand, million, bn, Mrd."""
    for _ in range(3):
        scale, end = _scale_at(page, found, has_currency=has_currency)
        if scale is None:
            return found
        found = replace(
            found,
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
    scale = page.words.glued_scales.get(page.form(found.end))
    if scale is None or not _is_glued_scale(page, found.end, gap, has_currency=has_currency):
        return None, found.end
    return scale, found.end + 1


def _is_glued_scale(page: Page, index: int, gap: str, *, has_currency: bool) -> bool:
    """Tell £5m and 5m users from 5m of rope: letters are scales by money, or before a plural."""
    form, after = page.form(index), page.gap(index)
    if has_currency:
        return gap == "" or form in {"bn", "m", "mn", "b", "k", "tn", "mm"}
    if after[:1] in {"€", "$", "£"} or after[:2] in {" €", " $"}:
        return True
    if gap != "":
        return False
    if form in {"bn", "mn", "tn"}:
        return True
    following = page.form(index + 1)
    is_plural = following in page.words.people or (len(following) > 3 and following.endswith("s"))
    if form == "k":  # "4K" is a screen and "10K" a race
        return is_plural or page.printed(index) == "k"
    if form == "b" and page.printed(index) == "B":
        return True
    if following in page.words.stops or following in page.words.race_words:
        return False
    return form == "m" and after == " " and is_plural


# ---------------------------------------------------------------- in words


def _read_written(page: Page, index: int) -> Numeral | None:
    form = page.form(index)
    if form in _GLYPHS:
        return _share(index, index + 1, _GLYPHS[form])
    plural = page.read_phrase("indefinite", index)
    if plural and form in page.words.counted_with_of and page.form(index + 1) != "of":
        return None
    if plural and isinstance(plural[0], tuple):
        low, high = plural[0]
        return Numeral(low, low, low, low, index, plural[1], is_written=True, bounds=(low, high))
    return _read_share(page, index) or _read_multiple(page, index) or _read_whole(page, index)


def _share(first: int, end: int, value: float) -> Numeral:
    return Numeral(value, value, 0.0, 0.0, first, end, is_written=True, is_fraction=True)


def _read_share(page: Page, index: int) -> Numeral | None:
    """Read "two-thirds", "half", "a third of", and "half a million" as a number."""
    phrase = page.read_phrase("fractions", index)
    if phrase is None:
        return _read_part(page, index)
    value, end = float(str(phrase[0])), phrase[1]
    if end == index + 1 and not _is_half(page, index):
        return None
    return _share_of_scale(page, index, end, value) or _share(index, end, value)


def _is_half(page: Page, index: int) -> bool:
    """Tell a half of something from the second half of a game and a half-brother."""
    if page.form(index) not in page.words.bare_halves:
        return True
    is_hedged = page.form(index - 1) in page.words.last_words_before
    return is_hedged or (page.form(index + 1) in page.words.half_follows and page.gap(index) == " ")


def _read_part(page: Page, index: int) -> Numeral | None:
    """Read "a third of": an ordinal is a part only behind an article and before "of" or a stop."""
    value = page.words.parts.get(page.form(index))
    if (
        value is None
        or page.form(index - 1) not in page.words.articles
        or page.gap(index - 1) != " "
    ):
        return None
    is_counted = page.form(index + 1) in page.words.part_follows and page.gap(index) == " "
    closes = page.gap(index)[:1] in {".", ",", ";", "\n"}
    if not is_counted and not closes:
        return None
    if closes and page.form(index) in page.words.ambiguous_parts:
        return None
    return _share_of_scale(page, index - 1, index + 1, value) or _share(index - 1, index + 1, value)


def _share_of_scale(page: Page, first: int, end: int, value: float) -> Numeral | None:
    """Read "half a million" and "a quarter of a million"."""
    at = end
    while page.form(at) in page.words.share_links and page.is_linked(at - 1) and at < end + 2:
        at += 1
    scale = page.words.scales.get(page.form(at))
    if at == end or scale is None or not page.is_linked(at - 1):
        return None
    return Numeral(
        value * scale, value, scale / 10, scale / 10, first, at + 1, is_written=True, is_scaled=True
    )


def read_single(page: Page, index: int) -> Numeral | None:
    """Return the one that an article means before a unit, as in "more than a decade"."""
    is_single = page.form(index) in page.words.single_units
    if (
        not is_single
        or page.form(index - 1) not in page.words.articles
        or page.gap(index - 1) != " "
    ):
        return None
    return Numeral(1.0, 1.0, 1.0, 1.0, index - 1, index, is_written=True)


def _read_multiple(page: Page, index: int) -> Numeral | None:
    phrase = page.read_phrase("multiples", index)
    if phrase is None:
        return None
    value = float(str(phrase[0]))
    return Numeral(value, value, 1.0, 1.0, index, phrase[1], is_written=True, is_multiple=True)


def _read_whole(page: Page, index: int, *, nested: int = 0) -> Numeral | None:
    """Read "two hundred and five thousand", with an article before hundred or a scale as one."""
    total = current = 0.0
    at, first, place = index, index, 1.0
    if page.form(index) in page.words.hundred or page.form(index) in page.words.scales:
        if page.form(index - 1) not in page.words.articles or not page.is_linked(index - 1):
            return None
        first, current = index - 1, 1.0
    while at < index + _MAX_NUMBER_WORDS and (at == index or page.is_linked(at - 1)):
        small = page.read_phrase("small", at)
        if small and _fits(current, float(str(small[0]))):
            current, at = current + float(str(small[0])), small[1]
        elif page.form(at) in page.words.hundred and 0 < current < 100:
            current, at = current * 100, at + 1
        elif page.form(at) in page.words.joiners and current and _continues(page, at, current):
            at += 1
        else:
            break
    if at == index and first == index:
        return None
    found = Numeral(
        total + current,
        total + current,
        place,
        _round_place(current),
        first,
        max(at, index),
        is_written=True,
    )
    return _with_scales_in_words(page, _with_half(page, found), nested)


def _fits(current: float, added: float) -> bool:
    """Tell whether a small number continues one: 200 and 5, 20 and 5, but not 5 and 5."""
    if current == 0:
        return True
    return (current % 100 == 0 and added < 100) or (current % 1000 == 0 and added < 1000)


def _continues(page: Page, index: int, current: float) -> bool:
    """Tell whether "and" stands inside a number: behind full hundreds, before a smaller one."""
    following = page.read_phrase("small", index + 1)
    is_round = current % 100 == 0
    return bool(following and is_round and page.is_linked(index) and float(str(following[0])) < 100)


def _with_half(page: Page, found: Numeral) -> Numeral:
    added = (
        page.read_phrase("half_added", found.end) if page.gap(found.end - 1) in {" ", "-"} else None
    )
    if added is None or found.end == found.first:
        return found
    value = found.value + float(str(added[0]))
    return replace(found, value=value, mantissa=value, place=0.1, significant=0.1, end=added[1])


def _with_scales_in_words(page: Page, found: Numeral, nested: int) -> Numeral | None:
    """Apply scale words behind a written-out number and add the rest: two million and five."""
    if found.end == found.first or found.value == 0:
        return found if found.end > found.first else None
    scaled = _scaled(page, found, has_currency=False)
    if not scaled.is_scaled or nested >= _MAX_NESTED_SCALES:
        return scaled
    rest_at = scaled.end
    if page.form(rest_at) in page.words.joiners and page.is_linked(rest_at - 1):
        rest_at += 1
    if not page.is_linked(rest_at - 1) or page.form(rest_at) in page.words.one:
        return scaled
    rest = (
        _read_whole(page, rest_at, nested=nested + 1)
        if page.form(rest_at) in page.words.starters
        else None
    )
    if rest is None or rest.first != rest_at or rest.value >= scaled.value / max(found.value, 1):
        return scaled
    value = scaled.value + rest.value
    return replace(
        scaled, value=value, mantissa=value, place=1.0, significant=rest.significant, end=rest.end
    )


def _round_place(value: float) -> float:
    for place in (1000.0, 100.0, 10.0):
        if value and value % place == 0:
            return place
    return 1.0
