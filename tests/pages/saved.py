"""A folder of a saved page → the reading of its bytes, as plain data that a person can approve."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from difflib import unified_diff
from pathlib import Path
from typing import Any

from pipelines.reading_captures import ReadCapture, read_capture
from pipelines.records.citations import Citation
from pipelines.records.pages import Block, BlockKind, Capture, Document, Moment, Role
from pipelines.urls import canonical_key

HERE = Path(__file__).parent
PAYLOADS = ("page.html", "feed.xml", "posts.json")
"""Names under which the bytes of an answer lie: a page, or the listing that holds the article."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """One folder: the bytes, the facts of their exchange, and what a person approved."""

    folder: Path

    @property
    def name(self) -> str:
        """Host and slug."""
        return f"{self.folder.parent.name}/{self.folder.name}"

    @property
    def facts(self) -> dict[str, Any]:
        """What `exchange.json` says."""
        said: dict[str, Any] = json.loads((self.folder / "exchange.json").read_text("utf-8"))
        return said

    @property
    def payload(self) -> bytes:
        """The body of the answer."""
        return next(
            path.read_bytes() for name in PAYLOADS if (path := self.folder / name).is_file()
        )

    @property
    def capture(self) -> Capture:
        """The exchange as a crawl would have kept it."""
        facts = self.facts
        listing = facts.get("listing") or {}
        return Capture(
            run_id="saved",
            role=Role.ARTICLE,
            url=facts["url"],
            final_url=listing.get("url", facts["url"]),
            url_key=canonical_key(facts["url"]),
            status=facts["status"],
            headers=tuple((name, value) for name, value in facts["headers"]),
            fetched_at=datetime.fromisoformat(facts["fetched_at"]),
            feed_item=listing.get("item"),
        )

    @property
    def approved(self) -> Path:
        """Where the approved reading lies."""
        return self.folder / "expected.json"


def saved_pages() -> list[SavedPage]:
    """Return every saved page."""
    return [SavedPage(path.parent) for path in sorted(HERE.glob("*/*/exchange.json"))]


def written(page: SavedPage) -> str:
    """Return the reading of a page as the text of its `expected.json`."""
    found = _reading(read_capture(page.capture, page.payload))
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def difference(page: SavedPage, found: str) -> str:
    """Return what was approved and is no longer found, and the reverse; empty when nothing is."""
    approved = page.approved.read_text("utf-8") if page.approved.is_file() else ""
    lines = unified_diff(
        approved.splitlines(), found.splitlines(), "approved", "found", lineterm="", n=2
    )
    return "\n".join(lines)


def _reading(read: ReadCapture) -> dict[str, Any]:
    capture, document = read.capture, read.document
    said: dict[str, Any] = {"page_kind": capture.page_kind, "unread": capture.unread}
    if document is not None:
        said |= _document(document)
        said["citations"] = [_citation(citation) for citation in read.citations]
    return said


def _document(document: Document) -> dict[str, Any]:
    return {
        "url_key": document.url_key,
        "title": document.title,
        "standfirst": list(_words(document, BlockKind.STANDFIRST)),
        "authors": list(document.authors),
        "publisher": document.publisher,
        "language": document.language,
        "published": _moment(document.published),
        "modified": _moment(document.modified),
        "is_sponsored": document.is_sponsored,
        "is_truncated": document.is_truncated,
        "notes": list(document.notes),
        "blocks": [_block(document, block) for block in document.blocks],
    }


def _words(document: Document, kind: BlockKind) -> Iterable[str]:
    return (b.span.of(document.text) for b in document.blocks if b.kind is kind)


def _moment(moment: Moment | None) -> dict[str, Any] | None:
    if moment is None:
        return None
    return {
        "at": moment.at.isoformat(),
        "is_day_only": moment.is_day_only,
        "zone": moment.zone,
        "raw": moment.raw,
        "layer": moment.layer,
    }


def _block(document: Document, block: Block) -> dict[str, Any]:
    said = {
        "kind": block.kind,
        "level": block.level,
        "row": block.row_header,
        "column": block.column_header,
        "text": block.span.of(document.text),
    }
    return {name: value for name, value in said.items() if value is not None}


def _citation(citation: Citation) -> dict[str, Any]:
    return {"kind": citation.kind, "exact": citation.exact, "url": citation.url}
