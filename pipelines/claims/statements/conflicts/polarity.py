"""Which words of a sentence are denied."""

from collections.abc import Callable

from pipelines.wording.word_lists import word_set

_NEGATORS = frozenset(
    {"not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot"}
    | {"didn", "doesn", "isn", "aren", "wasn", "weren", "hasn", "haven", "wouldn", "couldn"}
)
_SCOPE = 5  # words before a word among which a negator denies it
_REACH = 6  # words on either side of a word in which something may deny it


def is_negator(form: str) -> bool:
    """Tell whether a lower-case word denies what follows.

    >>> is_negator("didn't"), is_negator("note")
    (True, False)
    """
    return form in _NEGATORS or form.endswith("n't")


def is_negated(form_at: Callable[[int], str], word: int) -> bool:
    """Tell whether a negator stands shortly before a word."""
    return any(is_negator(form_at(at)) for at in range(word - _SCOPE, word))


def is_denied_nearby(form_at: Callable[[int], str], word: int) -> bool:
    """Tell whether anything around a word may deny it, a verb like "refused" included."""
    around = [form_at(at) for at in range(word - _REACH, word + _REACH + 1)]
    limiting = word_set("denying_words")
    return any(is_negator(form) or form in limiting for form in around)
