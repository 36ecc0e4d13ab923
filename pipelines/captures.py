"""Exchanges and captures ↔ a run's WARC file (ISO 28500, WARC 1.1), one gzip member a record.

An exchange is written as it happens: a `response` and a `request` record. When the page is settled
a `metadata` record follows with the capture as JSON: every table can be made from here again.
"""

import io
import os
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from fastwarc.stream_io import GzipWriter
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from pipelines.capture_json import capture_from_json, capture_to_json
from pipelines.exchanges import (
    Exchange,
    RecordPlace,
    StoredExchange,
    StoredResponse,
    payload_digest,
)
from pipelines.gzip_members import member_end, next_member
from pipelines.records.pages import Capture

GZIP_LEVEL = 1  # .6 ms a page against 1.7 ms at level 6, for files a quarter larger
CAPTURE_MEDIA_TYPE = "application/vnd.sourcecheck.capture+json"
SOFTWARE = "sourcecheck"
_ANY = WarcRecordType.any_type


class WarcWriter:
    """Append a run's exchanges and captures; each record reaches the disk cache in one write."""

    def __init__(self, path: Path, run_id: str) -> None:
        self.path = path
        self._run_id = run_id
        path.parent.mkdir(parents=True, exist_ok=True)
        # Unbuffered: a killed process loses no record that was written.
        self._file = path.open("ab", buffering=0)
        self._offset = self._file.tell()
        if self._offset == 0:
            self._write_info()

    def write_exchange(self, exchange: Exchange) -> StoredExchange:
        """Write the response record and the request record that it is concurrent to."""
        digest = payload_digest(exchange.payload)
        record_id, request_id = _new_id(), _new_id()
        fields = {
            "WARC-Target-URI": exchange.url,
            "WARC-IP-Address": exchange.ip_address,
            "WARC-Payload-Digest": digest,
            "WARC-Truncated": exchange.truncated,
            "WARC-Concurrent-To": request_id,
            "Content-Type": "application/http; msgtype=response",
        }
        head = [f"{exchange.protocol} {exchange.status} ", *_lines(exchange.headers)]
        block = _http_block(head) + exchange.payload
        offset = self._append("response", record_id, exchange.at, fields, block)
        self._append_request(exchange, request_id, record_id)
        return StoredExchange(
            url=exchange.url,
            at=exchange.at,
            status=exchange.status,
            headers=exchange.headers,
            file=self.path.name,
            offset=offset,
            record_id=record_id,
            digest=digest,
            payload_bytes=len(exchange.payload),
        )

    def write_capture(self, capture: Capture, *, response_id: str | None) -> None:
        """Write a capture as a metadata record; `response_id` is None when nothing answered."""
        fields = {
            "WARC-Target-URI": capture.url,
            "WARC-Refers-To": response_id,
            "Content-Type": CAPTURE_MEDIA_TYPE,
        }
        body = capture_to_json(capture)
        self._append("metadata", _new_id(), capture.fetched_at, fields, body)

    def close(self) -> None:
        """Force what was written to the disk and close the file."""
        if not self._file.closed:
            os.fsync(self._file.fileno())
            self._file.close()

    def _append_request(self, exchange: Exchange, record_id: str, response_id: str) -> None:
        host, target = _host_and_target(exchange.url)
        sent = [h for h in exchange.request_headers if h[0].lower() != "host"]
        head = [f"{exchange.method} {target} HTTP/1.1", f"Host: {host}", *_lines(sent)]
        fields = {
            "WARC-Target-URI": exchange.url,
            "WARC-Concurrent-To": response_id,
            "Content-Type": "application/http; msgtype=request",
        }
        self._append("request", record_id, exchange.at, fields, _http_block(head))

    def _write_info(self) -> None:
        fields = {"WARC-Filename": self.path.name, "Content-Type": "application/warc-fields"}
        body = (
            f"software: {SOFTWARE}\r\nformat: WARC File Format 1.1\r\n"
            "conformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
            f"isPartOf: {_one_line(self._run_id)}\r\n"
        )
        self._append("warcinfo", _new_id(), datetime.now(UTC), fields, body.encode())

    def _append(
        self,
        kind: str,
        record_id: str,
        at: datetime,
        fields: Mapping[str, str | None],
        block: bytes,
    ) -> int:
        head = [
            "WARC/1.1",
            f"WARC-Type: {kind}",
            f"WARC-Record-ID: {record_id}",
            f"WARC-Date: {at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}",
            *(f"{name}: {_one_line(value)}" for name, value in fields.items() if value is not None),
            f"WARC-Block-Digest: {payload_digest(block)}",
            f"Content-Length: {len(block)}",
        ]
        record = b"".join([_http_block(head), block, b"\r\n\r\n"])
        offset, member = self._offset, _gzip_member(record)
        try:
            view = memoryview(member)
            while view:
                view = view[self._file.write(view) :]
        except OSError:
            with suppress(OSError):
                self._file.truncate(offset)  # no half record, if the disk still lets us
            raise
        self._offset += len(member)
        return offset


