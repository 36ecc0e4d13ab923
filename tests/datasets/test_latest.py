"""What is newest is what was seen last, also when a source goes back to an earlier text."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipelines.datasets.ledger import ledger_rows
from pipelines.datasets.parquet import table_files
from pipelines.datasets.reading import LedgerQuery, TableReader, read_ledger
from pipelines.datasets.schemas import TABLES
from pipelines.datasets.store import Store
from pipelines.records.checks import Check, SourceCheck, Verdict
from pipelines.records.citations import Citation, CitationKind
from pipelines.records.claims import Claim, ClaimKind
from pipelines.records.dossiers import CheckedDossier, Dossier, Source
from pipelines.records.pages import Capture, Document, Role, Unread
from pipelines.records.spans import Span

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
DAY = NOON.date()
GONE = ""
"""A source that answers with nothing."""

WORDS = "The board said on Monday that the ferry stays."
CITED = "https://board.example/minutes?from=tarnpost"
PAGE = (Path(__file__).parents[2] / "docs" / "analysts.md").read_text("utf-8")
(RECIPE,) = (
    block
    for block in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    if "def last_sight" in block
)
VERDICT_OF = {"stays": Verdict.SUPPORTED, "goes": Verdict.REFUTED}


def key_of(url: str) -> str:
    """Return an address's identity; a shortened one, as of a page with a tracking parameter."""
    return url.removeprefix("https://").partition("?")[0]


def page(url: str, text: str, at: datetime) -> Document:
    return Document(url=url, url_key=key_of(url), text=text, body=Span(0, len(text)), fetched_at=at)


def capture(document: Document, *, run_id: str, role: Role, is_gone: bool = False) -> Capture:
    return Capture(
        run_id=run_id,
        role=role,
        url=document.url,
        final_url=document.url,
        url_key=document.url_key,
        fetched_at=document.fetched_at or NOON,
        unread=Unread.GONE if is_gone else None,
        document_id=None if is_gone else document.document_id,
    )


def records(run_id: str, at: datetime, sources: dict[str, str], text: str) -> Iterable[object]:
    """Yield what a run writes that finds an article and these texts at the addresses it cites."""
    article = page("https://tarnpost.example/ferry", text, at)
    whole = Span(0, len(text))
    pages = [page(url, words, at) for url, words in sources.items()]
    claim = Claim(
        document_id=article.document_id,
        kind=ClaimKind.QUOTE,
        spans=(whole,),
        exact=text,
        sentence=whole,
    )
    answers = [
        SourceCheck(
            url_key=one.url_key,
            source_id=one.document_id if one.text else None,
            unread=None if one.text else Unread.GONE,
            verdict=VERDICT_OF.get(one.text, Verdict.SOURCE_UNAVAILABLE),
            reason="quote_verbatim",
        )
        for one in pages
    ]
    check = Check(
        claim_id=claim.claim_id,
        document_id=article.document_id,
        verdict=answers[0].verdict,
        reason="quote_verbatim",
        by_source=tuple(answers),
    )
    citations = tuple(
        Citation(
            article_id=article.document_id,
            order=order,
            kind=CitationKind.INLINE,
            exact="said",
            span=whole,
            sentence=whole,
            paragraph=whole,
            target=one.url,
            url=one.url,
            url_key=one.url_key,
            source_id=one.document_id if one.text else None,
            unread=None if one.text else Unread.GONE,
        )
        for order, one in enumerate(pages)
    )
    dossier = Dossier(
        article=article,
        citations=citations,
        sources=tuple(
            Source(url_key=one.url_key, url=one.url, document=one)
            if one.text
            else Source(url_key=one.url_key, url=one.url, unread=Unread.GONE)
            for one in pages
        ),
    )
    checked = CheckedDossier(citations=citations, claims=(claim,), checks=(check,))
    yield capture(article, run_id=run_id, role=Role.ARTICLE)
    yield article
    for one in pages:
        yield capture(one, run_id=run_id, role=Role.SOURCE, is_gone=not one.text)
        if one.text:
            yield one
    yield from (*citations, claim, check)
    yield from ledger_rows(dossier, checked, captures={}, run_id=run_id)


def crawl(data_dir: Path, number: int, *texts: str, words: str = WORDS) -> None:
    """Write the run of a day, in which the cited pages have these texts."""
    at = NOON + timedelta(days=number)
    urls = (CITED, "https://town.example/notice")
    with Store(data_dir, f"run-{number}", at.date()) as store:
        for record in records(f"run-{number}", at, dict(zip(urls, texts, strict=False)), words):
            store.append(record)


