"""One checked text with its findings, their places and their passages: what every format prints."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pipelines.findings.links import jump_to
from pipelines.findings.ranking import Coverage, Finding, Level, coverage_of, find_findings
from pipelines.findings.wording import reason_words
from pipelines.records.checks import Evidence, Verdict
from pipelines.records.dossiers import CheckedDossier, Dossier
from pipelines.records.pages import Document, Layer
from pipelines.records.spans import Span
from pipelines.text import split_sentences

LONGEST_PASSAGE = 500
"""Code points of a sentence that are printed; a page without full stops is one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in the file a finding stands."""

    line: int | None
    """From 1; None in a file without lines."""
    paragraph: int
    """From 1, headings counted."""

    def __str__(self) -> str:
        """Return the place in words.

        >>> str(Place(line=None, paragraph=4))
        'paragraph 4'
        """
        return f"line {self.line}" if self.line else f"paragraph {self.paragraph}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Source words that decided a finding, as a person is shown them."""

    exact: str
    sentence: str
    title: str
    url: str
    link: str | None
    """Address that opens the page at the words; None for a file of this machine."""
    speaker: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A finding with its place and its passage."""

    finding: Finding
    place: Place
    sentence: str
    """The sentence of the text that the claim stands in."""
    passage: Passage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One checked text."""

    name: str
    """What the text is called: its file, or its address."""
    ours: str
    """What kind of text it is: article or draft."""
    document: Document
    claim_count: int
    placed: tuple[Placed, ...]
    """Findings, the one to look at first in front."""
    unchecked: tuple[tuple[str, int], ...]
    """Causes for which claims were not checked, and how many; the commonest first."""
    coverage: Coverage
    notices: tuple[str, ...]

    def count(self, level: Level) -> int:
        """Return how many findings are of a level."""
        return sum(placed.finding.level is level for placed in self.placed)

    def reaches(self, floor: Level) -> bool:
        """Tell whether any finding is at or above a level."""
        return any(placed.finding.level.reaches(floor) for placed in self.placed)


def make_sheet(
    dossier: Dossier,
    checked: CheckedDossier,
    *,
    name: str,
    ours: str,
    place_of: Callable[[Span], Place],
    notices: Sequence[str] = (),
) -> Sheet:
    """Return a checked text with its findings; `place_of` says where in the file a span stands."""
    article = dossier.article
    pages = {s.document.document_id: s.document for s in dossier.sources if s.document}
    return Sheet(
        name=name,
        ours=ours,
        document=article,
        claim_count=len(checked.claims),
        placed=tuple(
            Placed(
                finding=finding,
                place=place_of(finding.claim.span),
                sentence=_clipped(finding.claim.sentence.of(article.text)),
                passage=_passage(finding, pages),
            )
            for finding in find_findings(article, checked, ours=ours)
        ),
        unchecked=_unchecked(checked),
        coverage=coverage_of(checked.citations),
        notices=tuple(notices),
    )


def _unchecked(checked: CheckedDossier) -> tuple[tuple[str, int], ...]:
    silent = {Verdict.NOT_CHECKABLE, Verdict.SOURCE_UNAVAILABLE}
    causes = Counter(
        reason_words(claim.unchecked_because or check.reason)
        for claim, check in zip(checked.claims, checked.checks, strict=True)
        if check.verdict in silent
    )
    return tuple(sorted(causes.items(), key=lambda item: (-item[1], item[0])))


def _passage(finding: Finding, pages: Mapping[str, Document]) -> Passage | None:
    evidence = finding.evidence
    if evidence is None:
        return None
    page = pages.get(evidence.source_id)
    text = layer_text(page, evidence.layer) if page else evidence.exact
    span = evidence.span if page else Span(0, len(evidence.exact))
    return Passage(
        exact=evidence.exact,
        sentence=_clipped(_sentence_around(text, span)),
        title=(page.title if page else None) or evidence.url,
        url=evidence.url,
        link=_link(evidence, text, span),
        speaker=finding.best.source_speaker if finding.best else None,
    )


def _link(evidence: Evidence, text: str, span: Span) -> str | None:
    return jump_to(evidence.url, text, span)


def layer_text(page: Document, layer: Layer) -> str:
    """Return the text of a page that an evidence span points into."""
    if layer is Layer.PAGE_TEXT:
        return page.page_text
    return page.structured_text if layer is Layer.JSON_LD else page.text


def _sentence_around(text: str, span: Span) -> str:
    """Return the sentence or sentences of a paragraph that a passage touches."""
    start = text.rfind("\n\n", 0, span.start) + 2
    start = start if start >= 2 else 0
    end = text.find("\n\n", span.end)
    paragraph = text[start : end if end >= 0 else len(text)]
    touched = [s for s in split_sentences(paragraph) if s.shifted(start).overlaps(span)]
    if not touched:
        return span.of(text)
    return paragraph[touched[0].start : touched[-1].end]


def _clipped(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_PASSAGE else f"{line[:LONGEST_PASSAGE].rstrip()} …"
