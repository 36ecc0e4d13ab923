"""Ranking many sentences at once says of each what ranking it alone says, and picks greedily."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from pipelines.claims.statements.scoring import Ranking, Weighed, rank_sentences

SENTENCES = 6
QUALITIES = st.sampled_from([0.7, 0.8, 1.0])
WORDS = st.lists(
    st.tuples(
        st.sampled_from([0.5, 1.25, 3.0]),
        st.dictionaries(st.integers(0, SENTENCES - 1), QUALITIES, max_size=SENTENCES),
    ),
    max_size=6,
)


def ranked(asked: Sequence[Weighed]) -> list[Ranking]:
    return list(rank_sentences(asked, SENTENCES))


def gain(words: Weighed, sentence: int, known: Sequence[float]) -> float:
    """Return the weight of the words that a sentence adds, summed in their order."""
    added = 0.0
    for (weight, hits), have in zip(words, known, strict=True):
        added += weight * max(0.0, hits.get(sentence, 0.0) - have)
    return added


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_a_sentence_alone_gets_what_it_gets_among_others(asked: list[Weighed]) -> None:
    assert ranked(asked) == [ranked([words])[0] for words in asked]


@given(WORDS)
def test_three_sentences_are_picked_one_by_one_for_the_words_that_they_add(words: Weighed) -> None:
    (found,) = ranked([words])
    known, left, picked = [0.0] * len(words), list(found.sentences), []
    for _ in range(3):
        best = max(left, key=lambda sentence: gain(words, sentence, known), default=None)
        if best is None or gain(words, best, known) <= 0.0:
            break
        left.remove(best)
        picked.append(best)
        known = [max(k, hits.get(best, 0.0)) for k, (_, hits) in zip(known, words, strict=True)]
    assert found.picked == tuple(picked)
    assert found.in_picked == known


@given(WORDS)
def test_the_window_knows_the_best_match_of_each_word(words: Weighed) -> None:
    (found,) = ranked([words])
    best = [max([hits.get(s, 0.0) for s in found.window], default=0.0) for _, hits in words]
    assert found.in_window == best


@given(WORDS)
def test_gains_are_the_weight_of_the_words_that_a_sentence_has(words: Weighed) -> None:
    (found,) = ranked([words])
    nothing = [0.0] * len(words)
    assert list(found.gains) == [gain(words, sentence, nothing) for sentence in found.sentences]


@given(WORDS)
def test_evidence_is_ranked_sentences_and_each_once(words: Weighed) -> None:
    (found,) = ranked([words])
    assert len(set(found.evidence)) == len(found.evidence)
    assert set(found.evidence) == set(found.sentences)
