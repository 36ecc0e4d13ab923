"""The ledger as a person reads it: each article with its coverage, findings worst first."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import groupby

from crawler.commands.terminal import print_json, print_table, safe, say
from pipelines.datasets.ledger import LedgerRow
from pipelines.datasets.reading import Ledger
from pipelines.records.checks import Severity, Verdict

WORST_ROWS = 12
"""Rows of one article that a person sees at first; more are a list, not a finding."""
CLAIM_LENGTH = 90
FINDING_LENGTH = 110
_COLUMNS = {"severity": 8, "verdict": 19, "kind": 9, "claim": 30, "finding": 30, "source": 12}


def show_ledger(ledger: Ledger, *, is_json: bool, with_all: bool) -> None:
    """Print a ledger on stdout, as JSON lines or for a person.

    Args:
        ledger: rows worst first, and the files that could not be read for them.
        is_json: one object a row, every column.
        with_all: every row instead of each article's worst.
    """
    for fault in ledger.faults:
        say(str(fault))
    rows = ledger.records()
    if is_json:
        print_json(asdict(row) for row in rows)
        return
    for _, of_article in groupby(sorted(rows, key=_article), key=_article):
        _show_article(list(of_article), with_all=with_all)
    say(summary(rows))


def _article(row: LedgerRow) -> tuple[str, str]:
    return row.article_url, row.document_id


def _show_article(rows: Sequence[LedgerRow], *, with_all: bool) -> None:
    first = rows[0]
    asking = sorted(filter(_asks_for_attention, rows), key=_worst_first)
    shown = sorted(rows, key=_worst_first) if with_all else asking[:WORST_ROWS]
    left = len(rows) - len(shown)
    heading = (
        f"{safe(first.article_title) or 'Untitled'}\n{safe(first.article_url)}\n"
        f"{coverage(first)}; {_tally(rows)}"
    )
    print_table(heading, _COLUMNS, (_cells(row) for row in shown))
    if left:
        sys.stdout.write(
            f" {left} more claims, {len(asking)} in all that ask for a look: --all\n\n"
        )


def _worst_first(row: LedgerRow) -> tuple[int, int]:
    return -row.rank, row.claim_start


def _asks_for_attention(row: LedgerRow) -> bool:
    is_calm = row.verdict in {Verdict.SUPPORTED, Verdict.NOT_CHECKABLE}
    return not is_calm or bool(row.flags) or row.severity is not Severity.NONE


def _cells(row: LedgerRow) -> tuple[str, ...]:
    flags = f" [{', '.join(row.flags)}]" if row.flags else ""
    note = safe(row.note, FINDING_LENGTH)
    return (
        "" if row.severity is Severity.NONE else str(row.severity),
        str(row.verdict),
        str(row.kind),
        safe(row.claim, CLAIM_LENGTH),
        f"{note} ({row.reason}){flags}" if note else f"{row.reason}{flags}",
        safe(row.source_host),
    )


def coverage(row: LedgerRow) -> str:
    """Return how many of an article's citations were read, such as `12 of 14 citations read`."""
    return f"{row.citation_read_count} of {row.citation_count} citations read"


def _tally(rows: Iterable[LedgerRow]) -> str:
    counts = Counter(row.verdict for row in rows)
    return ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict if counts[verdict])


def summary(rows: Sequence[LedgerRow]) -> str:
    """Return the ledger's last line: claims by verdict, serious findings, shares with counts."""
    if not rows:
        return "The ledger has no rows that match."
    serious = sum(row.severity is Severity.SERIOUS for row in rows)
    articles = len({row.document_id for row in rows})
    return f"{len(rows)} claims of {articles} articles: {_tally(rows)}; {serious} serious."
