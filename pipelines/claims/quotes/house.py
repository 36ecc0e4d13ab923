"""What a newsroom lets pass in a quotation: the one table of editorial switches."""

import json
from dataclasses import dataclass, fields, replace
from typing import Any

from pipelines.records.checks import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """How severe each kind of small change is; the defaults are the strictest common practice."""

    punctuation: Severity = Severity.NONE
    """Commas, dashes and full stops inside the quote."""
    hyphenation: Severity = Severity.NONE
    """co-operate, cooperate, co operate."""
    stage_direction: Severity = Severity.NONE
    """(Laughter) left out."""
    number_style: Severity = Severity.MINOR
    """5 %, five percent; 5 million dollars, $5 million."""
    spelling: Severity = Severity.MINOR
    """organise, organize; okay, OK; gonna, going to."""
    contraction: Severity = Severity.MINOR
    """do not, don't."""
    filler: Severity = Severity.MINOR
    """um, you know, a word said twice."""
    title: Severity = Severity.MINOR
    """Mr. or Dr. left out before a name."""
    article: Severity = Severity.MODERATE
    """a, an, the: grammar that some houses mend and others never touch."""
    plain: Severity = Severity.MODERATE
    """Any other unmarked change that touches no tripwire."""
    bracket_words: int = 4
    """Source words that a bracket may stand for without being told."""
    omission_words: int = 80
    """Words that a marked ellipsis may leave out without being told."""
    serious_share: float = 0.20
    """Share of a quote's words whose unmarked change is serious whatever they are."""


DEFAULT_HOUSE = HouseStyle()


def read_house_style(text: str) -> HouseStyle:
    """Return a house's switches from JSON such as `{"filler": "none", "bracket_words": 6}`.

    Raises:
        TypeError: not a JSON object.
        ValueError: a switch that does not exist, or a value it cannot have.

    >>> read_house_style('{"filler": "none"}').filler
    <Severity.NONE: 'none'>
    """
    given: object = json.loads(text)
    if not isinstance(given, dict):
        raise TypeError(f"house style: must be a JSON object ({text[:40]})")
    known = [field.name for field in fields(HouseStyle)]
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise ValueError(f"house style: no switch named {unknown[0]}; known: {', '.join(known)}")
    switches: dict[str, Any] = {name: _value(name, given[name]) for name in given}
    return replace(DEFAULT_HOUSE, **switches)


def _value(name: str, value: object) -> Severity | float:
    default: Severity | float = getattr(DEFAULT_HOUSE, name)
    if isinstance(default, Severity):
        return Severity(str(value))
    if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
        return type(default)(value)
    raise ValueError(f"house style: {name} must be a number of 0 or more ({value})")
