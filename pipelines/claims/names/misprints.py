"""A name that a source lacks → a name of nearly the same letters that it has."""

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from pipelines.claims.names.likeness import is_inflected
from pipelines.claims.names.openers import capital_words
from pipelines.claims.names.peoples import Forms
from pipelines.claims.names.printing import plain_form
from pipelines.claims.names.whereabouts import places_of
from pipelines.text import Reading

_FEWEST_LETTERS = 6  # a shorter word is too easily another name
_MOST_EDITS = 1
_MOST_CAPITALS = 5_000  # capitalised words of a page among which a misprint is looked for


def misprint_of(forms: Forms, source: Reading) -> range | None:
    """Return where a name differs by one letter in one word; a form of the word is none."""
    for index, form in enumerate(forms):
        if len(form) < _FEWEST_LETTERS:
            continue
        near = process.extractOne(
            form,
            _near(form, source),
            scorer=DamerauLevenshtein.distance,
            score_cutoff=_MOST_EDITS,
        )
        if near is None or is_inflected(near[0], form):
            continue
        for place in places_of((*forms[:index], near[0], *forms[index + 1 :]), source):
            return place
    return None


def _near(form: str, source: Reading) -> list[str]:
    """Return the capitalised words that may be one edit away, in the order of the text.

    One edit, or two letters swapped, leaves the first two letters or the last two as they are.
    """
    ends = source.derived(_capital_forms)
    found = {**ends.get(form[:2], {}), **ends.get("-" + form[-2:], {})}
    return sorted(found, key=found.__getitem__)


def _capital_forms(source: Reading) -> dict[str, dict[str, int]]:
    """Return the distinct words that stand with a capital somewhere, by first and last letters.

    They are without possessive endings, each with its rank in the text.
    """
    starts, forms, text = source.words.starts, source.words.forms, source.text
    found = dict.fromkeys(
        plain_form(forms[word])
        for word in source.derived(capital_words)
        if len(forms[word]) >= _FEWEST_LETTERS - 1 and text[starts[word]].isupper()
    )
    ends: dict[str, dict[str, int]] = {}
    for rank, form in enumerate(list(found)[:_MOST_CAPITALS]):
        ends.setdefault(form[:2], {})[form] = rank
        ends.setdefault("-" + form[-2:], {})[form] = rank
    return ends
