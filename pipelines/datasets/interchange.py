"""Checked dossier → W3C Web Annotations and schema.org ClaimReviews, as JSON-LD.

Both speak of the sources, not of the world: a review's rating has a name and an explanation but no
number, and its aspect says what was compared. Positions are code points of the extracted text, so
every selector also carries the words themselves and those around them.
"""

import json
import uuid
from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from typing import Any

from pipelines.findings.wording import VERDICT_WORDS
from pipelines.records.checks import Check, Evidence
from pipelines.records.claims import Claim, ClaimKind
from pipelines.records.dossiers import CheckedDossier, Dossier
from pipelines.records.pages import Document, Layer
from pipelines.records.spans import Span

ANNOTATION_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
SCHEMA_CONTEXT = "https://schema.org"
ASPECT = "Agreement with the pages that the article cites"

AROUND = 32
"""Code points of prefix and suffix: as many as Hypothesis keeps."""

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://schema.org/ClaimReview#sourcecheck")

Json = dict[str, Any]


class Vocabulary(StrEnum):
    """Which vocabulary a check is told in."""

    ANNOTATION = "annotation"
    """W3C Web Annotation."""
    CLAIM_REVIEW = "claim_review"
    """schema.org ClaimReview."""


def interchange_lines(
    dossiers: Iterable[tuple[Dossier, CheckedDossier]], vocabulary: Vocabulary
) -> Iterator[str]:
    """Yield one JSON-LD document a check, each on one line and complete in itself."""
    tell = annotations if vocabulary is Vocabulary.ANNOTATION else claim_reviews
    for dossier, checked in dossiers:
        for document in tell(dossier, checked):
            yield json.dumps(document).replace("##[", "#\\u0023[")  # no order for a CI service


def annotations(dossier: Dossier, checked: CheckedDossier) -> Iterator[Json]:
    """Yield one Web Annotation for each check: the claim's words, the finding, the evidence."""
    sources = _sources(dossier)
    for claim, check in zip(checked.claims, checked.checks, strict=True):
        bodies = [_body("assessing", _finding(check)), _body("tagging", check.verdict)]
        bodies += [_body("tagging", flag) for flag in check.flags]
        bodies += [
            _place(evidence.url, sources.get(evidence.source_id), evidence) | {"purpose": "linking"}
            for evidence in _evidence(check)
        ]
        yield {
            "@context": ANNOTATION_CONTEXT,
            "id": _urn("annotation", check.check_id),
            "type": "Annotation",
            "motivation": "assessing",
            "body": bodies,
            "target": [_target(dossier.article, span) for span in claim.spans],
        }


def claim_reviews(dossier: Dossier, checked: CheckedDossier) -> Iterator[Json]:
    """Yield one schema.org ClaimReview for each check."""
    sources = _sources(dossier)
    for claim, check in zip(checked.claims, checked.checks, strict=True):
        evidence = _evidence(check)
        yield _filled(
            {
                "@context": SCHEMA_CONTEXT,
                "@id": _urn("review", check.check_id),
                "@type": "ClaimReview",
                "identifier": check.check_id,
                "claimReviewed": claim.exact,
                "reviewAspect": ASPECT,
                "reviewBody": _finding(check),
                "reviewRating": {
                    "@type": "Rating",
                    "alternateName": VERDICT_WORDS[check.verdict],
                    "ratingExplanation": f"{check.verdict}: {check.reason}",
                },
                "itemReviewed": _claim(dossier.article, claim),
                "isBasedOn": [_source(one, sources.get(one.source_id)) for one in evidence],
            }
        )


def _sources(dossier: Dossier) -> dict[str, Document]:
    pages = (source.document for source in dossier.sources)
    return {page.document_id: page for page in pages if page}


def _evidence(check: Check) -> list[Evidence]:
    return [evidence for answer in check.by_source[:1] for evidence in answer.evidence]


def _finding(check: Check) -> str:
    note = check.by_source[0].note if check.by_source else None
    return note or f"{VERDICT_WORDS[check.verdict]} ({check.reason})."


def _urn(kind: str, name: str) -> str:
    return uuid.uuid5(_NAMESPACE, f"{kind}/{name}").urn


def _body(purpose: str, value: str) -> Json:
    return {"type": "TextualBody", "purpose": purpose, "value": str(value), "format": "text/plain"}


def _target(article: Document, span: Span) -> Json:
    return _specific(article.url, article.fetched_at, _selectors(article.text, span))


def _place(url: str, source: Document | None, evidence: Evidence) -> Json:
    """Return where evidence stands; a source whose text is not at hand gives its words alone."""
    if source is None:
        selectors: list[Json] = [{"type": "TextQuoteSelector", "exact": evidence.exact}]
        return _specific(url, None, selectors)
    return _specific(url, source.fetched_at, _selectors(_layer(source, evidence), evidence.span))


def _layer(source: Document, evidence: Evidence) -> str:
    if evidence.layer is Layer.PAGE_TEXT:
        return source.page_text
    return source.structured_text if evidence.layer is Layer.JSON_LD else source.text


def _specific(url: str, seen_at: datetime | None, selectors: list[Json]) -> Json:
    resource: Json = {"type": "SpecificResource", "source": url, "selector": selectors}
    if seen_at:
        resource["state"] = {"type": "TimeState", "sourceDate": _moment(seen_at)}
    return resource


def _selectors(text: str, span: Span) -> list[Json]:
    words = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }
    return [words, {"type": "TextPositionSelector", "start": span.start, "end": span.end}]


def _claim(article: Document, claim: Claim) -> Json:
    speaker = claim.speaker.name if claim.speaker else None
    return _filled(
        {
            "@type": "Quotation" if claim.kind is ClaimKind.QUOTE else "Claim",
            "@id": _urn("claim", claim.claim_id),
            "identifier": claim.claim_id,
            "text": claim.exact,
            "author": {"@type": "Person", "name": speaker} if speaker else None,
            _PLACE_OF[claim.kind is ClaimKind.QUOTE]: _article(article),
        }
    )


_PLACE_OF = {True: "isPartOf", False: "appearance"}
"""`appearance` belongs to Claim alone; a Quotation is part of the work that quotes it."""


def _article(article: Document) -> Json:
    return _filled(
        {
            "@type": "NewsArticle",
            "@id": article.url,
            "url": article.url,
            "headline": article.title,
            "datePublished": _moment(article.published.at) if article.published else None,
            "publisher": {"@type": "Organization", "name": article.publisher}
            if article.publisher
            else None,
            "author": [{"@type": "Person", "name": name} for name in article.authors],
        }
    )


def _source(evidence: Evidence, source: Document | None) -> Json:
    return _filled(
        {
            "@type": "WebPage",
            "@id": evidence.url,
            "url": evidence.url,
            "name": source.title if source else None,
            "text": evidence.exact,
        }
    )


def _filled(node: Json) -> Json:
    return {name: value for name, value in node.items() if value not in (None, [], "")}


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")
