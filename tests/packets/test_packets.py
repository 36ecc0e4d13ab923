"""A packet holds the bytes as they came, and everything else comes out of them again."""

import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.captures import WarcReader
from pipelines.packets.packing import choose, write_packet
from pipelines.packets.parts import (
    ARCHIVE,
    PACKAGE,
    PACKAGE_DIGEST,
    PAGE,
    PAGES,
    PARTS,
    RECORDS,
    PacketError,
    from_zip,
    to_zip,
    with_package,
)
from pipelines.packets.verifying import verify_packet
from tests.packets.conftest import ARTICLE, MADE_AT


def rows(packet: Path, table: str) -> list[dict[str, object]]:
    return [
        json.loads(line)
        for line in from_zip(packet)[0][RECORDS.format(table=table)].split(b"\n")
        if line
    ]


def broken(packet: Path) -> list[str]:
    return [finding.what for finding in verify_packet(packet).findings if not finding.holds]


def rewritten(packet: Path, folder: Path, part: str, old: bytes, new: bytes) -> Path:
    """Change words of a part and write every digest anew, as a careful forger would."""
    parts = from_zip(packet)[0]
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    package = json.loads(parts[PACKAGE])
    about = {k: v for k, v in package.items() if k not in {"profile", "wacz_version", "resources"}}
    forged = folder / "forged.zip"
    forged.write_bytes(to_zip(with_package(parts, about)))
    return forged


def test_all_of_a_fresh_packet_holds(packet: Path) -> None:
    verified = verify_packet(packet)
    assert verified.holds is True, "\n".join(map(str, verified.findings))


def test_the_records_are_those_of_the_run_byte_for_byte(packet: Path, crawled_data: Path) -> None:
    (archive,) = (crawled_data / "captures").glob("*.warc.gz")
    kept = from_zip(packet)[0][ARCHIVE]
    whole = archive.read_bytes()
    offsets = [place.offset for place in WarcReader(archive).index()]
    members = [whole[a:b] for a, b in zip(offsets, [*offsets[1:], len(whole)], strict=True)]
    held = [member for member in members if member in kept]
    assert b"".join(held) == kept
    assert 0 < len(held) < len(members)


def test_every_source_of_the_article_is_in_the_packet_or_has_its_reason(packet: Path) -> None:
    captures = rows(packet, "captures")
    urls = {str(capture["url"]).rstrip("/") for capture in captures}
    cited = [c for c in rows(packet, "citations") if c["url"]]
    assert cited
    assert {str(c["url"]).partition("#")[0].rstrip("/") for c in cited} <= urls
    assert all(capture["document_id"] or capture["unread"] for capture in captures)


def test_the_same_packet_is_written_twice(packet: Path, crawled_data: Path, tmp_path: Path) -> None:
    write_packet(crawled_data, choose(crawled_data, ARTICLE), tmp_path / "b.zip", made_at=MADE_AT)
    assert (tmp_path / "b.zip").read_bytes() == packet.read_bytes()


def test_a_packet_of_a_claim_names_the_claim_and_shows_it_first(
    packet: Path, crawled_data: Path, tmp_path: Path
) -> None:
    claim_id = str(rows(packet, "claims")[-1]["claim_id"])
    target = tmp_path / "claim.zip"
    write_packet(crawled_data, choose(crawled_data, claim_id), target, made_at=MADE_AT)
    parts = from_zip(target)[0]
    assert json.loads(parts[PACKAGE])["about"] == claim_id
    page = parts[PAGE].decode()
    assert page.index(claim_id) == min(
        page.index(str(c["claim_id"])) for c in rows(target, "claims")
    )
    assert verify_packet(target).holds is True


@pytest.mark.parametrize("part", [*PARTS, PACKAGE, PACKAGE_DIGEST])
@pytest.mark.parametrize("place", [0.0, 0.5, 0.99])
def test_a_flipped_byte_of_any_part_is_found(
    packet: Path, tmp_path: Path, part: str, place: float
) -> None:
    body = bytearray(packet.read_bytes())
    with zipfile.ZipFile(packet) as packed:
        entry = packed.getinfo(part)
    start = entry.header_offset + 30 + len(part)
    body[start + int(place * entry.file_size)] ^= 0x20
    flipped = tmp_path / "flipped.zip"
    flipped.write_bytes(body)
    assert verify_packet(flipped).holds is False


