"""The cited pages of one article → what its page shows of each, and the passages that decided."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pipelines.findings.links import jump_to, safe_href, text_fragment
from pipelines.findings.sheet import layer_text
from pipelines.findings.wording import CITATION_WORDS, UNREAD_WORDS, VERDICT_WORDS, day_words
from pipelines.records.checks import EditKind, Evidence, SourceCheck, Verdict
from pipelines.records.citations import Citation
from pipelines.records.dossiers import CheckedDossier, Dossier, Source
from pipelines.records.pages import Layer
from pipelines.records.spans import Span
from pipelines.report.marking import Segment, context_of, cut
from pipelines.urls import host_of

_LAYER_WORDS = {
    Layer.PAGE_TEXT: "on the page, outside its main text",
    Layer.JSON_LD: "in the page's machine-readable data only",
    Layer.CAPTION: "in a caption",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """Source words that decided, with the words around them."""

    source_number: int
    title: str
    host: str
    date: str | None
    live: str | None
    """Link to the live page that jumps to the passage."""
    stored: str
    """Fragment that jumps to the passage on the stored copy's page."""
    source_id: str
    where: str | None
    """Part of the page, when it is not the main text."""
    speaker: str | None
    segments: tuple[Segment[str], ...]
    begins_inside: bool
    ends_inside: bool
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """One cited page, or one source named without a link."""

    number: int
    title: str
    host: str
    url: str
    live: str | None
    is_read: bool
    state: str
    """Read, or the cause why not."""
    detail: str | None
    date: str | None
    cited: str
    words: tuple[str, ...]
    """The article's words that point to it."""
    borne_out_count: int
    differs_count: int
    source_id: str | None
    fetched: str | None
    warc_file: str | None
    warc_offset: int | None
    payload_digest: str | None


class SourceDesk:
    """The sources of one article, numbered in the order in which it cites them."""

    def __init__(self, dossier: Dossier, checked: CheckedDossier) -> None:
        self._checked = checked
        self._sources = {source.url_key: source for source in dossier.sources}
        self._documents = {
            s.document.document_id: s.document for s in dossier.sources if s.document
        }
        keys = dict.fromkeys(c.url_key for c in checked.citations if c.url_key)
        keys |= dict.fromkeys(self._sources)
        self._numbers = {key: number for number, key in enumerate(keys, start=1)}

    def passage(self, answer: SourceCheck) -> PassageView:
        """Return the words by which a source answered; it must have given some."""
        found = answer.evidence[0]
        page = self._documents.get(found.source_id)
        text = layer_text(page, found.layer) if page else found.exact
        span = found.span if page else Span(0, len(found.exact))
        shown, begins_inside, ends_inside = context_of(text, span)
        return PassageView(
            source_number=self._numbers.get(answer.url_key, 0),
            title=self._title(answer.url_key),
            host=host_of(found.url) if page and page.title else "",
            date=day_words(page.published.at) if page and page.published else None,
            live=jump_to(found.url, text, span),
            stored=text_fragment(text, span),
            source_id=found.source_id,
            where=_LAYER_WORDS.get(found.layer),
            speaker=answer.source_speaker,
            segments=tuple(cut(text, shown, _passage_marks(answer, found))),
            begins_inside=begins_inside,
            ends_inside=ends_inside,
            verdict=VERDICT_WORDS[answer.verdict],
        )

    def lines(self, answers: Sequence[SourceCheck]) -> tuple[str, ...]:
        """Return what sources say of a claim without their words: one line for each answer."""
        told: dict[str, list[int]] = {}
        for answer in answers:
            words = UNREAD_WORDS[answer.unread] if answer.unread else VERDICT_WORDS[answer.verdict]
            told.setdefault(words, []).append(self._numbers.get(answer.url_key, 0))
        return tuple(
            f"{words[0].upper()}{words[1:]}: source {', '.join(map(str, sorted(numbers)))}"
            for words, numbers in told.items()
        )

    def sources(self) -> tuple[SourceView, ...]:
        """Return every cited page, then the sources named without a link."""
        citations: dict[str, list[Citation]] = {}
        for citation in self._checked.citations:
            if citation.url_key:
                citations.setdefault(citation.url_key, []).append(citation)
        linked = [self._view(key, citations.get(key, [])) for key in self._numbers]
        named = [c for c in self._checked.citations if c.url_key is None]
        first = len(linked) + 1
        return (*linked, *(_named(c, n) for n, c in enumerate(named, start=first)))

    def _title(self, url_key: str) -> str:
        """Return a page's headline; its address, without the scheme, when there is none."""
        source = self._sources.get(url_key)
        page = source.document if source else None
        return (
            (page and page.title)
            or (source.url if source else url_key).partition("//")[2]
            or url_key
        )

    def _view(self, url_key: str, citations: Sequence[Citation]) -> SourceView:
        source = self._sources.get(url_key)
        page = source.document if source else None
        url = source.url if source else (citations[0].url or "")
        capture = source.capture if source else None
        verdicts = Counter(
            answer.verdict
            for check in self._checked.checks
            for answer in check.by_source
            if answer.url_key == url_key
        )
        return SourceView(
            number=self._numbers[url_key],
            title=self._title(url_key),
            host=host_of(url),
            url=url,
            live=safe_href(url),
            is_read=page is not None,
            state=_state(source, citations),
            detail=source.unread_detail if source else None,
            date=day_words(page.published.at) if page and page.published else None,
            cited=", ".join(dict.fromkeys(CITATION_WORDS[c.kind] for c in citations)),
            words=tuple(dict.fromkeys(c.exact for c in citations)),
            borne_out_count=verdicts[Verdict.SUPPORTED],
            differs_count=verdicts[Verdict.REFUTED],
            source_id=page.document_id if page else None,
            fetched=_minute(page.fetched_at) if page else None,
            warc_file=capture.warc_file if capture else None,
            warc_offset=capture.warc_offset if capture else None,
            payload_digest=capture.payload_digest if capture else None,
        )


def _passage_marks(answer: SourceCheck, found: Evidence) -> list[tuple[Span, str]]:
    """Return what to mark in a passage: all of it, and in it the words that differ."""
    differing = [
        (edit.source_span, "differs")
        for edit in answer.edits
        if edit.kind is not EditKind.KEEP
        and edit.source_words
        and found.span.overlaps(edit.source_span)
    ]
    return [(found.span, "passage"), *differing]


def _state(source: Source | None, citations: Sequence[Citation]) -> str:
    if source and source.document:
        return "read"
    unread = source.unread if source else next((c.unread for c in citations if c.unread), None)
    return UNREAD_WORDS[unread] if unread else "not settled yet"


def _named(citation: Citation, number: int) -> SourceView:
    return SourceView(
        number=number,
        title=citation.exact,
        host="",
        url="",
        live=None,
        is_read=False,
        state="named without a link",
        detail=None,
        date=None,
        cited=CITATION_WORDS[citation.kind],
        words=(citation.exact,),
        borne_out_count=0,
        differs_count=0,
        source_id=None,
        fetched=None,
        warc_file=None,
        warc_offset=None,
        payload_digest=None,
    )


def _minute(at: datetime | None) -> str | None:
    return f"{at.day} {at:%B %Y, %H:%M} UTC" if at else None
