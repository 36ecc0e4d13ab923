"""A name that a source lacks as it stands → by what land, people or order of words it has it."""

from collections.abc import Iterator

from pipelines.claims.names.acronyms import initials_in, spelled_out_in
from pipelines.claims.names.likeness import (
    WEAK_WORDS,
    key_of,
    keys_of,
    lands_of,
    peoples_and_lands,
)
from pipelines.claims.names.peoples import Forms, forms_of_country, nationalities
from pipelines.claims.names.whereabouts import MOST_PLACES, is_capital, places_of, words_by_key
from pipelines.text import Reading

_LONG_WITHOUT_LAND = 4  # words that tell a body apart without its country
_LOOSE_WORDS = 3  # words more than the name has, among which its words stand in another order


def other_form(forms: Forms, exact: str, source: Reading) -> range | None:
    """Return where the source has a name by its initials, land or people, or in another order."""
    letters = spelled_out_in(exact, source) if len(forms) == 1 else initials_in(forms, source)
    return (
        letters
        or _without_land(forms, source)
        or _of_country(forms, source)
        or _of_people(forms, source)
        or _reordered(forms, source)
    )


def _without_land(forms: Forms, source: Reading) -> range | None:
    """Return where the source has "Protection Agency" for "U.S. Protection Agency"."""
    if len(forms) < 3 or not lands_of(forms[:1]):
        return None
    rest = forms[1:]
    return next(_capital_places(rest, source), None) or initials_in(rest, source)


def _of_country(forms: Forms, source: Reading) -> range | None:
    """Return where the source has the country of "Aldish", or the people of a country."""
    lands = lands_of(forms) if len(forms) <= 3 else set()
    if len(lands) != 1:
        return None
    others = forms_of_country(lands.pop())
    if forms not in others:
        return None
    return next((place for form in others for place in _capital_places(form, source)), None)


def _of_people(forms: Forms, source: Reading) -> range | None:
    """Return where the source has a place's people by the usual endings, or a people's place."""
    index = source.derived(words_by_key)
    others = sorted(form for form in peoples_and_lands(forms[-1]) if form in index)
    found = (place for form in others for place in _capital_places((*forms[:-1], form), source))
    return next(found, None)


def _capital_places(forms: Forms, source: Reading) -> Iterator[range]:
    return (place for place in places_of(forms, source) if is_capital(place, source))


def _reordered(forms: Forms, source: Reading) -> range | None:
    """Return where all content words stand close: "Aldmoor Harbour Board" for "Board of …"."""
    wanted = _wanted(forms)
    if len(wanted) < 2:
        return None
    index = source.derived(words_by_key)
    if not all(key in index for key in wanted):
        return None
    rarest = min(wanted, key=lambda key: (len(index[key]), key))
    reach = len(wanted) + (_LOOSE_WORDS if len(wanted) > 2 else 1)
    for at in index[rarest][:MOST_PLACES]:
        near = range(max(0, at - reach + 1), min(len(source.words), at + reach))
        held = [word for word in near if key_of(source.words.forms[word]) in wanted]
        if _is_tight(held, wanted, source, reach):
            return range(held[0], held[-1] + 1)
    return None


def _wanted(forms: Forms) -> set[str]:
    """Return the content words of a name; of a long one without its country, "U.S." above all."""
    content = {key for key in keys_of(forms) if key not in WEAK_WORDS}
    rest = {key for key in content if (key,) not in nationalities()}
    return rest if len(rest) >= _LONG_WITHOUT_LAND else content


def _is_tight(held: list[int], wanted: set[str], source: Reading, reach: int) -> bool:
    """Tell whether words are those of the name, close together, with capitals."""
    if {key_of(source.words.forms[word]) for word in held} != wanted:
        return False
    is_close = held[-1] - held[0] < reach
    return is_close and all(is_capital(range(word, word + 1), source) for word in held)
