"""A draft's markup → one text with blocks and links; notes leave the text and become pointers."""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from pipelines.drafts.footnotes import Note, lift_notes, take_markers
from pipelines.drafts.written import LINE_ATTRIBUTE, DraftUnreadableError, Written
from pipelines.language import language_of
from pipelines.markup.body import everything
from pipelines.markup.layout import lay_out
from pipelines.markup.links import read_links
from pipelines.markup.runs import Run, read_runs
from pipelines.markup.trees import PageTooLargeError, decode, parse
from pipelines.metadata.page_metadata import read_metadata
from pipelines.records.pages import Document, Link, LinkRole
from pipelines.records.spans import Span
from pipelines.urls import is_web_url

__all__ = ["DraftUnreadableError", "LaidDraft", "UnlinkedNote", "lay_draft"]

_STRUCK = frozenset({"del", "s", "strike"})


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlinkedNote:
    """A footnote that names its source without a link."""

    span: Span
    """The word that it is set to."""
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidDraft:
    """A draft as a document, with what a document has no field for."""

    document: Document
    lines: tuple[int | None, ...]
    unlinked_notes: tuple[UnlinkedNote, ...]
    notices: tuple[str, ...]


def lay_draft(written: Written, *, name: str) -> LaidDraft:
    """Return a draft's document, every word of it kept.

    Raises:
        DraftUnreadableError: There are no words in it, or more elements than a page may have.
    """
    root = _parse(written)
    struck = _drop_struck(root)
    notes = lift_notes(root)
    runs = read_runs(root)
    set_notes = [(anchor, note) for run in runs for anchor, note in take_markers(run, notes)]
    runs = [run for run in runs if run.text]
    if not runs:
        raise DraftUnreadableError("has no words; there is nothing to check")
    said = read_metadata(root, runs, url=name, latest=None)
    headline = next((n for n, run in enumerate(runs[:3]) if run.level == 1), None)
    parts = everything(runs, headline)
    laid = lay_out(parts.front, parts.body, parts.back)
    title = written.title or (runs[headline].text if headline is not None else said.title)
    of_notes = {id(anchor): note for anchor, note in set_notes}
    places = [(of_notes[id(a)], span) for a, _, span in laid.anchors if id(a) in of_notes]
    in_text = [entry for entry in laid.anchors if id(entry[0]) not in of_notes]
    links = [*read_links(in_text, base="", url=name, heading_of=parts.heading_of), *_links(places)]
    return LaidDraft(
        document=Document(
            url=name,
            url_key=name,
            text=laid.text,
            body=laid.body,
            title=title,
            authors=said.authors,
            published=said.published,
            language=said.language or language_of(laid.text),
            blocks=laid.blocks,
            links=tuple(sorted((x for x in links if is_web_url(x.url)), key=lambda x: x.span)),
            extractor="draft",
        ),
        lines=_lines([run for run, _ in (*parts.front, *parts.body, *parts.back)], written),
        unlinked_notes=tuple(
            UnlinkedNote(span=span, words=note.words) for note, span in places if not note.urls
        ),
        notices=_notices(struck, notes, {id(note) for note, _ in places}),
    )


def _parse(written: Written) -> HtmlElement:
    try:
        root = parse(decode(written.html, None))
    except PageTooLargeError as error:
        raise DraftUnreadableError(f"is too large ({error})") from error
    if root is None:
        raise DraftUnreadableError("is empty; there is nothing to check")
    return root


def _links(places: Sequence[tuple[Note, Span]]) -> list[Link]:
    """Return a link at each word that a note with addresses is set to."""
    return [
        Link(url=url, href=url, span=span, role=LinkRole.CONTENT)
        for note, span in places
        for url in note.urls
    ]


def _drop_struck(root: HtmlElement) -> int:
    """Take struck-through words out of a tree; return how many stretches there were."""
    struck = [element for element in root.iter() if element.tag in _STRUCK]
    for element in struck:
        if element.getparent() is not None:
            element.drop_tree()
    return len(struck)


def _lines(runs: Sequence[Run], written: Written) -> tuple[int | None, ...]:
    if written.source_text is None:
        return tuple(None for _ in runs)
    return tuple(_line(run.element, is_file=written.is_file) for run in runs)


def _line(element: HtmlElement, *, is_file: bool) -> int | None:
    """Return the line on which an element begins, as its markup says or the parser saw."""
    if is_file:
        return int(element.sourceline) if element.sourceline else None
    for holder in (element, *element.iterancestors()):
        line = holder.get(LINE_ATTRIBUTE)
        if line and line.isdigit():
            return int(line)
    return None


def _notices(struck: int, notes: Sequence[Note], used: set[int]) -> tuple[str, ...]:
    notices = []
    if struck:
        notices.append(f"{struck} struck-through stretches were left out.")
    idle = sum(id(note) not in used for note in notes)
    if idle:
        notices.append(f"{idle} footnotes are set to no sentence; they were not read.")
    return tuple(notices)
