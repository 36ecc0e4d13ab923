"""Quotes laid on a text: the same edits by the short way as by the whole table."""

import random

from pipelines.alignment.affine import Joint, Pattern, Step, align
from pipelines.alignment.between import Anchor, lay_between
from pipelines.alignment.search import prepare, search
from pipelines.alignment.seeds import Needles, shared_pairs
from pipelines.alignment.tokens import Tokens


def pattern_of(words: list[str], *ellipses: int) -> Pattern:
    joints = tuple(Joint.ELLIPSIS if i in ellipses else Joint.NONE for i in range(len(words)))
    return Pattern(tuple(words), joints, (False,) * len(words))


def test_an_exact_quote_is_found_at_all_its_places() -> None:
    text = Tokens("so we go on and we go home and then we go on again")
    found = search(prepare([pattern_of(["we", "go", "on"])]), text)[0]
    assert [a.start for a in found.alignments] == [1, 10]
    assert all(a.cost == 0 for a in found.alignments)


def test_segments_of_an_ellipsis_stand_in_order_and_as_near_as_can_be() -> None:
    text = Tokens("we will sell it all and then we will rest and we will not sell it again")
    quote = pattern_of(["we", "will", "sell", "we", "will", "rest"], 3)
    found = search(prepare([quote]), text)[0]
    assert [(m.start, m.end) for m in found.alignments[0].moves if m.step is Step.KEEP] == [
        (0, 3),
        (7, 10),
    ]


def test_reversed_segments_are_no_exact_place() -> None:
    text = Tokens("we will rest today after all that work was done and we will sell tomorrow")
    quote = pattern_of(["we", "will", "sell", "we", "will", "rest"], 3)
    found = search(prepare([quote]), text)[0]
    assert not any(a.kept == 6 for a in found.alignments)


def test_parts_far_apart_are_reported_as_scattered() -> None:
    filler = " ".join(f"x{i}" for i in range(120))
    text = Tokens(f"the plan was made in spring {filler} nobody asked the people here")
    words = [
        "the",
        "plan",
        "was",
        "made",
        "in",
        "spring",
        "nobody",
        "asked",
        "the",
        "people",
        "here",
    ]
    found = search(prepare([pattern_of(words)]), text)[0]
    assert [(s.offset, s.place, s.length) for s in found.scattered] == [(0, 0, 6), (6, 126, 5)]


def test_quotes_sought_together_are_found_as_when_alone() -> None:
    chance = random.Random(3)  # noqa: S311 -- a fixed seed is wanted
    words = [f"w{chance.randrange(90)}" for _ in range(2_000)]
    text = Tokens(" ".join(words))
    quotes = []
    for _ in range(40):
        start = chance.randrange(1_900)
        quote = words[start : start + chance.randrange(4, 30)]
        if chance.random() < 0.5:
            quote[chance.randrange(len(quote))] = "new"
        quotes.append(pattern_of(quote))
    together = search(prepare(quotes), text)
    alone = [search(prepare([quote]), text)[0] for quote in quotes]
    assert together == alone


def test_the_short_way_costs_no_more_than_the_whole_table() -> None:
    chance = random.Random(5)  # noqa: S311 -- a fixed seed is wanted
    tried = 0
    for _ in range(150):
        words = [f"w{chance.randrange(40)}" for _ in range(80)]
        text = Tokens(" ".join(words))
        start = chance.randrange(40)
        quote = words[start : start + 30]
        for _ in range(chance.randrange(1, 4)):
            quote[chance.randrange(len(quote))] = chance.choice(["new", "w1", "w2"])
        pattern = pattern_of(quote)
        runs = shared_pairs(Needles([quote]), text).runs.get(0, [])
        anchors = [Anchor(*run) for run in runs]
        encoded = text.encode(quote)
        short = lay_between(encoded, pattern, anchors, text, region=(0, len(text)))
        if short is None:
            continue
        tried += 1
        whole = align(encoded, pattern, text.ids)
        assert short.cost <= whole.cost + 1.0
        assert short.moves[0].quote_start == 0
        assert short.moves[-1].quote_end == len(quote)
        assert all(a.end == b.start for a, b in zip(short.moves, short.moves[1:], strict=False))
    assert tried > 50
