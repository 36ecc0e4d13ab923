"""Reading → the stems of its words, empty where a word carries no content."""

from pipelines.text import Reading
from pipelines.wording.lexicon import function_words
from pipelines.wording.places import places_by_form
from pipelines.wording.stems import stem_of

# "US" and "IT" printed in capitals are names, not pronouns.
_CAPITAL_NAMES = ("us", "it", "who")


def stems_of(reading: Reading) -> list[str]:
    """Return the stem of every word of a text; an empty one for a word without content.

    Kept with the reading: `reading.derived(stems_of)`.
    """
    functions, by_form = function_words(), reading.derived(places_by_form)
    stems = [""] * len(reading.words)
    for form, places in by_form.items():
        if form not in functions:
            stem = stem_of(form)
            for place in places:
                stems[place] = stem
    for form in _CAPITAL_NAMES:
        for place in by_form.get(form, ()):
            if _is_capitals(reading, place):
                stems[place] = form
    return stems


def _is_capitals(reading: Reading, place: int) -> bool:
    return reading.text[reading.words.starts[place] : reading.words.ends[place]].isupper()