class WarcReader:
    """Read a WARC file back, whoever wrote it; damage is noted in `damaged_at` and stepped over."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.damaged_at: list[int] = []
        """Offsets at which bytes could not be read, in the pass that ended last."""

    def captures(self) -> Iterator[tuple[Capture, bytes]]:
        """Yield each settled capture with its payload, content coding kept.

        The payload is empty when nothing answered, and when the stored bytes are damaged.
        """
        with self.path.open("rb") as file:
            for record, body in self._records(WarcRecordType.metadata):
                if record.headers.get("Content-Type") == CAPTURE_MEDIA_TYPE:
                    capture = capture_from_json(body)
                    yield capture, self._payload_of(capture, file)

    def unanswered(self) -> Iterator[Capture]:
        """Yield each settled capture for which no response was stored, such as a timeout."""
        for record, body in self._records(WarcRecordType.metadata):
            if record.headers.get("Content-Type") == CAPTURE_MEDIA_TYPE:
                capture = capture_from_json(body)
                if capture.warc_offset is None and capture.unread is not None:
                    yield capture

    def settled(self) -> Iterator[Capture]:
        """Yield each settled capture, without looking at its payload."""
        for record, body in self._records(WarcRecordType.metadata):
            if record.headers.get("Content-Type") == CAPTURE_MEDIA_TYPE:
                yield capture_from_json(body)

    def responses(self) -> Iterator[tuple[str, int]]:
        """Yield URL and offset of every response, in the order they were captured."""
        for record, _ in self._records(WarcRecordType.response):
            url = record.headers.get("WARC-Target-URI")
            if url:
                yield url.strip("<>"), record.stream_pos

    def index(self) -> Iterator[RecordPlace]:
        """Yield every whole record's place, in the order in which they were written."""
        with self.path.open("rb") as file:
            for record, body in self._records(_ANY):
                end = member_end(file, record.stream_pos)
                if end is None:
                    self.damaged_at.append(record.stream_pos)
                else:
                    yield _place_of(record, body, end)

    def response_at(self, offset: int) -> StoredResponse:
        """Return the response whose record begins at an offset.

        Raises:
            ValueError: No response begins there, or it is damaged.
        """
        with self.path.open("rb") as file:
            return self._response_in(file, offset)

    def _payload_of(self, capture: Capture, file: BinaryIO) -> bytes:
        if capture.warc_offset is None:
            return b""
        try:
            return self._response_in(file, capture.warc_offset).payload
        except ValueError:
            self.damaged_at.append(capture.warc_offset)
            return b""

    def _response_in(self, file: BinaryIO, offset: int) -> StoredResponse:
        file.seek(offset)
        try:
            record = next(iter(ArchiveIterator(file, auto_decode="transfer")), None)
            found = None if record is None else _response_of(record, self.path.name, offset)
        except OSError as error:
            raise ValueError(f"{self.path}: damaged at byte {offset} ({error})") from error
        if found is None:
            raise ValueError(f"{self.path}: no whole response begins at byte {offset}")
        return found

    def _records(self, kinds: WarcRecordType) -> Iterator[tuple[WarcRecord, bytes]]:
        self.damaged_at = []
        start: int | None = 0
        with self.path.open("rb") as file:
            while start is not None:
                file.seek(start)
                last = start
                try:
                    for record in ArchiveIterator(file, record_types=_ANY, parse_http=False):
                        last = record.stream_pos
                        body = record.reader.read() if record.reader else b""
                        if not _is_whole(record, body):
                            self.damaged_at.append(last)
                        elif record.record_type & kinds:
                            yield record, body
                except OSError:
                    self.damaged_at.append(last)
                    start = next_member(file, last + 1)
                else:
                    start = None


