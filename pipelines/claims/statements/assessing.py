"""A claim and one source → all that was found: matches, conflicts, flags, features, support."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from pipelines.claims.statements.alignment import Alignment
from pipelines.claims.statements.certainty import certainty_flag
from pipelines.claims.statements.conflicts.conflict import Conflict
from pipelines.claims.statements.conflicts.finding import align_best, find_conflicts
from pipelines.claims.statements.conflicts.numbers import drops_approximator
from pipelines.claims.statements.features import Features, features_of
from pipelines.claims.statements.matching import Match, Term, match_sentences
from pipelines.claims.statements.retrieval import Index, index_of
from pipelines.claims.statements.sought import sought_in
from pipelines.claims.statements.support import chance_of, support_of
from pipelines.claims.statements.values import differs_in_unit
from pipelines.records.checks import Flag
from pipelines.records.claims import Claim
from pipelines.records.spans import Span
from pipelines.text import Reading

_LEAST_SHARE = 0.6  # share of the words that a sentence must have before its wording is compared


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a source has of one claim, before a verdict is given."""

    matches: tuple[Match, ...]
    conflicts: tuple[Conflict, ...]
    flags: tuple[Flag, ...]
    other_units: tuple[Span, ...]
    """Numbers of the claim that the source has, in another unit."""
    features: Features
    chance: float
    """Chance by the words alone, 0 to 1; what a verdict leans on."""
    support: float
    """Calibrated probability that the source supports the whole claim."""
    missing: tuple[Term, ...]
    """The words that none of the best sentences has, in order."""


def assess(claim: Claim, article: Reading, source: Reading) -> Assessment:
    """Match every sentence of a claim with a source and weigh what was found."""
    return next(assess_all([claim], article, source))


def assess_all(claims: Sequence[Claim], article: Reading, source: Reading) -> Iterator[Assessment]:
    """Match and weigh several claims, in order."""
    index = source.derived(index_of)
    matches = match_sentences(article, [span for claim in claims for span in claim.spans], index)
    for claim in claims:
        yield _weigh(tuple(islice(matches, len(claim.spans))), article, index)


def _weigh(matches: tuple[Match, ...], article: Reading, index: Index) -> Assessment:
    aligned = [align_best(article, match, index) for match in matches]
    conflicts = tuple(c for alignments in aligned for c in find_conflicts(alignments))
    features = features_of(article, matches, index, conflicts)
    source_words = len(index.reading.words)
    chance = chance_of(features, source_words=source_words)
    return Assessment(
        matches=matches,
        conflicts=conflicts,
        flags=tuple(sorted({f for alignments in aligned for f in _flags(alignments[:1])})),
        other_units=tuple(
            span for match in matches for span in _other_units(match, article, index)
        ),
        features=features,
        chance=chance,
        support=support_of(chance, source_words=source_words),
        missing=tuple(term for match in matches for term in match.missing),
    )


def _other_units(match: Match, article: Reading, index: Index) -> list[Span]:
    """Return the numbers that the best sentences have, in another unit."""
    return [
        value.span
        for value in sought_in(article, match.sentence).values
        if differs_in_unit(value, index.reading, _best_sentences(match, index))
    ]


def _best_sentences(match: Match, index: Index) -> list[Span]:
    places = {
        s for s in (*match.ranking.window, *match.ranking.picked) if 0 <= s < len(index.sentences)
    }
    return [index.sentences[place] for place in sorted(places)]


def _flags(best: list[Alignment]) -> list[Flag]:
    """Return how the wording of the best sentence differs in certainty."""
    flags: list[Flag] = []
    for aligned in best:
        if flag := certainty_flag(aligned):
            flags.append(flag)
        if aligned.share >= _LEAST_SHARE and drops_approximator(aligned):
            flags.append(Flag.APPROXIMATOR_DROPPED)
    return flags
