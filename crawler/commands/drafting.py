"""`draft`, `compare`: a text is held against its sources before it is published."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crawler.commands.crawling import Replay, Setting, Verbose, log_settings, parsed_settings
from crawler.commands.tables import DataDir
from crawler.commands.terminal import safe, say, stop
from crawler.exit_codes import ExitCode

if TYPE_CHECKING:
    from pipelines.drafts.reading import Draft
    from pipelines.findings.sheet import Place
    from pipelines.records.citations import Citation
    from pipelines.records.dossiers import Source
    from pipelines.records.spans import Span


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    ANNOTATIONS = "annotations"


class FailOn(StrEnum):
    """The mildest finding that makes the command fail."""

    SERIOUS = "serious"
    MODERATE = "moderate"
    UNSUPPORTED = "unsupported"


class WrittenAs(StrEnum):
    """How a text without a telling name is written."""

    MD = "md"
    TXT = "txt"
    HTML = "html"
    DOCX = "docx"


FailOnOption = Annotated[
    FailOn | None,
    typer.Option("--fail-on", help="Exit with 4 when a finding is at or above this."),
]
FormatOption = Annotated[Format, typer.Option("--format", help="How the findings are printed.")]
ReportOption = Annotated[bool, typer.Option("--report", help="Write pages to read as well.")]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        "--as-of",
        formats=["%Y-%m-%d"],
        help="Day that “today” means in the text.",
        show_default="the text's own date, else today",
    ),
]
As = Annotated[
    WrittenAs | None,
    typer.Option("--as", help="How the text is written, when its name does not tell."),
]

DRAFTS = "drafts"
"""Part of the data folder where drafts keep what they fetched, apart from the crawls' tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the person asked to be shown of a checked text."""

    name: str
    ours: str
    wanted: Format
    fail_on: FailOn | None
    report: Path | None
    """Folder for the pages; None when none were asked for."""


def draft(  # noqa: PLR0913, PLR0917 - each is an option of the command
    file: Annotated[str, typer.Argument(metavar="FILE", help="The draft; '-' for stdin.")],
    replay: Replay = None,
    fail_on: FailOnOption = None,
    wanted: FormatOption = Format.TEXT,
    report: ReportOption = False,
    as_of: AsOf = None,
    written_as: As = None,
    data: DataDir = Path("data"),
    settings: Setting = None,
    verbose: Verbose = False,
) -> None:
    """Check a draft (Markdown, HTML, DOCX, plain text) against the pages that it cites.

    The draft never leaves this machine: only the cited addresses are asked for, and named first.

    Example: sourcecheck draft data/sample/drafts/barrier.md --replay data/sample/sample.warc.gz
    """
    for path in replay or ():
        if not path.is_file():
            raise typer.BadParameter(f"{path}: no such archive; --replay takes a WARC file")
    read = _read_draft(file, written_as, as_of)
    home = data / DRAFTS
    overrides = log_settings(verbose=verbose) | parsed_settings(settings or [])
    sources = _fetch(read, home, tuple(replay or ()), overrides)
    name = "stdin" if file == "-" else file
    wish = Wish(
        name=name,
        ours="draft",
        wanted=wanted,
        fail_on=fail_on,
        report=home / "report" / _slug(name) if report else None,
    )
    _judge(read, read.citations, sources, wish)


def compare(
    text: Annotated[Path, typer.Argument(metavar="ARTICLE", help="The text to check.")],
    sources: Annotated[list[Path], typer.Argument(metavar="SOURCE...", help="What it cites.")],
    fail_on: FailOnOption = None,
    wanted: FormatOption = Format.TEXT,
    report: ReportOption = False,
    as_of: AsOf = None,
    data: DataDir = Path("data"),
) -> None:
    """Check a text against sources that lie on this machine; nothing is fetched.

    Each may be Markdown, HTML, DOCX, PDF or plain text.

    Example: sourcecheck compare data/sample/drafts/ferry.md data/sample/drafts/ferry-release.txt
    """
    from crawler.local_files import cited_as_listed, read_local_source

    read = _read_draft(str(text), None, as_of)
    pages = [read_local_source(path) for path in sources]
    wish = Wish(
        name=str(text),
        ours="article",
        wanted=wanted,
        fail_on=fail_on,
        report=data / DRAFTS / "report" / _slug(str(text)) if report else None,
    )
    _judge(read, cited_as_listed(read.document, pages), pages, wish)


