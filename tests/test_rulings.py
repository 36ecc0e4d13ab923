"""Rulings are kept, never overwritten, and turned into the precision of each rule."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipelines.datasets.store import Store
from pipelines.records.checks import Check, Verdict
from pipelines.records.rulings import Decision, Ruling
from pipelines.rulings import (
    UnknownClaimError,
    find_check,
    latest_rulings,
    precision_by_rule,
    read_rulings,
    write_ruling,
)

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def ruling(claim: str, decision: Decision, *, by: str = "ada", minutes: int = 0) -> Ruling:
    return Ruling(
        claim_id=claim,
        check_id=f"check of {claim}",
        document_id="d",
        decision=decision,
        verdict=Verdict.REFUTED,
        reason="number_conflicting",
        rules_version="1",
        note="seen",
        ruled_by=by,
        ruled_at=NOW + timedelta(minutes=minutes),
    )


def test_a_ruling_comes_back_as_it_was_written(tmp_path: Path) -> None:
    written = [ruling("a", Decision.ACCEPT), ruling("b", Decision.REJECT, minutes=1)]
    for one in written:
        write_ruling(tmp_path, one)
    assert read_rulings(tmp_path) == written


def test_a_run_neither_writes_nor_removes_a_ruling(tmp_path: Path) -> None:
    write_ruling(tmp_path, ruling("a", Decision.ACCEPT))
    with Store(tmp_path, "run-1", NOW.date()) as store:
        store.append(Check(claim_id="a", document_id="d", verdict=Verdict.SUPPORTED, reason="r"))
    assert len(read_rulings(tmp_path)) == 1


def test_the_newest_ruling_on_a_claim_is_shown() -> None:
    rulings = [ruling("a", Decision.REJECT, minutes=5), ruling("a", Decision.ACCEPT)]
    assert latest_rulings(rulings)["a"].decision is Decision.REJECT


def test_precision_counts_what_people_found_right() -> None:
    rulings = [
        ruling("a", Decision.ACCEPT),
        ruling("b", Decision.CONFIRMED),
        ruling("c", Decision.REJECT),
    ]
    (rule,) = precision_by_rule(rulings)
    assert (rule.right, rule.ruled, rule.confirmed) == (2, 3, 1)
    low, high = rule.interval
    assert 0 <= low < rule.precision < high <= 1


def test_a_persons_last_word_counts_once_and_each_persons_does() -> None:
    rulings = [
        ruling("a", Decision.REJECT),
        ruling("a", Decision.ACCEPT, minutes=3),
        ruling("a", Decision.ACCEPT, by="ben"),
    ]
    (rule,) = precision_by_rule(rulings)
    assert (rule.right, rule.ruled) == (2, 2)


def test_the_least_precise_rule_comes_first() -> None:
    good = replace(ruling("b", Decision.ACCEPT), reason="quote_verbatim")
    rules = precision_by_rule([good, ruling("a", Decision.REJECT)])
    assert [rule.reason for rule in rules] == ["number_conflicting", "quote_verbatim"]


def test_a_claim_is_known_by_enough_of_its_id(tmp_path: Path) -> None:
    ids = ("aa11", "aa22", "bb33")
    with Store(tmp_path, "run-1", NOW.date()) as store:
        for claim in ids:
            store.append(
                Check(claim_id=claim, document_id="d", verdict=Verdict.SUPPORTED, reason="r")
            )
    assert find_check(tmp_path, "bb").claim_id == "bb33"
    with pytest.raises(UnknownClaimError, match="2 claims begin so"):
        find_check(tmp_path, "aa")
    with pytest.raises(UnknownClaimError, match="no check of such a claim"):
        find_check(tmp_path, "cc")
