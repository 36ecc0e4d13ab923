"""Quoted pieces of a text → who speaks each, as printed and as resolved."""

import re
from collections import deque
from collections.abc import Collection, Sequence

from pipelines.claims.speakers.continuing import Found, Surroundings
from pipelines.claims.speakers.cues import Cues, read_cues
from pipelines.claims.speakers.names import NameTable, read_names
from pipelines.claims.speakers.patterns import find_mention
from pipelines.claims.speakers.resolving import Resolver, span_of
from pipelines.claims.speakers.scene import Sentence, collapse, split_collapsed
from pipelines.records.claims import Speaker
from pipelines.records.spans import Span
from pipelines.text import Reading

_LINE = re.compile(r"[^\n]+")

LINES_BEFORE = 8
"""Lines before a quote's own that are read: a speaker is named in one of them, or nowhere."""

CONFIDENCE = {
    "signature": 0.98,
    "quote_cue_speaker": 0.97,
    "quote_speaker_cue": 0.97,
    "according_to": 0.97,
    "speaker_cue_quote": 0.96,
    "same_paragraph": 0.95,
    "speaker_cue_words_quote": 0.93,
    "speaker_cue_reported_quote": 0.93,
    "quote_words_speaker_cue": 0.93,
    "quote_words_cue_speaker": 0.93,
    "possessive_cue": 0.90,
    "participle_quote": 0.88,
    "clause_subject": 0.64,
    "colon": 0.50,
    "previous_paragraph": 0.37,
}
"""Share of mentions that a rule got right on PolNeAR dev (766 quotes), where five of the mentions
that the annotators give are the verb itself and are not counted; rounded down where there are
fewer than 20."""


def find_speakers(
    article: Reading, quotes: Sequence[Span], *, wanted: Collection[int] | None = None
) -> list[Speaker | None]:
    """Return the speaker of each quoted stretch, given with its marks, in order and apart.

    With `wanted` only the stretches with those indexes get one.
    """
    cues = read_cues(article.document.language)
    if cues is None or (wanted is not None and not wanted):
        return [None] * len(quotes)
    sentences = _sentences(article.text, quotes, cues)
    found = _find_all(sentences, len(quotes), cues)
    names = read_names(article.text, cues) if any(found) else NameTable((), {})
    resolver = Resolver(article.text, sentences, names, cues)
    return [
        _speaker(resolver, f) if f is not None and (wanted is None or i in wanted) else None
        for i, f in enumerate(found)
    ]


def _sentences(text: str, quotes: Sequence[Span], cues: Cues) -> list[Sentence]:
    """Return the sentences of the lines that hold quotes, and of some before each."""
    sentences: list[Sentence] = []
    for number, (line, inside) in enumerate(_lines_near(text, quotes)):
        for part in split_collapsed(collapse(text, line, inside), cues):
            sentences.append(Sentence.of(part, paragraph=number, index=len(sentences)))
    return sentences


_Line = tuple[Span, list[tuple[int, Span]]]


def _lines_near(text: str, quotes: Sequence[Span]) -> list[_Line]:
    """Return the lines with quotes, each quote with its index, and up to LINES_BEFORE before."""
    lines: list[_Line] = []
    waiting: deque[_Line] = deque(maxlen=LINES_BEFORE)
    at = 0
    for match in _LINE.finditer(text):
        if at == len(quotes):
            break
        line = Span(match.start(), match.end())
        inside: list[tuple[int, Span]] = []
        while at < len(quotes) and quotes[at].start < line.end:
            inside.append((at, Span(quotes[at].start, min(quotes[at].end, line.end))))
            at += 1
        if inside:
            lines += (*waiting, (line, inside))
            waiting.clear()
        else:
            waiting.append((line, inside))
    return lines


def _find_all(sentences: Sequence[Sentence], count: int, cues: Cues) -> list[Found | None]:
    """Return who speaks each quote: first by its own sentence, then by those around."""
    found: list[Found | None] = [None] * count
    for sentence in sentences:
        for position in sentence.quotes:
            mention = find_mention(sentence.tokens, position, cues)
            if mention is not None:
                index = sentence.tokens[position].quote
                found[index] = Found(sentence, mention.phrase, mention.rule)
    around = Surroundings(sentences, found, cues)
    for sentence in sentences:
        for position in sentence.quotes:
            index = sentence.tokens[position].quote
            if found[index] is None:
                found[index] = around.speaker(sentence, position)
    return found


def _speaker(resolver: Resolver, found: Found) -> Speaker:
    span = span_of(found.sentence, found.phrase)
    identity = resolver.identity(found.sentence, found.phrase)
    return Speaker(
        exact=span.of(resolver.text),
        span=span,
        name=identity.name,
        affiliation=identity.affiliation,
        rule=found.rule,
        confidence=CONFIDENCE[found.rule],
    )
