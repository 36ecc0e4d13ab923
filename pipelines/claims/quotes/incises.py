"""Quotes with the attribution inside their marks → their pieces: « Je viens, a dit Voss, et … »."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.claims.quotes.marks import Quoted
from pipelines.claims.quotes.paragraphs import Paragraph
from pipelines.claims.speakers.cues import Cues
from pipelines.records.spans import Span

# ", a déclaré Mira Voss, " and ", dit-il, ": a verb, a name, an office
_IN_COMMAS = re.compile(r",\s+([^,«»\"“”.!?\n]{3,80}),\s+")

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

FIRST_WORDS = 3
"""Words of an incise among which its verb stands: a-t-il ensuite ajouté."""


def cut_incises(text: str, line: Paragraph, cues: Cues | None) -> Paragraph:
    """Return a line with each quote cut where its speaker is named inside the marks."""
    if cues is None or not cues.has_incises or not line.quoted:
        return line
    return replace(line, quoted=tuple(p for q in line.quoted for p in _pieces(text, q, cues)))


def _pieces(text: str, quoted: Quoted, cues: Cues) -> Sequence[Quoted]:
    if quoted.depth:
        return (quoted,)
    pieces: list[Quoted] = []
    start, outer_start = quoted.span.start, quoted.outer.start
    for match in _IN_COMMAS.finditer(text, quoted.span.start, quoted.span.end):
        if not _is_attribution(match[1], cues):
            continue
        pieces.append(
            replace(quoted, span=Span(start, match.start()), outer=Span(outer_start, match.start()))
        )
        start = outer_start = match.end()
    if not pieces:
        return (quoted,)
    span, outer = Span(start, quoted.span.end), Span(outer_start, quoted.outer.end)
    return (*pieces, replace(quoted, span=span, outer=outer))


def _is_attribution(words: str, cues: Cues) -> bool:
    """Tell whether words in commas begin with a verb of saying and its subject behind it."""
    forms = [m.group().lower().replace("’", "'") for m in _WORD.finditer(words)][:FIRST_WORDS]
    at = next((i for i, form in enumerate(forms) if form in cues.strong), None)
    if at is None:
        return False
    return all(f in cues.auxiliaries or cues.pronoun_kind(f) for f in forms[:at])
