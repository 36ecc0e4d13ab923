"""A body as it came and its content codings → the body as it was meant, within a byte cap."""

import zlib
from collections.abc import Callable, Iterable, Iterator

from pipelines.records.pages import Unread

CHUNK_BYTES = 64 * 1024
MAX_CODINGS = 3  # real servers stack one, seldom two; more is an attack


class PayloadError(ValueError):
    """A body that cannot be decoded, with the reason that its row will name."""

    def __init__(self, reason: Unread, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


def codings_of(header_values: Iterable[str]) -> list[str]:
    """Return the content codings of `Content-Encoding` headers, in the order they were applied.

    >>> codings_of(["gzip, br", "identity"])
    ['gzip', 'br']
    """
    codings = [c.strip().lower() for value in header_values for c in value.split(",")]
    return [c for c in codings if c not in {"", "identity", "none", "utf-8"}]


def decode_payload(payload: bytes, codings: Iterable[str], *, max_bytes: int) -> bytes:
    """Return the payload with its content codings undone, the last applied first.

    A body cut short keeps what can be decoded of it.

    Raises:
        PayloadError: Unknown coding, broken bytes, or more than `max_bytes` come out.
    """
    stack = list(codings)
    if len(stack) > MAX_CODINGS:
        raise PayloadError(Unread.FETCH_FAILED, f"{len(stack)} content codings, over {MAX_CODINGS}")
    for coding in reversed(stack):
        payload = _decode(payload, coding, max_bytes)
    return payload


def _decode(payload: bytes, coding: str, max_bytes: int) -> bytes:
    expand = _EXPANDERS.get(coding)
    if expand is None:
        raise PayloadError(Unread.FETCH_FAILED, f"unknown content coding {coding[:40]!r}")
    chunks: list[bytes] = []
    size = 0
    try:
        for chunk in expand(payload):
            size += len(chunk)
            if size > max_bytes:
                detail = f"over DECODED_MAXSIZE ({max_bytes} bytes) after {coding}"
                raise PayloadError(Unread.TOO_LARGE, detail)
            chunks.append(chunk)
    except (zlib.error, ValueError, EOFError, RuntimeError) as error:
        if isinstance(error, PayloadError):
            raise
        raise PayloadError(Unread.FETCH_FAILED, f"{coding} body does not decode") from error
    return b"".join(chunks)


def _expand_gzip(payload: bytes) -> Iterator[bytes]:
    # Members may follow each other; bytes after the last one are ignored, as browsers do.
    rest = payload
    while rest[:2] == b"\x1f\x8b" or rest is payload:
        member = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        yield from _inflate(member, rest)
        if not member.eof or not member.unused_data:
            return
        rest = member.unused_data


def _expand_deflate(payload: bytes) -> Iterator[bytes]:
    # Half the servers that say "deflate" leave the zlib header out.
    has_header = (
        len(payload) >= 2 and (payload[0] & 0x0F) == 8 and int.from_bytes(payload[:2]) % 31 == 0
    )
    yield from _inflate(
        zlib.decompressobj(zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS), payload
    )


def _inflate(member: "zlib._Decompress", payload: bytes) -> Iterator[bytes]:
    chunk = member.decompress(payload, CHUNK_BYTES)
    while chunk:
        yield chunk
        chunk = b"" if member.eof else member.decompress(member.unconsumed_tail, CHUNK_BYTES)


def _expand_brotli(payload: bytes) -> Iterator[bytes]:
    import brotli

    member = brotli.Decompressor()
    try:
        chunk = member.process(payload, output_buffer_limit=CHUNK_BYTES)
        while chunk:
            yield chunk
            chunk = (
                b""
                if member.is_finished()
                else member.process(b"", output_buffer_limit=CHUNK_BYTES)
            )
    except brotli.error as error:
        raise ValueError(str(error)) from error


def _expand_zstd(payload: bytes) -> Iterator[bytes]:
    from backports import zstd

    member = zstd.ZstdDecompressor()
    try:
        chunk = member.decompress(payload, CHUNK_BYTES)
        while chunk:
            yield chunk
            chunk = b"" if member.eof else member.decompress(b"", CHUNK_BYTES)
    except zstd.ZstdError as error:
        raise ValueError(str(error)) from error


_EXPANDERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _expand_gzip,
    "x-gzip": _expand_gzip,
    "deflate": _expand_deflate,
    "br": _expand_brotli,
    "zstd": _expand_zstd,
}
ACCEPTED_CODINGS = "gzip, deflate, br, zstd"
