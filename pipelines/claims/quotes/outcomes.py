"""Finding, context and speakers of one quote → its class, severity and a note in plain words."""

from dataclasses import dataclass

from pipelines.claims.quotes.classes import Finding
from pipelines.claims.quotes.context import Context
from pipelines.claims.quotes.sides import RANK, Difference
from pipelines.records.checks import EditKind, QuoteClass, Severity
from pipelines.records.claims import Claim, Speaker
from pipelines.records.spans import Span

NOTE_CHARACTERS = 120
"""Longest words of a page in a note; the evidence has them whole."""

_WHOLE = frozenset(
    {
        QuoteClass.VERBATIM,
        QuoteClass.TYPOGRAPHIC,
        QuoteClass.CASE,
        QuoteClass.ELLIPSIS_OMISSION,
        QuoteClass.BRACKET_INSERTION,
        QuoteClass.FILLER_DELETION,
    }
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that was found of one quote in one source."""

    finding: Finding
    claim: Claim
    context: Context
    there: Speaker | None
    """Who speaks in the source."""
    is_wrong_speaker: bool
    is_of_two_speakers: bool
    """Whether an ellipsis leads from one speaker's words to another's."""

    @property
    def quote_class(self) -> QuoteClass:
        """The finding's class; a faithful quote that stops at a qualifier is truncated."""
        if self.is_of_two_speakers:
            return QuoteClass.STITCHED
        found = self.finding.quote_class
        is_cut = self.context.is_truncated and self.finding.is_faithful and found in _WHOLE
        return QuoteClass.TRUNCATED if is_cut else found

    @property
    def severity(self) -> Severity:
        """The gravest of what was changed, cut off, left out around it or misattributed."""
        if self.is_wrong_speaker or self.is_of_two_speakers or self.context.is_out_of_context:
            return Severity.SERIOUS
        if self.quote_class is QuoteClass.TRUNCATED:
            return Severity.MODERATE
        return self.finding.severity

    @property
    def is_altered(self) -> bool:
        """Tell whether the words themselves were changed beyond what a house lets pass."""
        return self.is_of_two_speakers or RANK[self.finding.severity] >= RANK[Severity.MODERATE]


def places_of(finding: Finding) -> tuple[Span, ...]:
    """Return the source's words that bear out a quote."""
    return tuple(finding.sides.tokens.span(start, end) for start, end in finding.stretches)


def note_of(outcome: Outcome) -> str:
    """Return the finding in words that an editor can repeat on the phone."""
    parts = [_what(outcome)]
    context, layer = outcome.context, outcome.finding.sides.source
    if context.words is not None and (context.is_out_of_context or context.is_truncated):
        left_out = _clip(context.words.of(layer.text).strip(" ,;—–-"))
        parts.append(f"The article leaves out: “{left_out}” ({context.cause}).")
    if outcome.is_wrong_speaker and outcome.there and outcome.claim.speaker:
        here = outcome.claim.speaker.name
        parts.append(
            f"The source gives these words to {outcome.there.name}, the article to {here}."
        )
    return " ".join(parts)


_PLAIN = {
    QuoteClass.VERBATIM: "Stands word for word in the source.",
    QuoteClass.TYPOGRAPHIC: "Stands in the source; only typography or punctuation differs.",
    QuoteClass.CASE: "Stands in the source; only capitals differ.",
    QuoteClass.STITCHED: "Joins passages that stand apart in the source as if they were one.",
    QuoteClass.REORDER: "Has the source's words in another order.",
}


def _what(outcome: Outcome) -> str:
    finding = outcome.finding
    plain = _PLAIN.get(QuoteClass.STITCHED if outcome.is_of_two_speakers else finding.quote_class)
    if plain is not None:
        return plain
    if finding.quote_class is QuoteClass.PARAPHRASE_IN_QUOTES:
        places = places_of(finding)
        words = Span(places[0].start, places[-1].end).of(finding.sides.source.text)
        return f"A paraphrase in quotation marks; the source says: “{_clip(words)}”."
    if not finding.differences:
        return "Stands in the source with other marks: a bracketed capital, a question mark."
    worst = max(finding.differences, key=lambda d: RANK[d.edit.severity])
    return _of_difference(worst, finding)


def _of_difference(worst: Difference, finding: Finding) -> str:
    edit = worst.edit
    why = f" ({edit.cause})" if edit.cause and edit.severity is not Severity.NONE else ""
    quote, source = _clip(edit.claim_words), _clip(edit.source_words)
    if edit.kind is EditKind.OMIT:
        return f"The marked omission leaves out “{source}”{why}."
    if edit.kind is EditKind.BRACKET:
        return f"The brackets hold “{quote}” for the source's “{source}”{why}."
    lead = "Stands in the source, but for" if finding.is_faithful else "Differs from this source:"
    if edit.kind is EditKind.DELETE:
        return f"{lead} “{source}”, which the quote leaves out{why}."
    if edit.kind is EditKind.INSERT:
        return f"{lead} “{quote}”, which the source does not have{why}."
    return f"{lead} “{quote}”, where the source has “{source}”{why}."


def _clip(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= NOTE_CHARACTERS else words[: NOTE_CHARACTERS - 1].rstrip() + "…"
