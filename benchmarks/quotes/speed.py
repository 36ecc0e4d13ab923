"""How fast quotes are found, as ratios to other libraries on the same items in one run."""

import difflib
import random
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

import edlib
from rapidfuzz import fuzz

from pipelines.alignment.affine import Joint, Pattern
from pipelines.alignment.places import places
from pipelines.alignment.search import Sought, prepare, search
from pipelines.alignment.seeds import edits_allowed, shared_pairs, windows
from pipelines.alignment.tokens import Tokens
from pipelines.claims.quotes.checking import check_quotes
from pipelines.claims.quotes.finding import find_quotes
from pipelines.plain_text import read_plain_text
from pipelines.records.pages import Document
from pipelines.text import Reading

SEED = 7
RUNS = 7

FUNCTION_WORDS = """
    the of and to in a is that for it was on are as with his they at be this have from or had by
    not but what some we can out other were all there when up use your how said an each she which
    do their time if will way about many then them would so these her long make thing see him two
    has look more day could go come did number sound no most people my over know than call first
""".split()  # noqa: SIM905 -- a list of a hundred literals reads worse


class Sample(NamedTuple):
    """A text, quotes from it, and where each begins; -1 for one that it does not have."""

    text: str
    quotes: list[list[str]]
    places: list[int]


def words_like_english(count: int, chance: random.Random) -> list[str]:
    """Return words whose frequencies fall as those of English do."""
    made = (
        "".join(chance.choice("bcdfghklmnprstvz") + chance.choice("aeiou") for _ in range(length))
        for length in (chance.choice((2, 2, 3)) for _ in range(6_000))
    )
    vocabulary = list(dict.fromkeys([*FUNCTION_WORDS, *made]))
    weights = [1 / (rank + 2.7) for rank in range(len(vocabulary))]
    return chance.choices(vocabulary, weights, k=count)


