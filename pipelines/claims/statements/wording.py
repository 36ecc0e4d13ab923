"""Reading → the stems of its words, empty where a word carries no content."""

from itertools import chain

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
    stem_by_form = reading.derived(_stem_by_form)
    stems = [stem_by_form[form] for form in reading.words.forms]
    for form in _CAPITAL_NAMES:
        for place in _capitals(reading, form):
            stems[place] = form
    return stems


def places_by_stem(reading: Reading) -> dict[str, list[int]]:
    """Return for each stem of a text the places of its words, in order.

    Kept with the reading: `reading.derived(places_by_stem)`.
    """
    by_form = reading.derived(places_by_form)
    told = [(stem, by_form[form]) for form, stem in reading.derived(_stem_by_form).items() if stem]
    told += [(form, places) for form in _CAPITAL_NAMES if (places := _capitals(reading, form))]
    found: dict[str, list[int]] = {}
    shared: dict[str, list[list[int]]] = {}
    for stem, places in told:
        if stem in found:
            shared.setdefault(stem, [found[stem]]).append(places)
        else:
            found[stem] = places
    for stem, of_forms in shared.items():
        found[stem] = sorted(chain.from_iterable(of_forms))
    return found


def _stem_by_form(reading: Reading) -> dict[str, str]:
    """Return the stem of each form of a text, in order; empty for a form without content."""
    functions = function_words()
    forms = reading.derived(places_by_form)
    return {form: "" if form in functions else stem_of(form) for form in forms}


def _capitals(reading: Reading, form: str) -> list[int]:
    """Return where a word stands in capitals."""
    starts, ends, text = reading.words.starts, reading.words.ends, reading.text
    places = reading.derived(places_by_form).get(form, ())
    return [place for place in places if text[starts[place] : ends[place]].isupper()]
