"""Features → the calibrated probability that a source supports the whole claim."""

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipelines.claims.statements.features import Features

_PASSAGE_WORDS = 130
"""Up to here a source is a passage: one to three sentences chosen as evidence."""
_PAGE_WORDS = 200
"""From here on it is a page; between the two, answers are mixed."""
_EVEN = 0.5


@dataclass(frozen=True, slots=True)
class Profile:
    """Logistic regression: a constant and one coefficient for each feature."""

    intercept: float
    coefficients: Features
    trust: float
    """What of a chance above one half is believed, 0 to 1: that nearly all words are there does not
    show that none of them was swapped for another."""

    def probability(self, features: Features) -> float:
        """Return the probability for one claim."""
        score = self.intercept + sum(
            weight * features[name] for name, weight in self.coefficients.items()
        )
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


@cache
def profiles() -> tuple[Profile, Profile]:
    """Return the profile for a short passage and the one for a page, from `support.json`."""
    raw = json.loads(
        (files("pipelines.claims.statements") / "support.json").read_text(encoding="utf-8")
    )
    passage, page = (
        Profile(
            intercept=raw["profiles"][kind]["intercept"],
            coefficients=raw["profiles"][kind]["coefficients"],
            trust=raw["profiles"][kind]["trust"],
        )
        for kind in ("passage", "page")
    )
    return passage, page


def support_of(chance: float, *, source_words: int) -> float:
    """Return the probability, 0 to 1, that a source of so many words supports all of a claim.

    It is the chance by its words, drawn towards one half from above: the order stays, and so does
    what is more likely than not.
    """
    passage, page = profiles()
    share = _page_share(source_words)
    trust = (1.0 - share) * passage.trust + share * page.trust
    return chance if chance <= _EVEN else _EVEN + trust * (chance - _EVEN)


def _page_share(source_words: int) -> float:
    """Return how far a source is a page, not a passage, 0 to 1."""
    share = (source_words - _PASSAGE_WORDS) / (_PAGE_WORDS - _PASSAGE_WORDS)
    return max(0.0, min(1.0, share))


def chance_of(features: Features, *, source_words: int) -> float:
    """Return the chance of a claim by its words, as it is among claims that nobody edited."""
    passage, page = profiles()
    share = _page_share(source_words)
    chance = 0.0
    if share < 1.0:
        chance += (1.0 - share) * passage.probability(features)
    if share > 0.0:
        chance += share * page.probability(features)
    return chance
