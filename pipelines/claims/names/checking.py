"""Names of an article against one source → found, by what other name or version, or not."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from pipelines.claims.names.aliases import Entity, Forms, initials_of, names_of
from pipelines.claims.names.kinds import is_given_name, nationalities
from pipelines.claims.names.mentions import plain_form, version_at
from pipelines.records.checks import Evidence, Severity, SourceCheck, Verdict
from pipelines.records.claims import Claim, NameKind
from pipelines.records.pages import Layer
from pipelines.records.spans import Span
from pipelines.text import Reading
from pipelines.wording.places import places_by_form
from pipelines.wording.stems import stem_of

_LAYERS = (Layer.TEXT, Layer.PAGE_TEXT, Layer.JSON_LD)
_MISPRINT_LETTERS = 6  # a shorter word is too easily another name
_MISPRINT_EDITS = 1
_MOST_CAPITALS = 5_000  # capitalised words of a page among which a misprint is looked for
_SURNAME_LETTERS = 3  # "II" and "Jr" are no surnames


@dataclass(frozen=True, slots=True)
class _Finding:
    """What one layer of a source has of a name."""

    verdict: Verdict
    relation: str
    spans: tuple[Span, ...] = ()
    seen: str = ""
    """The source's own form, where it differs."""


_ABSENT = _Finding(Verdict.NOT_FOUND, "absent")
_MERIT = (
    "same",
    "alias",
    "version_missing",
    "version_differs",
    "other_bearer",
    "misprint",
    "absent",
)
_NOTES = {
    "same": "The cited page has the name.",
    "alias": "The cited page has the name as {seen}.",
    "version_missing": "The cited page has the name without the version.",
    "version_differs": "The cited page has another version: {seen}.",
    "other_bearer": "The cited page has the surname with another first name: {seen}.",
    "misprint": "The cited page spells a name of nearly the same letters: {seen}.",
    "absent": "The name is not on the cited page.",
}


def check_names(claims: Sequence[Claim], article: Reading, source: Reading) -> list[SourceCheck]:
    """Return whether a source has each name, in the order of the names."""
    entities = {entity.name: entity for entity in article.derived(names_of).entities}
    asked = dict.fromkeys(claim.name for claim in claims if claim.name in entities)
    answers = {name: _best(entities[name], source) for name in asked if name}
    nothing = (_ABSENT, source)
    return [
        _checked(claim, answers.get(claim.name, nothing) if claim.name else nothing, source)
        for claim in claims
    ]


def _best(entity: Entity, source: Reading) -> tuple[_Finding, Reading]:
    """Return the best that any layer has of a name, and the layer; the first of equals."""
    best, where = _ABSENT, source
    for layer in _LAYERS:
        reading = source if layer is source.layer else source.other_layer(layer)
        found = _look(entity, reading)
        if _MERIT.index(found.relation) < _MERIT.index(best.relation):
            best, where = found, reading
        if best.relation == _MERIT[0]:
            break
    return best, where


def _checked(claim: Claim, answer: tuple[_Finding, Reading], source: Reading) -> SourceCheck:
    best, layer = answer
    is_found = best.verdict is Verdict.SUPPORTED
    return SourceCheck(
        url_key=source.document.url_key,
        source_id=source.document_id,
        verdict=best.verdict,
        reason=f"name_{best.relation}",
        relation=best.relation,
        support=_SUPPORT[best.verdict],
        severity=Severity.MODERATE if best.relation == "version_differs" else Severity.NONE,
        evidence=tuple(_evidence(span, layer) for span in best.spans),
        unsupported=() if is_found else claim.spans,
        note=_NOTES[best.relation].format(seen=best.seen),
    )


_SUPPORT = {
    Verdict.SUPPORTED: 0.95,
    Verdict.PARTIALLY_SUPPORTED: 0.5,
    Verdict.NOT_FOUND: 0.05,
}
"""Shares by rule, not fitted: a name on a page is no proof that the page says the same of it."""


