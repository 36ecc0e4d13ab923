"""An article's claims and checks → its findings, the one to look at first in front."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from pipelines.datasets.ledger import worst_first
from pipelines.findings.differences import Piece, mark_up, tell
from pipelines.findings.wording import UNREAD_WORDS, heading_of, reason_words, share
from pipelines.records.checks import Check, Evidence, Flag, Severity, SourceCheck, Verdict
from pipelines.records.citations import Citation
from pipelines.records.claims import Claim, ClaimKind
from pipelines.records.dossiers import CheckedDossier
from pipelines.records.pages import Document


class Level(StrEnum):
    """How much a finding asks of an editor, the most first."""

    SERIOUS = "serious"
    MODERATE = "moderate"
    UNSUPPORTED = "unsupported"
    """No source that was read bears the claim out in full; nothing speaks against it."""
    MINOR = "minor"

    @property
    def rank(self) -> int:
        """Return 0 for the most pressing level, one more for each step down."""
        return list(Level).index(self)

    def reaches(self, floor: "Level") -> bool:
        """Tell whether this level is at or above another."""
        return self.rank <= floor.rank


_LEVEL_OF_SEVERITY = {
    Severity.SERIOUS: Level.SERIOUS,
    Severity.MODERATE: Level.MODERATE,
    Severity.MINOR: Level.MINOR,
}
_ADVERSE = frozenset({Verdict.REFUTED, Verdict.CONFLICTING_SOURCES})
_SILENT = frozenset({Verdict.NOT_FOUND, Verdict.PARTIALLY_SUPPORTED})
_UNCHECKED = frozenset({Verdict.NOT_CHECKABLE, Verdict.SOURCE_UNAVAILABLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One claim that a person should look at, and why."""

    claim: Claim
    check: Check
    level: Level
    heading: str
    """What was found, in a few words."""
    pieces: tuple[Piece, ...]
    """The claim's words with the differences in their places."""
    lines: tuple[str, ...]
    """One sentence for each difference, ready to paste; never empty."""
    evidence: Evidence | None
    """Source words that decided; None when no source has any."""
    beneath: tuple["Finding", ...] = ()
    """Milder findings about the same words, such as the statement around an altered quote."""

    @property
    def claim_id(self) -> str:
        """Identity of the claim, as the check has it."""
        return self.check.claim_id

    @property
    def best(self) -> SourceCheck | None:
        """The answer of the source that decided."""
        return self.check.by_source[0] if self.check.by_source else None


def level_of(check: Check, kind: ClaimKind | None = None) -> Level | None:
    """Return how much a check asks of an editor; None when it asks nothing.

    A claim that nothing was held against is no finding: not read is never "unsupported". A quote
    that stands in another source than the one cited at it has the wrong link.
    """
    if check.verdict in _UNCHECKED and check.severity is Severity.NONE:
        return None
    if check.severity in _LEVEL_OF_SEVERITY and check.severity is not Severity.MINOR:
        return _LEVEL_OF_SEVERITY[check.severity]
    if check.verdict in _ADVERSE:
        return Level.MODERATE
    if check.verdict in _SILENT:
        return Level.UNSUPPORTED
    if kind is ClaimKind.QUOTE and Flag.FOUND_IN_OTHER_SOURCE in check.flags:
        return Level.MINOR
    return _LEVEL_OF_SEVERITY.get(check.severity)


def find_findings(
    article: Document, checked: CheckedDossier, *, ours: str = "article"
) -> list[Finding]:
    """Return what a person should look at, worst first, then in the order of the text.

    Findings about the same words are one: the worst leads, the others stand beneath it. `ours` is
    what the text is called in the sentences: article or draft.
    """
    found = [
        _finding(article, claim, check, level, ours)
        for claim, check in zip(checked.claims, checked.checks, strict=True)
        if (level := level_of(check, claim.kind))
    ]
    return _folded(sorted(found, key=_order))


_KINDS = list(ClaimKind)


