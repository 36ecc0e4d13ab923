"""Names made of content: the same input gives the same id, on every machine and in every run."""

import hashlib
from collections.abc import Iterable

ID_LENGTH = 24  # hex digits, 96 bits: 10^9 rows share an id with probability below 10^-11


def digest_of(parts: Iterable[str]) -> str:
    """Return a short digest of several strings, none of which can run into its neighbour.

    >>> digest_of(["ab", "c"]) == digest_of(["a", "bc"])
    False
    """
    given = list(parts)
    # Most parts are ids and addresses: of ASCII, bytes and characters are one count.
    words = "".join([f"{len(part)}:{part}" for part in given])
    body = words.encode() if words.isascii() else _counted_bytes(given)
    return hashlib.sha256(body).hexdigest()[:ID_LENGTH]


def _counted_bytes(parts: list[str]) -> bytes:
    raw = [part.encode("utf-8", "surrogatepass") for part in parts]
    return b"".join([b"%d:%b" % (len(part), part) for part in raw])


def text_digest(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, as 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
