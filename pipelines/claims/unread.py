"""A source that a room of claims cannot read, or not to its end → the answer that says so."""

from pipelines.claims.dates.clock import page_language
from pipelines.records.checks import SourceCheck, Verdict
from pipelines.records.pages import Unread
from pipelines.text import Reading


def of_other_language(kind: str, source: Reading) -> SourceCheck:
    """Say that claims of a kind, such as "numbers", are not read in the language of the page."""
    language = page_language(source)
    note = f"The cited page is in a language whose {kind} are not read ({language})."
    return _unread(source, Unread.LANGUAGE, "source_language", note)


def too_large(kind: str, source: Reading, *, most: int) -> SourceCheck:
    """Say that a claim may stand in the part of a page that was not read."""
    note = f"The cited page has more {kind} than are read: the first {most:,}."
    return _unread(source, Unread.TOO_LARGE, "source_too_large", note)


def _unread(source: Reading, unread: Unread, reason: str, note: str) -> SourceCheck:
    return SourceCheck(
        url_key=source.document.url_key,
        source_id=source.document_id,
        verdict=Verdict.SOURCE_UNAVAILABLE,
        reason=reason,
        unread=unread,
        note=note,
    )
