"""`recheck`: known articles and their sources fetched again, and what has changed since."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from crawler.commands.crawling import (
    Replay,
    Setting,
    ShowAll,
    Verbose,
    log_settings,
    parsed_settings,
    run_and_finish,
)
from crawler.commands.tables import AsJson, DataDir
from crawler.commands.terminal import safe, say, stop
from crawler.exit_codes import ExitCode

_KNOWN = """
SELECT url FROM captures WHERE role = 'article' AND document_id IS NOT NULL
GROUP BY url HAVING max(fetched_at) <= now() - to_days($days) ORDER BY max(fetched_at) LIMIT $most
"""

# A claim's checks in the order in which they were made: what the latest says beside the one before.
_CHANGES = """
SELECT claim, article_url, verdict, was, read_at, source_url FROM (
    SELECT claim, article_url, verdict, source_url, source_id, article_fetched_at AS read_at,
           lag(verdict) OVER told AS was, lag(source_id) OVER told AS source_was,
           row_number() OVER (PARTITION BY claim_id ORDER BY crawl_date DESC, run_id DESC) AS age
    FROM ledger WINDOW told AS (PARTITION BY claim_id ORDER BY crawl_date, run_id)
)
WHERE age = 1 AND was IS NOT NULL AND was IS DISTINCT FROM verdict ORDER BY article_url, claim
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A claim whose verdict is another than it was."""

    claim: str
    article_url: str
    verdict: str
    was: str
    read_at: datetime | None
    source_url: str | None


def recheck(  # noqa: PLR0913, PLR0917 - each is an option of the command
    urls: Annotated[list[str] | None, typer.Argument(metavar="[URL]...")] = None,
    data: DataDir = Path("data"),
    older_than: Annotated[
        int, typer.Option(metavar="DAYS", min=0, help="Only articles last read so long ago.")
    ] = 0,
    limit: Annotated[int, typer.Option(min=1, help="At most so many articles.")] = 500,
    replay: Replay = None,
    settings: Setting = None,
    as_json: AsJson = False,
    show_all: ShowAll = False,
    verbose: Verbose = False,
) -> None:
    """Fetch known articles and their sources again, check them, and say whose verdict changed.

    Without addresses, every article of the tables, the longest unread first.

    Example: sourcecheck recheck --older-than 7
    """
    asked = tuple(urls or _known(data, older_than, limit))
    if not asked:
        stop(f"{data / 'tables'}: no article to check again; crawl first", ExitCode.USAGE)
    run_and_finish(
        "article",
        data,
        is_json=as_json,
        with_all=show_all,
        say_more=_say_changes,
        urls=asked,
        replay=tuple(replay or ()),
        settings_overrides=log_settings(verbose=verbose) | parsed_settings(settings or []),
    )


def _known(data: Path, days: int, most: int) -> list[str]:
    from pipelines.datasets.reading import TableReader

    with TableReader(data, tables=("captures",)) as tables:
        rows = tables.arrow(_KNOWN, {"days": days, "most": most}).to_pylist()
    return [row["url"] for row in rows]


def changes(data: Path) -> list[Change]:
    """Return the claims whose latest verdict differs from the one before."""
    from pipelines.datasets.reading import TableReader

    with TableReader(data, tables=("ledger",)) as tables:
        return [Change(**row) for row in tables.arrow(_CHANGES).to_pylist()]


def _say_changes(data: Path) -> None:
    found = changes(data)
    for change in found:
        say(
            f"changed: {safe(change.article_url)}: {safe(change.claim, 80)!r} was {change.was},"
            f" is {change.verdict} ({safe(change.source_url)})"
        )
    say(f"{len(found)} verdicts differ from the check before")
