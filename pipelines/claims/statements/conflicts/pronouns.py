"""Gender: "his" before the word that the aligned sentence has "her" before."""

from collections.abc import Callable, Iterator

from pipelines.claims.statements.alignment import Alignment, words_span
from pipelines.claims.statements.conflicts.conflict import Conflict, ConflictKind
from pipelines.claims.statements.conflicts.slots import rest_share

_GENDER = {
    "he": "male",
    "him": "male",
    "his": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
    "herself": "female",
}
_REACH = 3  # words from a pronoun to the paired word that holds its place
_LEAST_REST = 0.4  # share of the claim's words that the sentence must have


def find_genders(aligned: Alignment) -> Iterator[Conflict]:
    """Yield the pronouns of the claim in whose place the source has the other gender."""
    forms = aligned.article.words.forms
    pronouns = [here for here in aligned.claim if forms[here] in _GENDER]
    if not pronouns or rest_share(aligned, ()) < _LEAST_REST:
        return
    for here in pronouns:
        gender = _GENDER[forms[here]]
        anchor = next((w for w in range(here + 1, here + 1 + _REACH) if w in aligned.pairs), None)
        if anchor is None:
            continue
        place = aligned.pairs[anchor]
        theirs = _pronouns_before(aligned.source_form, place)
        genders = {_GENDER[aligned.source_form(there)] for there in theirs}
        if genders and gender not in genders:
            yield Conflict(
                kind=ConflictKind.GENDER,
                relation="other_gender",
                claim=words_span(aligned.article, here, here),
                source=words_span(aligned.source.reading, theirs[0], theirs[0]),
                sentence=aligned.sentence,
                rest_share=aligned.share,
            )


def _pronouns_before(form_at: Callable[[int], str], word: int) -> list[int]:
    """Return the pronouns shortly before a word, nearest first; "his or her" has two."""
    return [at for at in range(word - 1, word - 2 - _REACH, -1) if form_at(at) in _GENDER]
