"""The shape of a language's date words: what every file beside this one fills in."""

from collections.abc import Mapping
from dataclasses import dataclass, field


def listed(words: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(words.split())


def numbered(lines: str, *, start: int = 0) -> dict[str, int]:
    """Return word → number for lines of words that mean the same, counted from `start`."""
    return {
        word: number
        for number, line in enumerate(lines.split("|"), start=start)
        for word in line.split()
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLexicon:
    """Date words of one language, lower case, and the shapes in which they stand together.

    A shape is a regular expression in which `{MONTH}` stands for any month word and a space for
    one to three spaces; `patterns.py` lists the placeholders. The shapes of one rule are tried in
    order.
    """

    language: str
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    """0 is Monday."""
    near_days: Mapping[str, int]
    """Days from the page's own day: yesterday is -1."""
    which: Mapping[str, int]
    """Words before or after a unit: last is -1, this 0, next 1."""
    units: Mapping[str, str]
    """Word of a stretch of time → name of a grain; `weekend` beside them."""
    plural_units: frozenset[str] = frozenset()
    """Units that name no single stretch: the coming *years*."""
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    parts: Mapping[str, str]
    """Words that cut a stretch → early, mid, late, start, end."""
    seasons: Mapping[str, int]
    """Season → the month it begins in, northern half of the globe."""
    feasts: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Feasts that fall on one day of the calendar → its month and day."""
    shapes: Mapping[str, tuple[str, ...]]
    guarded: frozenset[str] = frozenset()
    """Month and weekday words that are also common words, so that they need company."""
    prepositions: frozenset[str] = frozenset()
    """Words before a bare year or a guarded month that make it a date."""
    future: frozenset[str] = frozenset()
    """Words of a sentence that turn its bare weekday towards the future."""
    past: frozenset[str] = frozenset()
    """Words that turn it towards the past."""
    past_ends: tuple[str, ...] = ()
    """Endings of verbs that do so."""
    passives: frozenset[str] = frozenset()
    """Words behind which such a verb tells nothing: will *be* paid."""
    infinitives: frozenset[str] = frozenset()
    """Words before these that point forward: is *to* be paid."""
    until: frozenset[str] = frozenset()
    """Words right before a date that point forward where no verb tells: *through* Thursday."""
    lasting: frozenset[str] = frozenset()
    """Words before "ten years before" that make it a stretch: *served* ten years before."""
    results: frozenset[str] = frozenset()
    """Words after a quarter that say it is over: third-quarter *sales*."""
    extra_triggers: frozenset[str] = frozenset()
    """Words of the shapes that no table above holds and that a date can hang on alone."""
    extra_openers: frozenset[str] = frozenset()
    """Words of the shapes that no table above holds and with which a date can begin."""
    mornings: frozenset[str] = frozenset()
    """Words for tomorrow that also mean the morning."""
    before_mornings: frozenset[str] = frozenset()
    """Words before them that make a morning of them: *la* mañana."""
    page_labels: tuple[str, ...] = ()
    """Words before a date that speaks of the page, not of an event."""
    sure_labels: tuple[str, ...] = ("\n",)
    """Those of them that do so in running text, too; no text holds the mark for none."""
    month_first: bool = False
    """Whether 03/04 is March 4."""
