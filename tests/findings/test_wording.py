"""Every word of the closed sets, and every rule of the house, has plain words."""

import re
from enum import StrEnum
from pathlib import Path

import pytest

from pipelines.claims.dates.comparing import DateRelation
from pipelines.claims.numbers.comparing import Relation
from pipelines.claims.statements.conflicts.conflict import ConflictKind
from pipelines.findings import wording
from pipelines.findings.wording import reason_words
from pipelines.records.checks import Flag, QuoteClass, Severity, Verdict
from pipelines.records.citations import CitationKind
from pipelines.records.claims import ClaimKind
from pipelines.records.pages import Unread

# "number_elsewhere" as a whole string in the rooms of claims
_REASON = re.compile(r"reason=\"((?:number|date|name|statement|quote)_[a-z_]+)\"")

_NEVER_SAID = {"number_not_comparable", "date_not_comparable"}


@pytest.mark.parametrize(
    ("words", "of"),
    [
        (wording.VERDICT_WORDS, Verdict),
        (wording.SEVERITY_WORDS, Severity),
        (wording.KIND_WORDS, ClaimKind),
        (wording.QUOTE_WORDS, QuoteClass),
        (wording.FLAG_WORDS, Flag),
        (wording.UNREAD_WORDS, Unread),
        (wording.CITATION_WORDS, CitationKind),
    ],
)
def test_every_member_of_a_closed_set_has_words(
    words: dict[StrEnum, str], of: type[StrEnum]
) -> None:
    assert set(words) == set(of)


def rules_of_the_house() -> set[str]:
    named = {f"quote_{one}" for one in QuoteClass}
    named |= {f"number_{one}" for one in Relation} | {f"date_{one}" for one in DateRelation}
    named |= {f"statement_{one}_conflict" for one in ConflictKind}
    for path in Path(wording.__file__).parents[1].glob("claims/**/*.py"):
        named |= set(_REASON.findall(path.read_text(encoding="utf-8")))
    return named - _NEVER_SAID


@pytest.mark.parametrize("rule", sorted(rules_of_the_house()))
def test_every_rule_has_words_of_its_own(rule: str) -> None:
    assert ":" not in reason_words(rule)


def test_no_words_speak_of_the_world() -> None:
    every = " ".join(
        [
            *wording.VERDICT_WORDS.values(),
            *wording.FLAG_WORDS.values(),
            *wording.QUOTE_WORDS.values(),
        ]
    )
    assert not re.search(r"\b(false|true|wrong|lie)\b", every, re.IGNORECASE)
