"""The command line: the one place that knows both halves of the product."""

import os
from pathlib import Path

import typer

from crawler.commands import (
    care,
    crawling,
    desk,
    ledger,
    newsroom,
    packets,
    rebuilding,
    rechecking,
    stages,
    tables,
)
from crawler.commands.first_steps import next_steps
from crawler.lean_arrow import keep_pandas_out

EPILOG = (
    "Exit codes: 0 done; 1 failed; 2 wrong usage; 3 finished below its floor; "
    "4 findings at or above --fail-on; 5 another run holds the lock; 6 disk full. "
    "Start here: sourcecheck demo"
)

app = typer.Typer(
    name="sourcecheck",
    help="Crawl news articles and the pages they cite, and check what they say against them.",
    epilog=EPILOG,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Without a command, print the help and what to do next."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        typer.echo(next_steps(Path(os.environ.get("SOURCECHECK_DATA", "data"))))


app.command()(crawling.demo)
app.command()(crawling.article)
app.command()(newsroom.crawl)
app.command()(newsroom.publishers)
app.command()(desk.draft)
app.command()(desk.compare)
app.command()(desk.report)
app.command()(desk.rule)
app.command()(desk.rules)
app.command()(rechecking.recheck)
app.command()(rebuilding.rebuild)
app.command()(ledger.ledger)
app.command()(ledger.explain)
app.command()(ledger.plot)
app.command()(ledger.interchange)
app.command()(packets.packet)
app.command()(packets.verify)
app.command()(tables.runs)
app.command()(tables.tables)
app.command()(care.doctor)
app.command()(care.compact)
app.command()(care.forget)
app.command()(stages.extract)
app.command()(stages.claims)
app.command()(stages.pairs)


def main() -> None:
    """Run the command line."""
    keep_pandas_out()
    app()


if __name__ == "__main__":
    main()
