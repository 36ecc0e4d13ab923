"""Rulings of people, and what they say of each rule: how often a person found it right."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from pipelines.records.checks import Check
from pipelines.records.rulings import Decision, Ruling

_Z = 1.959964
"""Standard deviations of a 95 % interval."""


class UnknownClaimError(ValueError):
    """No check of such a claim stands in the tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePrecision:
    """What people said of the verdicts of one rule."""

    reason: str
    """The rule."""
    verdict: str
    """The verdict that it gave."""
    accepted: int
    confirmed: int
    """Right about the sources, and the article stood all the same."""
    rejected: int

    @property
    def right(self) -> int:
        """Verdicts that a person found right."""
        return self.accepted + self.confirmed

    @property
    def ruled(self) -> int:
        """Verdicts that a person ruled on."""
        return self.right + self.rejected

    @property
    def precision(self) -> float:
        """Share of the verdicts ruled on that were right, 0 to 1."""
        return self.right / self.ruled

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval of the precision: few rulings say little.

        >>> low, high = RulePrecision(
        ...     reason="r", verdict="v", accepted=9, confirmed=0, rejected=1
        ... ).interval
        >>> f"{low:.2f} {high:.2f}"
        '0.60 0.98'
        """
        n, p = self.ruled, self.precision
        middle = (p + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
        half = _Z / (1 + _Z**2 / n) * sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2))
        return max(0.0, middle - half), min(1.0, middle + half)


def latest_rulings(rulings: Iterable[Ruling]) -> dict[str, Ruling]:
    """Return the newest ruling on each claim, by `claim_id`."""
    ordered = sorted(rulings, key=lambda ruling: (ruling.ruled_at, ruling.ruling_id))
    return {ruling.claim_id: ruling for ruling in ordered}


def precision_by_rule(rulings: Iterable[Ruling]) -> list[RulePrecision]:
    """Return what people said of each rule, the least precise first.

    A person's last word on a check counts; several people's words on one check all count.
    """
    last: dict[tuple[str, str], Ruling] = {}
    for ruling in sorted(rulings, key=lambda one: (one.ruled_at, one.ruling_id)):
        last[ruling.check_id, ruling.ruled_by] = ruling
    counts: Mapping[tuple[str, str, Decision], int] = Counter(
        (ruling.reason, ruling.verdict.value, ruling.decision) for ruling in last.values()
    )
    rules = [
        RulePrecision(
            reason=reason,
            verdict=verdict,
            accepted=counts.get((reason, verdict, Decision.ACCEPT), 0),
            confirmed=counts.get((reason, verdict, Decision.CONFIRMED), 0),
            rejected=counts.get((reason, verdict, Decision.REJECT), 0),
        )
        for reason, verdict in sorted({(reason, verdict) for reason, verdict, _ in counts})
    ]
    return sorted(rules, key=lambda rule: (rule.precision, -rule.ruled, rule.reason))


def find_check(data_dir: Path, claim_id: str) -> Check:
    """Return the newest check of a claim, named by its id or by enough of its beginning.

    Raises:
        UnknownClaimError: No claim has the id, or several begin with it.
    """
    from pipelines.datasets.reading import TableReader
    from pipelines.datasets.rows import from_batch
    from pipelines.datasets.schemas import CHECKS

    with TableReader(data_dir, tables=("checks",)) as tables:
        rows = tables.arrow(
            "SELECT * FROM checks WHERE starts_with(claim_id, $claim) QUALIFY row_number() OVER"
            " (PARTITION BY claim_id ORDER BY crawl_date DESC, run_id DESC, check_id) = 1",
            {"claim": claim_id},
        )
    checks: list[Check] = from_batch(CHECKS, rows)
    if len(checks) > 1:
        raise UnknownClaimError(f"{claim_id}: {len(checks)} claims begin so; give more of the id")
    if not checks:
        raise UnknownClaimError(f"{claim_id}: no check of such a claim in {data_dir / 'tables'}")
    return checks[0]


def write_ruling(data_dir: Path, ruling: Ruling) -> None:
    """Add a ruling to its table, in a file of its own, whole or not at all."""
    from pipelines.datasets.parquet import partition_dir, write_parts
    from pipelines.datasets.rows import to_batch
    from pipelines.datasets.schemas import RULINGS

    folder = partition_dir(data_dir, RULINGS, ruling.ruled_at.date())
    folder.mkdir(parents=True, exist_ok=True)
    write_parts(
        [to_batch(RULINGS, [ruling])],
        RULINGS,
        folder=folder,
        run_id=f"ruling-{ruling.ruling_id}",
        aside=folder,
    )


def read_rulings(data_dir: Path) -> list[Ruling]:
    """Return every ruling, oldest first."""
    from pipelines.datasets.reading import TableReader
    from pipelines.datasets.rows import from_batch
    from pipelines.datasets.schemas import RULINGS

    with TableReader(data_dir, tables=("rulings",)) as tables:
        rows = tables.arrow("SELECT DISTINCT * FROM rulings ORDER BY ruled_at, ruling_id")
    rulings: list[Ruling] = from_batch(RULINGS, rows)
    return rulings
