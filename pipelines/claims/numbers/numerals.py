"""Words and digits at a place → the bare number they write, before unit and hedge."""

from pipelines.claims.numbers.page import Page
from pipelines.claims.numbers.printed import read_printed
from pipelines.claims.numbers.scales import Numeral
from pipelines.claims.numbers.written_out import read_written


def read_numeral(page: Page, index: int, *, has_currency: bool = False) -> Numeral | None:
    """Return the number that begins at a word, with its scale words; None when there is none."""
    if page.forms[index][:1].isdecimal():
        return read_printed(page, index, has_currency=has_currency)
    return read_written(page, index)
