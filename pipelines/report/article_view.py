"""One checked article → what its page shows, in words and segments; templates only lay out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipelines.findings.links import safe_href
from pipelines.findings.ranking import Coverage, coverage_of, find_findings
from pipelines.findings.wording import day_words
from pipelines.records.dossiers import CheckedDossier, Dossier
from pipelines.records.pages import BlockKind
from pipelines.records.rulings import Ruling
from pipelines.records.spans import Span
from pipelines.report.claim_view import ClaimView, Standing, show_claims
from pipelines.report.docket_view import DocketView, show_docket
from pipelines.report.marking import Segment, cut, row_at, rows_of
from pipelines.report.source_view import SourceDesk, SourceView


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedArticle:
    """One article with everything that a report shows of it."""

    dossier: Dossier
    checked: CheckedDossier
    rulings: Mapping[str, Ruling] = field(default_factory=dict)
    """Newest ruling on each claim, by `claim_id`."""


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
    docket: tuple[DocketView, ...]
    """What the article leaves open, the earliest due first."""
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
    claims = show_claims(
        checked, article.text, desk=desk, findings=findings, rulings=reported.rulings
    )
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
        docket=show_docket(checked.docket, article.text),
        rules_version=checked.checks[0].rules_version if checked.checks else "",
        is_draft=ours == "draft",
    )


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0][:200]


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
