"""The `claims` verb: a bare text → the claims found in it, as plain values."""

from dataclasses import asdict
from datetime import UTC, date, datetime
from math import isfinite

from pipelines.dossiers import find_claims
from pipelines.plain_text import read_plain_text
from pipelines.records.claims import Claim, DateInterval, Name, Quantity, Speaker
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
    rows = [part for claim in found for part in claim_rows(claim, document.text)]
    return {"id": row.get("id"), "claims": rows}


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


def claim_rows(claim: Claim, text: str) -> list[Row]:
    """Return a claim as plain values: its place, its words and what is known of it.

    A split quote gives a row for each piece, with one `claim_id` and its place among the pieces.
    """
    known: Row = {"claim_id": claim.claim_id, "kind": str(claim.kind)}
    about = _about(claim)
    count = len(claim.spans)
    return [
        known
        | {"start": span.start, "end": span.end, "exact": span.of(text)}
        | about
        | ({"piece": number, "pieces": count} if count > 1 else {})
        for number, span in enumerate(claim.spans, 1)
    ]


def _about(claim: Claim) -> Row:
    typed = claim.quantity or claim.date or claim.name
    parts: Row = {}
    if claim.speaker:
        parts["speaker"] = _speaker_row(claim.speaker)
    if typed:
        parts["value"] = _value_row(typed)
    if claim.certainty:
        parts["certainty"] = claim.certainty
    if claim.unchecked_because:
        parts["unchecked_because"] = claim.unchecked_because
    return parts


def _value_row(value: Quantity | DateInterval | Name) -> Row:
    """Return a normal form as JSON values; an infinite bound is None."""
    return {name: _json_value(part) for name, part in asdict(value).items()}


def _json_value(part: object) -> object:
    if isinstance(part, date):
        return part.isoformat()
    return None if isinstance(part, float) and not isfinite(part) else part


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
