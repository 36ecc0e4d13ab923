"""Two numbers and their relation → a sentence that an editor can repeat on the phone."""

from pipelines.claims.numbers.comparing import Relation
from pipelines.claims.numbers.finding import FoundQuantity
from pipelines.text import Reading

_WHY = {
    Relation.SCALE_SLIP: " The digits are the same; the scale is not.",
    Relation.DIGIT_SWAP: " Two digits are exchanged.",
    Relation.SIGN: " The direction is the opposite.",
    Relation.PERCENT_AGAINST_POINTS: " Percent and percentage points are not the same.",
}


def number_words(found: FoundQuantity, source: Reading) -> str:
    """Return a number as the source prints it, on one line."""
    return " ".join(found.span.of(source.text).split())


def conflict_note(claim: str, found: FoundQuantity, relation: Relation, source: Reading) -> str:
    """Return what the article has, what the source has, and what kind of slip it looks like."""
    ours = " ".join(claim.split())
    theirs = number_words(found, source)
    return f"The article has {ours}, the source has {theirs}.{_WHY.get(relation, '')}"
