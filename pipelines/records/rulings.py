"""Ruling: what a person decided about a verdict; no run ever writes or removes one."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pipelines.records.checks import Verdict
from pipelines.records.identity import digest_of


class Decision(StrEnum):
    """What a person says of a verdict."""

    ACCEPT = "accept"
    """The verdict is right: what it says of the sources holds."""
    REJECT = "reject"
    """The verdict is wrong."""
    CONFIRMED = "confirmed"
    """The verdict is right, and the article stands: its words were confirmed elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One decision of one person about one check."""

    claim_id: str
    check_id: str
    """The check that was ruled on; a later check of the claim may say something else."""
    document_id: str
    """Article revision that the claim stands in."""
    decision: Decision
    verdict: Verdict
    """What the check said when it was ruled on."""
    reason: str
    """Rule that had given the verdict: what precision is counted by."""
    rules_version: str
    note: str | None = None
    ruled_by: str
    ruled_at: datetime

    def __post_init__(self) -> None:
        if self.ruled_at.utcoffset() is None:
            raise ValueError(f"{self.claim_id}: ruled_at must carry a zone ({self.ruled_at})")

    @property
    def ruling_id(self) -> str:
        """Identity: claim, person, moment."""
        return digest_of([self.claim_id, self.ruled_by, self.ruled_at.isoformat()])