def test_a_flipped_byte_between_the_parts_is_found(packet: Path, tmp_path: Path) -> None:
    whole = packet.read_bytes()
    with zipfile.ZipFile(packet) as packed:
        starts = [entry.header_offset for entry in packed.infolist()]
        directory = packed.start_dir
    flipped = tmp_path / "flipped.zip"
    places = [
        *(start + n for start in starts[:2] for n in range(30)),
        *range(directory, directory + 60),
    ]
    for place in [*places, *range(len(whole) - 22, len(whole))]:
        body = bytearray(whole)
        body[place] ^= 0x01
        flipped.write_bytes(body)
        assert not _is_as_written(flipped), place


def _is_as_written(file: Path) -> bool:
    """Tell whether the container is the one that a packet's parts make, digests aside."""
    try:
        parts, raw = from_zip(file)
    except PacketError:
        return False
    return set(parts) == {*PARTS, PACKAGE, PACKAGE_DIGEST} and to_zip(parts) == raw


@pytest.mark.parametrize(
    ("part", "old", "new", "where"),
    [
        (RECORDS.format(table="checks"), b'"supported"', b'"refuted"', "checks"),
        (RECORDS.format(table="claims"), b'"quote"', b'"statement"', "claims"),
        (RECORDS.format(table="citations"), b'"inline"', b'"listed"', "citations"),
        (RECORDS.format(table="documents"), b"car park", b"car dump", "documents"),
        (RECORDS.format(table="captures"), b'"text/html"', b'"text/plain"', "captures"),
        (PAGE, b"Borne out", b"Differs", PAGE),
        (PAGES, b"https://", b"http://", PAGES),
    ],
)
def test_a_forger_who_mends_the_digests_is_found_out_by_the_bytes(
    packet: Path, tmp_path: Path, part: str, old: bytes, new: bytes, where: str
) -> None:
    assert broken(rewritten(packet, tmp_path, part, old, new)) == ["rules", where, PACKAGE]


def test_a_difference_that_another_release_explains_is_unknown_not_broken(
    packet: Path, tmp_path: Path
) -> None:
    part = RECORDS.format(table="checks")
    forged = rewritten(packet, tmp_path, part, b'"supported"', b'"refuted"')
    ours = json.loads(from_zip(packet)[0][PACKAGE])["software"].encode()
    older = rewritten(forged, tmp_path, PACKAGE, ours, b"sourcecheck 0.0.1")
    verified = verify_packet(older)
    assert verified.holds is None
    assert {f.what for f in verified.findings if f.holds is None} == {"rules", "checks", PACKAGE}


@given(st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_can_break_verification(packet: Path, tmp_path: Path, data: st.DataObject) -> None:
    parts = from_zip(packet)[0]
    part = data.draw(st.sampled_from(sorted(parts)))
    body = bytearray(parts[part])
    place = data.draw(st.integers(0, len(body) - 1))
    body[place : place + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=40))
    broken_file = tmp_path / "any.zip"
    broken_file.write_bytes(to_zip({**parts, part: bytes(body)}))
    assert (verify_packet(broken_file).holds is True) == (bytes(body) == parts[part])


def test_a_file_that_is_no_packet_is_told(tmp_path: Path) -> None:
    for number, body in enumerate([b"", b"PK\x03\x04", b"words", b"PK\x05\x06" + bytes(18)]):
        path = tmp_path / f"{number}.zip"
        path.write_bytes(body)
        assert verify_packet(path).holds is False


def test_a_packet_without_a_part_is_told(packet: Path, tmp_path: Path) -> None:
    short = tmp_path / "short.zip"
    with zipfile.ZipFile(packet) as old, zipfile.ZipFile(short, "w") as new:
        for entry in old.infolist():
            if entry.filename != PAGES:
                new.writestr(entry, old.read(entry))
    assert PAGES in broken(short)


@pytest.mark.parametrize("asked", ["0" * 24, "https://nobody.example/nothing", "words"])
def test_what_the_tables_do_not_know_cannot_be_packed(crawled_data: Path, asked: str) -> None:
    with pytest.raises(PacketError, match=asked):
        choose(crawled_data, asked)


def test_the_page_has_no_script_and_every_foreign_word_escaped(packet: Path) -> None:
    page = from_zip(packet)[0][PAGE].decode()
    assert "<script" not in page
    assert "default-src 'none'" in page
