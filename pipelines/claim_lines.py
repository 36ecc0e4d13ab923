"""The `claims` verb: a bare text → the claims found in it, as plain values."""

from datetime import UTC, datetime

from pipelines.dossiers import find_claims
from pipelines.plain_text import read_plain_text
from pipelines.records.claims import Claim, Speaker
from pipelines.text import Reading

Row = dict[str, object]


def claims_line(row: Row) -> Row:
    """Return `{"id", "claims"}` for `{"id", "text", "published_at"?}`.

    Raises:
        ValueError: there is no text, or `published_at` is not ISO 8601.
    """
    text = row.get("text")
    if not isinstance(text, str):
        raise ValueError(f"text: must be a string ({type(text).__name__})")
    document = read_plain_text(text, published_at=read_clock(row.get("published_at")))
    found = find_claims(Reading(document))
    return {"id": row.get("id"), "claims": [claim_row(claim) for claim in found]}


def read_clock(value: object) -> datetime | None:
    """Return an ISO 8601 date or time as UTC; a time without zone is taken for UTC.

    Raises:
        ValueError: the value is no ISO 8601 string.
    """
    if value is None:
        return None
    try:
        at = datetime.fromisoformat(str(value))
    except ValueError:
        raise ValueError(
            f"published_at: must be ISO 8601, such as 2026-05-03 ({value!r})"
        ) from None
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)


def claim_row(claim: Claim) -> Row:
    """Return a claim as plain values: its place, its words and what is known of it."""
    row: Row = {
        "claim_id": claim.claim_id,
        "kind": str(claim.kind),
        "start": claim.span.start,
        "end": claim.span.end,
        "exact": claim.exact,
    }
    if len(claim.spans) > 1:
        row["spans"] = [[span.start, span.end] for span in claim.spans]
    if claim.speaker:
        row["speaker"] = _speaker_row(claim.speaker)
    return row


def _speaker_row(speaker: Speaker) -> Row:
    return {
        "exact": speaker.exact,
        "start": speaker.span.start,
        "end": speaker.span.end,
        "name": speaker.name,
        "affiliation": speaker.affiliation,
        "rule": speaker.rule,
        "confidence": speaker.confidence,
    }
