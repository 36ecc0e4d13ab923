"""The answers of several sources → one verdict for the claim."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from pipelines.internal_conflicts import InternalConflict
from pipelines.origins import Origins
from pipelines.records.checks import Check, Flag, Severity, SourceCheck, Verdict
from pipelines.records.claims import Claim, ClaimKind
from pipelines.records.dossiers import Source
from pipelines.records.pages import Unread

MIN_SOURCE_CHARS = 500
"""A page with less text than this cannot say that something is missing; CHECKING §1."""

RANK = {
    Verdict.SUPPORTED: 0,
    Verdict.PARTIALLY_SUPPORTED: 1,
    Verdict.REFUTED: 2,
    Verdict.NOT_FOUND: 3,
    Verdict.SOURCE_UNAVAILABLE: 4,
    Verdict.NOT_CHECKABLE: 5,
}
"""What one source says, the best first: where several speak, the first of these decides."""
_SEVERITIES = list(Severity)
_WITNESS = frozenset({Verdict.SUPPORTED, Verdict.PARTIALLY_SUPPORTED})
_SPEAKING = _WITNESS | {Verdict.REFUTED}
_ITEMS = {
    "statement_number_conflict": ClaimKind.NUMBER,
    "statement_date_conflict": ClaimKind.DATE,
    "statement_name_conflict": ClaimKind.NAME,
}
"""Why a statement is refuted → the kind of claim that its item is of its own."""
_BORNE_OUT = frozenset({Verdict.SUPPORTED, Verdict.CONFLICTING_SOURCES})


def unread_check(source: Source) -> SourceCheck:
    """Return the answer of a source that could not be read: none, and why."""
    if source.unread is None:
        raise ValueError(f"{source.url}: was read; it has an answer of its own")
    return SourceCheck(
        url_key=source.url_key,
        source_id=None,
        verdict=Verdict.SOURCE_UNAVAILABLE,
        reason=f"source_{source.unread}",
        unread=source.unread,
        note=source.unread_detail,
    )


def roll_up(
    claim: Claim, answers: Sequence[SourceCheck], *, cited: Collection[str], origins: Origins
) -> Check:
    """Return the verdict on a claim from the answers of every source of its dossier.

    `cited` holds the `url_key` of the sources that stand at the claim. They decide; the others are
    asked before anything is called not found, and never refute.
    """
    if claim.unchecked_because:
        return _unchecked(claim, claim.unchecked_because)
    near = sorted((a for a in answers if a.url_key in cited), key=_merit)
    far = sorted((a for a in answers if a.url_key not in cited), key=_merit)
    if not near:
        return _unchecked(claim, "no_cited_source")
    deciding, verdict, reason = _decide(claim, near, far, origins)
    told = [a for a in (*near, *far) if a.url_key in cited or a.verdict in _SPEAKING]
    ordered = [deciding, *(a for a in told if a is not deciding)]
    return Check(
        claim_id=claim.claim_id,
        document_id=claim.document_id,
        verdict=verdict,
        reason=reason,
        severity=deciding.severity,
        flags=_flags(deciding, ordered, origins, is_elsewhere=deciding.url_key not in cited),
        support=deciding.support,
        by_source=tuple(ordered),
    )


def _unchecked(claim: Claim, reason: str) -> Check:
    return Check(
        claim_id=claim.claim_id,
        document_id=claim.document_id,
        verdict=Verdict.NOT_CHECKABLE,
        reason=reason,
    )


def _merit(answer: SourceCheck) -> tuple[int, int, float, str]:
    """Order answers best first: verdict, then the milder difference, then support, then name."""
    severity = _SEVERITIES.index(answer.severity)
    return RANK[answer.verdict], severity, -answer.support, answer.url_key


def _decide(
    claim: Claim, near: list[SourceCheck], far: list[SourceCheck], origins: Origins
) -> tuple[SourceCheck, Verdict, str]:
    """Return the answer that decides, with the verdict and reason of the claim.

    Words found are proof of where they are from, so the best source decides a quote, cited at the
    claim or not. For the rest, only what is cited at the claim can speak against it, and no page
    that a later one of its publisher has superseded.
    """
    heard = near[:1] + [a for a in far if a.verdict in _heard_from_afar(claim)]
    # At equal merit the source that stands at the claim decides, whatever the names are.
    best = min(heard, key=lambda answer: _merit(answer)[:-1])
    against = (a for a in near if a.verdict is Verdict.REFUTED)
    refuting = next((a for a in against if not _is_superseded(a, [*near, *far], origins)), None)
    if refuting is None or claim.kind is ClaimKind.QUOTE:
        return best, best.verdict, best.reason
    if best.verdict is Verdict.SUPPORTED:
        return refuting, Verdict.CONFLICTING_SOURCES, refuting.reason
    return refuting, refuting.verdict, refuting.reason


def _is_superseded(refuting: SourceCheck, others: Sequence[SourceCheck], origins: Origins) -> bool:
    """Tell whether a later page of the same publisher bears out what an earlier one refutes."""
    return any(
        answer.verdict is Verdict.SUPPORTED
        and answer.source_id is not None
        and refuting.source_id is not None
        and origins.supersedes(answer.source_id, refuting.source_id)
        for answer in others
    )


def _heard_from_afar(claim: Claim) -> frozenset[Verdict]:
    return _SPEAKING if claim.kind is ClaimKind.QUOTE else _WITNESS


def _flags(
    deciding: SourceCheck, told: Sequence[SourceCheck], origins: Origins, *, is_elsewhere: bool
) -> tuple[Flag, ...]:
    flags = set(deciding.flags)
    if is_elsewhere and deciding.verdict in _SPEAKING:
        flags.add(Flag.FOUND_IN_OTHER_SOURCE)
    if deciding.source_id:
        flags |= origins.flags_of(deciding.source_id)
    agreeing = [a.source_id for a in told if a.verdict is deciding.verdict and a.source_id]
    if deciding.verdict in _WITNESS and origins.share_one_text(agreeing):
        flags.add(Flag.SAME_ORIGIN)
    return tuple(sorted(flags))


def too_short_to_deny(answer: SourceCheck, source: Source) -> SourceCheck:
    """Return the answer, unless it is the silence of a page with next to no text."""
    if answer.verdict is not Verdict.NOT_FOUND or source.document is None:
        return answer
    page = source.document
    if max(len(page.text), len(page.page_text)) >= MIN_SOURCE_CHARS:
        return answer
    return replace(
        answer,
        verdict=Verdict.SOURCE_UNAVAILABLE,
        reason="source_too_short",
        unread=Unread.EMPTY,
        note=f"the page has under {MIN_SOURCE_CHARS} characters of text",
    )


def with_items_borne_out(checks: Sequence[Check], claims: Sequence[Claim]) -> list[Check]:
    """Return the checks; where another source bears the refuted item out, the sources conflict.

    "Founded in 2014", says the article and one source, and the other has 2015: the statement is
    refuted for its year, and the year is a claim of its own, which the first source supports.
    """
    typed = [
        (claim, check)
        for claim, check in zip(claims, checks, strict=True)
        if claim.kind in _ITEMS.values() and check.verdict in _BORNE_OUT
    ]
    return [
        replace(check, verdict=Verdict.CONFLICTING_SOURCES)
        if check.verdict is Verdict.REFUTED
        and any(_speaks_for(item, borne_out, check) for item, borne_out in typed)
        else check
        for check in checks
    ]


def _speaks_for(item: Claim, borne_out: Check, refuted: Check) -> bool:
    """Tell whether another source than the refuting one has the item that was held against it."""
    against = refuted.by_source[0]
    if _ITEMS.get(against.reason) is not item.kind:
        return False
    if not any(span.overlaps(item.span) for span in against.unsupported):
        return False
    return any(
        answer.verdict is Verdict.SUPPORTED and answer.source_id != against.source_id
        for answer in borne_out.by_source
    )


def with_internal_conflicts(
    checks: Sequence[Check], conflicts: Sequence[InternalConflict]
) -> list[Check]:
    """Return the checks, those of claims that the article itself contradicts flagged and noted.

    The verdict stays what the sources say; the severity is at least moderate.
    """
    notes = {
        claim.claim_id: conflict.note
        for conflict in conflicts
        for claim in (conflict.first, conflict.second)
    }
    return [
        _contradicted(check, notes[check.claim_id]) if check.claim_id in notes else check
        for check in checks
    ]


def _contradicted(check: Check, note: str) -> Check:
    return replace(
        check,
        note=note,
        flags=tuple(sorted({*check.flags, Flag.INTERNAL_CONFLICT})),
        severity=max(check.severity, Severity.MODERATE, key=_SEVERITIES.index),
    )
