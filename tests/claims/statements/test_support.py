"""Support is the chance by the words, drawn towards one half where words alone prove too little."""

from itertools import pairwise

import pytest

from pipelines.claims.statements.support import support_of

PAGE, PASSAGE = 900, 60


@pytest.mark.parametrize("words", [PASSAGE, 160, PAGE])
def test_the_order_of_chances_stays(words: int) -> None:
    found = [support_of(step / 100, source_words=words) for step in range(101)]
    assert all(lower < higher for lower, higher in pairwise(found))
    assert found[50] == 0.5


def test_words_alone_make_no_page_certain() -> None:
    assert support_of(1.0, source_words=PAGE) < 0.8
    assert support_of(0.2, source_words=PAGE) == 0.2


def test_a_passage_chosen_as_evidence_is_believed() -> None:
    assert support_of(0.9, source_words=PASSAGE) == pytest.approx(0.9)
