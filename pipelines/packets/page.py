"""What a packet holds → a plain page to read: no script, every foreign word escaped."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipelines.findings.links import safe_href
from pipelines.findings.wording import KIND_WORDS, VERDICT_WORDS, reason_words
from pipelines.packets.evidence import Evidence
from pipelines.records.checks import Check, SourceCheck
from pipelines.records.claims import Claim
from pipelines.records.pages import Capture, Document


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """Words of a source that decided a verdict."""

    words: str
    url: str
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """One claim with its verdict."""

    claim_id: str
    kind: str
    words: str
    place: str
    verdict: str
    reason: str
    passages: tuple[PassageView, ...]
    is_asked: bool
    """Whether the packet was made for this claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """One page behind the article, with what proves its bytes and its text."""

    url: str
    href: str | None
    role: str
    fetched: str
    payload_digest: str
    text_digest: str
    unread: str


def render_page(evidence: Evidence, about: Mapping[str, Any]) -> bytes:
    """Return the packet's HTML page; `about` is what its package says of it."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("pipelines.packets"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    asked = about["about"]
    pairs = zip(evidence.claims, evidence.checks, strict=True)
    claims = [_claim(claim, check, asked) for claim, check in pairs]
    article = evidence.documents[0]
    by_id = {page.document_id: page for page in evidence.documents}
    page = environment.get_template("packet.html.j2").render(
        article=article,
        href=safe_href(article.url),
        about=about,
        claims=sorted(claims, key=lambda claim: not claim.is_asked),
        sources=[_source(capture, by_id) for capture in evidence.captures],
    )
    return page.encode("utf-8", "replace")


def _claim(claim: Claim, check: Check, asked: str) -> ClaimView:
    best = check.by_source[0] if check.by_source else None
    return ClaimView(
        claim_id=claim.claim_id,
        kind=KIND_WORDS[claim.kind],
        words=claim.exact,
        place=f"{claim.span.start}–{claim.span.end}",
        verdict=VERDICT_WORDS[check.verdict],
        reason=reason_words(check.reason),
        passages=_passages(best),
        is_asked=claim.claim_id == asked,
    )


def _passages(answer: SourceCheck | None) -> tuple[PassageView, ...]:
    evidence = answer.evidence[:1] if answer else ()
    return tuple(PassageView(words=e.exact, url=e.url, href=safe_href(e.url)) for e in evidence)


def _source(capture: Capture, documents: Mapping[str, Document]) -> SourceView:
    page = documents.get(capture.document_id or "")
    return SourceView(
        url=capture.final_url,
        href=safe_href(capture.final_url),
        role=capture.role,
        fetched=f"{capture.fetched_at:%Y-%m-%d %H:%M:%S} UTC",
        payload_digest=capture.payload_digest or "",
        text_digest=page.text_sha256 if page else "",
        unread=" ".join(filter(None, [capture.unread, capture.unread_detail])),
    )
