"""One quote in its sentence → who is named as speaking, and by which pattern."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.claims.speakers.cues import Cues
from pipelines.claims.speakers.phrases import (
    Phrase,
    clause_subject,
    is_between,
    is_cue,
    is_strong_cue,
    subject_after,
    subject_before,
)
from pipelines.claims.speakers.scene import Kind, Token

MAX_CUE_DISTANCE = 24
"""Words between a quote and the verb after it: a name, its apposition, an adverb."""

_CLOSERS = "\"'“”‘’»«‹›„‚ \u00a0)]"


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker as printed."""

    phrase: Phrase
    rule: str


def find_mention(tokens: Sequence[Token], quote: int, cues: Cues) -> Mention | None:
    """Return who speaks a quote by the words of its own sentence."""
    signed = signature(tokens, quote, cues)
    if signed is not None:
        return signed
    if ends_open(tokens[quote]) or _is_sign(tokens, quote + 1, ",—–-―"):
        found = after_quote(tokens, quote, cues)
        if found is not None:
            return found
    return (
        according_to(tokens, quote, cues, is_after=True)
        or before_quote(tokens, quote, cues)
        or after_quote(tokens, quote, cues)
        or _closing_attribution(tokens, quote, cues)
        or according_to(tokens, quote, cues, is_after=False)
        or _possessive_cue(tokens, quote, cues)
    )


def ends_open(token: Token) -> bool:
    """Tell whether a quote's last sign lets its attribution follow: a comma, ? or !"""
    return token.text.rstrip(_CLOSERS)[-1:] in ",?!—–-…"


def _is_sign(tokens: Sequence[Token], at: int, signs: str) -> bool:
    return at < len(tokens) and tokens[at].kind is Kind.SIGN and tokens[at].text in signs


def after_quote(tokens: Sequence[Token], quote: int, cues: Cues) -> Mention | None:
    """Match "…," said Voss; "…," Voss said; "…," Voss, a judge, told the court."""
    start = quote + 1
    while _is_sign(tokens, start, ",—–-―"):
        start += 1
    cue = _next_cue(tokens, start, cues)
    if cue is None:
        return None
    if cues.pronoun_kind(tokens[cue].low):  # the pronoun is tied to the verb: dit-il
        return Mention(Phrase(cue, cue + 1), "quote_cue_speaker")
    if all(is_between(t, cues) for t in tokens[start:cue]):
        phrase = subject_after(tokens, cue, cues)
        return Mention(phrase, "quote_cue_speaker") if phrase else None
    phrase = subject_before(tokens, cue, cues, start)
    if phrase is None or (phrase.start > start and tokens[start].low not in cues.as_words):
        return None
    return Mention(phrase, "quote_speaker_cue")


def _next_cue(tokens: Sequence[Token], start: int, cues: Cues) -> int | None:
    for at in range(start, min(len(tokens), start + MAX_CUE_DISTANCE)):
        token = tokens[at]
        if token.kind is Kind.QUOTE or token.text in ".;:":
            return None
        if is_strong_cue(tokens, at, cues) and not token.low.endswith(cues.participle_ending):
            return at
    return None


def before_quote(tokens: Sequence[Token], quote: int, cues: Cues) -> Mention | None:
    """Match Voss said: "…"; Voss, a judge, called it "…"; told him that the plan was "…"."""
    cue = _last_cue(tokens, quote, cues)
    while cue is not None:
        found = _speaker_of_cue(tokens, cue, quote, cues)
        if found is not None and not _is_aside(tokens, cue, found, cues):
            return _reported_by(tokens, cue, found, cues) or found
        cue = _last_cue(tokens, cue, cues)
    return None


def _is_aside(tokens: Sequence[Token], cue: int, found: Mention, cues: Cues) -> bool:
    """Tell whether the verb belongs to a relative clause and reports little: people who feel."""
    kind = cues.pronoun_kind(tokens[found.phrase.start].low)
    return kind == "r" and tokens[cue].low not in cues.core and found.rule != "speaker_cue_quote"


def _reported_by(tokens: Sequence[Token], cue: int, inner: Mention, cues: Cues) -> Mention | None:
    """Return the speaker whose words hold the verb: Voss said she thinks that it is "…".

    A verb that reports a whole sentence attributes all that it governs, unless the inner
    verb is one too and has a named subject of its own.
    """
    first = tokens[inner.phrase.start]
    is_pronoun = bool(cues.pronoun_kind(first.low))
    if not is_pronoun and (tokens[cue].low in cues.core or inner.rule == "speaker_cue_quote"):
        return None
    if is_pronoun and inner.phrase.start and tokens[inner.phrase.start - 1].low in cues.what_words:
        phrase = clause_subject(tokens, 0, inner.phrase.start - 1, cues)
        return Mention(phrase, "speaker_cue_reported_quote") if phrase else None
    for at in range(inner.phrase.start - 1, 0, -1):
        if tokens[at].text == ";" or tokens[at].kind is Kind.QUOTE:
            return None
        if tokens[at].low in cues.core and is_cue(tokens, at, cues):
            outer = _speaker_of_cue(tokens, at, cue, cues)
            if outer is not None and outer.rule != "participle_quote":
                return Mention(outer.phrase, "speaker_cue_reported_quote")
    return None


def _last_cue(tokens: Sequence[Token], before: int, cues: Cues) -> int | None:
    for at in range(before - 1, -1, -1):
        if is_cue(tokens, at, cues):
            return at
    return None


