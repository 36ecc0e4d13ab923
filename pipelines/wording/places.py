"""Reading → where each of its words stands: the index that several rooms share."""

from collections import defaultdict

from pipelines.text import Reading


def places_by_form(reading: Reading) -> dict[str, list[int]]:
    """Return for each lower-case word its places among the words of the text, in order.

    Kept with the reading: `reading.derived(places_by_form)`.
    """
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, form in enumerate(reading.words.forms):
        found[form].append(place)
    return dict(found)
