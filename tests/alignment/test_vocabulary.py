"""Equal words get one number, different ones never do."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipelines.alignment.vocabulary import Vocabulary, keys_of, with_forms

WORDS = st.lists(st.text(alphabet="abé日ÿ'", min_size=1, max_size=20), max_size=40)


def numbered(forms: list[str]) -> list[int]:
    """Return what a dictionary would number the words."""
    known: dict[str, int] = {}
    return [known.setdefault(form, len(known)) for form in forms]


@given(WORDS)
def test_words_are_numbered_in_the_order_in_which_they_first_stand(forms: list[str]) -> None:
    vocabulary = Vocabulary(keys_of(forms))
    assert vocabulary.ids.tolist() == numbered(forms)
    assert vocabulary.size == len(set(forms))


@given(WORDS, WORDS)
def test_words_of_another_text_are_found_or_unknown(forms: list[str], others: list[str]) -> None:
    known = dict(zip(forms, numbered(forms), strict=True))
    found = Vocabulary(keys_of(forms)).find(keys_of(others))
    assert found.tolist() == [known.get(form, -1) for form in others]


def test_words_that_meet_in_one_place_of_the_table_are_told_apart() -> None:
    forms = [f"w{i % 30_000}" for i in range(60_000)]
    vocabulary = Vocabulary(keys_of(forms))
    assert vocabulary.ids.tolist() == [i % 30_000 for i in range(60_000)]
    assert vocabulary.find(keys_of(forms[:30_000])).tolist() == list(range(30_000))
    assert set(vocabulary.find(keys_of([f"x{i}" for i in range(30_000)])).tolist()) == {-1}


@given(WORDS, WORDS)
def test_a_word_read_otherwise_has_its_own_key(forms: list[str], others: list[str]) -> None:
    changes = dict(enumerate(others[: len(forms)]))
    expected = [changes.get(at, form) for at, form in enumerate(forms)]
    changed, whole = with_forms(keys_of(forms), changes), keys_of(expected)
    assert np.array_equal(changed.first, whole.first)
    assert np.array_equal(changed.second, whole.second)
    assert changed.others == whole.others
