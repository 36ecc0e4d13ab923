"""One checked article → what its page shows, in words and segments; the templates only lay out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from pipelines.findings.differences import Piece, has_differences, mark_up
from pipelines.findings.links import safe_href
from pipelines.findings.ranking import (
    Coverage,
    Finding,
    Level,
    coverage_of,
    find_findings,
)
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
from pipelines.records.dossiers import CheckedDossier, Dossier
from pipelines.records.pages import BlockKind
from pipelines.records.rulings import Ruling
from pipelines.records.spans import Span
from pipelines.report.marking import Segment, cut, row_at, rows_of
from pipelines.report.source_view import PassageView, SourceDesk, SourceView


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
class ReportedArticle:
    """One article with everything that a report shows of it."""

    dossier: Dossier
    checked: CheckedDossier
    rulings: Mapping[str, Ruling] = field(default_factory=dict)
    """Newest ruling on each claim, by `claim_id`."""


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
    ruling: RulingView | None
    position: int
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


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """One block of the article's text with the claims that begin in it."""

    kind: BlockKind
    level: int | None
    cells: tuple[tuple[Segment[ClaimView], ...], ...]
    findings: tuple[ClaimView, ...]
    borne_out: tuple[ClaimView, ...]
    unread: tuple[ClaimView, ...]

    @property
    def has_marks(self) -> bool:
        """Tell whether any claim stands in the block."""
        return any(piece.over for cell in self.cells for piece in cell)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """One article's page."""

    article_id: str
    title: str
    url: str
    live: str | None
    publisher: str | None
    authors: str
    published: str | None
    corrections: tuple[str, ...]
    rows: tuple[RowView, ...]
    worst_first: tuple[ClaimView, ...]
    """Every finding, the one to look at first in front."""
    tally: tuple[tuple[Standing, int], ...]
    coverage: Coverage
    sources: tuple[SourceView, ...]
    unchecked: tuple[tuple[str, tuple[ClaimView, ...]], ...]
    """Claims that were not checked, by cause, the commonest first."""
    claims: tuple[ClaimView, ...]
    rules_version: str
    is_draft: bool

    def count(self, standing: Standing) -> int:
        """Return how many claims stand so."""
        return dict(self.tally).get(standing, 0)

    @property
    def finding_count(self) -> int:
        """Number of findings of every level, those beneath others aside."""
        return sum(1 for claim in self.claims if claim.number is not None)


def show_article(reported: ReportedArticle, *, ours: str = "article") -> ArticleView:
    """Return what the page of one article shows; `ours` is article or draft."""
    article, checked = reported.dossier.article, reported.checked
    desk = SourceDesk(reported.dossier, checked)
    findings = find_findings(article, checked, ours=ours)
    claims = _claim_views(reported, desk, findings)
    by_id = {claim.claim_id: claim for claim in claims}
    return ArticleView(
        article_id=article.document_id,
        title=article.title or _first_line(article.text) or article.url,
        url=article.url,
        live=safe_href(article.url),
        publisher=article.publisher,
        authors=", ".join(article.authors),
        published=day_words(article.published.at if article.published else None),
        corrections=article.notes,
        rows=_rows(reported, claims),
        worst_first=tuple(by_id[f.claim_id] for f in findings),
        tally=tuple((s, sum(c.standing is s for c in claims)) for s in Standing),
        coverage=coverage_of(checked.citations),
        sources=desk.sources(),
        unchecked=_unchecked(claims),
        claims=tuple(claims),
        rules_version=checked.checks[0].rules_version if checked.checks else "",
        is_draft=ours == "draft",
    )


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0][:200]


def _claim_views(
    reported: ReportedArticle, desk: SourceDesk, findings: Sequence[Finding]
) -> list[ClaimView]:
    """Return every claim in the order of the text, findings numbered."""
    leads = {finding.claim_id for finding in findings}
    under = {f.claim_id: [b.claim_id for b in f.beneath] for f in findings}
    by_id = {f.claim_id: f for lead in findings for f in (lead, *lead.beneath)}
    pairs = sorted(
        zip(reported.checked.claims, reported.checked.checks, strict=True),
        key=lambda pair: (pair[0].span.start, -pair[0].span.end, pair[1].claim_id),
    )
    views: list[ClaimView] = []
    number = 0
    for claim, check in pairs:
        finding = by_id.get(check.claim_id)
        is_lead = check.claim_id in leads
        number += is_lead
        view = _claim_view(reported, desk, claim, check, finding)
        views.append(replace(view, index=len(views), number=number if is_lead else None))
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
    reported: ReportedArticle,
    desk: SourceDesk,
    claim: Claim,
    check: Check,
    finding: Finding | None,
) -> ClaimView:
    best = check.by_source[0] if check.by_source else None
    text = reported.dossier.article.text
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
        ruling=_ruling_view(reported.rulings.get(check.claim_id), check),
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


def _rows(reported: ReportedArticle, claims: Sequence[ClaimView]) -> tuple[RowView, ...]:
    article, checked = reported.dossier.article, reported.checked
    rows = rows_of(article)
    starts = [row.span.start for row in rows]
    by_id = {view.claim_id: view for view in claims}
    marks = [
        (span, by_id[check.claim_id])
        for claim, check in zip(checked.claims, checked.checks, strict=True)
        for span in claim.spans
    ]
    beside: list[list[ClaimView]] = [[] for _ in rows]
    for view in claims:
        if rows:
            beside[row_at(starts, view.position)].append(view)
    return tuple(
        RowView(
            kind=row.kind,
            level=row.blocks[0].level,
            cells=tuple(_segments(article.text, block.span, marks) for block in row.blocks),
            findings=tuple(v for v in views if v.number is not None),
            borne_out=tuple(v for v in views if v.standing is Standing.BORNE_OUT),
            unread=tuple(v for v in views if v.standing is Standing.UNREAD),
        )
        for row, views in zip(rows, beside, strict=True)
    )


def _segments(
    text: str, span: Span, marks: Sequence[tuple[Span, ClaimView]]
) -> tuple[Segment[ClaimView], ...]:
    return tuple(cut(text, span, marks))


def _unchecked(claims: Sequence[ClaimView]) -> tuple[tuple[str, tuple[ClaimView, ...]], ...]:
    causes: dict[str, list[ClaimView]] = {}
    for claim in claims:
        if claim.standing in {Standing.UNREAD, Standing.UNCHECKED}:
            causes.setdefault(claim.why, []).append(claim)
    ordered = sorted(causes.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple((cause, tuple(views)) for cause, views in ordered)
