"""Quoted pieces of a text → who speaks each, as printed and as resolved."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.claims.speakers.cues import Cues, read_cues
from pipelines.claims.speakers.patterns import find_mention
from pipelines.claims.speakers.phrases import Phrase
from pipelines.claims.speakers.scene import Sentence, collapse, split_collapsed
from pipelines.records.claims import Speaker
from pipelines.records.spans import Span
from pipelines.text import Reading

_LINE = re.compile(r"[^\n]+")

CONFIDENCE = {
    "quote_cue_speaker": 0.97,
    "quote_speaker_cue": 0.97,
    "speaker_cue_quote": 0.93,
}


@dataclass(frozen=True, slots=True)
class Found:
    """A mention in its sentence."""

    sentence: Sentence
    phrase: Phrase
    rule: str


def find_speakers(article: Reading, quotes: Sequence[Span]) -> list[Speaker | None]:
    """Return the speaker of each quoted stretch, given with its marks, in order and apart."""
    cues = read_cues(article.document.language)
    if cues is None:
        return [None] * len(quotes)
    sentences = _sentences(article.text, quotes, cues)
    found = _find_all(sentences, len(quotes), cues)
    return [_speaker(article, f) for f in found]


def _sentences(text: str, quotes: Sequence[Span], cues: Cues) -> list[Sentence]:
    sentences: list[Sentence] = []
    at = 0
    for number, line in enumerate(_LINE.finditer(text)):
        inside: list[tuple[int, Span]] = []
        while at < len(quotes) and quotes[at].start < line.end():
            inside.append((at, Span(quotes[at].start, min(quotes[at].end, line.end()))))
            at += 1
        tokens = collapse(text, Span(line.start(), line.end()), inside)
        for part in split_collapsed(tokens, cues):
            sentences.append(Sentence(tuple(part), number, len(sentences)))
    return sentences


def _find_all(sentences: Sequence[Sentence], count: int, cues: Cues) -> list[Found | None]:
    found: list[Found | None] = [None] * count
    for sentence in sentences:
        for position in sentence.quotes:
            mention = find_mention(sentence.tokens, position, cues)
            if mention is not None:
                found[sentence.tokens[position].quote] = Found(
                    sentence, mention.phrase, mention.rule
                )
    return found


def _speaker(article: Reading, found: Found | None) -> Speaker | None:
    if found is None:
        return None
    tokens = found.sentence.tokens
    span = Span(tokens[found.phrase.start].span.start, tokens[found.phrase.end - 1].span.end)
    exact = span.of(article.text)
    return Speaker(
        exact=exact,
        span=span,
        name=exact,
        rule=found.rule,
        confidence=CONFIDENCE.get(found.rule, 0.8),
    )