def _read_draft(file: str, written_as: WrittenAs | None, as_of: datetime | None) -> "Draft":
    """Return the draft in a file or on stdin; end the command when there is none."""
    from pipelines.drafts.reading import DraftFormat, DraftUnreadableError, read_draft

    try:
        payload = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as fault:
        stop(f"{file}: cannot be read ({fault.strerror}); give a file or '-'", ExitCode.USAGE)
    try:
        return read_draft(
            payload,
            name="stdin" if file == "-" else Path(file).name,
            written_as=DraftFormat(written_as.value) if written_as else None,
            as_of=(as_of or datetime.now().astimezone()).date(),
        )
    except DraftUnreadableError as fault:
        stop(safe(str(fault)), ExitCode.USAGE)


def _fetch(
    read: "Draft", home: Path, replay: tuple[Path, ...], overrides: Mapping[str, Any]
) -> "Sequence[Source]":
    """Return what became of each cited page; say on stderr which are asked for."""
    urls = list(dict.fromkeys(c.url for c in read.citations if c.url))
    if not urls:
        return []
    where = f"from {', '.join(map(str, replay))}" if replay else "from the network"
    say(f"The draft stays on this machine. Asking for {len(urls)} cited pages {where}:")
    for url in urls:
        say(f"  {safe(url)}")
    from crawler.cited_pages import fetch_cited
    from pipelines.runs import RunLockedError

    try:
        run, sources = fetch_cited(urls, data_dir=home, replay=replay, settings_overrides=overrides)
    except RunLockedError as fault:
        stop(str(fault), ExitCode.LOCKED)
    except (ValueError, OSError) as fault:
        stop(str(fault), ExitCode.FAILED)
    if run.exit_code in {ExitCode.FAILED, ExitCode.DISK_FULL}:
        stop(f"the cited pages could not be fetched: {run.reason}", ExitCode(run.exit_code))
    return sources


def _judge(
    read: "Draft", citations: "Sequence[Citation]", sources: "Sequence[Source]", wish: Wish
) -> None:
    """Check a text, print what was found, and exit with what that means."""
    from crawler.commands.findings_view import show_findings
    from pipelines.dossiers import check_dossier
    from pipelines.findings.ranking import Level
    from pipelines.findings.sheet import make_sheet
    from pipelines.records.dossiers import Dossier

    dossier = Dossier(article=read.document, citations=tuple(citations), sources=tuple(sources))
    checked = check_dossier(dossier)
    notices = [n for n in read.notices if not (sources and "links to no page" in n)]
    sheet = make_sheet(
        dossier, checked, name=wish.name, ours=wish.ours, place_of=_places(read), notices=notices
    )
    show_findings(sheet, wish.wanted.value)
    if wish.report:
        from crawler.commands.reporting import write_single

        say(f"report: {write_single(dossier, checked, wish.report, notices, wish.ours)}")
    if wish.fail_on and sheet.reaches(Level(wish.fail_on.value)):
        raise typer.Exit(ExitCode.FINDINGS)
    if not sheet.coverage.read:
        say("nothing was checked: no cited page could be read")
        raise typer.Exit(ExitCode.BELOW_FLOOR)


def _places(read: "Draft") -> "Callable[[Span], Place]":
    from pipelines.findings.sheet import Place

    return lambda span: Place(line=read.line_of(span), paragraph=read.block_number(span.start))


def _slug(name: str) -> str:
    """Return a file's name as a folder's: letters, digits, points and dashes only.

    >>> _slug("../drafts/Hafen & Fähre.md")
    'Hafen-F-hre.md'
    """
    kept = "".join(
        c if c.isascii() and (c.isalnum() or c in ".-_") else " " for c in Path(name).name
    )
    return "-".join(kept.split()).strip(".-") or "draft"
