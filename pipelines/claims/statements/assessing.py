"""A claim and one source → all that was found: matches, conflicts, flags, features, support."""

from dataclasses import dataclass

from pipelines.claims.statements.alignment import Alignment
from pipelines.claims.statements.certainty import certainty_flag
from pipelines.claims.statements.conflicts.conflict import Conflict
from pipelines.claims.statements.conflicts.finding import align_best, find_conflicts
from pipelines.claims.statements.conflicts.numbers import drops_approximator
from pipelines.claims.statements.features import Features, features_of
from pipelines.claims.statements.matching import Match, Term, match_sentence
from pipelines.claims.statements.retrieval import Index, index_of
from pipelines.claims.statements.support import support_of
from pipelines.claims.statements.values import differs_in_unit, values_in
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
    source_words: int

    @property
    def support(self) -> float:
        """Calibrated probability that the source supports the whole claim."""
        return support_of(self.features, source_words=self.source_words)

    @property
    def missing(self) -> list[Term]:
        """The words that none of the best sentences has, in order."""
        return [t for m in self.matches for t in m.terms if not is_borne_out(t, m)]


def assess(claim: Claim, article: Reading, source: Reading) -> Assessment:
    """Match every sentence of a claim with a source and weigh what was found."""
    index = source.derived(index_of)
    matches = tuple(match_sentence(article, span, index) for span in claim.spans)
    aligned = [align_best(article, match, index) for match in matches]
    conflicts = tuple(c for alignments in aligned for c in find_conflicts(alignments))
    features = features_of(article, matches, index, conflicts)
    return Assessment(
        matches=matches,
        conflicts=conflicts,
        flags=tuple(sorted({f for alignments in aligned for f in _flags(alignments[:1])})),
        other_units=tuple(
            value.span
            for match in matches
            for value in values_in(article, match.sentence)
            if differs_in_unit(value, source, _best_sentences(match, index))
        ),
        features=features,
        source_words=len(source.words),
    )


def _best_sentences(match: Match, index: Index) -> list[Span]:
    places = {s for s in (*match.window, *match.picked) if 0 <= s < len(index.sentences)}
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


def is_borne_out(term: Term, match: Match) -> bool:
    """Tell whether one of the sentences that were picked has a word, or one that stands for it."""
    return term.best_in((*match.window, *match.picked)) > 0.0
