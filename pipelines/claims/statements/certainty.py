"""An aligned sentence → whether the claim is more certain, or less, than the source."""

import re
from dataclasses import dataclass

from pipelines.claims.hedges.scale import PLAIN_FUTURE, hedges_in
from pipelines.claims.statements.alignment import Alignment
from pipelines.records.checks import Flag
from pipelines.records.claims import Hedge
from pipelines.records.spans import Span
from pipelines.text import Reading

_APART = 2  # steps of the scale between claim and source that are worth a flag
_LEAST_SHARE = 0.6  # share of the claim's words that the sentence must have
_REACH = 4  # words between a hedge and a paired word that it speaks of

# "would not crest", "is due to open", "should deliver": one step from plain, none too far
_AHEAD = re.compile(
    r"\b(?:would|should|due|set to|scheduled|expect(?:s|ed|ing)?|forecast(?:s|ing)?|predict(?:s|ed)"
    r"|project(?:s|ed)|warn(?:s|ed|ing)?|sees|hope[sd]?|foresees?|foresaw)\b"
)


@dataclass(frozen=True, slots=True)
class Certainties:
    """How certain both sides are of one thing: 0 asserted to 4 unconfirmed or denied."""

    article: int
    source: int


def certainties_of(aligned: Alignment) -> Certainties | None:
    """Return how certain both sides are; None where the sentence has too few of the words.

    Only hedges next to words that both sides have count: a "may" in another clause of the source
    says nothing of the claim.
    """
    if aligned.share < _LEAST_SHARE:
        return None
    there = aligned.source.sentences[aligned.sentence]
    ours = _certainty(aligned.article, aligned.match.sentence, aligned.pairs)
    return Certainties(
        article=ours or int(_looks_ahead(aligned)),
        source=_certainty(aligned.source.reading, there, aligned.back),
    )


def certainty_flag(aligned: Alignment) -> Flag | None:
    """Return OVERCLAIM or UNDERCLAIM where the two sides are two steps or more apart."""
    found = certainties_of(aligned)
    if found is None:
        return None
    if found.source - found.article >= _APART:
        return Flag.OVERCLAIM
    return Flag.UNDERCLAIM if found.article - found.source >= _APART else None


def _certainty(reading: Reading, sentence: Span, paired: dict[int, int]) -> int:
    hedges = hedges_in(reading, sentence)
    near = [
        hedge.certainty
        for hedge in hedges
        if hedge.exact not in PLAIN_FUTURE and _speaks_of(hedge, reading, paired)
    ]
    return max(near, default=0)


def _looks_ahead(aligned: Alignment) -> bool:
    """Tell whether the article tells a thing as one to come, though by none of the hedges.

    "It said the plant would open" for "is expected to open" claims too little to be called out.
    """
    article, sentence = aligned.article, aligned.match.sentence
    return any(
        word in aligned.pairs
        for m in _AHEAD.finditer(article.folded, sentence.start, sentence.end)
        for here in (article.words.within(Span(*m.span())),)
        for word in range(here.start - 1, here.stop + _REACH)
    )


def _speaks_of(hedge: Hedge, reading: Reading, paired: dict[int, int]) -> bool:
    words = reading.words.within(hedge.span)
    return any(word in paired for word in range(words.start - 1, words.stop + _REACH))
