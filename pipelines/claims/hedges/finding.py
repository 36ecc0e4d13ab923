"""Article → its hedges: where a checkable statement is planned, possible or unconfirmed."""

from collections.abc import Sequence

from pipelines.claims.hedges.scale import PLAIN_FUTURE
from pipelines.claims.quotes.finding import find_quotes
from pipelines.claims.statements.finding import find_statements
from pipelines.records.claims import Claim, ClaimKind
from pipelines.records.spans import Span
from pipelines.text import Reading

LEAST_CERTAINTY = 2
"""Step of the scale from which a hedge is a claim: who says so is no doubt of whether it is so."""


def find_hedges(article: Reading) -> list[Claim]:
    """Return a claim for each statement that is hedged: its weakest words, in order.

    What the claim asserts is that the source is no more and no less certain.
    """
    quoted = [span for quote in find_quotes(article) for span in quote.spans]
    return [
        claim
        for statement in find_statements(article)
        if not statement.unchecked_because and (claim := _claim(statement, quoted))
    ]


def _claim(statement: Claim, quoted: Sequence[Span]) -> Claim | None:
    """Return a statement's weakest hedge; one inside a quotation is part of the quote's check."""
    told = [
        hedge
        for hedge in statement.hedges
        if hedge.exact not in PLAIN_FUTURE and not any(q.overlaps(hedge.span) for q in quoted)
    ]
    weakest = max(told, key=lambda hedge: hedge.certainty, default=None)
    if weakest is None or weakest.certainty < LEAST_CERTAINTY:
        return None
    return Claim(
        document_id=statement.document_id,
        kind=ClaimKind.HEDGE,
        spans=(weakest.span,),
        exact=weakest.exact,
        sentence=statement.sentence,
        hedges=(weakest,),
        certainty=weakest.certainty,
    )
