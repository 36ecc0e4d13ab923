"""Each claim of a checked article → what its card shows, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from pipelines.findings.differences import Piece, has_differences, mark_up
from pipelines.findings.ranking import Finding, Level
from pipelines.findings.wording import (
    FLAG_WORDS,
    KIND_WORDS,
    VERDICT_WORDS,
    day_words,
    heading_of,
    reason_words,
)
from pipelines.records.checks import Check, Verdict
from pipelines.records.claims import Claim
from pipelines.records.dossiers import CheckedDossier
from pipelines.records.rulings import Ruling
from pipelines.report.source_view import PassageView, SourceDesk


class Standing(StrEnum):
    """Where a claim stands on the page: a level of finding, or one of three quiet kinds."""

    SERIOUS = "serious"
    MODERATE = "moderate"
    UNSUPPORTED = "unsupported"
    MINOR = "minor"
    BORNE_OUT = "borne_out"
    UNREAD = "unread"
    UNCHECKED = "unchecked"

    @property
    def words(self) -> str:
        """The standing in words; it is never told by colour alone."""
        return _STANDING_WORDS[self]


_STANDING_WORDS = {
    Standing.SERIOUS: "serious",
    Standing.MODERATE: "moderate",
    Standing.UNSUPPORTED: "not borne out",
    Standing.MINOR: "minor",
    Standing.BORNE_OUT: "borne out",
    Standing.UNREAD: "source not read",
    Standing.UNCHECKED: "not checkable",
}

ANCHOR_LENGTH = 12
"""Hex digits: two of 1,000 claims of a page share them with probability below 10^-8."""

FULL_CARDS = 30
"""Findings whose card shows its passage at once; of more, the milder keep it behind a click, so
that the page of an article with 400 claims stays under 300 kB."""

PASSAGES = 3
"""Passages shown with a claim; more sources are named without their words."""


_PRESSING = frozenset({Level.SERIOUS, Level.MODERATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingView:
    """What a person decided, and whether it was about this very check."""

    decision: str
    note: str | None
    by: str
    on: str
    is_of_this_check: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """One claim as its card shows it."""

    index: int
    """Place among the page's claims, which the marks in the text point to."""
    number: int | None
    """Number of a finding in the order of the text; None for the quiet kinds."""
    claim_id: str
    standing: Standing
    heading: str
    kind: str
    words: str
    speaker: str | None
    verdict: str
    pieces: tuple[Piece, ...]
    has_differences: bool
    lines: tuple[str, ...]
    why: str
    rule: str
    flags: tuple[str, ...]
    passages: tuple[PassageView, ...]
    also: tuple[str, ...]
    """What other sources say that were asked, those of one answer in one line."""
    position: int
    ruling: RulingView | None = None
    is_slim: bool = True
    """Whether its card keeps the passage behind a click."""
    beneath: tuple["ClaimView", ...] = ()
    """Milder findings about the same words."""

    @property
    def anchor(self) -> str:
        """Enough of the claim's id to name it on its page."""
        return self.claim_id[:ANCHOR_LENGTH]

    @property
    def asides(self) -> tuple[str, ...]:
        """What a mild finding's card says beside its lines: rule, flags, other sources."""
        said = " ".join([self.heading, *self.lines]).lower()
        lines = (self.why, *self.flags, *self.also)
        return tuple(line for line in lines if line.lower().partition(": source")[0] not in said)

    @property
    def repeats(self) -> bool:
        """Tell whether the source's words are the claim's, so that showing both says nothing."""
        marked = (piece.text for piece in self.passages[0].segments if piece.over)
        return "".join(marked) == self.words

    @property
    def rank(self) -> tuple[int, int]:
        """Sort key: what presses most first, then the shorter claim."""
        return list(Standing).index(self.standing), len(self.words)


def show_claims(
    checked: CheckedDossier,
    text: str,
    *,
    desk: SourceDesk,
    findings: Sequence[Finding],
    rulings: Mapping[str, Ruling],
) -> list[ClaimView]:
    """Return every claim in the order of the text, findings numbered."""
    leads = {finding.claim_id for finding in findings}
    under = {f.claim_id: [b.claim_id for b in f.beneath] for f in findings}
    by_id = {f.claim_id: f for lead in findings for f in (lead, *lead.beneath)}
    pairs = sorted(
        zip(checked.claims, checked.checks, strict=True),
        key=lambda pair: (pair[0].span.start, -pair[0].span.end, pair[1].claim_id),
    )
    views: list[ClaimView] = []
    number = 0
    for claim, check in pairs:
        finding = by_id.get(check.claim_id)
        is_lead = check.claim_id in leads
        number += is_lead
        view = _claim_view(claim, check, finding, desk=desk, text=text)
        ruling = _ruling_view(rulings.get(check.claim_id), check)
        own = number if is_lead else None
        views.append(replace(view, index=len(views), number=own, ruling=ruling))
    known = {view.claim_id: view for view in views}
    full = {f.claim_id for f in findings[:FULL_CARDS] if f.level in _PRESSING}
    return [
        replace(
            view,
            is_slim=view.claim_id not in full,
            beneath=tuple(known[i] for i in under.get(view.claim_id, ())),
        )
        for view in views
    ]


def _claim_view(
    claim: Claim, check: Check, finding: Finding | None, *, desk: SourceDesk, text: str
) -> ClaimView:
    best = check.by_source[0] if check.by_source else None
    pieces = finding.pieces if finding else mark_up(claim, best.edits if best else (), text)
    spoken = [answer for answer in check.by_source if answer.evidence]
    why = claim.unchecked_because or check.reason
    return ClaimView(
        index=0,
        number=None,
        claim_id=check.claim_id,
        standing=standing_of(check, finding.level if finding else None),
        heading=finding.heading if finding else heading_of(claim, check),
        kind=KIND_WORDS[claim.kind],
        words=claim.exact,
        speaker=(claim.speaker.name or claim.speaker.exact) if claim.speaker else None,
        verdict=VERDICT_WORDS[check.verdict],
        pieces=pieces,
        has_differences=has_differences(pieces),
        lines=finding.lines if finding else (),
        why=reason_words(why),
        rule=check.reason,
        flags=tuple(FLAG_WORDS[flag] for flag in check.flags),
        passages=tuple(desk.passage(answer) for answer in spoken[:PASSAGES]),
        also=desk.lines([a for a in check.by_source if a not in spoken[:PASSAGES]]),
        position=claim.span.start,
    )


def standing_of(check: Check, level: Level | None) -> Standing:
    """Return where a claim stands on the page."""
    if level is not None:
        return Standing(level.value)
    if check.verdict is Verdict.SOURCE_UNAVAILABLE:
        return Standing.UNREAD
    return Standing.UNCHECKED if check.verdict is Verdict.NOT_CHECKABLE else Standing.BORNE_OUT


def _ruling_view(ruling: Ruling | None, check: Check) -> RulingView | None:
    if ruling is None:
        return None
    return RulingView(
        decision=ruling.decision,
        note=ruling.note,
        by=ruling.ruled_by,
        on=day_words(ruling.ruled_at) or "",
        is_of_this_check=ruling.check_id == check.check_id,
    )
