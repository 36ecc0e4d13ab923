"""Digits at a place → the bare number they write: grouped, with a fraction, with a scale word."""

from pipelines.claims.numbers.digits import Digits, read_digits
from pipelines.claims.numbers.page import Page
from pipelines.claims.numbers.scales import GLYPHS, Numeral, scaled

# denominators of fractions that news prints in digits: 1/2, 2/3, 3/4 …; 9/11 and 24/7 are none
_DENOMINATORS = frozenset({2, 3, 4, 5, 8, 10})


def read_printed(page: Page, index: int, *, has_currency: bool) -> Numeral | None:
    """Return the number that digits write; None when their marks fit no way of writing one."""
    digits = read_digits(page.forms[index], decimal_comma=page.words.decimal_comma)
    if digits is None:
        return None
    digits, end = _with_spaced_groups(page, index, digits)
    value, place, significant, is_grouped = digits
    found = Numeral(value, value, place, significant, index, end, False, is_grouped)
    start = page.starts[index]
    if page.text[start - 1 : start] == ".":
        found = _with_leading_point(page, found)
    if _may_have_fraction(page, index, end):
        found = _with_fraction(page, found)
    return scaled(page, found, has_currency=has_currency)


def _with_spaced_groups(page: Page, index: int, digits: Digits) -> tuple[Digits, int]:
    """Join "1 234 567", where the language writes it so or the spaces are no-break ones."""
    end, whole = index + 1, page.forms[index]
    if not page.forms[end][:1].isdecimal():
        return digits, end
    if not whole.isdecimal() or len(whole) > 3 or whole[0] == "0":
        return digits, end
    while page.gap(end - 1) in {" ", "'"} and _is_group(page, end):
        whole += page.forms[end]
        end += 1
    if end == index + 1:
        return digits, end
    joined = read_digits(whole, decimal_comma=page.words.decimal_comma)
    return (joined._replace(is_grouped=True), end) if joined else (digits, index + 1)


def _is_group(page: Page, index: int) -> bool:
    form = page.forms[index]
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
    digits = page.forms[found.first]
    if not digits.isdecimal() or found.end != found.first + 1:
        return found
    place = 10.0 ** -len(digits)
    value = float(f"0.{digits}")
    return found._replace(value=value, mantissa=value, place=place, significant=place)


def _may_have_fraction(page: Page, index: int, end: int) -> bool:
    """Tell at one look whether a fraction may stand in or behind a number."""
    stop, behind = page.ends[index], page.forms[end]
    return behind in GLYPHS or page.text[stop : stop + 1] == "/" or behind[:1].isdecimal()


def _with_fraction(page: Page, found: Numeral) -> Numeral:
    """Add "½" behind a whole number, or read "2/3" and "2 1/2"."""
    glyph = GLYPHS.get(page.forms[found.end])
    if glyph is not None and page.gap(found.end - 1) in {"", " "}:
        value = found.value + glyph
        return found._replace(
            value=value, mantissa=value, place=0.1, significant=0.1, end=found.end + 1
        )
    share = _slashed(page, found.first)
    if share is not None and found.end == found.first + 1:
        return found._replace(
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
    return found._replace(
        value=value, mantissa=value, place=0.1, significant=0.1, end=found.end + 2
    )


def _slashed(page: Page, index: int) -> float | None:
    end = page.ends[index]
    if page.text[end : end + 1] != "/":
        return None
    above, below = page.forms[index], page.forms[index + 1]
    if page.gap(index) != "/" or not (above.isdecimal() and below.isdecimal()):
        return None
    if page.gap(index + 1)[:1] == "/" or len(above) > 1 or len(below) > 2:
        return None
    top, bottom = int(above), int(below)
    return top / bottom if bottom in _DENOMINATORS and 0 < top < bottom else None
