"""What worker processes do with pages and dossiers; nothing heavy is imported until they do it."""

from pipelines.reading_captures import ReadCapture, read_capture
from pipelines.records.dossiers import CheckedDossier, Dossier
from pipelines.records.pages import Capture

PRELOAD = ("pipelines.extraction", "pipelines.citations", "pipelines.dossiers")
"""Modules that a worker imports before its first task."""


def read(capture: Capture, payload: bytes) -> ReadCapture:
    """Return what a capture's payload, content coding undone, holds."""
    return read_capture(capture, payload)


def check(dossier: Dossier) -> CheckedDossier:
    """Return a dossier's citations, claims and checks."""
    from pipelines.dossiers import check_dossier

    return check_dossier(dossier)
