"""Quoted pieces of a text → who speaks each, as printed and as resolved."""

import re
from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipelines.claims.speakers.cues import Cues, read_cues
from pipelines.claims.speakers.names import NameTable, read_names
from pipelines.claims.speakers.patterns import (
    find_mention,
    find_weak_mention,
    speaker_of_sentence,
)
from pipelines.claims.speakers.phrases import Phrase
from pipelines.claims.speakers.resolving import Resolver, span_of
from pipelines.claims.speakers.scene import Sentence, collapse, split_collapsed
from pipelines.records.claims import Speaker
from pipelines.records.spans import Span
from pipelines.text import Reading

_LINE = re.compile(r"[^\n]+")

LINES_BEFORE = 8
"""Lines before a quote's own that are read: a speaker is named in one of them, or nowhere."""

SENTENCES_BEFORE, SENTENCES_AROUND = 8, 16
"""Sentences before a paragraph, and within it, in which a quote's speaker is sought."""

CONFIDENCE = {
    "quote_cue_speaker": 0.97,
    "quote_speaker_cue": 0.97,
    "quote_words_speaker_cue": 0.93,
    "quote_words_cue_speaker": 0.93,
    "speaker_cue_quote": 0.96,
    "speaker_cue_words_quote": 0.93,
    "speaker_cue_reported_quote": 0.91,
    "participle_quote": 0.89,
    "according_to": 0.97,
    "possessive_cue": 0.90,
    "signature": 0.98,
    "colon": 0.80,
    "same_paragraph": 0.95,
    "clause_subject": 0.64,
    "previous_paragraph": 0.40,
}
"""Share of mentions that a rule got right on PolNeAR dev, rounded down where it had few."""


@dataclass(frozen=True, slots=True)
class Found:
    """A mention in its sentence."""

    sentence: Sentence
    phrase: Phrase
    rule: str


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
            sentences.append(Sentence(tuple(part), number, len(sentences)))
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
    found: list[Found | None] = [None] * count
    for sentence in sentences:
        for position in sentence.quotes:
            mention = find_mention(sentence.tokens, position, cues)
            if mention is not None:
                found[sentence.tokens[position].quote] = Found(
                    sentence, mention.phrase, mention.rule
                )
    for sentence in sentences:
        for position in sentence.quotes:
            index = sentence.tokens[position].quote
            if found[index] is None:
                found[index] = _from_neighbours(sentences, sentence, position, found, cues)
    return found


def _from_neighbours(
    sentences: Sequence[Sentence],
    sentence: Sentence,
    position: int,
    found: Sequence[Found | None],
    cues: Cues,
) -> Found | None:
    """Return who speaks by the sentences around: the text goes on with one speaker until told."""
    if not sentence.has_words:
        return (
            _after_colon(sentences, sentence, cues)
            or _same_paragraph(sentences, sentence, found)
            or _paragraph_before(sentences, sentence, found, cues)
        )
    mention = find_weak_mention(sentence.tokens, position, cues)
    if mention is not None:
        return Found(sentence, mention.phrase, mention.rule)
    return _same_paragraph(sentences, sentence, found) or _paragraph_before(
        sentences, sentence, found, cues
    )


def _after_colon(sentences: Sequence[Sentence], sentence: Sentence, cues: Cues) -> Found | None:
    """Match Voss went on: / "…" on the next line."""
    if not sentence.index:
        return None
    before = sentences[sentence.index - 1]
    if before.tokens[-1].text != ":":
        return None
    mention = speaker_of_sentence(before.tokens, cues)
    return Found(before, mention.phrase, "colon") if mention else None


def _same_paragraph(
    sentences: Sequence[Sentence], sentence: Sentence, found: Sequence[Found | None]
) -> Found | None:
    for step in (-1, 1):
        at = sentence.index + step
        last = sentence.index + step * SENTENCES_AROUND
        while at != last and 0 <= at < len(sentences):
            if sentences[at].paragraph != sentence.paragraph:
                break
            for position in sentences[at].quotes:
                known = found[sentences[at].tokens[position].quote]
                if known is not None:
                    return Found(known.sentence, known.phrase, "same_paragraph")
            at += step
    return None


def _paragraph_before(
    sentences: Sequence[Sentence], sentence: Sentence, found: Sequence[Found | None], cues: Cues
) -> Found | None:
    for at in range(sentence.index - 1, max(-1, sentence.index - SENTENCES_BEFORE), -1):
        for position in reversed(sentences[at].quotes):
            known = found[sentences[at].tokens[position].quote]
            if known is not None:
                return Found(known.sentence, known.phrase, "previous_paragraph")
        mention = speaker_of_sentence(sentences[at].tokens, cues)
        if mention is not None:
            return Found(sentences[at], mention.phrase, "previous_paragraph")
    return None


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
