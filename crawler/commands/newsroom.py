"""`crawl`, `publishers`: a publisher's new articles, and what is known of each publisher."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
from crawler.publishers import ANY_SITE, PUBLISHERS, Publisher, publisher_named

if TYPE_CHECKING:
    from pipelines.page_rules import PageRule

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
    """Show what is known of each publisher, and when it last held: listings, addresses, pages.

    Example: sourcecheck publishers
    """
    known = (*PUBLISHERS, ANY_SITE)
    if as_json:
        print_json(asdict(one) | {"page_rules": _as_dicts(_rules_of(one))} for one in known)
        return
    for one in known:
        hosts = f" ({', '.join(one.hosts)})" if one.hosts else ""
        print_table(
            f"{one.name}: {one.title}{hosts}, last seen {one.seen:%Y-%m-%d}; {one.note}",
            {"what": 9, "known": 50, "note": 30},
            _rows_of(one),
        )


def _rules_of(publisher: Publisher) -> "tuple[PageRule, ...]":
    from pipelines.page_rules import RULES

    return tuple(rule for rule in RULES if set(rule.hosts) & set(publisher.hosts))


def _as_dicts(rules: "Iterable[PageRule]") -> list[dict[str, object]]:
    return [asdict(rule) for rule in rules]


def _rows_of(publisher: Publisher) -> Iterator[tuple[str, str, str]]:
    for place in publisher.listings:
        yield "listing", place.url, "; ".join(filter(None, (str(place.span), place.note)))
    for form in publisher.forms:
        until = f"until {form.until:%Y-%m-%d}" if form.until else ""
        yield "address", form.path, "; ".join(filter(None, (form.name, until, form.note)))
    yield "identity", str(publisher.identity), "stays when an article moves"
    yield "languages", ", ".join(publisher.languages), ""
    for words in publisher.authors:
        yield "authors", words, ""
    for rule in _rules_of(publisher):
        zones = ", ".join(f"{word} is {zone}" for word, zone in rule.zones)
        era = f"pages of {rule.since:%Y-%m-%d} to {rule.seen:%Y-%m-%d}"
        yield "body", " or ".join(rule.bodies), f"{era}; {zones}"
        for path in rule.dropped:
            yield "no text", path, "part of the body"
        for line in rule.boilerplate:
            yield "no text", f"{line} …", "begins a line of every page"
        for path in rule.extras:
            yield "extra", path, "text outside the body"
