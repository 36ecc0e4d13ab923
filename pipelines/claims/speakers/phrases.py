"""Tokens of a sentence → the noun phrase that is the subject of a verb of saying."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.claims.speakers.cues import Cues
from pipelines.claims.speakers.scene import Kind, Token

MAX_SUBJECT_WORDS = 14
"""Longest subject followed: White House deputy national security adviser Ben …"""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of a sentence's tokens, `[start, end)`."""

    start: int
    end: int


def is_cue(tokens: Sequence[Token], at: int, cues: Cues) -> bool:
    """Tell whether a word reports speech here: a verb, not a noun or name of the same form."""
    token = tokens[at]
    if token.low not in cues.strong and token.low not in cues.labels:
        return False
    if token.is_capital and at:
        return False
    return token.low not in cues.homographs or not _is_noun(tokens, at, cues)


def is_strong_cue(tokens: Sequence[Token], at: int, cues: Cues) -> bool:
    """Tell whether a word hardly does anything but report speech, here too."""
    return tokens[at].low in cues.strong and is_cue(tokens, at, cues)


def _is_noun(tokens: Sequence[Token], at: int, cues: Cues) -> bool:
    """Tell whether "claims", "a state", "her late-night tweets" is the noun by what precedes it."""
    if not at:
        return True
    before = tokens[at - 1]
    if before.low in cues.pronouns or before.low in cues.auxiliaries or before.low == "to":
        return False
    if not tokens[at].low.endswith("s"):
        return True
    if before.is_capital:
        return before.low.endswith("'s")
    return at < 2 or tokens[at - 2].low not in cues.determiners or before.low.endswith("'s")


def subject_before(tokens: Sequence[Token], cue: int, cues: Cues, floor: int = 0) -> Phrase | None:
    """Return the subject that stands before a verb: NP [, apposition,] [adverbs] verb."""
    at = _skip_auxiliaries(tokens, cue - 1, cues, floor)
    if at < floor or tokens[at].kind is Kind.QUOTE:
        return None
    token = tokens[at]
    if cues.pronoun_kind(token.low):
        return Phrase(at, at + 1)
    if token.low in cues.conjunctions:
        return _coordinate_subject(tokens, at, cues, floor)
    if token.text in {",", ")", "—", "–", "-"}:
        return _before_apposition(tokens, at, cues, floor)
    if token.kind is Kind.SIGN or token.low in cues.object_pronouns:
        return None
    return _noun_phrase_ending(tokens, at, cues, floor)


def _coordinate_subject(
    tokens: Sequence[Token], conjunction: int, cues: Cues, floor: int
) -> Phrase | None:
    """Return the subject that a second verb shares: Voss bemoaned the cuts and said."""
    comma = max((i for i in range(floor, conjunction) if tokens[i].text == ","), default=floor - 1)
    first = tokens[comma + 1]
    if first.low in cues.pronouns:
        return Phrase(comma + 1, comma + 2)
    return clause_subject(tokens, floor, conjunction, cues)


def _skip_auxiliaries(tokens: Sequence[Token], at: int, cues: Cues, floor: int) -> int:
    while at >= floor and tokens[at].kind is Kind.WORD and is_between(tokens[at], cues):
        at -= 1
    return at


def is_between(token: Token, cues: Cues) -> bool:
    """Tell whether a word may stand between a subject and its verb: has, also, quietly."""
    if token.low in cues.auxiliaries:
        return True
    ending = cues.adverb_ending
    return (
        bool(ending) and token.low.endswith(ending) and not token.is_capital and len(token.low) > 4
    )


def _before_apposition(
    tokens: Sequence[Token], comma: int, cues: Cues, floor: int
) -> Phrase | None:
    """Return the noun phrase before inserted stretches: Voss, 40, a judge, said."""
    start = comma
    while start > floor and not _bars_apposition(tokens[start - 1], cues):
        start -= 1
    chunk_start = start
    for at in range(start, comma + 1):
        if tokens[at].text in {",", "(", "—", "–", "-"}:
            phrase = _subject_in_chunk(tokens, chunk_start, at, cues)
            if phrase is not None:
                return phrase
            chunk_start = at + 1
    return None


def _bars_apposition(token: Token, cues: Cues) -> bool:
    is_verb = token.low in cues.strong and token.low not in cues.homographs
    return token.kind is Kind.QUOTE or token.text in ";:.!?" or is_verb


def _subject_in_chunk(tokens: Sequence[Token], start: int, end: int, cues: Cues) -> Phrase | None:
    while start < end and tokens[start].low in cues.conjunctions:
        start += 1
    if start >= end or tokens[start].kind is not Kind.WORD:
        return None
    first = tokens[start]
    if cues.pronoun_kind(first.low):
        return Phrase(start, start + 1) if end - start == 1 else None
    if first.low in cues.openers or first.low in cues.times:
        return None
    return _noun_phrase_ending(tokens, end - 1, cues, start)


def _noun_phrase_ending(
    tokens: Sequence[Token], last: int, cues: Cues, floor: int
) -> Phrase | None:
    """Return the noun phrase that ends with a token, walking back to where it must begin."""
    start = last + 1
    limit = max(floor, last - MAX_SUBJECT_WORDS)
    while start > limit and _may_precede(tokens, start - 1, last, cues):
        start -= 1
    return _without_opening(tokens, start, last + 1, cues)


