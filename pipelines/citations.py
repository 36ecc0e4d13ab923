"""Document → Citation: every pointer of an article to a source, and what became of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.named_sources import find_named, names_itself, resolve_named
from pipelines.records.citations import Citation, CitationKind
from pipelines.records.dossiers import Dossier, Source
from pipelines.records.pages import Block, BlockKind, Document, Link, LinkRole, Unread
from pipelines.records.spans import Span
from pipelines.text import Reading
from pipelines.urls import ARCHIVE_HOSTS, canonical_key, host_of, is_web_url, unwrap

_KIND_OF_ROLE = {
    LinkRole.CONTENT: CitationKind.INLINE,
    LinkRole.LISTED: CitationKind.LISTED,
    LinkRole.EMBED: CitationKind.EMBED,
}

# "https://example.org/a", not the full stop or bracket after it
_BARE_URL = re.compile(r"https?://[^\s<>\"“”«»]{4,2000}")
_URL_TAIL = ".,;:!?'’*_"

# "[the filing](https://example.org/a)" in Markdown
_MARKDOWN_LINK = re.compile(
    r"\[([^\]\n]{1,300})\]\((https?://[^\s)]{1,2000})(?:\s+\"[^\"\n]{0,300}\")?\)"
)

# "Sources", "Source(s):", "References", "Further reading", "Quellen", "Fuentes", "Fontes", "出典"
_SOURCE_HEADING = re.compile(
    r"^\W*(?:sources?(?:\(s\))?|references?|further reading|bibliography|(?:foot|end)?notes"
    r"|quellen(?:angaben)?|fuentes|fontes|références|referencias|referências|出典|参考(?:文献)?|来源)\W*$",
    re.IGNORECASE,
)

# "Read also", "Related", "More", "Recommended": what follows is no list of sources
_RELATED_HEADING = re.compile(
    r"^\W*(?:read (?:also|more|next)|related(?: \w+)?|more(?: from .{1,40})?|recommended"
    r"|see also|you may also like|lesen sie auch|lire aussi|lee también|leia também)\b.{0,20}$",
    re.IGNORECASE,
)


def find_citations(document: Document) -> list[Citation]:
    """Return the article's pointers to other pages, in the order of the text.

    Links of another use (related, share, tag, self, ad, image …) are no citations. A source that is
    named without a link is one, settled as `not_fetched`. Several links to one page are several
    citations with one `url_key`.
    """
    reading = Reading(document)
    own = canonical_key(document.url)
    linked = [_from_link(reading, link) for link in document.links if link.role in _KIND_OF_ROLE]
    taken = [link.span for link in document.links]
    bare = list(_bare_citations(reading, taken))
    found = [c for c in [*linked, *bare] if c.url_key != own]
    cited = [c.sentence for c in found]
    found += [
        c for c in _named_citations(reading) if not any(c.sentence.overlaps(s) for s in cited)
    ]
    found.sort(key=lambda c: (c.span.start, c.span.end, c.url_key or ""))
    return [replace(citation, order=order) for order, citation in enumerate(found)]


def _from_link(reading: Reading, link: Link) -> Citation:
    kind = _KIND_OF_ROLE[link.role]
    block = reading.document.block_at(link.span.start)
    if kind is CitationKind.INLINE and block and block.kind is BlockKind.QUOTE:
        kind = CitationKind.QUOTED
    return _citation(reading, kind, link.span, link.url, link.href)


def _citation(
    reading: Reading, kind: CitationKind, span: Span, url: str | None, target: str | None
) -> Citation:
    block = reading.document.block_at(span.start)
    return Citation(
        article_id=reading.document_id,
        order=0,
        kind=kind,
        exact=span.of(reading.text),
        span=span,
        sentence=reading.sentence_at(span.start),
        paragraph=block.span if block else reading.sentence_at(span.start),
        target=target,
        url=_to_fetch(url) if url else None,
        url_key=canonical_key(url) if url else None,
        unread=None if url else Unread.NOT_FETCHED,
        unread_detail=None if url else "named without a link",
    )


def _to_fetch(url: str) -> str:
    """Unwrap redirectors, but ask an archive for the copy that was cited."""
    return url if host_of(url) in ARCHIVE_HOSTS else unwrap(url)


def _bare_citations(reading: Reading, taken: list[Span]) -> Iterator[Citation]:
    """Yield the addresses printed in the text (Markdown links, bare URLs) that no link covers."""
    covered = list(taken)
    for found in _MARKDOWN_LINK.finditer(reading.text):
        span = Span(found.start(1), found.end(1))
        covered.append(Span(found.start(), found.end()))
        yield from _printed(reading, span, found.group(2))
    for found in _BARE_URL.finditer(reading.text):
        url = _without_tail(found.group())
        span = Span(found.start(), found.start() + len(url))
        if not any(span.overlaps(other) for other in covered):
            yield from _printed(reading, span, url)


def _printed(reading: Reading, span: Span, url: str) -> Iterator[Citation]:
    heading = _heading_over(reading.document, span.start)
    if not is_web_url(url) or (heading and _RELATED_HEADING.match(heading)):
        return
    is_listed = heading is not None and _SOURCE_HEADING.match(heading)
    kind = CitationKind.LISTED if is_listed else CitationKind.INLINE
    yield _citation(reading, kind, span, url, url)


def _without_tail(url: str) -> str:
    """Take the sentence's own marks off the end of a printed address."""
    url = url.rstrip(_URL_TAIL)
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(_URL_TAIL)
    return url


