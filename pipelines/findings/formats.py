"""A sheet of findings → JSON, SARIF 2.1.0 or W3C Web Annotations, for a CMS and for CI."""

from typing import Any
from urllib.parse import quote

from pipelines.findings.differences import Mark
from pipelines.findings.ranking import Level
from pipelines.findings.sheet import Placed, Sheet
from pipelines.findings.wording import reason_words
from pipelines.records.spans import Span
from pipelines.urls import is_web_url

CONTEXT = 32
"""Code points of prefix and suffix in a selector, as W3C's examples and Hypothesis have them."""

_SARIF_LEVELS = {
    Level.SERIOUS: "error",
    Level.MODERATE: "warning",
    Level.UNSUPPORTED: "note",
    Level.MINOR: "note",
}


def as_json(sheet: Sheet) -> dict[str, Any]:
    """Return a sheet as one object: counts, coverage, findings worst first, what is left over."""
    return {
        "name": sheet.name,
        "title": sheet.document.title,
        "text_sha256": sheet.document.text_sha256,
        "claims": sheet.claim_count,
        "counts": {level.value: sheet.count(level) for level in Level},
        "coverage": {
            "read": sheet.coverage.read,
            "cited": sheet.coverage.cited,
            "unread": dict(sheet.coverage.unread),
            "named_without_link": sheet.coverage.unlinked,
        },
        "notices": list(sheet.notices),
        "findings": [_finding(placed) for placed in sheet.placed],
        "unchecked": dict(sheet.unchecked),
    }


def _finding(placed: Placed) -> dict[str, Any]:
    finding, claim = placed.finding, placed.finding.claim
    return {
        "claim_id": claim.claim_id,
        "level": finding.level.value,
        "heading": finding.heading,
        "says": list(finding.lines),
        "kind": claim.kind.value,
        "verdict": finding.check.verdict.value,
        "severity": finding.check.severity.value,
        "reason": finding.check.reason,
        "flags": [flag.value for flag in finding.check.flags],
        "line": placed.place.line,
        "paragraph": placed.place.paragraph,
        "exact": claim.exact,
        "start": claim.span.start,
        "end": claim.span.end,
        "sentence": placed.sentence,
        "speaker": claim.speaker.name or claim.speaker.exact if claim.speaker else None,
        "edits": [
            {"mark": p.mark.value, "ours": p.article, "source": p.source, "cause": p.cause}
            for p in finding.pieces
            if p.mark not in {Mark.SAME, Mark.GAP}
        ],
        "source": _source(placed),
        "beneath": [
            {"claim_id": f.claim_id, "heading": f.heading, "says": list(f.lines)}
            for f in finding.beneath
        ],
    }


def _source(placed: Placed) -> dict[str, Any] | None:
    passage = placed.passage
    if passage is None:
        return None
    return {
        "title": passage.title,
        "url": passage.url,
        "link": passage.link,
        "exact": passage.exact,
        "sentence": passage.sentence,
        "speaker": passage.speaker,
    }


def as_sarif(sheet: Sheet, *, version: str) -> dict[str, Any]:
    """Return a sheet as a SARIF log with one run; `version` is the release of sourcecheck."""
    rules = sorted({placed.finding.check.reason for placed in sheet.placed})
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "sourcecheck",
                        "version": version,
                        "rules": [
                            {"id": rule, "shortDescription": {"text": reason_words(rule)}}
                            for rule in rules
                        ],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [
                    {
                        "executionSuccessful": True,
                        "toolExecutionNotifications": [
                            {"level": "note", "message": {"text": words}}
                            for words in (str(sheet.coverage), *sheet.notices)
                        ],
                    }
                ],
                "results": [_result(placed, sheet, rules) for placed in sheet.placed],
            }
        ],
    }


def _result(placed: Placed, sheet: Sheet, rules: list[str]) -> dict[str, Any]:
    finding = placed.finding
    result: dict[str, Any] = {
        "ruleId": finding.check.reason,
        "ruleIndex": rules.index(finding.check.reason),
        "level": _SARIF_LEVELS[finding.level],
        "message": {"text": _message(placed)},
        "locations": [_location(placed, sheet)],
        "partialFingerprints": {"claimId/v1": finding.claim_id},
        "properties": {"severity": finding.level.value, "kind": finding.claim.kind.value},
    }
    passage = placed.passage
    if passage and is_web_url(passage.url):
        result["relatedLocations"] = [
            {
                "message": {"text": passage.sentence},
                "physicalLocation": {"artifactLocation": {"uri": passage.link or passage.url}},
            }
        ]
    return result


def _message(placed: Placed) -> str:
    words = f"{placed.finding.heading}. {' '.join(placed.finding.lines)}"
    if placed.passage is None:
        return words
    return f"{words} Source: {placed.passage.sentence} ({placed.passage.title})"


def _location(placed: Placed, sheet: Sheet) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(sheet.name)}}
    if placed.place.line:
        physical["region"] = {
            "startLine": placed.place.line,
            "snippet": {"text": placed.finding.claim.exact},
        }
    paragraph = {"name": f"paragraph {placed.place.paragraph}", "kind": "element"}
    return {"physicalLocation": physical, "logicalLocations": [paragraph]}


def as_annotations(sheet: Sheet) -> dict[str, Any]:
    """Return a sheet as a W3C Annotation Page; selectors point into the text that was checked."""
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:sourcecheck:document:{sheet.document.document_id}",
        "type": "AnnotationPage",
        "items": [_annotation(placed, sheet) for placed in sheet.placed],
    }


def _annotation(placed: Placed, sheet: Sheet) -> dict[str, Any]:
    finding = placed.finding
    bodies: list[dict[str, Any]] = [
        {
            "type": "TextualBody",
            "purpose": "assessing",
            "format": "text/plain",
            "language": "en",
            "value": f"{finding.heading}. {' '.join(finding.lines)}",
        },
        {"type": "TextualBody", "purpose": "tagging", "value": finding.level.value},
    ]
    if placed.passage:
        bodies.append(
            {
                "type": "SpecificResource",
                "purpose": "linking",
                "source": placed.passage.url,
                "selector": {"type": "TextQuoteSelector", "exact": placed.passage.exact},
            }
        )
    return {
        "id": f"urn:sourcecheck:claim:{finding.claim_id}",
        "type": "Annotation",
        "motivation": "assessing",
        "body": bodies,
        "target": [_target(span, sheet) for span in finding.claim.spans],
    }


def _target(span: Span, sheet: Sheet) -> dict[str, Any]:
    text = sheet.document.text
    return {
        "source": sheet.name,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - CONTEXT) : span.start],
                "suffix": text[span.end : span.end + CONTEXT],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }
