"""What goes into a run's WARC comes out again, for us and for others, past any damage."""

import gzip
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from pipelines.captures import (
    WarcReader,
    WarcWriter,
    read_captures,
    read_payload,
)
from pipelines.exchanges import Exchange, StoredExchange
from pipelines.gzip_members import cut_torn_tail
from pipelines.records.pages import Capture, Hop, Role, Unread

AT = datetime(2026, 5, 14, 9, 30, 0, 250_000, tzinfo=UTC)
HEADERS = (("Content-Type", "text/html"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"))


def _exchange(number: int = 0) -> Exchange:
    return Exchange(
        url=f"https://quillhaven.example/{number}?q=1",
        at=AT,
        request_headers=(("User-Agent", "test"),),
        status=200,
        headers=HEADERS,
        payload=f"page {number} ".encode() * 900 + os.urandom(300),
        ip_address="93.184.216.34",
    )


def _capture(stored: StoredExchange) -> Capture:
    return Capture(
        run_id="run-1",
        role=Role.SOURCE,
        url="http://quillhaven.example/old",
        final_url=stored.url,
        url_key="quillhaven.example/x",
        redirects=(Hop(url="http://quillhaven.example/old", status=301, location=stored.url),),
        status=stored.status,
        headers=stored.headers,
        fetched_at=stored.at,
        payload_digest=stored.digest,
        payload_bytes=stored.payload_bytes,
        content_type="text/html",
        warc_file=stored.file,
        warc_offset=stored.offset,
    )


def _write(path: Path, count: int = 3) -> list[tuple[Capture, bytes]]:
    writer = WarcWriter(path, "run-1")
    written = []
    for number in range(count):
        exchange = _exchange(number)
        stored = writer.write_exchange(exchange)
        capture = _capture(stored)
        writer.write_capture(capture, response_id=stored.record_id)
        written.append((capture, exchange.payload))
    writer.close()
    return written


@pytest.fixture
def warc(tmp_path: Path) -> Path:
    return tmp_path / "captures" / "run-1.warc.gz"


def test_captures_come_back_equal_with_their_payloads(warc: Path) -> None:
    assert _write(warc) == list(read_captures(warc))


def test_a_failure_without_an_answer_is_kept_too(warc: Path) -> None:
    failed = Capture(
        run_id="run-1",
        role=Role.ARTICLE,
        url="https://gone.example/",
        final_url="https://gone.example/",
        url_key="gone.example",
        fetched_at=AT,
        unread=Unread.TIMED_OUT,
        unread_detail="no whole answer in time",
    )
    writer = WarcWriter(warc, "run-1")
    writer.write_capture(failed, response_id=None)
    writer.close()
    assert list(read_captures(warc)) == [(failed, b"")]


def test_warcio_reads_every_record_and_finds_the_digests_right(warc: Path) -> None:
    _write(warc, 2)
    with warc.open("rb") as file:
        records = [
            (r.rec_type, r.content_stream().read(), r.digest_checker.passed)
            for r in ArchiveIterator(file, check_digests=True)
        ]
    assert [kind for kind, _, _ in records] == [
        "warcinfo",
        *["response", "request", "metadata"] * 2,
    ]
    assert all(passed for _, _, passed in records)


def test_warcio_finds_the_http_exchange_behind_the_links(warc: Path) -> None:
    _write(warc, 1)
    with warc.open("rb") as file:
        heads = {r.rec_type: (r.rec_headers, r.http_headers) for r in ArchiveIterator(file)}
    response, request, metadata = (heads[k] for k in ("response", "request", "metadata"))
    identity = response[0].get_header("WARC-Record-ID")
    assert request[0].get_header("WARC-Concurrent-To") == identity
    assert metadata[0].get_header("WARC-Refers-To") == identity
    assert response[0].get_header("WARC-Date") == "2026-05-14T09:30:00.250000Z"
    assert response[1].get_statuscode() == "200"
    assert request[1].get_header("Host") == "quillhaven.example"
    assert request[1].protocol == "GET"


def test_a_payload_is_read_by_its_offset_alone(warc: Path) -> None:
    capture, payload = _write(warc)[2]
    assert capture.warc_offset is not None
    assert read_payload(warc, capture.warc_offset) == payload


def test_a_later_writer_goes_on_where_the_first_stopped(warc: Path) -> None:
    written = _write(warc, 1) + _write(warc, 1)
    assert list(read_captures(warc)) == written


@pytest.mark.parametrize("lost", [1, 9, 40, 400])
def test_a_torn_tail_costs_the_torn_record_alone(warc: Path, lost: int) -> None:
    written = _write(warc)
    warc.write_bytes(warc.read_bytes()[:-lost])
    reader = WarcReader(warc)
    kept = list(reader.captures())
    assert kept[:2] == written[:2]
    assert len(kept) == 2 or lost < 10
    assert reader.damaged_at or len(kept) == 3


def test_damage_in_the_middle_costs_its_record_alone(warc: Path) -> None:
    written = _write(warc)
    offset = written[1][0].warc_offset or 0
    raw = bytearray(warc.read_bytes())
    raw[offset + 200] ^= 0xFF
    warc.write_bytes(raw)
    reader = WarcReader(warc)
    assert [payload for _, payload in reader.captures()] == [written[0][1], b"", written[2][1]]
    assert reader.damaged_at


def test_another_payload_under_the_old_digest_is_refused(warc: Path, tmp_path: Path) -> None:
    capture, payload = _write(warc, 1)[0]
    plain = gzip.decompress(warc.read_bytes()).replace(b"page 0 page 0", b"page 1 page 0", 1)
    forged = tmp_path / "forged.warc"
    forged.write_bytes(plain)
    offset = plain.index(b"WARC/1.1\r\nWARC-Type: response")
    assert payload
    assert capture.warc_offset
    with pytest.raises(ValueError, match="no whole response"):
        read_payload(forged, offset)


@pytest.mark.parametrize("lost", [0, 1, 40, 3000])
def test_cutting_a_torn_tail_leaves_only_whole_records(warc: Path, lost: int) -> None:
    _write(warc)
    whole = warc.read_bytes()
    warc.write_bytes(whole[: len(whole) - lost])
    cut = cut_torn_tail(warc)
    assert (cut == 0) == (lost == 0)
    assert whole.startswith(warc.read_bytes())
    with warc.open("rb") as file:
        assert all(r.content_stream().read() is not None for r in ArchiveIterator(file))
    reader = WarcReader(warc)
    assert list(reader.captures())[:2]
    assert reader.damaged_at == []


def test_cutting_keeps_whole_records_behind_damage(warc: Path) -> None:
    written = _write(warc)
    raw = bytearray(warc.read_bytes())
    raw[(written[1][0].warc_offset or 0) + 200] ^= 0xFF
    warc.write_bytes(raw)
    assert cut_torn_tail(warc) == 0


def test_a_line_break_in_a_header_cannot_forge_another(warc: Path) -> None:
    writer = WarcWriter(warc, "run-1\r\nWARC-Type: response")
    sly = replace(
        _exchange(), headers=(("X", "1\r\n\r\n<html>"),), url="https://a.example/\r\nX: 1"
    )
    stored = writer.write_exchange(sly)
    writer.close()
    found = WarcReader(warc).response_at(stored.offset)
    assert found.payload == sly.payload
    assert found.headers == (("X", "1    <html>"),)


@given(junk=st.binary(max_size=400), cut=st.integers(0, 400))
def test_no_bytes_can_break_the_reader(
    junk: bytes, cut: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("fuzz") / "f.warc.gz"
    _write(path, 1)
    path.write_bytes(path.read_bytes()[:cut] + junk)
    assert len(list(read_captures(path))) <= 1
    assert cut_torn_tail(path) >= 0


def _write_many(writer: WarcWriter) -> None:
    for number in range(99):
        writer.write_exchange(_exchange(number))


def _write_until_full(path: Path) -> Path:
    """Write exchanges into a file that may not grow beyond a few pages, until that fails."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    writer = WarcWriter(path, "run-1")
    resource.setrlimit(resource.RLIMIT_FSIZE, (5000, hard))
    try:
        with pytest.raises(OSError, match="File too large"):
            _write_many(writer)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        writer.close()
    return path


def test_a_record_that_could_not_be_written_whole_is_taken_back(warc: Path) -> None:
    warc.parent.mkdir()
    reader = WarcReader(_write_until_full(warc))
    assert list(reader.responses())
    assert reader.damaged_at == []
