"""How far a source has a claim's words → the few numbers that the support model weighs."""

import math
from collections.abc import Sequence
from itertools import chain

from pipelines.claims.statements.closeness import closeness_of
from pipelines.claims.statements.conflicts.conflict import Conflict
from pipelines.claims.statements.matching import Match, Term
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
    window = list(zip(terms, chain.from_iterable(m.in_window for m in matches), strict=True))
    picked = list(zip(terms, chain.from_iterable(m.in_picked for m in matches), strict=True))
    page = [(t, t.best) for t in terms if t.is_number]
    pairs = [pair for m in matches for pair in closeness_of(m, source)]
    return {
        "covered_in_window": _share(window),
        "covered_by_three": _share(picked),
        "covered_worst_sentence": min((_share_of(m) for m in matches if m.terms), default=1.0),
        "names_in_window": _share([(t, q) for t, q in window if t.is_name]),
        "numbers_in_window": _share([(t, q) for t, q in window if t.is_number]),
        "numbers_on_page": _share(page),
        "words_missing": math.log1p(sum(1.0 - q for _, q in picked)),
        "neighbours_close": _mean(pairs),
        "unnamed_subjects": float(unnamed_subjects(matches, article)),
        "gender_doubts": gender_doubts(matches, article, source),
        "conflicts": float(min(_MOST_CONFLICTS, len({c.claim for c in conflicts}))),
    }


def _share(found: Sequence[tuple[Term, float]]) -> float:
    return _mean([(term.weight, quality) for term, quality in found])


def _mean(weighed: Sequence[tuple[float, float]]) -> float:
    total = sum(weight for weight, _ in weighed)
    return sum(weight * value for weight, value in weighed) / total if total else 1.0


def _share_of(match: Match) -> float:
    return _share(list(zip(match.terms, match.in_picked, strict=True)))
