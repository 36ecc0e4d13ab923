"""Quote claims against one source → what it says of each: class, severity, edits, speaker."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.claims.layers import layers_of
from pipelines.claims.quotes.answers import answer, answer_absent
from pipelines.claims.quotes.findings import Best, Prepared, find_in, prepare_quotes, rank_of
from pipelines.claims.quotes.house import DEFAULT_HOUSE, HouseStyle
from pipelines.records.checks import SourceCheck
from pipelines.records.claims import Claim
from pipelines.text import Reading


def check_quotes(
    claims: Sequence[Claim],
    article: Reading,
    source: Reading,
    *,
    house: HouseStyle = DEFAULT_HOUSE,
) -> list[SourceCheck]:
    """Return what a source says of each quote, in the order of the quotes.

    The search text of the source is read first; page text and JSON-LD only for the quotes that
    it does not have faithfully. The evidence says which layer had the words.
    """
    prepared = _prepared(tuple(claims), article)
    best = _best_over_layers(prepared, source, house)
    return [
        answer_absent(claim, source) if found is None else answer(claim, article, source, found)
        for claim, found in zip(claims, best, strict=True)
    ]


@dataclass(slots=True)
class _Kept:
    """The quotes prepared last: one article meets many sources."""

    prepared: Prepared | None = None


def _prepared(claims: tuple[Claim, ...], article: Reading) -> Prepared:
    kept = article.derived(_kept)
    if kept.prepared is None or kept.prepared.claims != claims:
        kept.prepared = prepare_quotes(claims, article)
    return kept.prepared


def _kept(_: Reading) -> _Kept:
    return _Kept()


def _best_over_layers(prepared: Prepared, source: Reading, house: HouseStyle) -> list[Best | None]:
    best: list[Best | None] = [None] * len(prepared.claims)
    unsettled = list(range(len(best)))
    for layer in layers_of(source):
        if not unsettled:
            break
        found = find_in(prepared.only(unsettled), layer, house)
        for index, candidate in zip(unsettled, found, strict=True):
            best[index] = _better(best[index], candidate)
        unsettled = [i for i in unsettled if not _is_settled(best[i])]
    return best


def _better(first: Best | None, second: Best | None) -> Best | None:
    """Return the more faithful of two layers' findings, of equal ones the first."""
    if first is None or second is None:
        return first or second
    return second if rank_of(second.finding)[:2] < rank_of(first.finding)[:2] else first


def _is_settled(best: Best | None) -> bool:
    return best is not None and best.finding.is_faithful
