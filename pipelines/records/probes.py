"""What the known-answer probe found: light enough for the crawl, which only passes it on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbeResult:
    """What the checks made of the planted article, by the names of the plants."""

    caught: tuple[str, ...] = ()
    """Altered words that were refuted."""
    missed: tuple[str, ...] = ()
    """Altered words that passed."""
    cleared: tuple[str, ...] = ()
    """Controls that were supported."""
    accused: tuple[str, ...] = ()
    """Controls that were not."""

    @property
    def reason(self) -> str | None:
        """What to tell the operator; None when every answer was the known one."""
        slips = [f"{name}: not caught" for name in self.missed]
        slips += [f"{name}: not borne out" for name in self.accused]
        return f"the known-answer probe failed ({'; '.join(slips)})" if slips else None
