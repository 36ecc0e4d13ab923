"""Content codings are undone within a cap, and broken bytes have a reason."""

import gzip
import zlib

import brotli
import pytest
from backports import zstd

from pipelines.payloads import PayloadError, codings_of, decode_payload
from pipelines.records.pages import Unread

TEXT = b"The ferry leaves at seven. " * 5000
RAW = zlib.compressobj(9, zlib.DEFLATED, -15)
RAW_DEFLATE = RAW.compress(TEXT) + RAW.flush()
CAP = len(TEXT)


@pytest.mark.parametrize(
    ("coding", "payload"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("x-gzip", gzip.compress(TEXT)),
        ("gzip", gzip.compress(TEXT[:999]) + gzip.compress(TEXT[999:])),
        ("gzip", gzip.compress(TEXT) + b"\r\n"),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", RAW_DEFLATE),
        ("br", brotli.compress(TEXT)),
        ("zstd", zstd.compress(TEXT)),
    ],
)
def test_a_coded_body_comes_back_whole(coding: str, payload: bytes) -> None:
    assert decode_payload(payload, [coding], max_bytes=CAP) == TEXT


@pytest.mark.parametrize(
    ("coding", "payload"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)),
        ("br", brotli.compress(TEXT)),
        ("zstd", zstd.compress(TEXT)),
    ],
)
def test_what_expands_beyond_the_cap_is_refused(coding: str, payload: bytes) -> None:
    with pytest.raises(PayloadError) as caught:
        decode_payload(payload, [coding], max_bytes=CAP - 1)
    assert caught.value.reason is Unread.TOO_LARGE


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd", "deflate", "sprain"])
def test_bytes_that_do_not_decode_have_a_reason(coding: str) -> None:
    with pytest.raises(PayloadError) as caught:
        decode_payload(b"nothing of the sort" * 9, [coding], max_bytes=CAP)
    assert caught.value.reason is Unread.FETCH_FAILED


def test_a_body_cut_short_keeps_its_beginning() -> None:
    kept = decode_payload(gzip.compress(TEXT)[:-20], ["gzip"], max_bytes=CAP)
    assert kept
    assert TEXT.startswith(kept)


def test_codings_are_undone_last_first() -> None:
    payload = brotli.compress(gzip.compress(TEXT))
    assert decode_payload(payload, codings_of(["gzip, br"]), max_bytes=CAP) == TEXT


def test_a_stack_of_codings_is_refused() -> None:
    with pytest.raises(PayloadError, match="4 content codings"):
        decode_payload(b"", ["gzip"] * 4, max_bytes=CAP)
