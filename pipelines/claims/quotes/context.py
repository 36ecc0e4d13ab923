"""A faithful quote and its source → what of the sentences around it the article left out."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pipelines.claims.quotes.tripwires import Tripwires
from pipelines.records.claims import Claim
from pipelines.records.spans import Span
from pipelines.text import Reading, Words, first_words, fold, last_words, sentence_around

LEAD_CHARACTERS = 240
"""Article text on each side of a quote in which its context may be told."""

SENTENCE_CHARACTERS = 400
"""Longest part of a sentence before or after a quote that is read."""

GOVERNING = 8
"""Words before a quote among which a negation governs it."""

FEWEST_WORDS = 4
"""Shorter quotes name a term; what the sentence says of it is the article's business."""

CONTENT_LETTERS = 5
"""Words of so many letters or more carry content, in default of a list."""

SCOPE_WORDS = 3
"""Words behind a quoted denial that may narrow it: "this year", "at the moment"."""

FEWEST_SHARED = 2
"""Words of content by which two sentences speak of the same things."""

# the end of a clause: "; ", " - ", ", but ", ", so "
_CLAUSE_END = re.compile(
    r"[;:]\s|\s-+\s|,\s+(?:but|and|so|because|which|who|yet|or)\s", re.IGNORECASE
)

# "they claim", "critics say that", "some people think": somebody else's view
_OTHERS = re.compile(
    r"\b(?:they|people|critics|opponents|some|others|everyone|everybody)\s+(?:\w+\s+){0,2}"
    r"(?:say|claim|argue|think|believe|insist|tell)s?\b|\b(?:claims?|claimed|pretends?|pretended)\s+that\s*$",
    re.IGNORECASE,
)

# "… is a lie", "… was not what I said", "… would be wrong"
_DENIED_AFTER = re.compile(
    r"[\s,\"']*(?:that\s+)?(?:is|was|would be|were)\s+(?:simply\s+|just\s+|plainly\s+)?"
    r"(?:not|a lie|false|wrong|untrue|nonsense|a myth|absurd)\b",
    re.IGNORECASE,
)

# the end of a sentence with its marks, or of a paragraph
_SENTENCE_END = re.compile(r"[.!?][\"'”’»)]*\s+(?=[\"'“‘«(]*[A-Z])|\n+")

_STOP = re.compile(r"[.!?]")

_ASKED = re.compile(
    r"\?|\b(?:ask|asks|asked|asking|question|questions|questioned|whether|wonder\w*)\b"
)


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a quote in its source and was left out."""

    is_truncated: bool
    """The quote stops or starts in mid-sentence at a qualifier."""
    is_out_of_context: bool
    """A negation, condition, question or limit governs the quote and the article omits it."""
    cause: str | None
    """negation, condition, question, limit or the qualifying word."""
    words: Span | None
    """The words of the source that were left out."""


NOTHING_LEFT_OUT = Context(False, False, None, None)


def context_of(
    claim: Claim, article: Reading, source: Reading, place: Span, wires: Tripwires
) -> Context:
    """Return what the sentence of the source, and the next, say beyond the quote."""
    if len(first_words(claim.exact, FEWEST_WORDS)) < FEWEST_WORDS:
        return NOTHING_LEFT_OUT
    told = _Told(claim, article)
    before, after = _rest_of_sentence(source, place)
    after = _within_marks(source.text, after)
    left_out = (
        _negation_before(source, before, told, wires)
        or _condition(source, before, after, told, wires)
        or _question(claim, source, after, told)
        or _denial_after(source, after, told, wires)
        or _limit_after(source, place, after, told, wires)
    )
    qualifier = _qualifier_after(source, after, told, wires)
    if qualifier is None and not any(c.isalnum() for c in before.of(source.text)):
        qualifier = _scope_after(claim, source, after, told, wires)
    if left_out is None:
        return Context(qualifier is not None, False, *(qualifier or (None, None)))
    return Context(qualifier is not None, True, *left_out)


@dataclass(frozen=True)
class _Told:
    """What the article itself says around a quote, read when it is first asked for."""

    claim: Claim
    article: Reading

    @cached_property
    def text(self) -> str:
        """What it says in the quote's sentence and in the next."""
        text, spans = self.article.text, self.claim.spans
        first, last = spans[0].start, spans[-1].end
        before = text[max(0, first - LEAD_CHARACTERS) : first]
        ends = [m.end() for m in _SENTENCE_END.finditer(before)]
        parts = [before[ends[-1] :] if ends else before]
        parts += [text[left.end : right.start] for left, right in pairwise(spans)]
        after = text[last : last + LEAD_CHARACTERS]
        ends = [m.start() for m in _SENTENCE_END.finditer(after)]
        parts.append(after[: ends[1]] if len(ends) > 1 else after)
        return " ".join(parts)

    @cached_property
    def forms(self) -> frozenset[str]:
        """The different words of that."""
        return frozenset(Words(self.text).forms)

    def denies(self, wires: Tripwires) -> bool:
        """Tell whether the article makes plain that something is denied."""
        return any(wires.is_negation(f) or f in wires.negators_before for f in self.forms)


def _rest_of_sentence(source: Reading, place: Span) -> tuple[Span, Span]:
    """Return what stands in the quote's sentences before and after it."""
    whole = sentence_around(source.text, place, reach=SENTENCE_CHARACTERS)
    return Span(whole.start, place.start), Span(place.end, whole.end)


