"""Article views → what the overview shows: a line for each article, worst first, and its facets."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipelines.findings.ranking import Coverage
from pipelines.findings.wording import share
from pipelines.report.article_view import ArticleView
from pipelines.report.claim_view import ClaimView, Standing

LOOK_FIRST = 5
"""Findings named at the top of the overview: what a person takes in within ten seconds."""

PRESSING = (Standing.SERIOUS, Standing.MODERATE)

_BY_STANDING = list(Standing)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """One article's line."""

    href: str
    article_id: str
    title: str
    publisher: str
    published: str | None
    tally: tuple[tuple[Standing, int], ...]
    claim_count: int
    coverage: Coverage
    worst: tuple[ClaimView, ...]
    facets: tuple[tuple[str, str, str, str, int], ...]
    """Standing, verdict, kind, speaker, and how many claims share them."""

    def count(self, standing: Standing) -> int:
        """Return how many claims stand so."""
        return dict(self.tally)[standing]

    @property
    def order(self) -> tuple[object, ...]:
        """Sort key: most of what presses most first, then by title."""
        counts = tuple(-self.count(standing) for standing in _BY_STANDING[:4])
        return (*counts, self.title, self.article_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewView:
    """The overview page."""

    title: str
    lines: tuple[LineView, ...]
    look_first: tuple[tuple[LineView, ClaimView], ...]
    tally: tuple[tuple[Standing, int], ...]
    claim_count: int
    coverage: str
    publishers: tuple[str, ...]
    verdicts: tuple[str, ...]
    kinds: tuple[str, ...]
    speakers: tuple[str, ...]
    made: str
    notices: tuple[str, ...]


def line_of(article: ArticleView, *, href: str) -> LineView:
    """Return the overview's line for an article."""
    facets = Counter(
        (claim.standing.value, claim.verdict, claim.kind, claim.speaker or "")
        for claim in article.claims
    )
    return LineView(
        href=href,
        article_id=article.article_id,
        title=article.title,
        publisher=article.publisher or "",
        published=article.published,
        tally=article.tally,
        claim_count=len(article.claims),
        coverage=article.coverage,
        worst=article.worst_first[:LOOK_FIRST],
        facets=tuple((*facet, count) for facet, count in sorted(facets.items())),
    )


def show_overview(
    lines: Iterable[LineView], *, title: str, made: str, notices: Sequence[str] = ()
) -> OverviewView:
    """Return what the overview shows; `made` says when and from what, `notices` what is missing."""
    ordered = sorted(lines, key=lambda line: line.order)
    facets = [facet for line in ordered for facet in line.facets]
    cited = sum(line.coverage.cited for line in ordered)
    return OverviewView(
        title=title,
        lines=tuple(ordered),
        look_first=_look_first(ordered),
        tally=tuple((s, sum(line.count(s) for line in ordered)) for s in Standing),
        claim_count=sum(line.claim_count for line in ordered),
        coverage=share(sum(line.coverage.read for line in ordered), cited, "sources read"),
        publishers=_distinct(line.publisher for line in ordered),
        verdicts=_distinct(verdict for _, verdict, _, _, _ in facets),
        kinds=_distinct(kind for _, _, kind, _, _ in facets),
        speakers=_distinct(speaker for _, _, _, speaker, _ in facets),
        made=made,
        notices=tuple(notices),
    )


def _look_first(lines: Sequence[LineView]) -> tuple[tuple[LineView, ClaimView], ...]:
    """Return the findings that press most; each article sends its worst first."""
    rounds = [
        (_BY_STANDING.index(claim.standing), place, number, line, claim)
        for number, line in enumerate(lines)
        for place, claim in enumerate(line.worst)
        if claim.standing in PRESSING
    ]
    rounds.sort(key=lambda item: item[:3])
    return tuple((line, claim) for *_, line, claim in rounds[:LOOK_FIRST])


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({word for word in words if word}, key=str.casefold))
