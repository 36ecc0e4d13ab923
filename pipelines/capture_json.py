"""Capture ↔ JSON, as it stands in the run's WARC beside the bytes."""

import json
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from pipelines.records.pages import Capture, Hop, PageKind, Role, Unread

_FIELDS = tuple(field.name for field in fields(Capture))


def capture_to_json(capture: Capture) -> bytes:
    """Return the capture as one JSON object, keys sorted."""
    named: dict[str, object] = {name: getattr(capture, name) for name in _FIELDS}
    named["fetched_at"] = capture.fetched_at.isoformat()
    archived_at = capture.archived_at
    named["archived_at"] = None if archived_at is None else archived_at.isoformat()
    named["redirects"] = [asdict(hop) for hop in capture.redirects]
    return json.dumps(named, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")


def capture_from_json(raw: bytes) -> Capture:
    """Return the capture that a JSON object describes.

    Raises:
        ValueError: It is no JSON object, or lacks or garbles a field.
    """
    try:
        return _capture_of(json.loads(raw))
    except (KeyError, TypeError) as error:
        raise ValueError(f"capture: not the JSON of a capture ({error})") from error


def _capture_of(named: dict[str, Any]) -> Capture:
    kind, unread = named["page_kind"], named["unread"]
    archived_at = named.get("archived_at")
    return Capture(
        **named
        | {
            "role": Role(named["role"]),
            "redirects": tuple(Hop(**hop) for hop in named["redirects"]),
            "headers": tuple((name, value) for name, value in named["headers"]),
            "archived_at": datetime.fromisoformat(archived_at) if archived_at else None,
            "opt_outs": tuple(named.get("opt_outs", ())),
            "fetched_at": datetime.fromisoformat(named["fetched_at"]),
            "page_kind": None if kind is None else PageKind(kind),
            "unread": None if unread is None else Unread(unread),
        }
    )
