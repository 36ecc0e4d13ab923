"""Reading → where each of its words stands: the index that several rooms share."""

from pipelines.text import Reading


def places_by_form(reading: Reading) -> dict[str, list[int]]:
    """Return for each lower-case word its places among the words of the text, in order.

    Kept with the reading: `reading.derived(places_by_form)`.
    """
    found: dict[str, list[int]] = {}
    for place, form in enumerate(reading.words.forms):
        places = found.get(form)
        if places is None:
            found[form] = [place]
        else:
            places.append(place)
    return found
