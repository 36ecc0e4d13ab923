"""Words beside a number → how they hedge it, and how far they reach."""

from typing import NamedTuple

from pipelines.claims.numbers.page import Page
from pipelines.claims.numbers.wording import Wording

# words behind a hedge that make it one of what follows: "17 morts et plus de 200 blessés"
_GOES_ON = frozenset({"de", "d'un", "d'une", "que", "than"})


class Hedge(NamedTuple):
    """Hedging words before or after a number."""

    wording: Wording
    first: int
    """Before a number: index of the first hedging word. After it: of the word behind the hedge."""
    end: int
    """Character at which the number ends, the hedge included."""


def hedge_before(page: Page, first: int) -> Hedge:
    """Return the hedge that ends right before a word."""
    for phrase, wording in page.words.last_words_before.get(page.forms[first - 1], ()):
        begin = first - len(phrase)
        if begin < 0 or tuple(page.forms[begin:first]) != phrase:
            continue
        is_title = page.is_capitalised(begin) and begin > 0 and page.gap(begin - 1) == " "
        if not is_title and all(_is_open(page, index) for index in range(begin, first)):
            return Hedge(wording, begin, page.ends[first - 1])
    return Hedge(Wording.EXACT, first, page.starts[first])


def _is_open(page: Page, index: int) -> bool:
    """Tell whether only a space, and perhaps a currency sign, parts a word from the next."""
    gap = page.gap(index)
    if gap.startswith(". ") and len(page.forms[index]) > 2:  # "ca. 5", but not "... went up to. 5"
        return page.forms[index] in {"approx", "circa"}
    return (
        gap.startswith((" ", ".")) and len(gap) <= 6 and not any(mark in gap for mark in ',;:()\n"')
    )


def hedge_after(page: Page, end: int, index: int) -> Hedge:
    """Return the hedge right behind a number with its unit.

    Args:
        page: The text.
        end: Character at which the number ends so far.
        index: Index of the word after it.
    """
    if page.text[end : end + 1] == "+" and not page.text[end + 1 : end + 2].isdecimal():
        return Hedge(Wording.AT_LEAST, index, end + 1)
    is_hedge = page.forms[index] in page.words.tables["after"]
    if not is_hedge or page.text[end : page.starts[index]] not in {" ", "-"}:
        return Hedge(Wording.EXACT, index, end)
    phrase = page.read_phrase("after", index)
    if phrase is None or not isinstance(phrase[0], Wording):
        return Hedge(Wording.EXACT, index, end)
    if page.forms[phrase[1]] in _GOES_ON and page.gap(phrase[1] - 1) == " ":
        return Hedge(Wording.EXACT, index, end)
    return Hedge(phrase[0], phrase[1], page.ends[phrase[1] - 1])