def _may_precede(tokens: Sequence[Token], at: int, last: int, cues: Cues) -> bool:
    token = tokens[at]
    if token.kind is not Kind.WORD:
        return token.text == "&"
    if token.low in cues.conjunctions:
        follows = tokens[at + 1] if at < last else None
        before = tokens[at - 1] if at else None
        return bool(follows and before and follows.is_capital and before.is_capital)
    is_verb = token.low in cues.strong and token.low not in cues.homographs
    return not is_verb and token.low not in cues.pronouns and token.low not in cues.breaks


def _without_opening(tokens: Sequence[Token], start: int, end: int, cues: Cues) -> Phrase | None:
    """Drop what leads up to the phrase: a conjunction, or "On Monday", "In a statement"."""
    while start < end and (
        tokens[start].low in cues.conjunctions or tokens[start].low in cues.times
    ):
        start += 1
    if start >= end:
        return None
    if start and tokens[start - 1].low in cues.pronouns and tokens[start].low in cues.openers:
        return Phrase(start - 1, start)  # "who in 2010 said"
    if all(t.low in cues.determiners for t in tokens[start:end]):
        return None
    if tokens[start].low in cues.noun_prepositions and not tokens[start].is_capital:
        return None
    if tokens[start].low not in cues.openers:
        return Phrase(start, end)
    at = end - 1
    if tokens[at].low in cues.times:
        return None
    while at > start and not _begins_phrase(tokens, at, cues):
        at -= 1
    return Phrase(at, end) if at > start else None


def _begins_phrase(tokens: Sequence[Token], at: int, cues: Cues) -> bool:
    token, before = tokens[at], tokens[at - 1]
    if token.low in cues.determiners:
        return before.low not in cues.openers and before.low not in cues.noun_prepositions
    if before.low in cues.times:
        return True
    is_run = before.is_capital or before.low in cues.titles or before.low in cues.determiners
    return (
        token.is_capital
        and not is_run
        and before.low not in cues.noun_prepositions
        and before.low not in cues.openers
    )


def subject_after(tokens: Sequence[Token], cue: int, cues: Cues) -> Phrase | None:
    """Return the subject of an inverted verb: "…," said Voss, a judge."""
    start = cue + 1
    if start >= len(tokens) or tokens[start].kind is not Kind.WORD:
        return None
    first = tokens[start]
    if first.low in cues.pronouns:
        return Phrase(start, start + 1)
    is_noun = first.low in cues.determiners
    is_barred = first.low in cues.breaks or first.low in cues.openers or first.low in cues.times
    if is_barred and not is_noun:
        return None
    end = start
    while (
        end < len(tokens)
        and end - start < MAX_SUBJECT_WORDS
        and _may_follow(tokens, end, start, cues)
    ):
        end += 1
    return Phrase(start, end) if end > start else None


def _may_follow(tokens: Sequence[Token], at: int, start: int, cues: Cues) -> bool:
    token = tokens[at]
    if token.kind is not Kind.WORD:
        return token.text == "&"
    if token.low in cues.conjunctions:
        follows = tokens[at + 1] if at + 1 < len(tokens) else None
        return bool(follows and follows.is_capital and tokens[at - 1].is_capital)
    if at == start and token.low in cues.determiners:
        return True
    if token.low in cues.noun_prepositions:
        is_named = any(t.is_capital for t in tokens[start:at]) and token.low not in {"of", "for"}
        return at > start and not is_named
    if at > start and token.low in cues.determiners and tokens[at - 1].is_capital:
        return False
    return not (
        token.low in cues.breaks
        or token.low in cues.times
        or token.low in cues.strong
        or (token.low in cues.auxiliaries and at > start)
    )


def clause_subject(tokens: Sequence[Token], start: int, end: int, cues: Cues) -> Phrase | None:
    """Return the first noun phrase of a clause that could be somebody: its likely subject."""
    at = start
    if at < end and tokens[at].low in cues.openers:
        at = next((i + 1 for i in range(at, end) if tokens[i].text == ","), at + 1)
    while at < end:
        token = tokens[at]
        if (cues.pronoun_kind(token.low) or "r") != "r":
            return Phrase(at, at + 1)
        if token.is_capital and token.low not in cues.times and token.low not in cues.openers:
            return Phrase(at, _capital_run_end(tokens, at, end, cues))
        if token.low in cues.determiners and at + 1 < end and tokens[at + 1].kind is Kind.WORD:
            return Phrase(at, _described_end(tokens, at, end, cues))
        at += 1
    return None


def _capital_run_end(tokens: Sequence[Token], start: int, end: int, cues: Cues) -> int:
    at = start + 1
    if tokens[start].low in cues.determiners:
        return _described_end(tokens, start, end, cues)
    while at < end and (tokens[at].is_capital or tokens[at].low in cues.titles):
        at += 1
    return at


def _described_end(tokens: Sequence[Token], start: int, end: int, cues: Cues) -> int:
    at = start + 2
    while at < end and (
        tokens[at].is_capital
        or tokens[at].low in cues.titles
        or tokens[at].low in cues.speaker_nouns
    ):
        at += 1
    return min(at, end)
