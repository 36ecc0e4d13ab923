"""Altered quotes are named no worse than they were: floors with a digest of their set."""

import json
from functools import cache
from pathlib import Path

import pytest

from benchmarks.quotes.bed import Item, build, digest
from benchmarks.quotes.scoring import Score, confusions, score

FLOORS = json.loads((Path(__file__).parents[2] / "floors.json").read_text("utf-8"))["quotes"]


@cache
def items() -> list[Item]:
    return build(FLOORS["items_of_a_kind"])


@cache
def scored() -> Score:
    return score(items())


def test_the_floors_belong_to_this_set() -> None:
    assert digest(items()) == FLOORS["sha256"]


@pytest.mark.parametrize(
    "name",
    [
        "class_accuracy",
        "serious_recall",
        "out_of_context_recall",
        "misattributed_recall",
        "adverse_precision",
    ],
)
def test_a_share_stays_above_its_floor(name: str) -> None:
    assert getattr(scored(), name) >= FLOORS[name], dict(confusions(scored()))


@pytest.mark.parametrize("name", ["false_severity", "out_of_context_false", "misattributed_false"])
def test_a_false_alarm_stays_below_its_ceiling(name: str) -> None:
    assert getattr(scored(), name) <= FLOORS[f"{name}_at_most"], dict(confusions(scored()))
