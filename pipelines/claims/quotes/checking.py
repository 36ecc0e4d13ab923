"""Quote claims against one source → what it says of each: class, severity, edits, speaker."""

from collections.abc import Sequence

from pipelines.records.checks import Evidence, QuoteClass, SourceCheck, Verdict
from pipelines.records.claims import Claim
from pipelines.records.pages import Layer
from pipelines.records.spans import Span
from pipelines.text import Reading

_LAYERS = (Layer.TEXT, Layer.PAGE_TEXT, Layer.JSON_LD)
"""Where the words are looked for, the best witness first."""


def check_quotes(claims: Sequence[Claim], article: Reading, source: Reading) -> list[SourceCheck]:
    """Return what a source says of each quote, in the order of the quotes."""
    return [_check(claim, article, source) for claim in claims]


def _check(claim: Claim, article: Reading, source: Reading) -> SourceCheck:
    for layer in _LAYERS:
        reading = source if layer is source.layer else source.other_layer(layer)
        at = reading.text.find(claim.exact)
        if at >= 0:
            return _found(claim, reading, Span(at, at + len(claim.exact)), QuoteClass.VERBATIM)
        span = _find_words(claim.exact, article, claim, reading)
        if span is not None:
            return _found(claim, reading, span, QuoteClass.TYPOGRAPHIC)
    return SourceCheck(
        url_key=source.document.url_key,
        source_id=source.document_id,
        verdict=Verdict.NOT_FOUND,
        reason="quote_absent",
        quote_class=QuoteClass.ABSENT,
        unsupported=claim.spans,
        note="Not found in the cited page.",
    )


def _find_words(exact: str, article: Reading, claim: Claim, source: Reading) -> Span | None:
    forms = [article.words.forms[i] for span in claim.spans for i in article.words.within(span)]
    if not forms:
        return None
    words = source.words
    at = -1
    while True:
        try:
            at = words.forms.index(forms[0], at + 1)
        except ValueError:
            return None
        if words.forms[at : at + len(forms)] == forms:
            return Span(words.starts[at], words.ends[at + len(forms) - 1])


def _found(claim: Claim, source: Reading, span: Span, kind: QuoteClass) -> SourceCheck:
    evidence = Evidence(
        source_id=source.document_id,
        url=source.document.url,
        span=span,
        exact=span.of(source.text),
        layer=source.layer,
    )
    return SourceCheck(
        url_key=source.document.url_key,
        source_id=source.document_id,
        verdict=Verdict.SUPPORTED,
        reason=f"quote_{kind}",
        support=0.97,
        quote_class=kind,
        evidence=(evidence,),
        note="Stands word for word in the cited page.",
    )
