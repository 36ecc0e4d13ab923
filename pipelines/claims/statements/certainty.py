"""An aligned sentence → whether the claim is more certain, or less, than the source."""

from pipelines.claims.hedges.scale import find_hedges
from pipelines.claims.statements.alignment import Alignment
from pipelines.records.checks import Flag
from pipelines.records.claims import Hedge
from pipelines.records.spans import Span
from pipelines.text import Reading

_APART = 2  # steps of the scale between claim and source that are worth a flag
_LEAST_SHARE = 0.6  # share of the claim's words that the sentence must have
_FUTURE = frozenset({"will", "would", "set to", "due to be", "scheduled to", "scheduled for"})
# What a source announces may have happened by the time the article says so.
_REACH = 4  # words between a hedge and a paired word that it speaks of


def certainty_flag(aligned: Alignment) -> Flag | None:
    """Return OVERCLAIM or UNDERCLAIM where the two sides are two steps or more apart.

    Only hedges next to words that both sides have count: a "may" in another clause of the source
    says nothing of the claim.
    """
    if aligned.share < _LEAST_SHARE:
        return None
    source = aligned.source.reading
    there = aligned.source.sentences[aligned.sentence]
    ours = _certainty(aligned.article, aligned.match.sentence, aligned.pairs)
    theirs = _certainty(source, there, aligned.back)
    if theirs - ours >= _APART:
        return Flag.OVERCLAIM
    return Flag.UNDERCLAIM if ours - theirs >= _APART else None


def _certainty(reading: Reading, sentence: Span, paired: dict[int, int]) -> int:
    hedges = find_hedges(reading, sentence)
    near = [
        hedge.certainty
        for hedge in hedges
        if hedge.exact not in _FUTURE and _speaks_of(hedge, reading, paired)
    ]
    return max(near, default=0)


def _speaks_of(hedge: Hedge, reading: Reading, paired: dict[int, int]) -> bool:
    words = reading.words.within(hedge.span)
    return any(word in paired for word in range(words.start - 1, words.stop + _REACH))
