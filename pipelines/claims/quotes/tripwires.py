"""Words → what they touch: negation, number, modal, quantifier, name; and what is but style."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "de", "fr", "es", "pt")
"""Languages with tables; in others only digits and names are tripwires."""

CAUSES = ("negation", "number", "modal", "quantifier", "name")
"""What makes a change serious, the gravest first."""

_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")


@dataclass(frozen=True, slots=True)
class Tripwires:
    """The words of one language that a quote may not lose, and those it may."""

    negations: frozenset[str]
    negators_before: frozenset[str]
    negation_endings: tuple[str, ...]
    negation_prefixes: tuple[str, ...]
    modals: frozenset[str]
    quantifiers: frozenset[str]
    numbers: dict[str, float]
    scales: dict[str, float]
    number_words: frozenset[str]
    percent_words: frozenset[str]
    fillers: frozenset[str]
    filler_phrases: frozenset[tuple[str, ...]]
    stage_directions: frozenset[str]
    qualifiers: frozenset[str]
    conditions: frozenset[str]
    contrasts: frozenset[str]
    limiters: frozenset[str]
    """What, right after a contrast, takes back what was said: But only, But not."""
    scopes: frozenset[tuple[str, ...]]
    """What, right after a denial, says for how long: this year, for now."""
    titles: frozenset[str]
    articles: frozenset[str]
    equivalents: frozenset[frozenset[str]]
    contractions: tuple[tuple[str, str], ...]
    spellings: tuple[tuple[str, str], ...]
    capitals_are_names: bool

    def is_negation(self, form: str) -> bool:
        """Tell whether a word denies."""
        return form in self.negations or form.endswith(self.negation_endings)

    def negation_count(self, forms: Sequence[str]) -> int:
        """Return how many words deny."""
        return sum(self.is_negation(f) for f in forms)

    def is_number(self, form: str) -> bool:
        """Tell whether a word counts."""
        return (
            _DIGITS.search(form) is not None
            or form in self.scales
            or form in self.number_words
            or (form in self.numbers and form != "one")
        )

    def numbers_in(self, forms: Sequence[str]) -> list[str]:
        """Return the numbers of some words, sorted, each by its value where it has one."""
        return sorted(self._value(f) for f in forms if f == "one" or self.is_number(f))

    def _value(self, form: str) -> str:
        if form in self.percent_words:
            return "%"
        if form in self.numbers:
            return f"{self.numbers[form]:g}"
        if form in self.scales:
            return f"{self.scales[form]:g}"
        digits = _DIGITS.search(form)
        return digits.group().replace(",", "") if digits else form


@cache
def read_tripwires(language: str | None) -> Tripwires:
    """Return the tables of a language; of one without tables, empty ones."""
    table = _table(language)

    def words(name: str) -> frozenset[str]:
        return frozenset(str(table.get(name, "")).split())

    return Tripwires(
        negations=words("negations"),
        negators_before=words("negators_before"),
        negation_endings=tuple(str(table.get("negation_endings", "")).split()),
        negation_prefixes=tuple(str(table.get("negation_prefixes", "")).split()),
        modals=words("modals"),
        quantifiers=words("quantifiers"),
        numbers=table.get("numbers", {}),
        scales=table.get("scales", {}),
        number_words=words("number_words"),
        percent_words=words("percent_words"),
        fillers=words("fillers"),
        filler_phrases=frozenset(tuple(p.split()) for p in table.get("filler_phrases", ())),
        stage_directions=words("stage_directions"),
        qualifiers=words("qualifiers"),
        conditions=words("conditions"),
        contrasts=words("contrasts"),
        limiters=words("limiters"),
        scopes=frozenset(tuple(p.split()) for p in table.get("scopes", ())),
        titles=words("titles"),
        articles=words("articles"),
        equivalents=frozenset(frozenset(pair) for pair in table.get("equivalents", ())),
        contractions=tuple((a, b) for a, b in table.get("contractions", ())),
        spellings=tuple((a, b) for a, b in table.get("spellings", ())),
        capitals_are_names=table.get("capitals_are_names", True),
    )


def _table(language: str | None) -> dict[str, Any]:
    if language not in LANGUAGES:
        return {}
    path = files("pipelines.claims.quotes") / "tripwires" / f"{language}.json"
    table: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return table
