"""A run's WARC file → the gzip members that concern one article; and back to captures."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.captures import WarcReader
from pipelines.exchanges import RecordPlace
from pipelines.payloads import PayloadError, codings_of, decode_payload
from pipelines.reading_captures import ReadCapture, read_capture
from pipelines.records.pages import Capture, Role
from pipelines.urls import canonical_key

DECODED_BYTES = 24 * 1024 * 1024
"""Most that a payload may hold once its content codings are undone."""

_PAGES = frozenset({Role.ARTICLE, Role.SOURCE})


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCapture:
    """A capture with the place of the response that it is about."""

    place: RecordPlace
    capture: Capture
    response: RecordPlace | None
    """None when nothing answered."""


class KeptRecords:
    """The records of a WARC file, by what they belong to."""

    def __init__(self, path: Path) -> None:
        """Read through the file once.

        Raises:
            OSError: It cannot be read.
        """
        self._reader = WarcReader(path)
        self.path = path
        self.places = tuple(self._reader.index())
        self.damaged_at = tuple(self._reader.damaged_at)
        """Offsets at which bytes could not be read."""
        self._by_id = {place.record_id: place for place in self.places}

    def captures(self) -> Iterator[KeptCapture]:
        """Yield the settled pages in their order; the answers to robots.txt are none."""
        for place in self.places:
            if place.capture and place.capture.role in _PAGES:
                response = self._by_id.get(place.refers_to or "")
                yield KeptCapture(place=place, capture=place.capture, response=response)

    def read(self, kept: KeptCapture) -> ReadCapture:
        """Return what a capture's bytes hold, made anew.

        Raises:
            ValueError: They are damaged.
        """
        capture = kept.capture
        if capture.unread is not None or kept.response is None:
            return ReadCapture(capture=capture)
        payload = self._reader.response_at(kept.response.offset).payload
        values = [value for name, value in capture.headers if name.lower() == "content-encoding"]
        try:
            body = decode_payload(payload, codings_of(values), max_bytes=DECODED_BYTES)
        except PayloadError as error:
            return ReadCapture(capture=_unread(capture, error))
        return read_capture(capture, body)

    def concerned(self, wanted: Sequence[KeptCapture]) -> list[RecordPlace]:
        """Return the records of some captures: answers, redirects, requests and the captures."""
        chain = {hop.url.partition("#")[0] for kept in wanted for hop in kept.capture.redirects}
        answers = {kept.response.record_id for kept in wanted if kept.response}
        answers |= {p.record_id for p in self.places if p.kind == "response" and p.url in chain}
        settled = {kept.place.record_id for kept in wanted}
        return [
            place
            for place in self.places
            if place.kind == "warcinfo"
            or place.record_id in answers | settled
            or (place.kind == "request" and place.concurrent_to in answers)
        ]

    def copy(self, places: Iterable[RecordPlace]) -> bytes:
        """Return the gzip members of some records, byte for byte."""
        with self.path.open("rb") as file:
            members = []
            for place in places:
                file.seek(place.offset)
                members.append(file.read(place.end - place.offset))
        return b"".join(members)


def keys_of(capture: Capture) -> set[str]:
    """Return the identities under which a page can be cited: as asked for, and as it answered."""
    return {canonical_key(capture.url), capture.url_key}


def _unread(capture: Capture, error: PayloadError) -> Capture:
    from dataclasses import replace

    return replace(capture, unread=error.reason, unread_detail=error.detail)
