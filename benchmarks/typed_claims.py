"""Measure how fast numbers and dates are found and checked, and that hostile text stays linear.

    python benchmarks/typed_claims.py [--hostile]

Prints milliseconds of processor time: for one article of 3,000 characters against eight sources of
5,000 words, and for texts made to be slow, at one size and at twice that size.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

from pipelines.claims.dates.checking import check_dates
from pipelines.claims.dates.finding import find_date_expressions, find_dates
from pipelines.claims.numbers.checking import check_numbers
from pipelines.claims.numbers.finding import find_numbers, find_quantities
from pipelines.plain_text import read_plain_text
from pipelines.text import Reading

ARTICLE_CHARS = 3_000
SOURCES = 8
SOURCE_WORDS = 5_000
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
)

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
    parser.add_argument("--hostile", action="store_true", help="texts made to be slow, too")
    options = parser.parse_args()
    _measure_dossier()
    if options.hostile:
        for name, unit in HOSTILE.items():
            _measure_hostile(name, unit)


def _measure_dossier() -> None:
    rng = random.Random(5)
    article = _reading(_text(rng, ARTICLE_CHARS // 6)[:ARTICLE_CHARS])
    sources = [_reading(_text(rng, SOURCE_WORDS)) for _ in range(SOURCES)]
    for source in (article, *sources):
        source.words, source.folded, source.sentences  # noqa: B018
    steps: dict[str, Callable[[], object]] = {
        "find dates": lambda: [find_date_expressions(r) for r in (article, *sources)],
        "find numbers": lambda: [find_quantities(r) for r in (article, *sources)],
        "check numbers": lambda: [
            check_numbers(find_numbers(article), article, s) for s in sources
        ],
        "check dates": lambda: [check_dates(find_dates(article), article, s) for s in sources],
    }
    for name, step in steps.items():
        print(f"{name:<16}{_milliseconds(step):8.1f} ms")
    print(f"{len(find_numbers(article))} numbers, {len(find_dates(article))} dates in the article")


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


def _text(rng: random.Random, words: int) -> str:
    """Return running text: sentences with numbers and dates between sentences of made-up words."""
    vocabulary = _vocabulary()
    weights = [1 / (rank + 5) for rank in range(len(vocabulary))]
    found: list[str] = []
    while sum(len(sentence.split()) for sentence in found) < words:
        sentence = rng.choice(SENTENCES).format(
            n=rng.randrange(120, 9_000),
            p=rng.randrange(2, 90),
            d=rng.randrange(1, 29),
            y=rng.randrange(1990, 2026),
        )
        filler = " ".join(rng.choices(vocabulary, weights, k=25)).capitalize()
        found += [f"{filler} {rng.choice(vocabulary)} {sentence}", f"{filler}."]
    return "\n\n".join(" ".join(found[i : i + 4]) for i in range(0, len(found), 4))


def _vocabulary() -> list[str]:
    rng = random.Random(3)
    return ["".join(rng.choices("bdfgklmnprstaeiou", k=rng.randrange(4, 10))) for _ in range(3_000)]


def _reading(text: str) -> Reading:
    return Reading(read_plain_text(text, published_at=PUBLISHED_AT))


def _milliseconds(step: Callable[[], object]) -> float:
    begin = time.process_time()
    step()
    return (time.process_time() - begin) * 1_000


if __name__ == "__main__":
    sys.exit(main())