def _within_marks(text: str, after: Span) -> Span:
    """Return what the speaker goes on to say; past a closing mark it is the source that speaks."""
    end = fold(after.of(text)).find('"')
    return after if end < 0 else Span(after.start, after.start + end)


def _negation_before(
    source: Reading, before: Span, told: _Told, wires: Tripwires
) -> tuple[str, Span] | None:
    """Match I do not think that [we will sell]; They claim [we will sell]."""
    lead = fold(before.of(source.text))
    clause = _last_clause(lead)
    if lead.rstrip().endswith((",", ":", '"', "-")):
        return None
    governs = wires.negators_before - wires.conditions
    is_denied = any(wires.is_negation(f) or f in governs for f in last_words(clause, GOVERNING))
    if is_denied and not told.denies(wires):
        return "negation", before
    if _OTHERS.search(clause) and told.forms.isdisjoint({"critics", "claim", "claims"}):
        return "others", before
    return None


def _last_clause(lead: str) -> str:
    ends = [m.end() for m in _CLAUSE_END.finditer(lead)]
    return lead[ends[-1] :] if ends else lead


def _condition(
    source: Reading, before: Span, after: Span, told: _Told, wires: Tripwires
) -> tuple[str, Span] | None:
    """Match If they pay, [we will stop]; [we will stop], if they pay."""
    conditions = wires.conditions & wires.qualifiers
    clause = _last_clause(fold(before.of(source.text)))
    for span, words, reach in ((before, clause, 2), (after, after.of(source.text), 1)):
        if not conditions.isdisjoint(first_words(words, reach)):
            return ("condition", span) if conditions.isdisjoint(told.forms) else None
    return None


def _question(claim: Claim, source: Reading, after: Span, told: _Told) -> tuple[str, Span] | None:
    """Match Why would anyone say [we will sell]? quoted as a statement."""
    end = _STOP.search(source.text, after.start, after.start + LEAD_CHARACTERS)
    asks = end is not None and end.group() == "?" and end.start() <= after.end
    if not asks or "?" in claim.exact or _ASKED.search(told.text):
        return None
    return "question", Span(after.start, max(after.end, end.end() if end else 0))


def _denial_after(
    source: Reading, after: Span, told: _Told, wires: Tripwires
) -> tuple[str, Span] | None:
    """Match [we will sell] is a lie."""
    if _DENIED_AFTER.match(fold(after.of(source.text))) and not told.denies(wires):
        return "negation", after
    return None


def _limit_after(
    source: Reading, place: Span, after: Span, told: _Told, wires: Tripwires
) -> tuple[str, Span] | None:
    """Match [We will sell.] But not this year."""
    if any(c.isalnum() for c in after.of(source.text)):
        return None
    rest = source.text[after.end : after.end + 400]
    gap = fold(source.text[place.end : after.end] + rest[: len(rest) - len(rest.lstrip())])
    if '"' in gap or "\n" in gap:
        return None
    begin = after.end + len(rest) - len(rest.lstrip())
    following = sentence_around(source.text, Span(begin, min(begin + 1, len(source.text))))
    if following.start < place.end:
        return None
    words = following.of(source.text)
    if wires.contrasts.isdisjoint(first_words(words, 1)):
        return None
    limits = _limits(Words(words).forms[1:], set(Words(place.of(source.text)).forms), wires)
    return ("limit", following) if limits and wires.contrasts.isdisjoint(told.forms) else None


def _limits(forms: list[str], quoted: set[str], wires: Tripwires) -> bool:
    """Tell whether a sentence takes back what was quoted, not merely goes on to something else.

    It denies or sets a condition, and begins with that or speaks of the same things.
    """
    if not any(wires.is_negation(f) or f in wires.qualifiers for f in forms):
        return False
    if not wires.limiters.isdisjoint(forms[:2]):
        return True
    shared = {f for f in forms if len(f) >= CONTENT_LETTERS} & quoted
    return len(shared) >= FEWEST_SHARED


def _qualifier_after(
    source: Reading, after: Span, told: _Told, wires: Tripwires
) -> tuple[str, Span] | None:
    """Match [We will sell], but only next year."""
    rest = fold(after.of(source.text))
    forms = first_words(rest, 2)
    if len(forms) < 2 or forms[0] not in wires.qualifiers or forms[0] in told.forms:
        return None
    lead = rest[: len(rest) - len(rest.lstrip(", -"))]
    return (forms[0], after) if lead.strip(" ,-") == "" else None


def _scope_after(
    claim: Claim, source: Reading, after: Span, told: _Told, wires: Tripwires
) -> tuple[str, Span] | None:
    """Match [We will not close the plant] this year: what is denied is less than was quoted."""
    rest = fold(after.of(source.text))
    forms = tuple(first_words(rest, SCOPE_WORDS))
    scope = next((forms[:n] for n in (3, 2, 1) if forms[:n] in wires.scopes), None)
    if scope is None or not rest[:1].isspace():
        return None
    denied = first_words(_STOP.split(claim.exact.rstrip(".!? ,"))[-1], LEAD_CHARACTERS)
    if not any(wires.is_negation(form) for form in denied):
        return None
    return None if scope[-1] in told.forms else (" ".join(scope), after)
