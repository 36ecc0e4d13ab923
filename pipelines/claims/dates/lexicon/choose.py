"""Language code → date words."""

from pipelines.claims.dates.lexicon.english import ENGLISH
from pipelines.claims.dates.lexicon.french import FRENCH
from pipelines.claims.dates.lexicon.german import GERMAN
from pipelines.claims.dates.lexicon.portuguese import PORTUGUESE
from pipelines.claims.dates.lexicon.spanish import SPANISH
from pipelines.claims.dates.lexicon.words import DateLexicon

_LEXICONS = {words.language: words for words in (ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE)}


def date_lexicon(language: str | None) -> DateLexicon | None:
    """Return the date words of a language, English where the page names none, None if unknown."""
    return _LEXICONS.get((language or "en").lower()[:2])