def state(data_dir: Path, as_of: date | None = None) -> list[str]:
    """Return the latest verdicts, and those of the latest ledger, which have to be the same."""
    with TableReader(data_dir, as_of=as_of) as tables:
        checks = tables.arrow("SELECT verdict FROM latest_checks").to_pylist()
    rows = read_ledger(data_dir, LedgerQuery(as_of=as_of)).records()
    assert [row["verdict"] for row in checks] == [row.verdict for row in rows]
    return [str(row.verdict) for row in rows]


def outcomes(data_dir: Path, as_of: date | None = None) -> list[object]:
    with TableReader(data_dir, as_of=as_of) as tables:
        rows = tables.arrow(
            "SELECT source.text FROM latest_citations LEFT JOIN documents AS source"
            ' ON source.document_id = source_id ORDER BY "order"'
        )
    return list(rows["text"].to_pylist())


@pytest.mark.parametrize("between", ["goes", GONE], ids=["another text", "gone"])
def test_a_source_that_went_back_to_its_first_text_gives_the_first_check_again(
    data_dir: Path, between: str
) -> None:
    for number, text in enumerate(["stays", between, "stays"]):
        crawl(data_dir, number, text)
    assert state(data_dir) == ["supported"]
    assert outcomes(data_dir) == ["stays"]


@pytest.mark.parametrize("between", ["goes", GONE], ids=["another text", "gone"])
def test_the_recipe_in_plain_pandas_finds_the_same(
    data_dir: Path, between: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, text in enumerate(["stays", between, "stays"]):
        crawl(data_dir, number, text)
    monkeypatch.chdir(data_dir.parent)
    other = "refuted" if between else "source_unavailable"
    for day, verdict in (("2026-11-22", "supported"), ("2026-11-21", other)):
        names: dict[str, Any] = {}
        exec(RECIPE.replace("2999-12-31", day), names)  # noqa: S102 - the page is ours
        assert list(names["plain_ledger"]["verdict"]) == [verdict]


@pytest.mark.parametrize("between", ["goes", GONE], ids=["another text", "gone"])
def test_the_state_of_each_day_is_what_was_seen_last_by_then(data_dir: Path, between: str) -> None:
    for number, text in enumerate(["stays", between, "stays", between]):
        crawl(data_dir, number, text)
    other = "refuted" if between else "source_unavailable"
    seen = [state(data_dir, DAY + timedelta(number)) for number in range(4)]
    assert seen == [["supported"], [other], ["supported"], [other]]
    cited = [outcomes(data_dir, DAY + timedelta(number)) for number in range(4)]
    assert cited == [["stays"], [between or None], ["stays"], [between or None]]


def test_a_source_that_came_back_is_no_longer_gone(data_dir: Path) -> None:
    for number, text in enumerate([GONE, "stays", GONE]):
        crawl(data_dir, number, text)
    assert (state(data_dir), outcomes(data_dir)) == (["source_unavailable"], [None])


def test_every_source_has_to_be_as_the_check_has_it(data_dir: Path) -> None:
    seen = [("stays", "a"), ("goes", "b"), ("stays", "b"), ("goes", "b")]
    for number, texts in enumerate(seen):
        crawl(data_dir, number, *texts)
        assert state(data_dir) == [str(VERDICT_OF[texts[0]])]
        assert outcomes(data_dir) == list(texts)


def test_an_article_and_its_source_that_both_went_back(data_dir: Path) -> None:
    crawl(data_dir, 0, "stays")
    crawl(data_dir, 1, "goes", words="It goes.")
    crawl(data_dir, 2, "goes")
    crawl(data_dir, 3, "stays")
    assert state(data_dir) == ["supported"]
    assert state(data_dir, DAY + timedelta(2)) == ["refuted"]


def test_a_clock_that_was_set_back_leaves_the_later_day_the_newest(data_dir: Path) -> None:
    """A run that claims an earlier day than one before it is taken at its word."""
    crawl(data_dir, 5, "goes")
    crawl(data_dir, 1, "stays")
    assert state(data_dir) == ["refuted"]


def test_nothing_is_written_for_a_text_that_was_seen_before(data_dir: Path) -> None:
    for number, text in enumerate(["stays", "goes", "stays"]):
        crawl(data_dir, number, text)
    counts = {
        name: len(pd.read_parquet(data_dir / "tables" / name))
        for name in ("captures", "documents", "checks", "ledger", "citations")
    }
    assert counts == {"captures": 6, "documents": 3, "checks": 2, "ledger": 2, "citations": 2}


def test_an_outcome_that_stands_there_twice_is_the_latest_once(data_dir: Path) -> None:
    crawl(data_dir, 0, "stays")
    for name in ("citations", "captures"):
        (path,) = table_files(data_dir, TABLES[name])
        path.with_name("copied-0.parquet").write_bytes(path.read_bytes())
    assert outcomes(data_dir) == ["stays"]