def _heading_over(document: Document, position: int) -> str | None:
    """Return the words of the nearest heading above a position, in the same run of blocks."""
    above: Block | None = None
    for block in document.blocks:
        if block.span.start > position:
            break
        if block.kind is BlockKind.HEADING or _acts_as_heading(block, document.text):
            above = block
    return above.span.of(document.text) if above else None


def _acts_as_heading(block: Block, text: str) -> bool:
    """Tell whether a short paragraph stands as a heading: a lone bold "Sources:"."""
    return block.kind is BlockKind.PARAGRAPH and bool(
        block.span.length <= 40 and _SOURCE_HEADING.match(block.span.of(text))
    )


def _named_citations(reading: Reading) -> Iterator[Citation]:
    for span in find_named(reading.text):
        if not names_itself(span.of(reading.text), reading.document):
            yield _citation(reading, CitationKind.NAMED, span, None, None)


def settle(
    citations: Sequence[Citation], sources: Sequence[Source], *, text: str = ""
) -> tuple[Citation, ...]:
    """Write into each citation which document it led to, or why it led to none.

    Args:
        citations: The article's citations.
        sources: What became of the pages that they point to.
        text: The article's text; without it, sources named without a link stay open.
    """
    known = {source.url_key: source for source in sources}
    return tuple(
        _named(citation, text, sources)
        if citation.kind is CitationKind.NAMED
        else _settled(citation, known.get(citation.url_key or ""))
        for citation in citations
    )


def chained(dossier: Dossier) -> tuple[Citation, ...]:
    """Return what a source cites in turn: the second step from an article."""
    deeper = [replace(citation, depth=2) for citation in dossier.citations]
    return settle(deeper, dossier.sources, text=dossier.article.text)


def _named(citation: Citation, text: str, sources: Sequence[Source]) -> Citation:
    source = resolve_named(citation, text, sources) if text else None
    if source is None or source.document is None:
        return citation
    return replace(
        citation,
        url=source.url,
        url_key=source.url_key,
        source_id=source.document.document_id,
        unread=None,
        unread_detail=None,
    )


def _settled(citation: Citation, source: Source | None) -> Citation:
    if source is None:
        return citation
    return replace(
        citation,
        source_id=source.document.document_id if source.document else None,
        unread=source.unread,
        unread_detail=source.unread_detail,
    )
