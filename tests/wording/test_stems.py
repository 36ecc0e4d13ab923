"""Stems bring the forms of one word together and keep different words apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.wording.lexicon import gender_of_given_name, lexicon
from pipelines.wording.stems import stem_of


@pytest.mark.parametrize(
    "forms",
    [
        ("plan", "plans", "planned", "planning"),
        ("carry", "carries", "carried", "carrying"),
        ("make", "makes", "made", "making"),
        ("buy", "bought", "buying"),
        ("twelve", "12", "twelfth"),
        ("january", "jan"),
        ("ferry", "ferries", "ferry's"),
        ("u.k", "uk"),
        ("child", "children"),
        ("release", "released", "releases", "releasing"),
    ],
)
def test_forms_of_one_word_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem_of(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("news", "new"), ("may", "march"), ("4.2", "42"), ("building", "bill"), ("wing", "we")],
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem_of(one) != stem_of(other)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz'.0123456789", min_size=1, max_size=20))
def test_any_word_has_a_stem(form: str) -> None:
    assert isinstance(stem_of(form), str)


@given(st.sampled_from(sorted(lexicon().antonyms)))
def test_opposites_are_mutual_and_no_word_opposes_itself(stem: str) -> None:
    opposites = lexicon().antonyms
    assert stem not in opposites[stem]
    assert all(stem in opposites[other] for other in opposites[stem])


def test_siblings_stand_in_plural_too() -> None:
    assert "sons" in lexicon().siblings["daughters"]
    assert "friday" in lexicon().siblings["monday"]


@pytest.mark.parametrize(
    ("name", "gender"), [("Ingrid", "female"), ("Otto", "male"), ("Quillmark", None)]
)
def test_a_given_name_tells_a_gender_or_nothing(name: str, gender: str | None) -> None:
    assert gender_of_given_name(name) == gender
