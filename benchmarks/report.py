"""Report: a thousand checked articles → pages; seconds, memory, and the size of a page.

    python -m benchmarks.report [ARTICLES]

Each article has 60 claims and cites four pages of 1,500 words.
"""

import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from pipelines.datasets.store import Store
from pipelines.plain_text import read_plain_text
from pipelines.records.checks import Check, Evidence, Severity, SourceCheck, Verdict
from pipelines.records.citations import Citation, CitationKind
from pipelines.records.claims import Claim, ClaimKind
from pipelines.records.pages import Capture, Document, Role
from pipelines.records.spans import Span
from pipelines.text import split_sentences

ARTICLES = 1_000
SOURCES = 4
SOURCE_SENTENCES = 100
CLAIMS = 60
SEED = 20_261_122
MADE_AT = datetime(2026, 11, 1, tzinfo=UTC)

_WORDS = [
    "the",
    "boat",
    "harbour",
    "board",
    "winter",
    "carried",
    "passengers",
    "across",
    "bay",
    "quiet",
    "day",
    "said",
    "report",
    "crossing",
    "island",
    "ferry",
    "ticket",
    "price",
    "council",
    "vote",
    "minutes",
    "pier",
    "engine",
    "crew",
    "storm",
]
_VERDICTS = (
    Verdict.SUPPORTED,
    Verdict.SUPPORTED,
    Verdict.NOT_FOUND,
    Verdict.SUPPORTED,
    Verdict.PARTIALLY_SUPPORTED,
    Verdict.REFUTED,
    Verdict.SUPPORTED,
    Verdict.SUPPORTED,
)


def main() -> None:
    """Fill a folder, write its report, and print what that took."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        _in_child(lambda: _fill(data, count))
        _in_child(lambda: _report(data, count))


def _in_child(work) -> None:  # type: ignore[no-untyped-def]
    """Do a part in a process of its own, whose memory is then its alone."""
    child = os.fork()
    if child == 0:
        work()
        sys.stdout.flush()
        os._exit(0)
    os.waitpid(child, 0)


def _fill(data: Path, count: int) -> None:
    rng = random.Random(SEED)
    with Store(data, "run-1", date(2026, 11, 22)) as store:
        for number in range(count):
            store.extend(_records(number, rng))
            store.flush()


def _records(number: int, rng: random.Random) -> Iterator[object]:
    url = f"https://post{number % 20}.example/story-{number}"
    article = replace(_page(url, 80, rng), title=f"Story {number}", publisher=f"Post {number % 20}")
    yield article
    yield Capture(
        run_id="run-1",
        role=Role.ARTICLE,
        url=url,
        final_url=url,
        url_key=article.url_key,
        fetched_at=MADE_AT,
        document_id=article.document_id,
    )
    sources = [
        _page(f"https://source{n}.example/{number}", SOURCE_SENTENCES, rng) for n in range(SOURCES)
    ]
    yield from sources
    for order, source in enumerate(sources):
        yield Citation(
            article_id=article.document_id,
            order=order,
            kind=CitationKind.INLINE,
            exact=article.text[:5],
            span=Span(0, 5),
            sentence=Span(0, 50),
            paragraph=Span(0, 90),
            target=source.url,
            url=source.url,
            url_key=source.url_key,
            source_id=source.document_id,
        )
    for place, span in enumerate(split_sentences(article.text)[:CLAIMS]):
        yield from _claim(article, sources, span, place)


def _page(url: str, sentences: int, rng: random.Random) -> Document:
    words = [" ".join(rng.choices(_WORDS, k=15)).capitalize() + "." for _ in range(sentences)]
    text = "\n\n".join(" ".join(words[at : at + 5]) for at in range(0, sentences, 5))
    return replace(read_plain_text(text, url=url, published_at=MADE_AT), fetched_at=MADE_AT)


def _claim(article: Document, sources: list[Document], span: Span, place: int) -> Iterator[object]:
    claim = Claim(
        document_id=article.document_id,
        kind=list(ClaimKind)[place % 6],
        spans=(span,),
        exact=span.of(article.text),
        sentence=span,
    )
    verdict = _VERDICTS[place % len(_VERDICTS)]
    yield claim
    yield Check(
        claim_id=claim.claim_id,
        document_id=article.document_id,
        verdict=verdict,
        reason="statement_words_missing",
        severity=Severity.SERIOUS if verdict is Verdict.REFUTED else Severity.NONE,
        by_source=tuple(
            _answer(page, verdict if n == 0 else Verdict.NOT_FOUND)
            for n, page in enumerate(sources)
        ),
    )


def _answer(page: Document, verdict: Verdict) -> SourceCheck:
    span = Span(100, 190)
    found = Evidence(source_id=page.document_id, url=page.url, span=span, exact=span.of(page.text))
    return SourceCheck(
        url_key=page.url_key,
        source_id=page.document_id,
        verdict=verdict,
        reason="statement_words_missing",
        evidence=() if verdict is Verdict.NOT_FOUND else (found,),
    )


def _report(data: Path, count: int) -> None:
    from crawler.commands.reporting import write_pages

    started, before = time.perf_counter(), sum(os.times()[:2])
    overview, _ = write_pages(data)
    seconds, cpu = time.perf_counter() - started, sum(os.times()[:2]) - before
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sizes = sorted(p.stat().st_size for p in (overview.parent / "articles").iterdir())
    print(f"{count} articles: {seconds:.1f} s, {cpu:.1f} s of one core, {megabytes:.0f} MB")
    print(f"article page: median {sizes[len(sizes) // 2]:,} bytes, largest {sizes[-1]:,} bytes")
    print(f"overview: {overview.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
