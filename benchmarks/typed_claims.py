"""Measure how fast the claims of an article are found and held against its sources.

    python -m benchmarks.typed_claims [--rounds N] [--hostile]

Prints milliseconds of processor time for one article of 3,000 characters against eight sources of
5,000 words, step by step and in all, beside the aim of 300 ms; of each step the least of several
rounds, each on readings of its own. What
the rooms share (words, sentences, the index of a source) is counted where it is first asked for,
so it stands in rows of its own; beside stands each step as a multiple of reading words and
sentences, which a slow hour of the machine leaves as it is. With `--hostile`: texts made to be
slow, at one size and at twice.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from pipelines.claims.dates.clock import page_language
from pipelines.claims.dates.finding import find_date_expressions
from pipelines.claims.hedges.docket import find_docket
from pipelines.claims.numbers.finding import find_quantities
from pipelines.claims.statements.retrieval import index_of
from pipelines.dossiers import ROOMS, Checker, Finder, check_dossier
from pipelines.internal_conflicts import find_internal_conflicts
from pipelines.plain_text import read_plain_text
from pipelines.records.dossiers import Dossier, Source
from pipelines.records.pages import Document
from pipelines.text import Reading
from pipelines.wording.places import places_by_form

ARTICLE_CHARS = 3_000
SOURCES = 8
SOURCE_WORDS = 5_000
AIM_MILLISECONDS = 300
ROUNDS = 7
HOSTILE_CHARS = 500_000
PUBLISHED_AT = datetime(2026, 11, 18, tzinfo=UTC)

SENTENCES = (
    "Halden Lines said on Tuesday it carried {n} passengers in the first quarter of 2026.",
    "Revenue rose {p}% to ${n} million from ${p} million a year earlier, the company said.",
    "The council of Elkmouth met on {d} May 2026 and did not vote on the plan for the harbour.",
    "Nobody at the museum wanted to say who had ordered the paintings, or why they came back.",
    "About {n} people took part in the march, which began at the station and ended by the river.",
    "Mira Voss, {p}, chairs the panel and has done so since {y}, when her predecessor left.",
    "The rest of the report is about staff, training and the state of the roofs in the depots.",
    "“We had {n} letters on the roofs, and not one of them came in {y},” said Ilse Marr.",
    "“Nobody asked us what the depot would cost,” said Jonas Brandt, who runs the station.",
)

OTHER_SENTENCES = (
    "{One} said on Friday its {two} {three} had {n} {two}s in the third quarter of {y}.",
    "{One} {two} fell {p}% to ${n} million from ${p} million in {y}, {three} said.",
    "The {two} of {One} met on {d} March {y} and did not {three} the {two}.",
    "Nobody at {One} wanted to {two} who had {three} the {two}s, or why.",
    "About {n} {two}s took part in the {three}, which began at the {two}.",
    "{One} {Two}, {p}, is a {three} and has been so since {y}.",
    "“We had {n} {two}s on the {three}, and not one in {y},” said {One} {Two}.",
)
"""What sources tell beside: the article's kinds of sentence about other things."""

SHARED = 12
"""Sentences of the article that a source has, its values other ones; the rest are others."""

HOSTILE = {
    "digits": "1 ",
    "grouped": "1,111,",
    "words": "one hundred and ",
    "scales": "a million ",
    "fractions": "half a ",
    "ranges": "between 1 and ",
    "currency": "$",
    "months": "May ",
    "weekdays": "the last Friday of ",
    "years": "2019-",
    "parts": "early ",
    "apostrophes": "'",
    "one_run": "a",
    "digit_run": "1",
    "breaks": "1.\n",
    "hyphens": "five-",
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="rounds, of which the least")
    parser.add_argument("--hostile", action="store_true", help="texts made to be slow, too")
    options = parser.parse_args()
    _measure_dossier(options.rounds)
    if options.hostile:
        for name, unit in HOSTILE.items():
            _measure_hostile(name, unit)


def _measure_dossier(rounds: int) -> None:
    rng = random.Random(5)
    article = _document(_article(rng)[:ARTICLE_CHARS], 0)
    sources = [_document(_text(rng, SOURCE_WORDS), number + 1) for number in range(SOURCES)]
    least: dict[str, float] = {}
    for _ in range(rounds):
        for name, step in _steps(Reading(article), [Reading(source) for source in sources]):
            taken = _milliseconds(step)
            least[name] = min(least.get(name, taken), taken)
    total = sum(least.values())
    words = least["words, sentences"]
    print(f"{'':20}{'least':>11}{'share':>8}{'x words':>9}")
    for name, taken in least.items():
        print(f"{name:<20}{taken:8.1f} ms{taken / total:8.0%}{taken / words:9.2f}")
    print(f"{'all steps':<20}{total:8.1f} ms, {total / AIM_MILLISECONDS:.2f} of the aim")
    whole = min(_milliseconds(lambda: _check(article, sources)) for _ in range(rounds))
    print(f"{'check_dossier':<20}{whole:8.1f} ms, {whole / AIM_MILLISECONDS:.2f} of the aim")
    chars = sum(len(source.text) for source in sources)
    counts = {find.__name__: len(find(Reading(article))) for find, _ in ROOMS}
    print(f"{chars} characters of sources; {counts}")