def _speaker_of_cue(tokens: Sequence[Token], cue: int, quote: int, cues: Cues) -> Mention | None:
    rule = "speaker_cue_quote" if quote - cue <= 3 else "speaker_cue_words_quote"
    token = tokens[cue]
    before = tokens[cue - 1] if cue else None
    if token.low.endswith(cues.participle_ending) or (before is not None and before.low == "to"):
        phrase = _subject_of_participle(tokens, cue, cues)
        return Mention(phrase, "participle_quote") if phrase else None
    if before is not None and before.low in cues.be_forms:
        return None
    phrase = subject_before(tokens, cue, cues)
    if phrase is None and cue and (cues.inverts or tokens[cue - 1].kind is Kind.QUOTE):
        phrase = subject_after(tokens, cue, cues)
    return Mention(phrase, rule) if phrase else None


def _subject_of_participle(tokens: Sequence[Token], cue: int, cues: Cues) -> Phrase | None:
    if cue and tokens[cue - 1].is_capital and tokens[cue].low in cues.strong:
        return subject_before(tokens, cue, cues)
    for at in range(cue - 1, -1, -1):
        low = tokens[at].low
        if is_cue(tokens, at, cues) and not low.endswith(cues.participle_ending):
            phrase = subject_before(tokens, at, cues)
            if phrase is None:
                phrase = subject_after(tokens, at, cues)
            if phrase is not None:
                return phrase
    return clause_subject(tokens, 0, cue, cues)


def _closing_attribution(tokens: Sequence[Token], quote: int, cues: Cues) -> Mention | None:
    """Match The plan is "…" for all of us, Voss said."""
    for at in range(len(tokens) - 1, quote, -1):
        if is_strong_cue(tokens, at, cues):
            phrase = subject_before(tokens, at, cues, quote + 1)
            if phrase is not None and _is_sign(tokens, phrase.start - 1, ","):
                return Mention(phrase, "quote_words_speaker_cue")
            phrase = subject_after(tokens, at, cues)
            if phrase is not None and _is_sign(tokens, at - 1, ","):
                return Mention(phrase, "quote_words_cue_speaker")
    return None


def according_to(
    tokens: Sequence[Token], quote: int, cues: Cues, *, is_after: bool
) -> Mention | None:
    """Match "…", according to Voss; without `is_after` also According to Voss, "…"."""
    places = range(quote + 1, quote + 3) if is_after else range(len(tokens))
    for words in cues.according:
        for at in places:
            if at >= len(tokens) or tokens[at].low != words[0]:
                continue
            if tuple(t.low for t in tokens[at : at + len(words)]) == words:
                phrase = subject_after(tokens, at + len(words) - 1, cues)
                if phrase is not None:
                    return Mention(phrase, "according_to")
    return None


def _possessive_cue(tokens: Sequence[Token], quote: int, cues: Cues) -> Mention | None:
    """Match Voss's claim that "…"; her "…" remark."""
    for at in range(quote, 0, -1):
        if tokens[at].low in cues.noun_cues and tokens[at - 1].low.endswith(("'s", "s'")):
            return Mention(Phrase(at - 1, at), "possessive_cue")
    return None


def signature(tokens: Sequence[Token], quote: int, cues: Cues) -> Mention | None:
    """Match "…" — Mira Voss, at the end of the paragraph."""
    start = quote + 1
    if not _is_sign(tokens, start, "—–-―"):
        return None
    while _is_sign(tokens, start, "—–-―"):
        start += 1
    end = start
    while end < len(tokens) and tokens[end].kind is Kind.WORD:
        end += 1
    is_last = all(t.kind is Kind.SIGN for t in tokens[end:]) or _is_sign(tokens, end, ",(")
    words = tokens[start:end]
    if not words or not words[0].is_capital or not is_last:
        return None
    if any(t.low in cues.strong or t.low in cues.auxiliaries for t in words):
        return None
    return Mention(Phrase(start, end), "signature")


def find_weak_mention(tokens: Sequence[Token], quote: int, cues: Cues) -> Mention | None:
    """Return the subject of the clause that a quote without a verb of saying is part of."""
    phrase = _subject_past_opening(tokens, quote, cues) or clause_subject(tokens, 0, quote, cues)
    return Mention(phrase, "clause_subject") if phrase else None


def _subject_past_opening(tokens: Sequence[Token], quote: int, cues: Cues) -> Phrase | None:
    """Match Bemoaning the "…," Voss left; After the "…" vote, Voss left."""
    first = tokens[0]
    is_opening = first.low in cues.openers or first.low.endswith(cues.participle_ending)
    if not is_opening or any(t.text == "," for t in tokens[:quote]):
        return None
    if tokens[quote].text.rstrip(_CLOSERS).endswith(","):
        return clause_subject(tokens, quote + 1, len(tokens), cues)
    for at in range(quote + 1, len(tokens) - 1):
        if tokens[at].text == ",":
            return clause_subject(tokens, at + 1, len(tokens), cues)
    return None


def speaker_of_sentence(tokens: Sequence[Token], cues: Cues) -> Mention | None:
    """Return who speaks, or acts, in a sentence that leads up to a quote."""
    last = len(tokens)
    found = before_quote(tokens, last, cues)
    if found is not None:
        return found
    phrase = clause_subject(tokens, 0, last, cues)
    return Mention(phrase, "clause_subject") if phrase else None
