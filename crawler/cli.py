"""The command line: the one place that knows both halves of the product."""

import typer

from crawler.commands import (
    care,
    crawling,
    desk,
    ledger,
    newsroom,
    rebuilding,
    rechecking,
    stages,
    tables,
)

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
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
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
    app()


if __name__ == "__main__":
    main()