def sample(words: int, quotes: int, chance: random.Random) -> Sample:
    """Return a text and quotes from it: a third as they stand, a third altered, a third absent."""
    text = words_like_english(words, chance)
    chosen: list[list[str]] = []
    begins: list[int] = []
    for number in range(quotes):
        length = chance.randrange(8, 36)
        start = chance.randrange(max(1, words - length))
        quote = text[start : start + length]
        if number % 3 == 1:
            for _ in range(1 + length // 8):
                quote[chance.randrange(len(quote))] = chance.choice(text)
        if number % 3 == 2:
            quote, start = words_like_english(length, chance), -1
        chosen.append(quote)
        begins.append(start)
    return Sample(" ".join(text), chosen, begins)


def fastest(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return the least processor time of several runs, in milliseconds."""
    best = float("inf")
    for _ in range(runs):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best * 1000


def print_speed() -> None:
    """Print the four tables."""
    _print_ratios()
    _print_growth()
    _print_article()


def _patterns(quotes: Sequence[Sequence[str]]) -> list[Pattern]:
    return [Pattern(tuple(q), (Joint.NONE,) * len(q), (False,) * len(q)) for q in quotes]


def _seek(sought: Sought, tokens: Tokens) -> list[int]:
    """Return where each quote stands, edits not yet laid out; -1 for nowhere."""
    hits = shared_pairs(sought.needles, tokens)
    exact = hits.exact()
    near = places((w for w in windows(hits) if w.needle not in exact), hits, tokens)
    found = {needle: starts[0] for needle, starts in exact.items()}
    for place in sorted(near, key=lambda p: -p.distance):
        found[place.needle] = place.start
    return [found.get(i, -1) for i in range(len(sought.patterns))]


def _print_ratios() -> None:
    chance = random.Random(SEED)
    made = sample(10_000, 20, chance)
    tokens = Tokens(made.text)
    _ = tokens.pair_hashes, tokens.string
    sought = prepare(_patterns(made.quotes))
    ours = fastest(lambda: _seek(sought, tokens), 25)
    whole = fastest(lambda: search(sought, tokens), 15)
    print(
        "\n20 quotes in 10,000 words, a third each verbatim, altered, absent (processor ms, ratio)"
    )
    print(f"  tokenise once                        {fastest(lambda: Tokens(made.text)):9.2f}")
    print(f"  find all places                      {ours:9.2f}   1.0")
    print(f"  and lay out every edit               {whole:9.2f} {whole / ours:5.1f}")
    for name, work in _others(made, tokens):
        taken = fastest(work, 2)
        print(f"  {name:36} {taken:9.2f} {taken / ours:5.0f}")


def _others(made: Sample, tokens: Tokens) -> list[tuple[str, Callable[[], object]]]:
    texts = [" ".join(q) for q in made.quotes]
    string = "".join(map(chr, tokens.ids + 1))
    words = made.text.split()
    encoded = [tokens.encode(q) for q in made.quotes]
    coded = bytes(int(i) % 126 + 1 for i in tokens.ids)
    return [
        (
            "edlib, every word of the text",
            lambda: [
                edlib.align(
                    bytes(i % 126 + 1 if i >= 0 else 127 for i in q), coded, mode="HW",
                    task="locations", k=edits_allowed(len(q)),
                )
                for q in encoded
            ],
        ),
        (
            "rapidfuzz partial_ratio_alignment",
            lambda: [fuzz.partial_ratio_alignment(t, made.text) for t in texts],
        ),
        (
            "rapidfuzz on words",
            lambda: [
                fuzz.partial_ratio_alignment("".join(chr(max(0, i) + 1) for i in q), string)
                for q in encoded
            ],
        ),
        (
            "difflib longest match on words",
            lambda: [
                difflib.SequenceMatcher(None, words, q, autojunk=False).find_longest_match()
                for q in made.quotes
            ],
        ),
    ]  # fmt: skip


def _print_growth() -> None:
    print(
        "\nwords of the source x quotes (processor ms, edits laid out; us a quote and 1,000 words)"
    )
    for words, quotes in (
        (1_000, 20),
        (10_000, 1),
        (10_000, 20),
        (10_000, 200),
        (100_000, 20),
        (100_000, 200),
    ):
        made = sample(words, quotes, random.Random(SEED))
        tokens = Tokens(made.text)
        _ = tokens.pair_hashes, tokens.string
        sought = prepare(_patterns(made.quotes))
        taken = fastest(lambda s=sought, t=tokens: search(s, t), 5)
        index = fastest(lambda text=made.text: Tokens(text), 3)
        each = taken / quotes / (words / 1000) * 1000
        print(
            f"  {words:7,} x {quotes:3}   tokenise {index:7.2f}   search {taken:8.2f}   {each:7.1f}"
        )


def _print_article() -> None:
    chance = random.Random(SEED)
    samples = [sample(5_000, 3, chance) for _ in range(8)]
    quotes = [samples[i % 8].quotes[i % 3] for i in range(12)]
    names = ("Mira Voss", "Tom Barrow", "Elena Prask", "Jonas Feldt")
    text = "\n\n".join(
        f"The council met again. “{' '.join(q)},” said {names[i % 4]}, its chair."
        for i, q in enumerate(quotes)
    )
    sources = [_prose(s.text) for s in samples]

    def whole() -> None:
        article = Reading(read_plain_text(text))
        claims = find_quotes(article)
        for source in sources:
            check_quotes(claims, article, Reading(source))

    print(
        "\narticle of 12 quotes, 8 sources of 5,000 words, from text to answers: "
        f"{fastest(whole):.1f} ms"
    )


def _prose(text: str) -> Document:
    """Return a text cut into sentences and paragraphs."""
    words = text.split()
    parts = [" ".join(words[i : i + 17]) for i in range(0, len(words), 17)]
    return read_plain_text(
        "".join(p + (".\n\n" if n % 4 == 3 else ". ") for n, p in enumerate(parts))
    )
