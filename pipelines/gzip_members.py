"""A file of gzip members: where each begins and ends, and where a killed writer left off."""

import os
import zlib
from pathlib import Path
from typing import BinaryIO

GZIP_MAGIC = b"\x1f\x8b\x08"
CHUNK_BYTES = 64 * 1024


def cut_torn_tail(path: Path) -> int:
    """Cut what a killed writer left unfinished at a file's end; return the bytes that went."""
    with path.open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        whole = 0
        start: int | None = 0
        while start is not None:
            end = member_end(file, start)
            whole = whole if end is None else end
            # Behind damage in the middle whole records may follow: they stay.
            start = next_member(file, start + 1) if end is None else end
        file.truncate(whole)
    return size - whole


def next_member(file: BinaryIO, start: int) -> int | None:
    """Return where the next gzip member may begin at or after `start`; None at the end."""
    file.seek(start)
    position, tail = start, b""
    while chunk := file.read(CHUNK_BYTES):
        found = (tail + chunk).find(GZIP_MAGIC)
        if found >= 0:
            return position - len(tail) + found
        position, tail = position + len(chunk), (tail + chunk)[1 - len(GZIP_MAGIC) :]
    return None


def member_end(file: BinaryIO, start: int) -> int | None:
    """Return where the gzip member that begins at `start` ends; None when it is not whole."""
    file.seek(start)
    member, end = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16), start
    while not member.eof:
        chunk = file.read(CHUNK_BYTES)
        end += len(chunk)
        if not chunk:
            return None
        try:
            while chunk and not member.eof:
                member.decompress(chunk, CHUNK_BYTES)
                chunk = member.unconsumed_tail
        except zlib.error:
            return None
    return end - len(member.unused_data)
