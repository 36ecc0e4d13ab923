"""The known-answer probe: green as the rooms are, red as soon as one of them is broken."""

from collections.abc import Sequence

import pytest

from pipelines import dossiers
from pipelines.probe import PLANTS, planted_dossier, run_probe
from pipelines.records.checks import SourceCheck, Verdict
from pipelines.records.claims import Claim, ClaimKind
from pipelines.text import Reading

WRONG = [plant for plant in PLANTS if plant.is_wrong]
KINDS = [ClaimKind.QUOTE, ClaimKind.NUMBER, ClaimKind.DATE, ClaimKind.STATEMENT]


def _answering(monkeypatch: pytest.MonkeyPatch, kind: ClaimKind, verdict: Verdict) -> None:
    """Let the room of one kind of claim give the same verdict on everything."""

    def check(claims: Sequence[Claim], article: Reading, source: Reading) -> list[SourceCheck]:
        page = source.document
        answer = SourceCheck(
            url_key=page.url_key, source_id=page.document_id, verdict=verdict, reason="broken"
        )
        return [answer] * len(claims)

    article = Reading(planted_dossier().article)
    kinds = {find: {claim.kind for claim in find(article)} for find, _ in dossiers.ROOMS}
    broken = [(find, check if kind in kinds[find] else held) for find, held in dossiers.ROOMS]
    monkeypatch.setattr(dossiers, "ROOMS", tuple(broken))


def test_every_plant_gets_its_known_answer() -> None:
    said = run_probe()
    assert said.reason is None
    assert len(said.caught) == len(WRONG)
    assert len(said.cleared) == len(PLANTS) - len(WRONG)


def test_every_kind_of_claim_has_an_altered_plant_and_a_true_one() -> None:
    assert {plant.kind for plant in PLANTS if plant.is_wrong} == set(KINDS)
    assert {plant.kind for plant in PLANTS if not plant.is_wrong} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_room_that_supports_everything_turns_the_probe_red(
    monkeypatch: pytest.MonkeyPatch, kind: ClaimKind
) -> None:
    _answering(monkeypatch, kind, Verdict.SUPPORTED)
    said = run_probe()
    assert set(said.missed) == {plant.name for plant in WRONG if plant.kind is kind}
    assert "not caught" in str(said.reason)


@pytest.mark.parametrize("kind", KINDS)
def test_a_room_that_accuses_everything_turns_the_probe_red(
    monkeypatch: pytest.MonkeyPatch, kind: ClaimKind
) -> None:
    _answering(monkeypatch, kind, Verdict.REFUTED)
    said = run_probe()
    controls = {plant.name for plant in PLANTS if plant.kind is kind and not plant.is_wrong}
    assert set(said.accused) == controls
    assert "not borne out" in str(said.reason)


def test_a_room_that_finds_nothing_turns_the_probe_red(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dossiers, "ROOMS", dossiers.ROOMS[1:])
    assert run_probe().missed