def _order(finding: Finding) -> tuple[int, ...]:
    """Sort key: level, rank in the ledger, the more exact kind of claim, place."""
    rank = worst_first(finding.check.verdict, finding.check.severity)
    span = finding.claim.span
    kind = _KINDS.index(finding.claim.kind)
    return finding.level.rank, -rank, kind, span.start, span.end


def _folded(ordered: Sequence[Finding]) -> list[Finding]:
    """Return the findings that lead, each with those beneath it."""
    leads: list[Finding] = []
    beneath: list[list[Finding]] = []
    for finding in ordered:
        place = next((n for n, lead in enumerate(leads) if _share_words(lead, finding)), None)
        if place is None:
            leads.append(finding)
            beneath.append([])
        else:
            beneath[place].append(finding)
    return [replace(lead, beneath=tuple(under)) for lead, under in zip(leads, beneath, strict=True)]


def _share_words(one: Finding, other: Finding) -> bool:
    if not one.claim.span.overlaps(other.claim.span):
        return False
    return any(mine.overlaps(theirs) for mine in one.claim.spans for theirs in other.claim.spans)


def _finding(article: Document, claim: Claim, check: Check, level: Level, ours: str) -> Finding:
    best = check.by_source[0] if check.by_source else None
    pieces = mark_up(claim, best.edits if best else (), article.text)
    return Finding(
        claim=claim,
        check=check,
        level=level,
        heading=heading_of(claim, check),
        pieces=pieces,
        lines=_lines(article, claim, check, tell(pieces, ours=ours), ours),
        evidence=best.evidence[0] if best and best.evidence else None,
    )


def _lines(
    article: Document, claim: Claim, check: Check, told: Sequence[str], ours: str
) -> tuple[str, ...]:
    """Return the differences in sentences; else the note of the check, its gaps, or its rule."""
    if told:
        return tuple(told)
    best = check.by_source[0] if check.by_source else None
    if best and best.note:
        return (_called(best.note, ours),)
    if best and best.unsupported and best.unsupported != claim.spans:
        missing = ", ".join(f"“{span.of(article.text)}”" for span in best.unsupported)
        return (f"Not in the cited pages: {missing}.",)
    why = reason_words(check.reason)
    return (f"{why[0].upper()}{why[1:]}.",)


def _called(note: str, ours: str) -> str:
    """Return a note that names the text as it is called; quoted words stay as they are.

    >>> _called("The article has “the article”.", "draft")
    'The draft has “the article”.'
    """
    pieces = _QUOTED.split(note)
    pieces[::2] = [
        piece.replace("The article", f"The {ours}").replace("the article", f"the {ours}")
        for piece in pieces[::2]
    ]
    return "".join(pieces)


# "“the article”" in a note
_QUOTED = re.compile("(“[^”]*”)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many of the cited pages were read, and what became of the others."""

    read: int
    cited: int
    unread: tuple[tuple[str, int], ...] = ()
    """Cause in words, and how many pages; the commonest first."""
    unlinked: int = 0
    """Sources named without a link."""

    def __str__(self) -> str:
        """Return the coverage as one line.

        >>> str(Coverage(read=12, cited=14, unread=(("bot challenge", 1), ("gone", 1))))
        '12 of 14 sources read (86 %); 1 bot challenge, 1 gone'
        """
        causes = ", ".join(f"{count} {cause}" for cause, count in self.unread)
        line = share(self.read, self.cited, "sources read") if self.cited else "no source linked"
        return f"{line}; {causes}" if causes else line


def coverage_of(citations: Iterable[Citation]) -> Coverage:
    """Return how many different pages an article cites, and how many of them were read."""
    listed = list(citations)
    pages = {citation.url_key: citation for citation in listed if citation.url_key}
    causes = Counter(UNREAD_WORDS[c.unread] for c in pages.values() if c.unread)
    return Coverage(
        read=sum(c.source_id is not None for c in pages.values()),
        cited=len(pages),
        unread=tuple(sorted(causes.items(), key=lambda item: (-item[1], item[0]))),
        unlinked=sum(c.url_key is None for c in listed),
    )
