"""`ledger`, `plot`, `explain`, `interchange`: what was found, in every form that is asked for."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crawler.commands.tables import AsJson, DataDir
from crawler.commands.terminal import safe, say, stop
from crawler.exit_codes import ExitCode
from pipelines.records.checks import Check, Flag, Severity, SourceCheck, Verdict
from pipelines.records.claims import Claim, ClaimKind

if TYPE_CHECKING:
    from pipelines.datasets.reading import LedgerQuery


def ledger(  # noqa: PLR0913, PLR0917 - each is an option of the command
    data: DataDir = Path("data"),
    publisher: Annotated[str | None, typer.Option(help="Only this publisher.")] = None,
    since: Annotated[str | None, typer.Option(help="Published on this day or later.")] = None,
    until: Annotated[str | None, typer.Option(help="Published on this day or before.")] = None,
    verdict: Annotated[list[Verdict] | None, typer.Option(help="Any of these.")] = None,
    severity: Annotated[Severity, typer.Option(help="At least this.")] = Severity.NONE,
    kind: Annotated[list[ClaimKind] | None, typer.Option(help="Any of these.")] = None,
    flag: Annotated[list[Flag] | None, typer.Option(help="Any of these.")] = None,
    source_host: Annotated[str | None, typer.Option(help="Host of the deciding source.")] = None,
    as_of: Annotated[str | None, typer.Option(help="The state at the end of this day.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many rows.")] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Write .csv, .xlsx, .jsonl or .parquet.")
    ] = None,
    as_json: AsJson = False,
    show_all: Annotated[bool, typer.Option("--all", help="Show every row.")] = False,
) -> None:
    """Show the latest ledger, worst first, filtered; or write it to a file safe for spreadsheets.

    Example: sourcecheck ledger --severity serious --kind quote -o serious.csv
    """
    from pipelines.datasets.reading import LedgerQuery

    query = LedgerQuery(
        publisher=publisher,
        since=_day(since),
        until=_day(until),
        verdicts=tuple(verdict or ()),
        severity=severity,
        kinds=tuple(kind or ()),
        flags=tuple(flag or ()),
        source_host=source_host,
        as_of=_day(as_of),
        limit=limit,
    )
    _answer(data, query, out, is_json=as_json, with_all=show_all)


def _answer(
    data: Path, query: "LedgerQuery", out: Path | None, *, is_json: bool, with_all: bool
) -> None:
    from crawler.commands.ledger_view import show_ledger
    from pipelines.datasets.export import export
    from pipelines.datasets.reading import read_ledger

    found = read_ledger(data, query)
    if out is None:
        show_ledger(found, is_json=is_json, with_all=with_all)
        return
    try:
        export(found.rows, out)
    except (ValueError, OSError) as fault:
        stop(str(fault), ExitCode.USAGE)
    say(f"{found.rows.num_rows} rows written to {out}")


def _day(words: str | None) -> date | None:
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise typer.BadParameter(f"{words}: give a day as YYYY-MM-DD") from None


def plot(
    picture: Annotated[str, typer.Argument(help="verdicts, coverage or timeline.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="PNG, SVG or PDF to write.")],
    data: DataDir = Path("data"),
) -> None:
    """Draw verdicts or coverage by publisher, or findings over time, into a picture.

    Example: sourcecheck plot verdicts -o verdicts.png
    """
    from pipelines.datasets.plots import Picture, draw

    try:
        unreadable = draw(Picture(picture), data, out)
    except (ValueError, OSError) as fault:
        stop(str(fault), ExitCode.USAGE)
    for file in unreadable:
        say(str(file))
    say(f"{picture} drawn to {out}")


def explain(
    claim_id: Annotated[str, typer.Argument(help="Id of a claim, as the ledger has it.")],
    data: DataDir = Path("data"),
) -> None:
    """Tell rule by rule why a claim has its verdict: normal form, sources, evidence, edits.

    Example: sourcecheck explain $(sourcecheck ledger --json --limit 1 | jq -r .claim_id)
    """
    from pipelines.datasets.reading import TableReader
    from pipelines.datasets.rows import from_batch
    from pipelines.datasets.schemas import CHECKS, CLAIMS

    with TableReader(data, tables=("claims", "checks", "captures", "citations")) as tables:
        claims = from_batch(CLAIMS, tables.arrow(_CLAIM, {"id": claim_id}))
        checks = from_batch(CHECKS, tables.arrow(_CHECK, {"id": claim_id}))
    if not claims or not checks:
        stop(f"{claim_id}: no such claim in {data / 'tables'}; see the ledger", ExitCode.USAGE)
    for line in explanation(claims[0], checks[0]):
        typer.echo(line)


def interchange(
    vocabulary: Annotated[str, typer.Argument(help="annotation or claim_review.")] = "annotation",
    data: DataDir = Path("data"),
    article: Annotated[str | None, typer.Option(help="Only this article's address.")] = None,
    run: Annotated[str | None, typer.Option(help="Only articles of this run.")] = None,
) -> None:
    """Print each check as JSON-LD, one a line: W3C Web Annotation or schema.org ClaimReview.

    Example: sourcecheck interchange claim_review > reviews.jsonl
    """
    from pipelines.datasets.interchange import Vocabulary, interchange_lines
    from pipelines.report.stored_dossiers import StoredDossiers

    try:
        wanted = Vocabulary(vocabulary)
    except ValueError:
        known = ", ".join(Vocabulary)
        raise typer.BadParameter(f"{vocabulary}: not known; there are {known}") from None
    with StoredDossiers(data, run_id=run, article=article) as stored:
        checked = ((found.dossier, found.checked) for found in stored.articles())
        for line in interchange_lines(checked, wanted):
            typer.echo(line)


_CLAIM = "SELECT * FROM claims WHERE claim_id = $id LIMIT 1"
_CHECK = "SELECT * FROM standing_checks WHERE claim_id = $id"


def explanation(claim: Claim, check: Check) -> list[str]:
    """Return the lines that tell how a claim came to its verdict, foreign text made harmless."""
    flags = f"; flags {', '.join(check.flags)}" if check.flags else ""
    lines = [
        f"{claim.kind} {claim.claim_id}: {safe(claim.exact)}",
        *_normal_form(claim),
        f"bound to {len(claim.citation_ids)} citations by {claim.binding}",
        f"verdict {check.verdict} by rule {check.reason}, severity {check.severity}{flags}",
        f"rules version {check.rules_version}, model {check.model or 'none'}",
    ]
    if check.note:
        lines.append(f"the article against itself: {safe(check.note)}")
    for number, source in enumerate(check.by_source, 1):
        lines += _about_source(number, source)
    return lines


def _normal_form(claim: Claim) -> list[str]:
    parts = [claim.quantity, claim.date, claim.name]
    lines = [f"normal form {part}" for part in parts if part]
    if claim.speaker:
        speaker = claim.speaker
        lines.append(
            f"speaker {safe(speaker.name) or 'unresolved'}, printed {safe(speaker.exact)!r},"
            f" by rule {speaker.rule} ({speaker.confidence:.2f})"
        )
    if claim.hedges:
        words = ", ".join(f"{safe(hedge.exact)!r}" for hedge in claim.hedges)
        lines.append(f"certainty {claim.certainty} from {words}")
    return lines


def _about_source(number: int, source: SourceCheck) -> list[str]:
    head = f"{number}. {safe(source.url_key)}: {source.verdict} by {source.reason}"
    head += f", support {source.support:.2f}"
    head += f", class {source.quote_class}" if source.quote_class else ""
    head += f", relation {source.relation}" if source.relation else ""
    head += f", margin {source.margin:.2f}" if source.margin is not None else ""
    lines = [head]
    if source.note:
        lines.append(f"   {safe(source.note)}")
    lines += [
        f"   evidence {e.layer} {e.span.start}-{e.span.end}"
        f"{f', page {e.page}' if e.page else ''}: {safe(e.exact, 200)}"
        for e in source.evidence[:3]
    ]
    lines += [
        f"   edit {e.kind}: article {safe(e.claim_words)!r}, source {safe(e.source_words)!r}"
        f"{f' ({e.cause}, {e.severity})' if e.cause else ''}"
        for e in source.edits
    ]
    return lines
