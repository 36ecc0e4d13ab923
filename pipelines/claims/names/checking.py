"""Names of an article against one source → found, by what other name or version, or not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.claims.evidence import evidence_at
from pipelines.claims.layers import layers_of
from pipelines.claims.names.aliases import Entity, names_of, without_suffix
from pipelines.claims.names.likeness import are_short_forms
from pipelines.claims.names.mentions import version_at
from pipelines.claims.names.misprints import misprint_of
from pipelines.claims.names.other_forms import other_form
from pipelines.claims.names.peoples import Forms, is_given_name
from pipelines.claims.names.whereabouts import is_capital, places_of, span_of
from pipelines.records.checks import Severity, SourceCheck, Verdict
from pipelines.records.claims import Claim, NameKind
from pipelines.records.spans import Span
from pipelines.text import Reading

_FULL_NAME = 2  # words
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
    "surname_alone",
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
    "surname_alone": "The cited page has only {seen}, which two persons of the article are called.",
    "misprint": "The cited page spells a name of nearly the same letters: {seen}.",
    "absent": "The name is not on the cited page.",
}


def check_names(claims: Sequence[Claim], article: Reading, source: Reading) -> list[SourceCheck]:
    """Return whether a source has each name, in the order of the names."""
    entities = {entity.name: entity for entity in article.derived(names_of).entities}
    asked = dict.fromkeys(claim.name for claim in claims if claim.name in entities)
    answers = {
        name: _best(entities[name], source, is_shared=_has_namesake(entities[name], article))
        for name in asked
        if name
    }
    nothing = (_ABSENT, source)
    return [
        _checked(claim, answers.get(claim.name, nothing) if claim.name else nothing, source)
        for claim in claims
    ]


def _has_namesake(entity: Entity, reading: Reading) -> bool:
    """Tell whether a text has another person of the same last name."""
    return next(_namesakes(entity.forms, reading), None) is not None


def _namesakes(forms: Forms, reading: Reading) -> Iterator[Entity]:
    """Yield the persons of a text who share a last name, but no first name."""
    for other in reading.derived(names_of).entities:
        if other.name.kind is not NameKind.PERSON or len(other.forms) < _FULL_NAME:
            continue
        if other.forms[-1] == forms[-1] and not any(
            are_short_forms(other.forms[0], form) for form in forms[:-1]
        ):
            yield other


def _best(entity: Entity, source: Reading, *, is_shared: bool) -> tuple[_Finding, Reading]:
    """Return the best that any layer has of a name, and the layer; the first of equals."""
    best, where = _ABSENT, source
    for layer in layers_of(source):
        found = _look(entity, layer, is_shared=is_shared)
        if _MERIT.index(found.relation) < _MERIT.index(best.relation):
            best, where = found, layer
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
        evidence=tuple(evidence_at(span, layer) for span in best.spans),
        unsupported=() if is_found else claim.spans,
        note=_NOTES[best.relation].format(seen=best.seen),
    )


_SUPPORT = {
    Verdict.SUPPORTED: 0.95,
    Verdict.PARTIALLY_SUPPORTED: 0.5,
    Verdict.NOT_FOUND: 0.05,
}
"""Shares by rule, not fitted: a name on a page is no proof that the page says the same of it."""


def _look(entity: Entity, source: Reading, *, is_shared: bool) -> _Finding:
    """Return the best that a layer has: the name, an alias, a version, a namesake, a misprint."""
    version = entity.name.version
    is_person = entity.name.kind is NameKind.PERSON and len(entity.forms) >= _FULL_NAME
    for forms in sorted(entity.aliases, key=lambda f: (-len(f), f)):
        if is_person and forms == entity.forms[-1:]:
            continue  # a last name alone may be another's
        places = places_of(forms, source)
        first = next(places, None)
        if first is not None:
            relation = "same" if forms == entity.forms else "alias"
            return _versioned(relation, [first, *(places if version else ())], version, source)
    other = _other_form(entity, source)
    if other:
        return _versioned("alias", [other], version, source)
    if entity.name.kind is NameKind.PERSON and len(entity.forms[-1]) >= _SURNAME_LETTERS:
        found = _surname(entity.forms, source, is_shared=is_shared)
        return found or _misprint(entity.forms, source)
    return _misprint(entity.forms, source)


def _other_form(entity: Entity, source: Reading) -> range | None:
    """Return where the source has the name otherwise: without suffix, by initials, as a people."""
    short = without_suffix(entity.forms)
    if short != entity.forms:
        places = (place for place in places_of(short, source) if is_capital(place, source))
        return next(places, None)
    if entity.name.kind is NameKind.PERSON:
        return None
    return other_form(entity.forms, entity.name.canonical, source)


def _versioned(
    relation: str, places: Sequence[range], version: str | None, source: Reading
) -> _Finding:
    spans = [span_of(place, source) for place in places]
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


def _surname(forms: Forms, source: Reading, *, is_shared: bool) -> _Finding | None:
    """Look for a person's last name; where it is another's, or may be, say so."""
    places = [place for place in places_of(forms[-1:], source) if is_capital(place, source)]
    if not places:
        return None
    bearers = [(place, _given_name_before(place, source)) for place in places]
    others = [place for place, given in bearers if given is not None]
    for place, given in bearers:
        if given is not None and any(are_short_forms(given, form) for form in forms[:-1]):
            return _named(Verdict.SUPPORTED, "alias", span_of(place, source), source)
    if next(_namesakes(forms, source), None) or len(others) == len(places):
        place = others[0] if others else places[0]
        span = Span(source.words.starts[max(0, place.start - 1)], span_of(place, source).end)
        return _named(Verdict.PARTIALLY_SUPPORTED, "other_bearer", span, source)
    alone = next(place for place, given in bearers if given is None)
    if is_shared:
        span = span_of(alone, source)
        return _named(Verdict.PARTIALLY_SUPPORTED, "surname_alone", span, source)
    return _named(Verdict.SUPPORTED, "alias", span_of(alone, source), source)


def _named(verdict: Verdict, relation: str, span: Span, source: Reading) -> _Finding:
    return _Finding(verdict, relation, (span,), span.of(source.text))


def _given_name_before(place: range, source: Reading) -> str | None:
    before = place.start - 1
    if before < 0:
        return None
    exact = source.text[source.words.starts[before] : source.words.ends[before]]
    is_initial = len(exact) == 1 and exact.isupper()
    return source.words.forms[before] if is_initial or is_given_name(exact) else None


def _misprint(forms: Forms, source: Reading) -> _Finding:
    place = misprint_of(forms, source)
    if place is None:
        return _ABSENT
    span = span_of(place, source)
    return _Finding(Verdict.PARTIALLY_SUPPORTED, "misprint", (span,), span.of(source.text))
