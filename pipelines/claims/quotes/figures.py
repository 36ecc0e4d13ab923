"""Words of a quotation → the same words with every number in figures, however it is written."""

import re
from collections.abc import Sequence

from pipelines.claims.quotes.tripwires import Tripwires

CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee"}

_MAGNITUDES = {"m": "million", "mn": "million", "bn": "billion", "b": "billion", "tn": "trillion"}

# "5,000", "3rd"
_NUMBER = re.compile(r"(\d+(?:[.,]\d+)*)(?:st|nd|rd|th)?")

# "$5m", "€2.5bn"
_GLUED_SCALE = re.compile(r"([$€£¥₹]?\d[\d.,]*)(mn|bn|tn|m|b)$")

_THOUSAND = 1_000.0
_HUNDRED = 100.0
_TEN = 10.0


class _Run:
    """Number words that stand side by side, as one value: two hundred and fifty thousand."""

    def __init__(self) -> None:
        self.total = 0.0
        self.open = 0.0
        self.is_empty = True

    def takes(self, value: float) -> bool:
        """Tell whether a plain number goes on with this one: "five" with "twenty", not "ten"."""
        if self.is_empty or not self.open:
            return True
        return self.open % (_HUNDRED if value >= _TEN else _TEN) == 0 and self.open > _TEN

    def add(self, value: float) -> None:
        """Add a plain number."""
        self.open += value
        self.is_empty = False

    def scale(self, factor: float) -> None:
        """Multiply by a hundred, a thousand, a million."""
        self.open = max(self.open, 1.0) * factor
        if factor >= _THOUSAND:
            self.total, self.open = self.total + self.open, 0.0

    def close(self) -> list[str]:
        """Return the value, if there is one, and begin anew."""
        value = [] if self.is_empty else [f"{self.total + self.open:.12g}"]
        self.total, self.open, self.is_empty = 0.0, 0.0, True
        return value


def plain_numbers(forms: Sequence[str], wires: Tripwires) -> list[str]:
    """Return words with numbers in figures, percent as a sign and currencies as words.

    >>> from pipelines.claims.quotes.tripwires import read_tripwires
    >>> plain_numbers(["$5m"], read_tripwires("en"))
    ['5000000', 'dollar']
    >>> plain_numbers(["two", "hundred", "and", "fifty", "per", "cent"], read_tripwires("en"))
    ['250', '%']
    """
    plain: list[str] = []
    currencies: list[str] = []
    run = _Run()
    words = _unglued(forms)
    for at, written in enumerate(words):
        sign = CURRENCIES.get(written[:1]) if len(written) > 1 else None
        form = written[1:] if sign else written
        value = _value(form.removesuffix("%"), wires)
        if sign:
            currencies.append(sign)
        if value is not None:
            if not run.takes(value):
                plain += run.close()
            run.add(value)
        elif form in wires.scales and not run.is_empty:
            run.scale(wires.scales[form])
        elif form == "and" and not run.is_empty and _is_numeral(words[at + 1 : at + 2], wires):
            continue
        else:
            plain += run.close()
            plain += _word(form, plain, currencies, wires)
        if value is not None and form.endswith("%"):
            plain += [*run.close(), "%"]
    return plain + run.close() + currencies


def _word(form: str, plain: list[str], currencies: list[str], wires: Tripwires) -> list[str]:
    """Return a word that is no number, or what it stands for beside one."""
    if form in wires.percent_words:
        return ["%"]
    if form == "cent" and plain[-1:] == ["per"]:
        plain.pop()
        return ["%"]
    if form.rstrip("s") in CURRENCIES.values():
        currencies.append(form.rstrip("s"))
        return []
    return [form]


def _is_numeral(forms: Sequence[str], wires: Tripwires) -> bool:
    return bool(forms) and _value(forms[0], wires) is not None


def _value(form: str, wires: Tripwires) -> float | None:
    if form in wires.numbers:
        return float(wires.numbers[form])
    number = _NUMBER.fullmatch(form)
    try:
        return float(number[1].replace(",", "")) if number else None
    except ValueError:  # "1.2.3" is no number
        return None


def _unglued(forms: Sequence[str]) -> list[str]:
    found: list[str] = []
    for form in forms:
        glued = _GLUED_SCALE.fullmatch(form)
        found += (glued[1], _MAGNITUDES[glued[2]]) if glued else (form,)
    return found
