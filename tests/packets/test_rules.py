"""A packet's rules are named so that changed rules are not taken for a forgery."""

import json
from pathlib import Path

import pytest

from pipelines.packets import rules
from pipelines.packets.parts import PACKAGE, RECORDS, from_zip
from pipelines.packets.verifying import verify_packet
from pipelines.records.checks import RULES_VERSION
from tests.packets.test_packets import rewritten
from tests.packets.verdicts import digest_of_today


def test_rules_that_give_other_verdicts_have_another_version(tmp_path: Path) -> None:
    today = digest_of_today(tmp_path / "data")
    assert rules.VERDICTS_OF.get(RULES_VERSION) == today, (
        "the verdicts on the sample web are others than those of these rules: raise RULES_VERSION"
        " in pipelines/records/checks.py (before the first release of a version: leave it), and"
        f' write "{today}" beside it in VERDICTS_OF of pipelines/packets/rules.py'
    )


def test_no_two_versions_are_the_same_rules() -> None:
    assert len(set(rules.VERDICTS_OF.values())) == len(rules.VERDICTS_OF)


def test_a_packet_names_its_rules(packet: Path) -> None:
    package = json.loads(from_zip(packet)[0][PACKAGE])
    assert package["rules_version"] == RULES_VERSION
    assert package["rules_digest"] == rules.rules_digest()


def test_rules_that_changed_without_a_new_version_are_told_plainly(
    packet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A packet made while the rules gave other verdicts, under the same version."""
    part = RECORDS.format(table="checks")
    older = rewritten(packet, tmp_path, part, b'"supported"', b'"refuted"')
    monkeypatch.setitem(rules.VERDICTS_OF, RULES_VERSION, "of today")
    verified = verify_packet(older)
    assert verified.holds is None
    (told,) = [finding for finding in verified.findings if finding.what == "rules"]
    assert told.words == (
        f"this release checks by other rules than those that made the packet, both version"
        f" {RULES_VERSION}; verify with the release that made it"
    )


def test_records_that_do_not_come_again_by_the_same_rules_are_broken_and_told_plainly(
    packet: Path, tmp_path: Path
) -> None:
    part = RECORDS.format(table="checks")
    verified = verify_packet(rewritten(packet, tmp_path, part, b'"supported"', b'"refuted"'))
    assert verified.holds is False
    (told,) = [finding for finding in verified.findings if finding.what == "rules"]
    assert "was altered after it was made" in told.words
    assert "RULES_VERSION was not raised" in told.words
