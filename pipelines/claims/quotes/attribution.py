"""A quote's place in a source → who speaks there, and whether the article names another."""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace

from pipelines.claims.quotes.finding import speaker_at
from pipelines.claims.speakers.cues import read_cues
from pipelines.claims.speakers.names import identify, names_ending, share_a_name
from pipelines.records.claims import Claim, Speaker
from pipelines.records.spans import Span
from pipelines.text import Reading

STRONG_CONFIDENCE = 0.96
"""Measured precision of a rule on which a speaker may be called wrong."""

REACH_CHARACTERS = 1_500
"""Source text on each side of a quote in which its attribution is sought, at the most."""

SURE_CONFIDENCE = 0.85
"""Precision of a rule that makes it needless to read on."""

PARAGRAPHS_BEFORE = 2
"""Paragraphs before a quote's own in which its speaker may be named."""

_MARKS = '"“„«»「‘'

# "VOSS: We will sell." or "Tom Barrow: Why?" at the beginning of a line
_LABEL = re.compile(r"^[ \t]*([A-Z][\w.'’\-]*(?:[ \u00a0][A-Z][\w.'’\-]*){0,4}):\s", re.MULTILINE)

FEWEST_LABELS = 3
"""Labelled lines that make a text a transcript; fewer are lines that end in a colon."""


def source_speaker(source: Reading, place: Span) -> Speaker | None:
    """Return who speaks at a place of a source, by the same rules as for the article.

    The paragraphs before are read only when the quote's own does not name anybody.
    """
    for paragraphs in (0, PARAGRAPHS_BEFORE):
        start, end = _paragraphs_around(source.text, place, paragraphs)
        part = source.text[start:end]
        if not any(mark in part for mark in _MARKS):  # a speech or transcript has none
            break
        here = Span(place.start - start, min(place.end, end) - start)
        speaker = speaker_at(_near(source, start, part), here)
        if speaker is not None and (paragraphs or _is_sure(speaker)):
            span = speaker.span.shifted(start)
            return replace(speaker, span=span, name=_name(source, speaker, span))
    return _labelled(source, place)


def _is_sure(speaker: Speaker) -> bool:
    return speaker.name is not None and speaker.confidence >= SURE_CONFIDENCE


def _paragraphs_around(text: str, place: Span, before: int) -> tuple[int, int]:
    """Return where a place's paragraph and some before it begin, and where it ends."""
    begin = max(0, place.start - REACH_CHARACTERS)
    start = place.start
    for _ in range(before + 1):
        start = max(begin, text.rfind("\n", begin, start))
        while start > begin and text[start - 1] == "\n":
            start -= 1
    end = text.find("\n", place.end, place.end + REACH_CHARACTERS)
    return start, end if end >= 0 else min(len(text), place.end + REACH_CHARACTERS)


def _near(source: Reading, start: int, part: str) -> Reading:
    """Return a stretch of a source as a reading of its own."""
    blocks = tuple(
        replace(b, span=Span(max(0, b.span.start - start), min(len(part), b.span.end - start)))
        for b in source.document.blocks
        if b.span.end > start and b.span.start < start + len(part)
    )
    document = replace(source.document, text=part, body=Span(0, len(part)), blocks=blocks, links=())
    return Reading(document)


def _name(source: Reading, speaker: Speaker, span: Span) -> str | None:
    """Return the whole page's full name for a mention, or what its neighbourhood gave."""
    cues = read_cues(source.document.language)
    if cues is None or speaker.name is None or " " in speaker.name:
        return speaker.name
    names = names_ending(source.text, speaker.name, cues)
    return identify(source.text, span, names, cues).name or speaker.name


def _labelled(source: Reading, place: Span) -> Speaker | None:
    """Return whose turn it is in a transcript: the last label before a place."""
    labels = source.derived(_labels)
    at = bisect_right([start for start, _ in labels], place.start) - 1
    if at < 0:
        return None
    start, name = labels[at]
    return Speaker(
        exact=name,
        span=Span(start, start + len(name)),
        name=name.title() if name.isupper() else name,
        rule="label",
        confidence=STRONG_CONFIDENCE,
    )


def _labels(source: Reading) -> list[tuple[int, str]]:
    """Return the labels of a transcript with their places; none for any other text."""
    if source.text.count(":") < FEWEST_LABELS:
        return []
    found = [(m.start(1), m[1]) for m in _LABEL.finditer(source.text)]
    counts = Counter(name for _, name in found)
    sure = [(at, n) for at, n in found if n.isupper() or counts[n] > 1 or " " in n]
    return sure if len(sure) >= FEWEST_LABELS and len({n for _, n in sure}) > 1 else []


def is_of_two_speakers(source: Reading, first: Span, second: Span) -> bool:
    """Tell whether two places of a source are beyond doubt different people's words."""
    one, other = source_speaker(source, first), source_speaker(source, second)
    if one is None or other is None or not one.name or not other.name:
        return False
    sure = min(one.confidence, other.confidence) >= STRONG_CONFIDENCE
    return sure and not share_a_name(one.name, other.name)


def is_misattributed(
    claim: Claim, there: Speaker | None, article: Reading, source: Reading
) -> bool:
    """Tell whether both sides name their speaker beyond doubt, and not the same one."""
    here = claim.speaker
    if here is None or there is None or not here.name or not there.name:
        return False
    if min(here.confidence, there.confidence) < STRONG_CONFIDENCE:
        return False
    if share_a_name(here.name, there.name):
        return False
    return _is_person(here, article) and _is_person(there, source)


def _is_person(speaker: Speaker, reading: Reading) -> bool:
    """Tell whether a mention is itself a person's name; a pronoun's antecedent may be wrong."""
    cues = read_cues(reading.document.language)
    if cues is None or cues.pronoun_kind(speaker.exact.lower()):
        return False
    if speaker.rule == "label":
        return not any(w.lower() in cues.organisation_words for w in speaker.exact.split())
    surname = speaker.exact.split()[-1]
    names = names_ending(reading.text, surname, cues)
    return identify(reading.text, speaker.span, names, cues).is_person
