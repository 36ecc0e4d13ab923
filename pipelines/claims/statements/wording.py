"""Reading → the stems of its words, empty where a word carries no content."""

from pipelines.text import Reading
from pipelines.wording.lexicon import function_words
from pipelines.wording.stems import stem_of

# "US" and "IT" printed in capitals are names, not pronouns.
_CAPITAL_NAMES = frozenset({"us", "it", "who"})


def stems_of(reading: Reading) -> list[str]:
    """Return the stem of every word of a text; an empty one for a word without content.

    Kept with the reading: `reading.derived(stems_of)`.
    """
    words, functions = reading.words, function_words()
    stems = ["" if form in functions else stem_of(form) for form in words.forms]
    for index, form in enumerate(words.forms):
        if form in _CAPITAL_NAMES and _is_capitals(reading, index):
            stems[index] = form
    return stems


def _is_capitals(reading: Reading, index: int) -> bool:
    return reading.text[reading.words.starts[index] : reading.words.ends[index]].isupper()
