"""A word → its stem: light English stemming, numerals in digits, one form for each spelling."""

from functools import cache, lru_cache

from pipelines.wording.spelling import plain_spelling
from pipelines.wording.word_lists import read_lines

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_MONTHS = "january february april june july august september october november december"

_VOWELS = frozenset("aeiouy")
_SHORTEST = 3  # letters that a stem keeps


@lru_cache(maxsize=1 << 17)
def stem_of(form: str) -> str:
    """Return the stem of a lower-case folded form.

    Meant to bring together forms of one word, not to be a word itself.

    >>> [stem_of(w) for w in ("planned", "planning", "plans", "twelve", "u.k", "council's")]
    ['plan', 'plan', 'plan', '12', 'uk', 'council']
    """
    word = (
        form.removesuffix("'s").removesuffix("'").replace(".", "")
        if "'" in form or "." in form
        else form
    )
    if word[:1].isdigit():
        return form.replace(",", "")
    fixed = _fixed().get(word)
    if fixed is not None or len(word) <= _SHORTEST or word in _whole_words():
        return fixed or word
    return _without_ending(plain_spelling(word))


def _without_ending(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "i"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        singular = word[:-2] if word.endswith(("sses", "xes", "ches", "shes", "zes")) else word[:-1]
        return _without_ending(singular) if len(singular) > _SHORTEST else singular
    for ending in ("ingly", "edly", "ing", "ed", "ly"):
        if word.endswith(ending):
            rest = word[: -len(ending)]
            if len(rest) >= _SHORTEST and not _VOWELS.isdisjoint(rest):
                return _plain_end(rest)
    return _plain_end(word)


def _plain_end(rest: str) -> str:
    """Undo a doubled consonant, a final e, a final y: "stopp" → "stop", "make" → "mak"."""
    if len(rest) > _SHORTEST and rest[-1] == rest[-2] and rest[-1] not in "lsz":
        return rest[:-1]
    if rest.endswith("e") and len(rest) > _SHORTEST:
        return rest[:-1]
    if rest.endswith("y") and len(rest) > _SHORTEST:
        return rest[:-1] + "i"
    return rest


@cache
def _whole_words() -> frozenset[str]:
    return frozenset(" ".join(read_lines("whole_words")).split())


@cache
def _fixed() -> dict[str, str]:
    """Return the forms that a table decides: numerals in digits, months, irregular forms."""
    fixed = {word: str(value) for value, word in enumerate(_UNITS.split())}
    fixed |= {word: str(10 * value) for value, word in enumerate(_TENS.split(), start=3)}
    fixed |= {word: str(value) for value, word in enumerate(_ORDINALS.split(), start=1)}
    months = {month[:3]: _without_ending(month) for month in _MONTHS.split()}
    fixed |= months | {"sept": months["sep"]}
    for line in read_lines("irregular_forms"):
        word, _, forms = line.partition(": ")
        fixed |= dict.fromkeys(forms.split(), _without_ending(word))
    return fixed
