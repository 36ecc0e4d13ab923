"""Words beside a number → how they hedge it, and how far they reach."""

from pipelines.claims.numbers.page import Page
from pipelines.claims.numbers.wording import Wording


def hedge_before(page: Page, first: int) -> tuple[Wording, int]:
    """Return the hedge that ends right before a word, and the index of its first word."""
    for phrase, wording in page.words.last_words_before.get(page.form(first - 1), ()):
        begin = first - len(phrase)
        if begin < 0 or tuple(page.forms[begin:first]) != phrase:
            continue
        if all(_is_open(page, index) for index in range(begin, first)):
            return wording, begin
    return Wording.EXACT, first


def _is_open(page: Page, index: int) -> bool:
    """Tell whether only a space, and perhaps a currency sign, parts a word from the next."""
    gap = page.gap(index)
    return (
        gap.startswith((" ", ".")) and len(gap) <= 6 and not any(mark in gap for mark in ',;:()\n"')
    )


def hedge_after(page: Page, end: int, index: int) -> tuple[Wording, int]:
    """Return the hedge right behind a number with its unit, and the character it ends at.

    Args:
        page: The text.
        end: Character at which the number ends so far.
        index: Index of the word after it.
    """
    if page.text[end : end + 1] == "+" and not page.text[end + 1 : end + 2].isdecimal():
        return Wording.AT_LEAST, end + 1
    if index >= len(page.forms) or page.text[end : page.starts[index]] not in {" ", "-"}:
        return Wording.EXACT, end
    phrase = page.read_phrase("after", index)
    if phrase is None or not isinstance(phrase[0], Wording):
        return Wording.EXACT, end
    return phrase[0], page.ends[phrase[1] - 1]
