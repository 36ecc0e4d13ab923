"""One sentence of an article → what is looked for in every source, read once for all of them."""

from typing import NamedTuple

from pipelines.claims.statements.attribution import attributions_in
from pipelines.claims.statements.values import Found, values_in
from pipelines.claims.statements.wording import stems_of
from pipelines.records.spans import Span
from pipelines.text import Reading
from pipelines.wording.lexicon import calendar_stems
from pipelines.wording.word_lists import word_set

_MOST_WORDS = 150  # content words of a sentence that are looked for; no sentence has more


class SoughtWord(NamedTuple):
    """A word of a sentence that carries content."""

    word: int
    """Its place among the words of the article."""
    stem: str
    is_number: bool
    is_name: bool
    """Capitalised within the sentence."""
    is_calendar: bool
    """A weekday or a month."""


class Sought(NamedTuple):
    """What is looked for of one sentence."""

    words: tuple[SoughtWord, ...]
    values: tuple[Found, ...]
    """Its numbers and dates."""
    attributions: tuple[Span, ...]
    """Stretches that say who says so."""


def sought_in(article: Reading, sentence: Span) -> Sought:
    """Return what is looked for of a sentence; kept with the article."""
    return article.remembered(_read, sentence)


def _read(article: Reading, sentence: Span) -> Sought:
    stems = article.derived(stems_of)
    within = article.words.within(sentence)
    words = tuple(
        SoughtWord(
            word=word,
            stem=stems[word],
            is_number=stems[word][0].isdigit(),
            is_name=word != within.start and _is_name(article, word),
            is_calendar=stems[word] in calendar_stems(),
        )
        for word in [word for word in within if stems[word]][:_MOST_WORDS]
    )
    return Sought(
        words=words,
        values=tuple(values_in(article, sentence)),
        attributions=tuple(attributions_in(article, sentence)),
    )


def _is_name(article: Reading, word: int) -> bool:
    exact = article.text[article.words.starts[word] : article.words.ends[word]]
    return exact[0].isupper() and exact not in word_set("not_names")
