"""The test bed as a table: the checker beside a similarity number at its best threshold."""

from rapidfuzz import fuzz

from benchmarks.quotes.bed import Item, build, digest
from benchmarks.quotes.scoring import CLEAN, Score, confusions, score


def print_table(*, wrong: bool = False) -> None:
    """Build the set, check it and print a line for each kind."""
    items = build()
    print(f"{len(items)} quotes of {len({i.kind for i in items})} kinds, set {digest(items)[:12]}")
    result = score(items)
    similar = [fuzz.partial_ratio(i.printed, i.source) for i in items]
    threshold = best_threshold(items, similar)
    print(f"{'kind':20} {'class':>9} {'rapidfuzz partial_ratio >= ' + str(threshold):>32}")
    for kind, (right, total) in result.by_kind.items():
        passed = sum(s >= threshold for i, s in zip(items, similar, strict=True) if i.kind == kind)
        print(f"{kind:20} {right:4} / {total:<3} {f'{passed} of {total} called faithful':>31}")
    _print_summary(items, result, similar, threshold)
    if wrong:
        for kind, named in confusions(result).items():
            print(f"wrong: {kind}: {dict(named)}")


def best_threshold(items: list[Item], similar: list[float]) -> int:
    """Return the threshold that parts clean from serious quotes with the best balanced accuracy."""

    def balanced(threshold: int) -> float:
        clean = [s >= threshold for i, s in zip(items, similar, strict=True) if i.kind in CLEAN]
        serious = [s < threshold for i, s in _serious(items, similar)]
        return sum(clean) / len(clean) + sum(serious) / len(serious)

    return max(range(50, 101), key=balanced)


def _serious(items: list[Item], similar: list[float]) -> list[tuple[Item, float]]:
    pairs = zip(items, similar, strict=True)
    return [(i, s) for i, s in pairs if i.severity == "serious"]


def _print_summary(items: list[Item], result: Score, similar: list[float], threshold: int) -> None:
    caught = [s < threshold for _, s in _serious(items, similar)]
    alarms = [s < threshold for i, s in zip(items, similar, strict=True) if i.kind in CLEAN]
    print(
        f"class accuracy (macro) {result.class_accuracy:.3f}   "
        f"serious recall {result.serious_recall:.3f} "
        f"(similarity {sum(caught) / len(caught):.3f})   "
        f"false severity on clean {result.false_severity:.3f} "
        f"(similarity {sum(alarms) / len(alarms):.3f})"
    )
    print(
        f"out of context: flagged {result.out_of_context_recall:.3f}, "
        f"false {result.out_of_context_false:.3f}   "
        f"misattributed: flagged {result.misattributed_recall:.3f}, "
        f"false {result.misattributed_false:.3f}   "
        f"refuted that are serious {result.adverse_precision:.3f}"
    )
