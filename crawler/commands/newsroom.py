"""`crawl`, `publishers`: a publisher's new articles, and what is known of each publisher."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from crawler.commands.crawling import (
    Depth,
    Replay,
    Resume,
    Setting,
    ShowAll,
    Verbose,
    arguments_of,
    beside,
    run_and_finish,
)
from crawler.commands.tables import AsJson, DataDir
from crawler.commands.terminal import print_json, print_table
from crawler.publishers import ANY_SITE, PUBLISHERS, publisher_named

Day = Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="Articles of this day and later.")]
LastDay = Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="Articles up to this day.")]


def crawl(  # noqa: PLR0913, PLR0917 - each is an option of the command
    name: Annotated[str, typer.Argument(metavar="[PUBLISHER]")] = "",
    feed: Annotated[
        str, typer.Option(metavar="URL", help="Any RSS, Atom or JSON feed, REST listing, sitemap.")
    ] = "",
    since: Day = "",
    until: LastDay = "",
    limit: Annotated[int, typer.Option(min=0, help="Articles at most; 0 for the setting's.")] = 0,
    depth: Depth = 1,
    resume: Resume = "",
    data: DataDir = Path("data"),
    replay: Replay = None,
    settings: Setting = None,
    as_json: AsJson = False,
    show_all: ShowAll = False,
    verbose: Verbose = False,
) -> None:
    """Crawl a publisher's new articles and the pages they cite; what was read is not fetched again.

    Example: sourcecheck publishers
    """
    before = arguments_of(data, resume)
    named = before.named
    if not resume and bool(name) == bool(feed):
        raise typer.BadParameter("give the name of a publisher (sourcecheck publishers), or --feed")
    try:
        spider = before.spider or (publisher_named(name).name if name else ANY_SITE.name)
    except ValueError as fault:
        raise typer.BadParameter(str(fault)) from fault
    run_and_finish(
        spider,
        data,
        is_json=as_json,
        with_all=show_all,
        feed=feed or named.get("feed", ""),
        since=since or named.get("since", ""),
        until=until or named.get("until", ""),
        limit=str(limit or named.get("limit", "")),
        depth=str(depth) if depth > 1 else named.get("depth", ""),
        resume=resume,
        **beside(before, replay, settings, verbose=verbose),
    )


def publishers(as_json: AsJson = False) -> None:
    """Show what is known of each publisher: where its articles are listed, and when that held.

    Example: sourcecheck publishers
    """
    if as_json:
        print_json(asdict(publisher) for publisher in PUBLISHERS)
        return
    for publisher in PUBLISHERS:
        columns = {"span": 7, "listing": 50, "note": 30}
        print_table(
            f"{publisher.name}: {publisher.title} ({', '.join(publisher.hosts)}), "
            f"last seen {publisher.seen:%Y-%m-%d}; {publisher.note}",
            columns,
            ((str(place.span), place.url, place.note) for place in publisher.listings),
        )
