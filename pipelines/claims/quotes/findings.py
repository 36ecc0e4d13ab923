"""Quotes against one layer of a source → the best finding of each, and the runner-up."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.alignment.search import Found, Sought, prepare, search
from pipelines.alignment.tokens import tokens_of
from pipelines.claims.quotes.attribution import SURE_CONFIDENCE, source_speaker
from pipelines.claims.quotes.classes import (
    Finding,
    classify,
    classify_paraphrase,
    classify_scattered,
    explains_more,
)
from pipelines.claims.quotes.house import HouseStyle
from pipelines.claims.quotes.sides import RANK, Sides
from pipelines.claims.quotes.tripwires import read_tripwires
from pipelines.claims.quotes.wording import Wording, wording_of
from pipelines.claims.speakers.names import share_a_name
from pipelines.records.checks import QuoteClass
from pipelines.records.claims import Claim
from pipelines.text import Reading

FEWEST_OF_ONE_SPEAKER = 3
"""Words that an altered quote keeps at the least where its own speaker says them."""

_ORDER = {quote_class: rank for rank, quote_class in enumerate(QuoteClass)}
"""Classes from the most to the least faithful, as the record lists them."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The quotes of an article made ready to be sought in any number of sources."""

    claims: tuple[Claim, ...]
    wordings: tuple[Wording, ...]
    sought: Sought

    def only(self, indexes: Sequence[int]) -> "Prepared":
        """Return some of the quotes, or all as they are."""
        if len(indexes) == len(self.claims):
            return self
        wordings = tuple(self.wordings[i] for i in indexes)
        sought = prepare([w.pattern for w in wordings])
        return Prepared(tuple(self.claims[i] for i in indexes), wordings, sought)


@dataclass(frozen=True, slots=True)
class Best:
    """The best place of a quote in one layer."""

    finding: Finding
    margin: float | None
    """How far it beats the second best, 0 to 1; None when there is no second."""
    others: tuple[Finding, ...] = ()


def prepare_quotes(claims: Sequence[Claim], article: Reading) -> Prepared:
    """Return quotes ready to be sought."""
    wordings = tuple(wording_of(claim, article) for claim in claims)
    return Prepared(tuple(claims), wordings, prepare([w.pattern for w in wordings]))


def find_in(prepared: Prepared, layer: Reading, house: HouseStyle) -> list[Best | None]:
    """Return the best finding of each quote in a layer of a source; None when it is absent."""
    tokens = tokens_of(layer)
    wires = read_tripwires(layer.document.language or "en")
    found = search(prepared.sought, tokens)
    return [
        _best(claim, place, Sides(wording, layer, tokens, wires, house, place.words))
        for claim, wording, place in zip(prepared.claims, prepared.wordings, found, strict=True)
    ]


def _best(claim: Claim, found: Found, sides: Sides) -> Best | None:
    findings = [f for a in found.alignments if (f := classify(a, sides, claim.spans)) is not None]
    scattered = classify_scattered(found.scattered, sides)
    if scattered is not None and all(explains_more(scattered, f) for f in findings):
        findings = [scattered]
    if not findings:
        findings = _in_the_speakers_mouth(claim, found, sides)
    if not findings:
        other = classify_paraphrase(sides)
        findings = [other] if other is not None else []
    if not findings:
        return None
    findings.sort(key=rank_of)
    return Best(findings[0], _margin(findings), tuple(findings[1:]))


def _in_the_speakers_mouth(claim: Claim, found: Found, sides: Sides) -> list[Finding]:
    """Return a short quote with one change, at a place where its own speaker says it.

    "We are tired, not beaten" beside "We are tired, not broken": so few words are many people's,
    but hardly twice one person's, if a word among them is rare on the page.
    """
    speaker = claim.speaker
    if speaker is None or speaker.name is None or speaker.confidence < SURE_CONFIDENCE:
        return []
    laid = [
        finding
        for alignment in found.alignments
        if alignment.kept >= FEWEST_OF_ONE_SPEAKER
        and (finding := classify(alignment, sides, claim.spans, fewest=FEWEST_OF_ONE_SPEAKER))
    ]
    return [f for f in laid if _is_one_change(f) and _is_said_by(speaker.name, f)]


def _is_one_change(finding: Finding) -> bool:
    """Tell whether one stretch differs, and what is kept has a long word that the page has once."""
    sides, kept = finding.sides, set(range(len(finding.sides.words)))
    for difference in finding.differences:
        kept -= set(range(difference.quote_start, difference.quote_end))
    counts = sides.tokens.vocabulary.counts
    rare = [at for at in sides.wording.content if at in kept and counts[sides.words[at]] == 1]
    return len([d for d in finding.differences if d.is_unmarked]) == 1 and bool(rare)


def _is_said_by(name: str, finding: Finding) -> bool:
    layer, (start, end) = finding.sides.source, finding.stretches[0]
    there = source_speaker(layer, finding.sides.tokens.span(start, end))
    if there is None or there.name is None or there.confidence < SURE_CONFIDENCE:
        return False
    return share_a_name(name, there.name)


def rank_of(finding: Finding) -> tuple[int, int, float, int]:
    """Return what findings are ordered by: severity, class, cost, place."""
    start = finding.stretches[0][0] if finding.stretches else 0
    return RANK[finding.severity], _ORDER[finding.quote_class], finding.cost, start


def _margin(findings: Sequence[Finding]) -> float | None:
    """Return by how much of the quote the best place holds more than the second.

    Another way to lay the quote on the same words is no second place.
    """
    best = findings[0]
    second = next((f for f in findings[1:] if not _overlap(best, f)), None)
    if second is None:
        return None
    per_word = (second.cost - best.cost) / max(1, len(best.sides.wording.pattern.forms))
    return round(min(1.0, max(0.0, per_word)), 3)


def _overlap(first: Finding, second: Finding) -> bool:
    return any(a < d and c < b for a, b in first.stretches for c, d in second.stretches)
