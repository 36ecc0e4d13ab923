"""A stretch of a source → the evidence that every room of claims hands on."""

from pipelines.records.checks import Evidence
from pipelines.records.spans import Span
from pipelines.text import Reading


def evidence_at(span: Span, layer: Reading) -> Evidence:
    """Return the words of one layer of a page, with their place."""
    return Evidence(
        source_id=layer.document_id,
        url=layer.document.url,
        span=span,
        exact=span.of(layer.text),
        layer=layer.layer,
    )