def _evidence(span: Span, layer: Reading) -> Evidence:
    return Evidence(
        source_id=layer.document_id,
        url=layer.document.url,
        span=span,
        exact=span.of(layer.text),
        layer=layer.layer,
    )


def _look(entity: Entity, source: Reading) -> _Finding:
    """Return the best that a layer has: the name, an alias, a version, a namesake, a misprint."""
    version = entity.name.version
    for forms in sorted(entity.aliases, key=lambda f: (-len(f), f)):
        places = _places(forms, source)
        first = next(places, None)
        if first is not None:
            relation = "same" if forms == entity.forms else "alias"
            return _versioned(relation, [first, *(places if version else ())], version, source)
    other = _acronym(entity.forms, source) or _of_country(entity.forms, source)
    if other:
        return _versioned("alias", [other], version, source)
    if entity.name.kind is NameKind.PERSON and len(entity.forms[-1]) >= _SURNAME_LETTERS:
        return _surname(entity.forms, source) or _misprint(entity.forms, source)
    return _misprint(entity.forms, source)


def _versioned(
    relation: str, places: Sequence[range], version: str | None, source: Reading
) -> _Finding:
    spans = [_span(place, source) for place in places]
    if version is None:
        return _Finding(Verdict.SUPPORTED, relation, (spans[0],), spans[0].of(source.text))
    versions = [(span, version_at(source, span.end)) for span in spans]
    for span, found in versions:
        if found and found[1].lower() == version.lower():
            return _Finding(Verdict.SUPPORTED, relation, (Span(span.start, found.end()),))
    others = [(span, found) for span, found in versions if found]
    if others:
        span = Span(others[0][0].start, others[0][1].end())
        return _Finding(Verdict.NOT_FOUND, "version_differs", (span,), span.of(source.text))
    return _Finding(Verdict.PARTIALLY_SUPPORTED, "version_missing", (spans[0],))


def _surname(forms: Forms, source: Reading) -> _Finding | None:
    """Look for a person's last name; with another given name before it everywhere, say so."""
    places = [place for place in _places(forms[-1:], source) if _is_capital(place, source)]
    if not places:
        return None
    bearers = {place: _given_name_before(place, source) for place in places}
    for place, given in bearers.items():
        if given is None or given in forms:
            span = _span(place, source)
            return _Finding(Verdict.SUPPORTED, "alias", (span,), span.of(source.text))
    place, given = next(iter(bearers.items()))
    span = Span(source.words.starts[place.start - 1], source.words.ends[place.start])
    return _Finding(Verdict.PARTIALLY_SUPPORTED, "other_bearer", (span,), span.of(source.text))


def _is_capital(place: range, source: Reading) -> bool:
    return source.text[source.words.starts[place.start]].isupper()


def _given_name_before(place: range, source: Reading) -> str | None:
    before = place.start - 1
    if before < 0:
        return None
    exact = source.text[source.words.starts[before] : source.words.ends[before]]
    return source.words.forms[before] if is_given_name(exact) else None


def _of_country(forms: Forms, source: Reading) -> range | None:
    """Return where the source has the country of "Aldish", or the people of a country."""
    country = nationalities().get(forms[0]) if len(forms) == 1 else None
    if country is None:
        return None
    others = (form for form, other in nationalities().items() if other == country)
    return next((place for form in others for place in _places((form,), source)), None)


def _acronym(forms: Forms, source: Reading) -> range | None:
    """Return where the source has the initials of a long name, or the long name of initials."""
    if len(forms) > 1:
        return next(
            (
                place
                for initials in initials_of(forms)
                for place in _places((initials,), source)
                if _exact(place, source).replace(".", "").isupper()
            ),
            None,
        )
    return _spelled_out(forms[0].replace(".", "").upper(), source)


def _spelled_out(letters: str, source: Reading) -> range | None:
    """Return where capitalised words have the letters as initials: "Harbour Board of Aldmoor"."""
    if not (2 < len(letters) < 7 and letters.isalpha()):
        return None
    if not any(letters in initials for initials in source.derived(_initials_in_rows)):
        return None
    words = [letter + r"[a-z]\w{0,30}" for letter in letters]
    match = re.search(r"\b" + " (?:(?:of|for|the|and|de) ){0,2}".join(words), source.folded)
    return source.words.within(Span(match.start(), match.end())) if match else None


# "Harbour Board of the City": capitalised words in a row
_ROW = re.compile(r"\b[A-Z][a-z]\w*(?: (?:(?:of|for|the|and|de) ){0,2}[A-Z][a-z]\w*)+")
_SMALL = frozenset({"of", "for", "the", "and", "de"})


def _initials_in_rows(source: Reading) -> list[str]:
    """Return the first letters of every row of capitalised words, small words left out."""
    rows = (row.split() for row in _ROW.findall(source.folded))
    return ["".join(word[0] for word in row if word not in _SMALL) for row in rows]


def _misprint(forms: Forms, source: Reading) -> _Finding:
    """Look for a name that differs by one letter in one word; a form of the word is none."""
    for index, form in enumerate(forms):
        if len(form) < _MISPRINT_LETTERS:
            continue
        near = process.extractOne(
            form,
            _capital_forms_of(len(form), source),
            scorer=DamerauLevenshtein.distance,
            score_cutoff=_MISPRINT_EDITS,
        )
        if near is None or stem_of(near[0]) == stem_of(form):
            continue
        for place in _places((*forms[:index], near[0], *forms[index + 1 :]), source):
            span = _span(place, source)
            return _Finding(Verdict.PARTIALLY_SUPPORTED, "misprint", (span,), span.of(source.text))
    return _ABSENT


def _capital_forms_of(letters: int, source: Reading) -> list[str]:
    """Return the capitalised words that one edit may make a word of so many letters."""
    forms = source.derived(_capital_forms)
    lengths = range(letters - _MISPRINT_EDITS, letters + _MISPRINT_EDITS + 1)
    return [form for length in lengths for form in forms.get(length, ())]


def _capital_forms(source: Reading) -> dict[int, list[str]]:
    """Return the distinct words that stand with a capital somewhere, by their length.

    They are without possessive endings.
    """
    words, text = source.words, source.text
    found = dict.fromkeys(
        plain_form(form)
        for form, start in zip(words.forms, words.starts, strict=True)
        if len(form) >= _MISPRINT_LETTERS - 1 and text[start].isupper()
    )
    by_length: dict[int, list[str]] = {}
    for form in list(found)[:_MOST_CAPITALS]:
        by_length.setdefault(len(form), []).append(form)
    return by_length


def _places(forms: Forms, source: Reading) -> Iterator[range]:
    """Yield where the words of a name stand in a row, accents and possessive endings aside."""
    index = source.derived(_words_by_form)
    plain = [_unaccented(form) for form in forms]
    for first in index.get(plain[0], ()):
        place = range(first, first + len(plain))
        if place.stop <= len(source.words) and all(
            _unaccented(plain_form(source.words.forms[word])) == form
            for word, form in zip(place, plain, strict=True)
        ):
            yield place


def _words_by_form(source: Reading) -> dict[str, list[int]]:
    """Return the places of words, possessives and accented words under their plain form too."""
    places = source.derived(places_by_form)
    others = [form for form in places if "'" in form or not form.isascii()]
    if not others:
        return places
    found = dict(places)
    for form in others:
        plain = _unaccented(plain_form(form))
        found[plain] = sorted({*found.get(plain, ()), *places[form]})
    return found


def _unaccented(form: str) -> str:
    if form.isascii():
        return form
    return "".join(c for c in unicodedata.normalize("NFKD", form) if not unicodedata.combining(c))


def _span(place: range, source: Reading) -> Span:
    """Return the stretch of the words, without a possessive ending."""
    last = place[-1]
    ending = len(source.words.forms[last]) - len(plain_form(source.words.forms[last]))
    return Span(source.words.starts[place.start], source.words.ends[last] - ending)


def _exact(place: range, source: Reading) -> str:
    return _span(place, source).of(source.text)