def _steps(article: Reading, sources: list[Reading]) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield the steps of one dossier, in the order in which they are to be taken."""
    pages = [article, *sources]
    yield "words, sentences", lambda: [(r.words, r.folded, r.sentences) for r in pages]
    yield "language", lambda: [page_language(r) for r in pages]
    yield "index", lambda: [(r.derived(places_by_form), r.derived(index_of)) for r in pages]
    yield "dates of pages", lambda: [find_date_expressions(r) for r in pages]
    yield "numbers of pages", lambda: [find_quantities(r) for r in pages]
    for find, check in ROOMS:
        yield find.__name__, lambda find=find: find(article)
        yield check.__name__, lambda find=find, check=check: _hold(find, check, article, sources)
    yield "docket", lambda: find_docket(article)
    yield "internal conflicts", lambda: find_internal_conflicts(article)


def _hold(find: Finder, check: Checker, article: Reading, sources: list[Reading]) -> None:
    claims = find(article)
    for source in sources:
        check(claims, article, source)


def _check(article: Document, sources: list[Document]) -> None:
    check_dossier(
        Dossier(
            article=article,
            citations=(),
            sources=tuple(
                Source(url_key=source.url_key, url=source.url, document=source)
                for source in sources
            ),
        )
    )


def _measure_hostile(name: str, unit: str) -> None:
    once, twice = (
        _milliseconds(lambda size=size: _find(unit, size))
        for size in (HOSTILE_CHARS, 2 * HOSTILE_CHARS)
    )
    print(f"{name:<16}{once:8.0f} ms {twice:8.0f} ms  x{twice / max(once, 1):.1f}")


def _find(unit: str, size: int) -> None:
    reading = _reading((unit * (size // len(unit) + 1))[:size])
    find_quantities(reading)
    find_date_expressions(reading)


def _article(rng: random.Random) -> str:
    """Return news that has claims of every kind: each sentence twice, with others between."""
    paragraphs = [f"{_sentence(rng, text)} {_filler(rng, 12)}." for text in 2 * SENTENCES]
    return "\n\n".join(paragraphs)


def _text(rng: random.Random, words: int) -> str:
    """Return running text: sentences with numbers and dates between sentences of made-up words."""
    found: list[str] = []
    shared = [rng.choice(SENTENCES) for _ in range(SHARED)]
    count = 0
    while count < words:
        template = shared.pop() if shared and rng.random() < 0.2 else rng.choice(OTHER_SENTENCES)
        found += [_sentence(rng, template), f"{_filler(rng, 20)}.", f"{_filler(rng, 30)}."]
        count = sum(len(sentence.split()) for sentence in found)
    return "\n\n".join(" ".join(found[i : i + 4]) for i in range(0, len(found), 4))


def _sentence(rng: random.Random, text: str) -> str:
    one, two, three = rng.choices(_vocabulary(), k=3)
    return text.format(
        One=one.capitalize(),
        Two=two.capitalize(),
        two=two,
        three=three,
        n=rng.randrange(120, 9_000),
        p=rng.randrange(2, 90),
        d=rng.randrange(1, 29),
        y=rng.randrange(1990, 2026),
    )


def _filler(rng: random.Random, words: int) -> str:
    vocabulary = _vocabulary()
    weights = [1 / (rank + 5) for rank in range(len(vocabulary))]
    return " ".join(rng.choices(vocabulary, weights, k=words)).capitalize()


@cache
def _vocabulary() -> list[str]:
    rng = random.Random(3)
    return ["".join(rng.choices("bdfgklmnprstaeiou", k=rng.randrange(4, 10))) for _ in range(3_000)]


def _document(text: str, number: int) -> Document:
    page = read_plain_text(text, published_at=PUBLISHED_AT)
    return replace(page, url_key=f"courier.example/{number}")


def _reading(text: str) -> Reading:
    return Reading(read_plain_text(text, published_at=PUBLISHED_AT))


def _milliseconds(step: Callable[[], object]) -> float:
    begin = time.process_time()
    step()
    return (time.process_time() - begin) * 1_000


if __name__ == "__main__":
    sys.exit(main())
