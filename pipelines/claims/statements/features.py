"""How far a source has a claim's words → the few numbers that the support model weighs."""

import math
from collections.abc import Sequence

from pipelines.claims.statements.matching import Match, Term

Features = dict[str, float]


def features_of(matches: Sequence[Match]) -> Features:
    """Return the features of a claim of one or more sentences, each matched in the same source.

    Shares are 1 where there is nothing to look for: a claim without numbers lacks none.
    """
    window = [(t, t.best_in(m.window)) for m in matches for t in m.terms]
    picked = [(t, t.best_in(m.picked)) for m in matches for t in m.terms]
    page = [(t, t.best) for m in matches for t in m.terms]
    return {
        "covered_in_window": _share(window),
        "covered_by_three": _share(picked),
        "covered_worst_sentence": min((_share_of(m) for m in matches), default=1.0),
        "names_in_window": _share([(t, q) for t, q in window if t.is_name]),
        "numbers_in_window": _share([(t, q) for t, q in window if t.is_number]),
        "numbers_on_page": _share([(t, q) for t, q in page if t.is_number]),
        "words_missing": math.log1p(sum(1.0 - q for _, q in picked)),
    }


def _share(found: Sequence[tuple[Term, float]]) -> float:
    total = sum(term.weight for term, _ in found)
    return sum(term.weight * quality for term, quality in found) / total if total else 1.0


def _share_of(match: Match) -> float:
    return _share([(t, t.best_in(match.picked)) for t in match.terms])
