"""Measure what checking a dossier costs: 3,000 characters against 8 sources of 5,000 words.

    python -m benchmarks.dossier [ROUNDS]

Prints milliseconds of processor time, the least of several rounds: all of `check_dossier`, and each
room alone over readings that the rooms before it have used.
"""

import random
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial

from benchmarks.typed_claims import ARTICLE_CHARS, SOURCE_WORDS, SOURCES, _text
from pipelines.citations import find_citations
from pipelines.dossiers import ROOMS, Checker, check_dossier
from pipelines.plain_text import read_plain_text
from pipelines.records.claims import Claim
from pipelines.records.dossiers import Dossier, Source
from pipelines.records.pages import Document
from pipelines.text import Reading

ROUNDS = 5
PUBLISHED_AT = datetime(2026, 11, 18, tzinfo=UTC)


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    dossier = _dossier()
    least: dict[str, float] = {}
    for _ in range(rounds):
        for name, spent in _measure(dossier).items():
            least[name] = min(spent, least.get(name, spent))
    for name, spent in least.items():
        print(f"{name:<12}{spent * 1_000:8.1f} ms")


def _measure(dossier: Dossier) -> dict[str, float]:
    article = Reading(dossier.article)
    sources = [Reading(source.document) for source in dossier.sources if source.document]
    spent = {"reading": _seconds(lambda: [_read(reading) for reading in (article, *sources)])}
    for find, check in ROOMS:
        name = find.__name__.removeprefix("find_")
        claims = find(article)
        spent[name] = _seconds(partial(_check, check, claims, article, sources))
    return {"all": _seconds(lambda: check_dossier(dossier)), **spent}


def _check(
    check: Checker, claims: Sequence[Claim], article: Reading, sources: Sequence[Reading]
) -> object:
    return [check(claims, article, source) for source in sources]


def _read(reading: Reading) -> object:
    return reading.words, reading.sentences, reading.folded


def _dossier() -> Dossier:
    rng = random.Random(5)
    text = _text(rng, ARTICLE_CHARS // 6)[:ARTICLE_CHARS]
    pages = [
        _page(f"https://source-{n}.example/page", _text(rng, SOURCE_WORDS)) for n in range(SOURCES)
    ]
    listed = "\n\n".join(f'Source {n} — "Page {n}": {page.url}' for n, page in enumerate(pages))
    article = _page("https://article.example/page", f"{text}\n\nSources\n\n{listed}")
    return Dossier(
        article=article,
        citations=tuple(find_citations(article)),
        sources=tuple(Source(url_key=p.url_key, url=p.url, document=p) for p in pages),
    )


def _page(url: str, text: str) -> Document:
    return read_plain_text(text, url=url, published_at=PUBLISHED_AT)


def _seconds(step: Callable[[], object]) -> float:
    begin = time.process_time()
    step()
    return time.process_time() - begin


if __name__ == "__main__":
    main()
