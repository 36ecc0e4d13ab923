"""Checked articles → a folder of pages that opens from a file and from any web server."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.datasets.files import write_whole
from pipelines.records.pages import Layer
from pipelines.report.article_view import ReportedArticle, show_article
from pipelines.report.overview_view import LineView, line_of, show_overview
from pipelines.report.pages import Places, render_article, render_overview, render_stored

OVERVIEW = "index.html"
ARTICLES = "articles"
STORED = "stored"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenReport:
    """What was written."""

    overview: Path
    articles: tuple[Path, ...]


def write_report(
    articles: Iterable[ReportedArticle],
    folder: Path,
    *,
    title: str,
    made: str,
    notices: Sequence[str] = (),
    ours: str = "article",
    places: Places | None = None,
) -> WrittenReport:
    """Write the pages of a report, one article in memory at a time; the overview comes last.

    Args:
        articles: What to show, in any order.
        folder: Where the pages go; pages of an earlier report there are replaced.
        title: Headline of the overview.
        made: When it was made and from what, for its first line.
        notices: What a reader must know first, such as files that could not be read.
        ours: What the checked text is called: article or draft.
        places: Where an article's page finds captures, packets and tables; None for the usual.
    """
    _empty(folder)
    lines: list[LineView] = []
    for reported in articles:
        view = show_article(reported, ours=ours)
        href = f"{ARTICLES}/{view.article_id}.html"
        (folder / href).write_text(render_article(view, places or Places()), encoding="utf-8")
        _write_stored(reported, folder / STORED)
        lines.append(line_of(view, href=href))
    overview = show_overview(lines, title=title, made=made, notices=notices)
    write_whole(folder / OVERVIEW, render_overview(overview))
    return WrittenReport(
        overview=folder / OVERVIEW,
        articles=tuple(folder / line.href for line in overview.lines),
    )


def _empty(folder: Path) -> None:
    """Make the folders, and take away the pages of an earlier report; nothing else is touched."""
    for part in (ARTICLES, STORED):
        (folder / part).mkdir(parents=True, exist_ok=True)
        for page in (folder / part).glob("*.html"):
            page.unlink()


def _write_stored(reported: ReportedArticle, folder: Path) -> None:
    """Write the stored copy of each source that was read; one that is there already stays."""
    quoted_beyond = {
        evidence.source_id
        for check in reported.checked.checks
        for answer in check.by_source
        for evidence in answer.evidence
        if evidence.layer is not Layer.TEXT
    }
    for source in reported.dossier.sources:
        page = source.document
        if page is None:
            continue
        path = folder / f"{page.document_id}.html"
        is_whole = page.document_id in quoted_beyond
        if is_whole or not path.exists():
            path.write_text(render_stored(page, with_all_text=is_whole), encoding="utf-8")
