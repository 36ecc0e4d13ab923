"""An aligned sentence → whether the claim is more certain, or less, than the source."""

import re
from dataclasses import dataclass

from pipelines.claims.hedges.scale import PLAIN_FUTURE, hedges_in
from pipelines.claims.statements.alignment import Alignment
from pipelines.claims.statements.wording import stems_of
from pipelines.records.checks import Flag
from pipelines.records.claims import Hedge
from pipelines.records.spans import Span
from pipelines.text import Reading

_APART = 2  # steps of the scale between claim and source that are worth a flag
_LEAST_SHARE = 0.6  # share of the claim's words that the sentence must have
_REACH = 4  # words between a hedge and a paired word that it speaks of
_UNCONFIRMED = 4  # from this step on hedges stand anywhere: "unconfirmed", "could not verify"

# "would not crest", "is due to open", "should deliver": one step from plain, none too far
_AHEAD = re.compile(
    r"\b(?:would|should|due|set to|scheduled|expect(?:s|ed|ing)?|forecast(?:s|ing)?|predict(?:s|ed)"
    r"|project(?:s|ed)|sees|hope[sd]?|foresees?|foresaw)\b"
)

# "warned of shortages", "claims that staff refused", "accused of theft": told as somebody's word
_BY_WORD = re.compile(
    r"\b(?:warn(?:s|ed|ing|ings)?|claim(?:s|ed|ing)?|accus(?:es?|ed|ing|ations?)|alleg(?:es?|ing)"
    r"|fear(?:s|ed)?|suspect(?:s|ed)?|believe[sd]?|thinks?|thought)\b",
    re.IGNORECASE,
)
_WORD_OF_SOMEBODY = 2


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
    theirs = _certainty(aligned.source.reading, there, aligned.back, is_strict=True)
    return Certainties(article=max(ours, min(theirs, _softened(aligned))), source=theirs)


def certainty_flag(aligned: Alignment) -> Flag | None:
    """Return OVERCLAIM or UNDERCLAIM where the two sides are two steps or more apart."""
    found = certainties_of(aligned)
    if found is None:
        return None
    if found.source - found.article >= _APART:
        return Flag.OVERCLAIM
    return Flag.UNDERCLAIM if found.article - found.source >= _APART else None


def _certainty(
    reading: Reading, sentence: Span, paired: dict[int, int], *, is_strict: bool = False
) -> int:
    hedges = hedges_in(reading, sentence)
    near = [
        hedge.certainty
        for hedge in hedges
        if hedge.exact not in PLAIN_FUTURE
        and _speaks_of(hedge.span, reading, paired)
        and not (is_strict and _is_of_other_deed(hedge, reading, paired))
    ]
    return max(near, default=0)


def _softened(aligned: Alignment) -> int:
    """Return how far the article is from plain by words that are no hedges of a statement.

    "It said the plant would open" for "is expected to open" claims too little to be called out, and
    what is told as a claim or a warning is nobody's plain assertion.
    """
    article, sentence = aligned.article, aligned.match.sentence
    if _BY_WORD.search(article.folded, sentence.start, sentence.end):
        return _WORD_OF_SOMEBODY
    ahead = _AHEAD.finditer(article.folded, sentence.start, sentence.end)
    return int(any(_speaks_of(Span(*m.span()), article, aligned.pairs) for m in ahead))


def _speaks_of(hedge: Span, reading: Reading, paired: dict[int, int]) -> bool:
    """Tell whether a paired word stands near enough to words that lower its certainty."""
    words = reading.words.within(hedge)
    return any(word in paired for word in range(words.start - 1, words.stop + _REACH))


def _is_of_other_deed(hedge: Hedge, reading: Reading, paired: dict[int, int]) -> bool:
    """Tell whether what follows "may" or "expected to" is none of the other side's words."""
    if hedge.certainty >= _UNCONFIRMED:
        return False
    after, stems = reading.words.within(hedge.span).stop, reading.derived(stems_of)
    reach = range(after, min(after + _REACH, len(stems)))
    verb = next((word for word in reach if stems[word]), None)
    if verb is None or verb not in paired:
        return True
    return "," in reading.text[hedge.span.end : reading.words.starts[verb]]
