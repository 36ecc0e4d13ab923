"""Words that English spells in several ways are brought to one spelling, and no others."""

import pytest

from pipelines.wording.spelling import plain_spelling
from pipelines.wording.stems import stem_of

PAIRS = [
    ("ageing", "aging"),
    ("centre", "center"),
    ("centres", "centers"),
    ("labour", "labor"),
    ("defence", "defense"),
    ("programmes", "programs"),
    ("harbourmaster", "harbormaster"),
    ("organisation", "organization"),
    ("organising", "organizing"),
    ("analysed", "analyzed"),
    ("kilometres", "kilometers"),
    ("paediatrician", "pediatrician"),
    ("travelling", "traveling"),
    ("cancelled", "canceled"),
    ("theatre", "theater"),
    ("grey", "gray"),
]


@pytest.mark.parametrize(("british", "american"), PAIRS)
def test_two_spellings_of_a_word_are_one(british: str, american: str) -> None:
    assert plain_spelling(british) == plain_spelling(american)
    assert stem_of(british) == stem_of(american)


@pytest.mark.parametrize(
    "word", ["four", "hour", "raise", "rise", "noise", "wise", "balfour", "paris", "louis", "brown"]
)
def test_other_words_keep_their_spelling(word: str) -> None:
    assert plain_spelling(word) == word
