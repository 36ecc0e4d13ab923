"""What a run must have reached to be done: by itself, and beside what its like reached before."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Self

from scrapy.settings import BaseSettings

from crawler.exit_codes import ExitCode
from pipelines.runs import Run, RunStatus

Verdict = tuple[RunStatus, ExitCode, str | None]

_STOPPED = frozenset({"shutdown", "cancelled"})
_LISTINGS = "discovery/listings/whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """How far below its own history a run may fall."""

    share: float
    """Of the median of the earlier runs; 0 for no such floor."""
    runs: int
    """Earlier runs that are looked at."""
    pages: int
    """Pages that a run must have asked for before their share says anything."""

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        """Read FLOOR_SHARE, FLOOR_RUNS and FLOOR_PAGES."""
        return cls(
            share=settings.getfloat("FLOOR_SHARE"),
            runs=settings.getint("FLOOR_RUNS"),
            pages=settings.getint("FLOOR_PAGES"),
        )


def verdict(run: Run, reason: str, earlier: Sequence[Run], floors: Floors) -> Verdict:
    """Return how a run ended, by why the crawl closed, what it counted, and its like before it."""
    if reason in _STOPPED:
        return RunStatus.INTERRUPTED, ExitCode.FAILED, "stopped before it was finished"
    if reason != "finished":
        return RunStatus.FAILED, ExitCode.FAILED, f"the crawl ended with {reason}"
    by_itself = _with_pages(run) if run.count("records/documents") else _without_a_page(run)
    if by_itself[0] is not RunStatus.DONE:
        return by_itself
    fall = fall_of(run, earlier, floors)
    return _below(fall) if fall else by_itself


def fall_of(run: Run, earlier: Sequence[Run], floors: Floors) -> str | None:
    """Return in words what a run has far less of than its history; None when it holds its own.

    What is compared is what was listed and what share of the pages asked for was read, never how
    much was new: a scheduled run that rightly finds nothing new is as good as any.
    """
    return (
        _listed_less(run, earlier, floors)
        or _read_less(run, earlier, floors, "articles")
        or _read_less(run, earlier, floors, "sources")
    )


def _listed_less(run: Run, earlier: Sequence[Run], floors: Floors) -> str | None:
    """Compare the articles listed by as many listings, all of them read whole."""
    if not run.count(_LISTINGS):
        return None  # answered "not modified", or with later changes only
    alike = [r for r in earlier if r.count(_LISTINGS) == run.count(_LISTINGS)]
    counts = [r.count("discovery/listed") for r in alike][: floors.runs]
    usual, now = median(counts) if counts else 0, run.count("discovery/listed")
    if usual < floors.pages or now >= floors.share * usual:
        return None
    return f"{now} articles were listed, and {usual:g} {_usually(counts)}"


def _read_less(run: Run, earlier: Sequence[Run], floors: Floors, kind: str) -> str | None:
    asked = _asked(run, kind)
    shares = [r.count(f"{kind}/read") / _asked(r, kind) for r in earlier if _asked(r, kind)]
    shares = shares[: floors.runs]
    if asked < floors.pages or not shares:
        return None
    usual, read = median(shares), run.count(f"{kind}/read")
    if read / asked >= floors.share * usual:
        return None
    return f"{read} of {asked} {kind} were read, and {usual:.0%} {_usually(shares)}"


def _asked(run: Run, kind: str) -> int:
    return run.count(f"{kind}/read") + run.count(f"{kind}/unread")


def _usually(values: Sequence[float]) -> str:
    runs = "the run before" if len(values) == 1 else f"the {len(values)} runs before"
    return f"in {runs} (FLOOR_SHARE)"


def _with_pages(run: Run) -> Verdict:
    failed, checked = run.count("dossiers/failed"), run.count("dossiers/checked")
    if failed:
        return _below(f"{failed} of {failed + checked} articles could not be checked")
    return RunStatus.DONE, ExitCode.DONE, None


def _without_a_page(run: Run) -> Verdict:
    """Tell a publisher with nothing new from a run that failed to read what there is."""
    unchanged = run.count("discovery/listings/unchanged")
    listed = run.count("discovery/listings/read") + unchanged
    wanted = run.count("discovery/new") + run.count("discovery/edited")
    if listed and not wanted:
        known, whole = run.count("discovery/known"), run.count(_LISTINGS)
        if whole and not unchanged and not run.count("discovery/listed"):
            return _below("the listings named no article")
        words = f"{known} articles were read before" if known else "no listing has changed"
        return RunStatus.DONE, ExitCode.DONE, f"nothing new: {words}"
    if run.count("discovery/listings/unread") and not listed:
        return _below("no listing could be read")
    return _below("no page could be read")


def _below(words: str) -> Verdict:
    return RunStatus.BELOW_FLOOR, ExitCode.BELOW_FLOOR, words
