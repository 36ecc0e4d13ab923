"""A sentence → its words about who says so: "…, the company said", "according to the record"."""

import re

from pipelines.records.spans import Span
from pipelines.text import Reading

# "according to Mira Voss", up to the next comma or stop
_ACCORDING = re.compile(r",? ?\b[Aa]ccording to [^,.;:]{1,80}")

# ", the outlook shows." at the end of a sentence
_CLOSING = re.compile(
    r", [^,.;:]{1,60} (?:says?|said|shows?|showed|notes?|noted|writes|wrote|found|reports|reported"
    r"|added|announced|estimates|estimated)\b[^,;:]{0,40}\.?\Z"
)


def attributions_in(reading: Reading, sentence: Span) -> list[Span]:
    """Return the stretches of a sentence that say who says so."""
    text = reading.folded[sentence.start : sentence.end]
    found = [m.span() for pattern in (_ACCORDING, _CLOSING) for m in pattern.finditer(text)]
    return [Span(start, end).shifted(sentence.start) for start, end in found]
