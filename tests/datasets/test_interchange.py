"""What goes out as JSON-LD uses its vocabularies' words as they are defined, and says no more."""

import json
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest
from pyld import jsonld

from pipelines.datasets.interchange import (
    AROUND,
    Vocabulary,
    annotations,
    claim_reviews,
    interchange_lines,
)
from pipelines.records.dossiers import CheckedDossier, Dossier

OA = "http://www.w3.org/ns/oa#"
SCHEMA = "https://schema.org/"
IRI = {"@type": "@id"}

# The terms of the Web Annotation context that the export uses (https://www.w3.org/TR/annotation-vocab/).
ANNOTATION_TERMS: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    "oa": OA,
    "Annotation": "oa:Annotation",
    "TextualBody": "oa:TextualBody",
    "SpecificResource": "oa:SpecificResource",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "TimeState": "oa:TimeState",
    "assessing": "oa:assessing",
    "tagging": "oa:tagging",
    "linking": "oa:linking",
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "body": {"@id": "oa:hasBody"} | IRI,
    "target": {"@id": "oa:hasTarget"} | IRI,
    "source": {"@id": "oa:hasSource"} | IRI,
    "selector": {"@id": "oa:hasSelector"} | IRI,
    "state": {"@id": "oa:hasState"} | IRI,
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "sourceDate": {
        "@id": "oa:sourceDate",
        "@type": "http://www.w3.org/2001/XMLSchema#dateTime",
    },
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
}

# Class → the properties that it and its ancestors define, of those the export uses.
THING = {"name", "alternateName", "identifier", "url"}
WORK = THING | {"author", "publisher", "datePublished", "headline", "text", "isBasedOn", "isPartOf"}
REVIEW = WORK | {"itemReviewed", "reviewAspect", "reviewBody", "reviewRating"}
SCHEMA_CLASSES = {
    "ClaimReview": REVIEW | {"claimReviewed"},
    "Claim": WORK | {"appearance"},
    "Quotation": WORK,
    "NewsArticle": WORK,
    "WebPage": WORK,
    "Rating": THING | {"ratingExplanation"},
    "Person": THING,
    "Organization": THING,
}
CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": ANNOTATION_TERMS,
    "https://schema.org": {"@vocab": SCHEMA},
}


def local(url: str, _: Any) -> dict[str, Any]:
    """Answer for a context from the terms above; nothing is fetched."""
    return {
        "contextUrl": None,
        "documentUrl": url,
        "contentType": "application/ld+json",
        "document": {"@context": CONTEXTS[url]},
    }


def expanded(node: dict[str, Any]) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = jsonld.expand(node, {"documentLoader": local})
    return nodes


def nodes_in(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [node for part in value for node in nodes_in(part)]
    if not isinstance(value, dict):
        return []
    return [value, *(node for part in value.values() for node in nodes_in(part))]


@pytest.fixture
def annotation(dossier: tuple[Dossier, CheckedDossier]) -> dict[str, Any]:
    (only,) = annotations(*dossier)
    return only


@pytest.fixture
def review(dossier: tuple[Dossier, CheckedDossier]) -> dict[str, Any]:
    (only,) = claim_reviews(*dossier)
    return only


def test_every_word_of_an_annotation_is_defined(annotation: dict[str, Any]) -> None:
    used = {name for node in nodes_in(annotation) for name in node} - {"@context"}
    assert used <= ANNOTATION_TERMS.keys()
    (node,) = expanded(annotation)
    assert node["@type"] == [f"{OA}Annotation"]
    assert node[f"{OA}motivatedBy"] == [{"@id": f"{OA}assessing"}]


def test_nothing_of_an_annotation_is_lost_on_expansion(annotation: dict[str, Any]) -> None:
    compact = jsonld.compact(
        expanded(annotation), CONTEXTS[annotation["@context"]], {"documentLoader": local}
    )
    del compact["@context"]
    (target,) = annotation["target"]
    assert compact == {
        name: target if name == "target" else part
        for name, part in annotation.items()
        if name != "@context"
    }


def test_an_annotation_has_what_the_model_requires(annotation: dict[str, Any]) -> None:
    assert annotation["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert urlsplit(annotation["id"]).scheme == "urn"
    assert annotation["target"]
    for node in nodes_in(annotation):
        match node["type"]:
            case "SpecificResource":
                assert isinstance(node["source"], str)
            case "TextPositionSelector":
                assert 0 <= node["start"] <= node["end"]
            case "TextQuoteSelector":
                assert node["exact"]
            case "TextualBody":
                assert isinstance(node["value"], str)


def test_selectors_lead_to_the_words_on_both_sides(
    annotation: dict[str, Any], dossier: tuple[Dossier, CheckedDossier]
) -> None:
    article = dossier[0].article
    words, place = annotation["target"][0]["selector"]
    assert article.text[place["start"] : place["end"]] == words["exact"]
    assert (words["prefix"] + words["exact"]).endswith("said: “We will never close the line.”")
    assert len(words["prefix"]) == AROUND
    evidence = next(body for body in annotation["body"] if body["purpose"] == "linking")
    assert evidence["source"] == "https://ferryboard.example/minutes"
    assert evidence["selector"][0]["exact"] == "“We will close the line.”"


def test_each_piece_of_a_split_quote_is_a_target(dossier: tuple[Dossier, CheckedDossier]) -> None:
    given, checked = dossier
    (claim,) = checked.claims
    halves = (claim.spans[0].shifted(0), replace(claim.spans[0], start=claim.span.end - 3))
    split = replace(checked, claims=(replace(claim, spans=halves),))
    assert len(next(annotations(given, split))["target"]) == 2


def test_every_property_of_a_review_belongs_to_its_class(review: dict[str, Any]) -> None:
    for node in nodes_in(review):
        extra = {name for name in node if name[0] != "@"} - SCHEMA_CLASSES[node["@type"]]
        assert extra == set(), node["@type"]
    (node,) = expanded(review)
    assert node["@type"] == [f"{SCHEMA}ClaimReview"]


def test_a_review_speaks_of_the_sources_and_gives_no_number(review: dict[str, Any]) -> None:
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Differs from the source",
        "ratingExplanation": "refuted: quote_insertion",
    }
    assert "cite" in review["reviewAspect"]
    assert review["itemReviewed"]["author"] == {"@type": "Person", "name": "Mara Quill"}
    assert review["isBasedOn"][0]["url"] == "https://ferryboard.example/minutes"


@pytest.mark.parametrize("vocabulary", Vocabulary)
def test_each_line_is_a_document_of_its_own(
    dossier: tuple[Dossier, CheckedDossier], vocabulary: Vocabulary
) -> None:
    lines = list(interchange_lines([dossier, dossier], vocabulary))
    assert len(lines) == 2
    assert all(expanded(json.loads(line)) for line in lines)


def test_the_same_check_has_the_same_name_everywhere(
    annotation: dict[str, Any], dossier: tuple[Dossier, CheckedDossier]
) -> None:
    assert next(annotations(*dossier)) == annotation
    assert json.loads(json.dumps(annotation)) == annotation
