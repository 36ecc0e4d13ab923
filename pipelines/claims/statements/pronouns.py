"""A claim's pronouns: those that point to nobody in the claim, and those of a doubtful gender."""

from collections.abc import Iterable, Sequence

from pipelines.claims.statements.matching import Match
from pipelines.claims.statements.retrieval import Index
from pipelines.text import Reading

_THIRD_PERSON = frozenset(
    {"he", "him", "his", "she", "her", "they", "them", "their", "it", "its", "this", "these"}
)
_GENDERS = dict.fromkeys(("he", "him", "his", "himself"), "male") | dict.fromkeys(
    ("she", "her", "hers", "herself"), "female"
)
_MOST = 2.0  # further ones tell nothing more
_UNSEEN = 0.5  # doubt where the source has no pronoun of either gender


def unnamed_subjects(matches: Sequence[Match], article: Reading) -> float:
    """Return how many sentences of a claim begin with a pronoun in a name's place, at most two."""
    forms = article.words.forms
    starts = [article.words.within(match.sentence).start for match in matches]
    return min(_MOST, sum(forms[at] in _THIRD_PERSON for at in starts if at < len(forms)))


def gender_doubts(matches: Sequence[Match], article: Reading, source: Index) -> float:
    """Return how many of "he" and "she" the source's sentences do not bear out, at most two.

    One for a pronoun where the sentences of the evidence and their neighbours have only the other
    gender, a half where they have none.
    """
    doubts = 0.0
    for match in matches:
        ours = [_GENDERS.get(article.words.forms[w]) for w in article.words.within(match.sentence)]
        asked = [gender for gender in ours if gender]
        if asked:
            there = _genders_around((*match.ranking.window, *match.ranking.picked), source)
            doubts += sum(_doubt(gender, there) for gender in asked)
    return min(_MOST, doubts)


def _doubt(gender: str, there: set[str]) -> float:
    if gender in there:
        return 0.0
    return 1.0 if there else _UNSEEN


def _genders_around(sentences: Iterable[int], source: Index) -> set[str]:
    near = {
        s + step for s in sentences for step in (-1, 0, 1) if 0 <= s + step < len(source.sentences)
    }
    words = source.reading.words
    return {
        gender
        for sentence in near
        for word in source.words[sentence]
        if (gender := _GENDERS.get(words.forms[word]))
    }
