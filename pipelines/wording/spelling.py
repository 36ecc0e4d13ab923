"""A word → one spelling of it, for the several that English has."""

import re
from functools import cache, lru_cache

from pipelines.wording.word_lists import read_lines

# "harbour", "labourers", "neighbourhood"
_OUR = re.compile(
    r"(arb|ard|arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab"
    r"|misdemean|neighb|od|parl|ranc|rig|rum|savi|sav|splend|succ|tum|val|vap|vig)our"
)

# "organise", "analysed", "privatisation"; "raise" and "noise" are too short
_ISE = re.compile(r"([a-z]{2,30}[a-z])([iy])s(e|ed|es|er|ers|ing|ations?|ational)")

# "kilometres"
_METRE = re.compile(r"(centi|kilo|milli)metre")


@lru_cache(maxsize=1 << 16)
def plain_spelling(form: str) -> str:
    """Return a lower-case word in one spelling, the American; not meant to be right, but the same.

    >>> [plain_spelling(word) for word in ("centre", "center", "labourers", "organising")]
    ['center', 'center', 'laborers', 'organizing']
    """
    for american, british in _beginnings().get(form[:3], ()):
        if form.startswith(british):
            return american + form[len(british) :]
    if "our" in form and (our := _OUR.match(form)):
        return f"{our[1]}or{form[our.end() :]}"
    if "metre" in form:
        return _METRE.sub(r"\1meter", form)
    ending = _ISE.fullmatch(form)
    return f"{ending[1]}{ending[2]}z{ending[3]}" if ending else form


@cache
def _beginnings() -> dict[str, list[tuple[str, str]]]:
    """Return the beginnings that differ, by their first three letters, the longest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for line in read_lines("spellings"):
        american, _, british = line.partition(": ")
        found.setdefault(british[:3], []).append((american, british))
    return {key: sorted(pairs, key=lambda p: -len(p[1])) for key, pairs in found.items()}
