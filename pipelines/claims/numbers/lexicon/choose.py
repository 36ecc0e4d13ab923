"""Language code → number words."""

from pipelines.claims.numbers.lexicon.english import ENGLISH
from pipelines.claims.numbers.lexicon.french import FRENCH
from pipelines.claims.numbers.lexicon.german import GERMAN
from pipelines.claims.numbers.lexicon.portuguese import PORTUGUESE
from pipelines.claims.numbers.lexicon.spanish import SPANISH
from pipelines.claims.numbers.lexicon.words import NumberLexicon

_LEXICONS = {words.language: words for words in (ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE)}


def number_lexicon(language: str | None) -> NumberLexicon | None:
    """Return the number words of a language, English where the page names none, None if unknown."""
    return _LEXICONS.get((language or "en").lower()[:2])


def all_people() -> frozenset[str]:
    """Return the counted nouns of every language that mean persons."""
    return _PEOPLE


_PEOPLE: frozenset[str] = frozenset().union(*(words.people for words in _LEXICONS.values()))
