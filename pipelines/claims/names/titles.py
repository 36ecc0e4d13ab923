"""Run of capitals → the names in it, titles taken off: "U.S. President Ana Ruiz" holds two."""

from pipelines.claims.names.openers import capitals_of
from pipelines.claims.names.peoples import name_part, nationalities
from pipelines.claims.names.printing import bare_form, is_listed, is_ordinary
from pipelines.text import Reading
from pipelines.wording.word_lists import word_set

_PART_OF_NAME = frozenset({"electric", "mills", "dynamics", "atomics", "hospital"})
"""After a title, words that make one name with it: "General Electric"."""


def split_at_titles(reading: Reading, run: range) -> list[tuple[range, str | None]]:
    """Return the parts of a run that are names, each with the title before it.

    A run of titles alone ("the Prime Minister") names an office, not a person: it has no part.
    """
    if len(run) == 1:
        return [] if _is_office(reading, run.start) else [(run, None)]
    at = None if _is_named_after(reading, run) else _last_title(reading, run)
    if at is None:
        return [(run, None)]
    start = at
    while start > run.start and _is_before_title(reading, start - 1):
        start -= 1
    before = [(range(run.start, start), None)] if start > run.start else []
    person = _after_office(reading, range(at + 1, run.stop))
    after = [(person, bare_form(reading, at))] if len(person) else []
    return [*before, *after]


def _after_office(reading: Reading, rest: range) -> range:
    """Return a run without what belongs to an office: "of State Ana Ruiz" → "Ana Ruiz"."""
    if not len(rest):
        return rest
    start = rest.start
    if bare_form(reading, start) in _OFFICE_JOINTS:
        while start < rest.stop and _is_of_office(bare_form(reading, start)):
            start += 1
    elif bare_form(reading, start - 1) == "chief":
        while start < rest.stop and _is_chief_of(bare_form(reading, start)):
            start += 1
    return range(start, rest.stop)


def _is_chief_of(form: str) -> bool:
    """Tell whether a word goes on "Chief": "Executive", "Financial Officer", "of Staff"."""
    return _is_led_by(form) or form in name_part("chief") or form in _OFFICE_JOINTS


_OFFICE_JOINTS = frozenset({"of", "for"})
_STATE_OFFICES = frozenset({"secretary", "minister", "undersecretary", "secretaries", "ministers"})


def _is_of_office(form: str) -> bool:
    return form in {"and", "the", "for", "of"} or is_ordinary(form)


def _is_office(reading: Reading, word: int) -> bool:
    """Tell whether a title stands alone and is nobody's surname on the page."""
    if not is_listed(reading, word, "titles"):
        return False
    form = bare_form(reading, word)
    firsts = reading.derived(capitals_of).pairs.get(form, ())
    return not any(form != first and not _is_led_by(first) for first in firsts)


def _is_led_by(form: str) -> bool:
    return any(form.capitalize() in word_set(name) for name in ("titles", "title_modifiers"))


def _last_title(reading: Reading, run: range) -> int | None:
    """Return the last word of a run that is a title of what follows, or that ends an office."""
    for word in reversed(run):
        if not is_listed(reading, word, "titles"):
            continue
        before = range(run.start, word)
        is_led = all(_is_before_title(reading, at) or _is_people(reading, at) for at in before)
        if word + 1 == run.stop:
            if is_led and word > run.start:
                return word
        elif is_led or not is_listed(reading, word, "weak_titles") or _is_modified(reading, word):
            return None if _begins_a_body(reading, word + 1) else word
    return None


def _is_modified(reading: Reading, word: int) -> bool:
    """Tell whether an office stands before a title: "Maricopa County Judge"."""
    return is_listed(reading, word - 1, "title_modifiers")


def _is_before_title(reading: Reading, word: int) -> bool:
    return _is_led_by(bare_form(reading, word))


def _is_people(reading: Reading, word: int) -> bool:
    return (bare_form(reading, word),) in nationalities()


def _begins_a_body(reading: Reading, word: int) -> bool:
    """Tell whether what follows a title makes it part of a name: "General Motors", "King of"."""
    form = bare_form(reading, word)
    if form in _OFFICE_JOINTS:
        return bare_form(reading, word - 1) not in _STATE_OFFICES
    return form in _PART_OF_NAME or is_listed(reading, word, "organisation_words")


def _is_named_after(reading: Reading, run: range) -> bool:
    """Tell whether a place bears the title in its name: "Prince Edward Island"."""
    is_title = is_listed(reading, run.start, "weak_titles")
    is_office = _is_before_title(reading, run.start + 1)
    return is_title and not is_office and is_listed(reading, run.stop - 1, "place_words")
