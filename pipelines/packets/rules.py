"""Which rules a release checks by: their version, and the verdicts that prove it is theirs."""

from collections.abc import Iterable, Mapping
from typing import Any

from pipelines.records.checks import RULES_VERSION
from pipelines.records.identity import digest_of

VERDICTS_OF = {
    "1": "3692f5bbea97823c4cebb810",
}
"""Version of the rules → digest of all verdicts on the sample web. A packet names both, so that
rules which changed without a new version are not taken for a forgery. `python -m
tests.packets.verdicts` prints today's."""


def rules_digest() -> str:
    """Return the digest of what these rules say of the sample web."""
    return VERDICTS_OF.get(RULES_VERSION, "")


def digest_of_verdicts(checks: Iterable[Mapping[str, Any]]) -> str:
    """Return one digest for the verdicts of rows of `checks`, in whatever order they come."""
    told = {
        f"{row['claim_id']} {row['verdict']} {row['reason']} {row['severity']}"
        f" {' '.join(sorted(row['flags'] or ()))}"
        for row in checks
    }
    return digest_of(sorted(told))