def read_captures(path: Path) -> Iterator[tuple[Capture, bytes]]:
    """Yield a run's captures with their payloads as they came; see `WarcReader` for damage."""
    return WarcReader(path).captures()


def read_payload(path: Path, offset: int) -> bytes:
    """Return the payload of the response at an offset, content coding kept."""
    return WarcReader(path).response_at(offset).payload


def _place_of(record: WarcRecord, body: bytes, end: int) -> RecordPlace:
    named = {name.lower(): value for name, value in record.headers.astuples()}
    is_ours = named.get("content-type") == CAPTURE_MEDIA_TYPE
    digest = named.get("warc-block-digest", "")
    return RecordPlace(
        kind=named.get("warc-type", ""),
        record_id=named.get("warc-record-id", ""),
        offset=record.stream_pos,
        end=end,
        url=named.get("warc-target-uri"),
        concurrent_to=named.get("warc-concurrent-to"),
        refers_to=named.get("warc-refers-to"),
        capture=capture_from_json(body) if is_ours else None,
        is_sound=not digest.startswith("sha256:") or digest == payload_digest(body),
    )


def _is_whole(record: WarcRecord, body: bytes) -> bool:
    length = record.headers.get("Content-Length") or ""
    return length.isdecimal() and len(length) < 19 and int(length) == len(body)


def _response_of(record: WarcRecord, file: str, offset: int) -> StoredResponse | None:
    if record.record_type != WarcRecordType.response or record.http_headers is None:
        return None
    payload = record.reader.read() if record.reader else b""
    digest = record.headers.get("WARC-Payload-Digest") or ""
    if digest.startswith("sha256:") and digest != payload_digest(payload):
        return None
    return StoredResponse(
        url=(record.headers.get("WARC-Target-URI") or "").strip("<>"),
        at=record.record_date or datetime.fromtimestamp(0, UTC),
        status=record.http_headers.status_code or 0,
        headers=tuple(record.http_headers.astuples()),
        payload=payload,
        file=file,
        offset=offset,
        record_id=record.headers.get("WARC-Record-ID") or "",
        digest=digest,
        truncated=record.headers.get("WARC-Truncated"),
    )


def _http_block(lines: Iterable[str]) -> bytes:
    return "\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape")


def _lines(headers: Iterable[tuple[str, str]]) -> list[str]:
    return [f"{_one_line(name)}: {_one_line(value)}" for name, value in headers]


def _one_line(value: str) -> str:
    return value.replace("\r", " ").replace("\n", " ")


def _host_and_target(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    target = parts.path or "/"
    return parts.netloc, f"{target}?{parts.query}" if parts.query else target


def _new_id() -> str:
    return f"<urn:uuid:{uuid.uuid4()}>"


def _gzip_member(record: bytes) -> bytes:
    member = io.BytesIO()
    writer = GzipWriter(member, compression_level=GZIP_LEVEL)
    writer.write(record)
    writer.finish()
    return member.getvalue()
