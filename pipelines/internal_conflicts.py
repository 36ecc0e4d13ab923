"""An article against itself → the pairs of its numbers and dates that cannot both be right.

Headline, standfirst and captions repeat what the body says; where they say something else, one of
them is wrong, before any source is read. Precision comes first: a pair needs the same unit and
subject, sentences in the same words about the same time, and no value elsewhere that agrees.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipelines.claims.dates import likeness as dates
from pipelines.claims.dates.comparing import DateRelation
from pipelines.claims.dates.finding import find_dates
from pipelines.claims.neighbourhood import Neighbourhood
from pipelines.claims.numbers import likeness as numbers
from pipelines.claims.numbers.comparing import compare_quantities
from pipelines.claims.numbers.finding import find_numbers, find_quantities
from pipelines.records.claims import Claim, Quantity, UnitClass
from pipelines.records.pages import BlockKind
from pipelines.records.spans import Span
from pipelines.text import Reading

_SUMMARIES = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.CAPTION})

# an agreeing value counts here from less likeness than in a source: the page has one subject
_AGREES_FROM = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class InternalConflict:
    """Two claims of one article that disagree."""

    first: Claim
    """The one that stands first in the text."""
    second: Claim
    relation: str
    """How the two compare: conflicting, scale_slip, year_differs …"""
    note: str
    """The finding in words an editor can repeat on the phone."""


Rival = tuple[Span, str]
"""Where the other value stands, and how the two compare."""


def find_internal_conflicts(article: Reading) -> list[InternalConflict]:
    """Return the disagreeing pairs of an article, in the order of the text, each once."""
    pairs: dict[tuple[Span, Span], InternalConflict] = {}
    for find, rival_of in ((find_numbers, _number_rival), (find_dates, _date_rival)):
        claims = find(article)
        by_span = {claim.span: claim for claim in claims}
        for claim, (span, relation) in _rivals(claims, article, rival_of):
            other = by_span.get(span)
            if other is not None:
                first, second = sorted((claim, other), key=lambda c: c.span)
                pairs[first.span, second.span] = _conflict(first, second, relation)
    return [pairs[key] for key in sorted(pairs)]


def _rivals(
    claims: list[Claim],
    article: Reading,
    rival_of: Callable[[Claim, Reading, dict[Span, Neighbourhood]], Rival | None],
) -> Iterator[tuple[Claim, Rival]]:
    """Yield the claims of headline, standfirst and captions that the article contradicts."""
    hoods: dict[Span, Neighbourhood] = {}
    for claim in claims:
        if _is_summary(claim, article):
            rival = rival_of(claim, article, hoods)
            if rival is not None:
                yield claim, rival


def _is_summary(claim: Claim, article: Reading) -> bool:
    block = article.document.block_at(claim.span.start)
    if block is not None and block.kind in _SUMMARIES:
        return True
    return not article.document.body.covers(claim.span)


def _order_rival(order: Quantity, claim: Claim, article: Reading) -> Rival | None:
    """Return the amount of the lead that an n-figure word above it cannot mean.

    "A nine-figure wager" sums up the article's own amounts: where none of them has nine figures,
    and the lead gives another for the same name, one of the two is wrong.
    """
    amounts = [f for f in find_quantities(article) if f.quantity.unit_class is UnitClass.MONEY]
    relations = {found.span: compare_quantities(order, found.quantity) for found in amounts}
    if any(relation.is_compatible for relation in relations.values()):
        return None
    lead = article.document.block_at(article.document.body.start)
    names = _names(article, claim.sentence)
    for span, relation in relations.items():
        is_lead = lead is not None and lead.span.covers(span)
        if (
            relation.is_conflict
            and is_lead
            and names & _names(article, article.sentence_at(span.start))
        ):
            return span, str(relation)
    return None


# "Parallax", "Corrow": a word with a capital that is no sentence's first small word
_NAME = re.compile(r"\b(?!(?:The|A|An|It|In|On|At|For|But|And|Its|Their)\b)[A-Z][\w’'-]{2,}")


def _names(article: Reading, sentence: Span) -> frozenset[str]:
    return frozenset(_NAME.findall(sentence.of(article.text)))


def _number_rival(claim: Claim, article: Reading, hoods: dict[Span, Neighbourhood]) -> Rival | None:
    asked = numbers.ask(claim, article, article, hoods)
    places = [p for p in numbers.places_of(asked) if not claim.sentence.covers(p.found.span)]
    if any(p.is_compatible and p.at.likeness >= _AGREES_FROM for p in places):
        return None
    rival = numbers.contradicts(places, asked)
    if rival is None and claim.quantity and claim.quantity.unit_class is UnitClass.N_FIGURE:
        return _order_rival(claim.quantity, claim, article)
    return (rival.found.span, str(rival.name)) if rival else None


def _date_rival(claim: Claim, article: Reading, hoods: dict[Span, Neighbourhood]) -> Rival | None:
    asked = dates.ask(claim, article, article, hoods)
    places = [p for p in dates.places_of(asked) if not claim.sentence.covers(p.found.span)]
    if any(p.relation.is_compatible or p.relation is DateRelation.FINER for p in places):
        return None
    rival = dates.contradicts(asked, outside=claim.sentence)
    return (rival.found.span, str(rival.relation)) if rival else None


def _conflict(first: Claim, second: Claim, relation: str) -> InternalConflict:
    note = f"The article says {_words(first)} in one place and {_words(second)} in another."
    return InternalConflict(first=first, second=second, relation=relation, note=note)


def _words(claim: Claim) -> str:
    return " ".join(claim.exact.split())
