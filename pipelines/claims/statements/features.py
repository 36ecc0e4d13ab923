"""How far a source has a claim's words → the few numbers that the support model weighs."""

import math
from collections.abc import Sequence
from operator import mul

from pipelines.claims.statements.closeness import closeness_of
from pipelines.claims.statements.conflicts.conflict import Conflict
from pipelines.claims.statements.matching import Match
from pipelines.claims.statements.pronouns import gender_doubts, unnamed_subjects
from pipelines.claims.statements.retrieval import Index
from pipelines.text import Reading

Features = dict[str, float]

_MOST_CONFLICTS = 2  # further ones lower support no more


def features_of(
    article: Reading, matches: Sequence[Match], source: Index, conflicts: Sequence[Conflict]
) -> Features:
    """Return the features of a claim of one or more sentences, each matched in the same source.

    Shares are 1 where there is nothing to look for: a claim without numbers lacks none.
    """
    terms = [t for m in matches for t in m.terms]
    weights = [t.weight for t in terms]
    window = [quality for m in matches for quality in m.ranking.in_window]
    picked = [quality for m in matches for quality in m.ranking.in_picked]
    names = [place for place, t in enumerate(terms) if t.is_name]
    numbers = [place for place, t in enumerate(terms) if t.is_number]
    number_weights = [weights[place] for place in numbers]
    pairs = [pair for m in matches for pair in closeness_of(m, source)]
    return {
        "covered_in_window": _mean(weights, window),
        "covered_by_three": _mean(weights, picked),
        "covered_worst_sentence": min((_share_of(m) for m in matches if m.terms), default=1.0),
        "names_in_window": _mean([weights[p] for p in names], [window[p] for p in names]),
        "numbers_in_window": _mean(number_weights, [window[p] for p in numbers]),
        "numbers_on_page": _mean(number_weights, [terms[p].best for p in numbers]),
        "words_missing": math.log1p(sum([1.0 - q for q in picked])),
        "neighbours_close": _mean([pair[0] for pair in pairs], [pair[1] for pair in pairs]),
        "unnamed_subjects": float(unnamed_subjects(matches, article)),
        "gender_doubts": gender_doubts(matches, article, source),
        "conflicts": float(min(_MOST_CONFLICTS, len({c.claim for c in conflicts}))),
    }


def _mean(weights: Sequence[float], values: Sequence[float]) -> float:
    total = sum(weights)
    return sum(map(mul, weights, values)) / total if total else 1.0


def _share_of(match: Match) -> float:
    return _mean([term.weight for term in match.terms], match.ranking.in_picked)
