"""`report`: pages to read, made from the tables."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crawler.commands.tables import DataDir
from crawler.commands.terminal import say, stop
from crawler.exit_codes import ExitCode

if TYPE_CHECKING:
    from pipelines.records.dossiers import CheckedDossier, Dossier

REPORT = "report"
"""Folder of the data folder where the pages lie."""

PACKETS = "packets"
"""Folder of the data folder whose evidence packets, `<claim or article id>.zip`, are linked."""


def report(
    run: Annotated[str, typer.Option("--run", help="Only articles that this run captured.")] = "",
    article: Annotated[str, typer.Option("--article", help="Only this article, by address.")] = "",
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Only articles published on this day or later."),
    ] = None,
    is_opened: Annotated[
        bool, typer.Option("--open", help="Open the overview in a browser.")
    ] = False,
    data: DataDir = Path("data"),
) -> None:
    """Write pages to read: an overview, and each article beside its sources.

    Static files under DATA/report that open from disk and from any web server; no network.

    Example: sourcecheck demo && sourcecheck report --open
    """
    written, count = write_pages(
        data, run=run or None, article=article or None, since=since.date() if since else None
    )
    print(written)  # noqa: T201 - the path is the command's output
    if not count:
        say("no article matches; see what there is with: sourcecheck runs")
        raise typer.Exit(ExitCode.BELOW_FLOOR)
    if is_opened:
        typer.launch(written.resolve().as_uri())


def write_pages(
    data: Path, *, run: str | None = None, article: str | None = None, since: date | None = None
) -> tuple[Path, int]:
    """Write the report of a data folder; return the overview's path and the number of articles."""
    from pipelines.report.pages import Places
    from pipelines.report.site import write_report
    from pipelines.report.stored_dossiers import StoredDossiers

    title = "Articles and their sources"
    try:
        with StoredDossiers(data, run_id=run, article=article, since=since) as stored:
            made = write_report(
                stored.articles(),
                data / REPORT,
                title=title,
                made=_made(run, article, since),
                notices=stored.notices,
                places=Places(packed=frozenset(p.stem for p in (data / PACKETS).glob("*.zip"))),
            )
    except OSError as fault:
        stop(f"{data / REPORT}: cannot be written ({fault.strerror or fault})", ExitCode.FAILED)
    return made.overview, len(made.articles)


def _made(run: str | None, article: str | None, since: date | None) -> str:
    now = datetime.now(UTC)
    asked = [
        f"run {run}" if run else "",
        f"article {article}" if article else "",
        f"published since {since.day} {since:%B %Y}" if since else "",
    ]
    return ", ".join([f"Made {now.day} {now:%B %Y, %H:%M} UTC", *filter(None, asked)])


def write_single(
    dossier: "Dossier",
    checked: "CheckedDossier",
    folder: Path,
    notices: Sequence[str],
    ours: str,
) -> Path:
    """Write the pages of one text that stands in no table; return the page of the text."""
    from pipelines.report.article_view import ReportedArticle
    from pipelines.report.pages import Places
    from pipelines.report.site import write_report

    written = write_report(
        [ReportedArticle(dossier=dossier, checked=checked)],
        folder,
        title=dossier.article.title or dossier.article.url,
        made=_made(None, None, None),
        notices=notices,
        ours=ours,
        places=Places(captures="../../../captures/", has_tables=False),
    )
    return written.articles[0]
