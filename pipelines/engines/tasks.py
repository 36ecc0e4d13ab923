"""What worker processes do with pages and dossiers; nothing heavy is imported until they do it."""

from pipelines.caps import DEFAULT_CAPS, PageCaps
from pipelines.reading_captures import ReadCapture, read_capture
from pipelines.records.dossiers import Dossier
from pipelines.records.feeds import Listing
from pipelines.records.pages import Capture
from pipelines.records.probes import ProbeResult

READING = ("pipelines.extraction", "pipelines.citations")
"""Modules that are imported once for all workers, where pages are only read."""
PRELOAD = (*READING, "pipelines.dossiers", "pipelines.datasets.ledger")
"""The same where dossiers are checked too."""


def read(capture: Capture, payload: bytes, caps: PageCaps = DEFAULT_CAPS) -> ReadCapture:
    """Return what a capture's payload, content coding undone, holds within the caps."""
    return read_capture(capture, payload, caps)


def read_listing(payload: bytes, url: str) -> Listing:
    """Return what a feed, REST answer or sitemap lists.

    Raises:
        ListingError: the bytes are no listing, or too large for one.
    """
    from pipelines.feeds import reading

    return reading.read_listing(payload, url=url)


def check(dossier: Dossier, model_folder: str = "", house_style: str = "{}") -> list[object]:
    """Return a dossier's citations, claims and checks, and a row of the ledger for each.

    `model_folder` holds an optional model of entailment; rules alone decide without one.
    `house_style` is the JSON of a house's editorial switches.
    """
    from pipelines.claims.quotes.house import read_house_style
    from pipelines.datasets.ledger import ledger_rows
    from pipelines.dossiers import check_dossier
    from pipelines.entailment import cross_encoder

    model = cross_encoder(model_folder) if model_folder else None
    checked = check_dossier(dossier, model=model, house=read_house_style(house_style))
    behind = [dossier.capture, *(source.capture for source in dossier.sources)]
    captures = {capture.capture_id: capture for capture in behind if capture}
    run_id = dossier.capture.run_id if dossier.capture else ""
    rows = ledger_rows(dossier, checked, captures=captures, run_id=run_id)
    return [*checked.citations, *checked.claims, *checked.checks, *checked.docket, *rows]


def probe() -> ProbeResult:
    """Return whether the checks still give the known answers, in the process that checks."""
    from pipelines.probe import run_probe

    return run_probe()
