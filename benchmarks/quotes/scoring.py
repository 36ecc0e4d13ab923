"""The test bed through the checker → a table of classes, severities and false alarms."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from benchmarks.quotes.bed import Item
from pipelines.claims.quotes.checking import check_quotes
from pipelines.claims.quotes.finding import find_quotes
from pipelines.plain_text import read_plain_text
from pipelines.records.checks import SourceCheck
from pipelines.text import Reading

SEVERITIES = ("none", "minor", "moderate", "serious")

CLEAN = frozenset(
    {
        "verbatim", "typographic", "case", "told_in_context", "harmless_neighbour",
        "ellipsis_honest", "bracket_honest",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What the checker said of one item."""

    quote_class: str
    severity: str
    flags: frozenset[str]
    verdict: str
    is_found_elsewhere: bool
    note: str


def check(item: Item) -> Answer:
    """Return the checker's answer for the item's quotation."""
    article = Reading(read_plain_text(item.article))
    claims = find_quotes(article)
    claim = max(claims, key=lambda c: len(c.exact))
    cited, other = (_check_one(claim, article, text) for text in (item.source, item.other_source))
    return Answer(
        str(cited.quote_class),
        str(cited.severity),
        frozenset(map(str, cited.flags)),
        str(cited.verdict),
        other.verdict == "supported",
        cited.note or "",
    )


def _check_one(claim, article: Reading, text: str) -> SourceCheck:
    return check_quotes([claim], article, Reading(read_plain_text(text)))[0]


@dataclass(frozen=True)
class Score:
    """How the checker did on the whole set."""

    by_kind: dict[str, tuple[int, int]]
    """Kind → items with the right class and enough severity, items."""
    class_accuracy: float
    """Macro mean over kinds: the class is right."""
    serious_recall: float
    false_severity: float
    """Share of clean items called moderate or serious."""
    out_of_context_recall: float
    out_of_context_false: float
    misattributed_recall: float
    misattributed_false: float
    adverse_precision: float
    """Share of refuted items that are serious."""
    wrong: tuple[tuple[Item, Answer], ...]


def score(items: list[Item]) -> Score:
    """Return the scores of the checker on a set of items."""
    answers = [(item, check(item)) for item in items]
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for item, answer in answers:
        total[item.kind] += 1
        right[item.kind] += answer.quote_class in item.classes
    serious = [a.severity == "serious" for i, a in answers if i.severity == "serious"]
    clean = [a.severity in {"moderate", "serious"} for i, a in answers if i.kind in CLEAN]
    refuted = [i.severity == "serious" for i, a in answers if a.verdict == "refuted"]
    return Score(
        by_kind={kind: (right[kind], total[kind]) for kind in total},
        class_accuracy=sum(right[k] / total[k] for k in total) / len(total),
        serious_recall=_share(serious),
        false_severity=_share(clean),
        out_of_context_recall=_flagged(answers, "out_of_context", is_wanted=True),
        out_of_context_false=_flagged(answers, "out_of_context", is_wanted=False),
        misattributed_recall=_flagged(answers, "misattributed", is_wanted=True),
        misattributed_false=_flagged(answers, "misattributed", is_wanted=False),
        adverse_precision=_share(refuted),
        wrong=tuple((i, a) for i, a in answers if not is_right(i, a)),
    )


def is_right(item: Item, answer: Answer) -> bool:
    """Tell whether class, severity and flags of an answer are what they must be."""
    enough = SEVERITIES.index(answer.severity) >= SEVERITIES.index(item.severity)
    too_much = item.kind in CLEAN and answer.severity in {"moderate", "serious"}
    flags = frozenset(item.flags) <= answer.flags
    return answer.quote_class in item.classes and enough and not too_much and flags


def _flagged(answers: list[tuple[Item, Answer]], flag: str, *, is_wanted: bool) -> float:
    found = [
        flag in a.flags for i, a in answers if (flag in i.flags) == is_wanted and _counts(i, flag)
    ]
    return _share(found)


def _counts(item: Item, flag: str) -> bool:
    """Leave out quotes cut off at a condition where it is a matter of taste what to call them."""
    return not (flag == "out_of_context" and item.kind == "truncated")


def _share(found: list[bool]) -> float:
    return sum(found) / len(found) if found else 0.0


def confusions(result: Score) -> dict[str, Counter[str]]:
    """Return for each kind what its wrong items were called."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for item, answer in result.wrong:
        table[item.kind][f"{answer.quote_class}/{answer.severity}"] += 1
    return table
