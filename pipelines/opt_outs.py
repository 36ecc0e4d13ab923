"""Headers and first bytes of a page → the signals by which its owner keeps it out of other uses.

`noarchive` comes from robots directives (RFC 9309's neighbours: X-Robots-Tag and meta robots), the
reservation from the TDM Reservation Protocol of the W3C community group (header and meta).
"""

import re
from collections.abc import Iterable

HEAD_BYTES = 64 * 1024  # metas stand in the head; the longest heads seen have 50 KB before its end
ROBOTS_WORDS = frozenset({"noarchive", "noai", "noimageai"})
RESERVED = "tdm-reservation"

# "<meta name=robots content='noarchive'>", with its attributes in any order
_META = re.compile(rb"<meta\s[^<>]{1,500}>", re.IGNORECASE)

# "name='robots'", "content=noarchive"
_ATTRIBUTE = re.compile(
    rb"""\b(name|content)\s{0,4}=\s{0,4}(?:"([^"]{0,300})"|'([^']{0,300})'|([^\s"'>]{1,300}))""",
    re.IGNORECASE,
)


def find_opt_outs(headers: Iterable[tuple[str, str]], payload: bytes) -> tuple[str, ...]:
    """Return the signals of a page, sorted; payload is free of content coding.

    >>> find_opt_outs([("X-Robots-Tag", "noarchive")], b"<meta name=tdm-reservation content=1>")
    ('noarchive', 'tdm-reservation')
    """
    said = [*headers, *_metas(payload[:HEAD_BYTES])]
    return tuple(sorted({signal for name, value in said for signal in _signals(name, value)}))


def _signals(name: str, value: str) -> set[str]:
    if name.lower() in {"x-robots-tag", "robots"}:
        # "otherbot: noarchive" speaks to another crawler
        words = re.split(r"[\s,]+", value.lower()) if ":" not in value else ()
        return set(words) & ROBOTS_WORDS
    if name.lower() == RESERVED and value.strip() == "1":
        return {RESERVED}
    return set()


def _metas(head: bytes) -> Iterable[tuple[str, str]]:
    for tag in _META.findall(head):
        said = {
            name.lower(): (double or single or bare).decode("latin-1")
            for name, double, single, bare in _ATTRIBUTE.findall(tag)
        }
        if b"name" in said and b"content" in said:
            yield said[b"name"], said[b"content"]
