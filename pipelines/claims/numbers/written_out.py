"""Words at a place → the bare number they write: two hundred and five, a third, dozens, tripled."""

from pipelines.claims.numbers.page import Page
from pipelines.claims.numbers.scales import GLYPHS, Numeral, scaled

# a written-out number has at most this many words, so that a hostile run of them stays linear
_MAX_NUMBER_WORDS = 16

# trillion, billion, million, thousand
_MAX_NESTED_SCALES = 4


def read_written(page: Page, index: int) -> Numeral | None:
    """Return the number that words write; None when there is none."""
    form = page.forms[index]
    if form in GLYPHS:
        return _share(index, index + 1, GLYPHS[form])
    plural = page.read_phrase("indefinite", index)
    if plural and form in page.words.counted_with_of and page.forms[index + 1] != "of":
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
    if page.forms[index] not in page.words.bare_halves:
        return True
    is_hedged = page.forms[index - 1] in page.words.last_words_before
    return is_hedged or (
        page.forms[index + 1] in page.words.half_follows and page.gap(index) == " "
    )


def _read_part(page: Page, index: int) -> Numeral | None:
    """Read "a third of": an ordinal is a part only behind an article and before "of" or a stop."""
    value = page.words.parts.get(page.forms[index])
    if (
        value is None
        or page.forms[index - 1] not in page.words.articles
        or page.gap(index - 1) != " "
    ):
        return None
    is_counted = page.forms[index + 1] in page.words.part_follows and page.gap(index) == " "
    closes = page.gap(index)[:1] in {".", ",", ";", "\n"}
    if not is_counted and not closes:
        return None
    if closes and page.forms[index] in page.words.ambiguous_parts:
        return None
    return _share_of_scale(page, index - 1, index + 1, value) or _share(index - 1, index + 1, value)


def _share_of_scale(page: Page, first: int, end: int, value: float) -> Numeral | None:
    """Read "half a million" and "a quarter of a million"."""
    at = end
    while page.forms[at] in page.words.share_links and page.is_linked(at - 1) and at < end + 2:
        at += 1
    scale = page.words.scales.get(page.forms[at])
    if at == end or scale is None or not page.is_linked(at - 1):
        return None
    return Numeral(
        value * scale, value, scale / 10, scale / 10, first, at + 1, is_written=True, is_scaled=True
    )


def read_single(page: Page, index: int) -> Numeral | None:
    """Return the one that an article means before a unit, as in "more than a decade"."""
    is_single = page.forms[index] in page.words.single_units
    if (
        not is_single
        or page.forms[index - 1] not in page.words.articles
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
    if page.forms[index] in page.words.hundred or page.forms[index] in page.words.scales:
        if page.forms[index - 1] not in page.words.articles or not page.is_linked(index - 1):
            return None
        first, current = index - 1, 1.0
    while at < index + _MAX_NUMBER_WORDS and (at == index or page.is_linked(at - 1)):
        small = page.read_phrase("small", at)
        if small and _fits(current, float(str(small[0]))):
            current, at = current + float(str(small[0])), small[1]
        elif page.forms[at] in page.words.hundred and 0 < current < 100:
            current, at = current * 100, at + 1
        elif page.forms[at] in page.words.joiners and current and _continues(page, at, current):
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
    return found._replace(value=value, mantissa=value, place=0.1, significant=0.1, end=added[1])


def _with_scales_in_words(page: Page, found: Numeral, nested: int) -> Numeral | None:
    """Apply scale words behind a written-out number and add the rest: two million and five."""
    if found.end == found.first or found.value == 0:
        return found if found.end > found.first else None
    whole = scaled(page, found, has_currency=False)
    if not whole.is_scaled or nested >= _MAX_NESTED_SCALES:
        return whole
    rest_at = whole.end
    if page.forms[rest_at] in page.words.joiners and page.is_linked(rest_at - 1):
        rest_at += 1
    if not page.is_linked(rest_at - 1) or page.forms[rest_at] in page.words.one:
        return whole
    rest = (
        _read_whole(page, rest_at, nested=nested + 1)
        if page.forms[rest_at] in page.words.starters
        else None
    )
    if rest is None or rest.first != rest_at or rest.value >= whole.value / max(found.value, 1):
        return whole
    value = whole.value + rest.value
    return whole._replace(
        value=value, mantissa=value, place=1.0, significant=rest.significant, end=rest.end
    )


def _round_place(value: float) -> float:
    for place in (1000.0, 100.0, 10.0):
        if value and value % place == 0:
            return place
    return 1.0
