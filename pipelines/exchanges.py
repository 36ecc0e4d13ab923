"""Exchange: one request and its answer, and where a WARC file keeps them."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from pipelines.records.pages import Capture

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and what came back, transfer coding undone and content coding kept."""

    url: str
    at: datetime
    """UTC moment of the answer."""
    method: str = "GET"
    request_headers: Headers = ()
    status: int
    protocol: str = "HTTP/1.1"
    headers: Headers = ()
    payload: bytes
    ip_address: str | None = None
    truncated: str | None = None
    """WARC-Truncated reason, such as `disconnect`; None for a whole body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredExchange:
    """Where an exchange's response lies, and what it was."""

    url: str
    at: datetime
    status: int
    headers: Headers
    file: str
    offset: int
    record_id: str
    digest: str
    payload_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredResponse:
    """A response read back from a WARC file; the payload keeps its content coding."""

    url: str
    at: datetime
    status: int
    headers: Headers
    payload: bytes
    file: str
    offset: int
    record_id: str = ""
    digest: str = ""
    """`sha256:` and hex digits of the payload, when the record has them."""
    truncated: str | None = None

    @property
    def exchange(self) -> StoredExchange:
        """What `write_exchange` returned when the response was stored."""
        return StoredExchange(
            url=self.url,
            at=self.at,
            status=self.status,
            headers=self.headers,
            file=self.file,
            offset=self.offset,
            record_id=self.record_id,
            digest=self.digest or payload_digest(self.payload),
            payload_bytes=len(self.payload),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPlace:
    """One record of a WARC file, and where its gzip member lies."""

    kind: str
    """WARC-Type, such as `response`."""
    record_id: str
    offset: int
    end: int
    """Byte behind the member."""
    url: str | None = None
    concurrent_to: str | None = None
    refers_to: str | None = None
    capture: Capture | None = None
    """What a metadata record of ours says; None for every other record."""
    is_sound: bool = True
    """False when the block is not that of its digest."""


def payload_digest(body: bytes) -> str:
    """Return the digest of a payload or a block as WARC headers write it.

    >>> payload_digest(b"")[:14]
    'sha256:e3b0c44'
    """
    return f"sha256:{hashlib.sha256(body).hexdigest()}"
