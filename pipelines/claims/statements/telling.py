"""A finding → the sentence that an editor can repeat on the phone."""

from pipelines.claims.statements.assessing import Assessment
from pipelines.claims.statements.conflicts.conflict import Conflict, ConflictKind
from pipelines.text import Reading

_LISTED = 5  # missing words that a note names

_WHAT = {
    ConflictKind.NUMBER: "another number",
    ConflictKind.DATE: "another date",
    ConflictKind.NAME: "another name",
    ConflictKind.NEGATION: "the one denies what the other asserts",
    ConflictKind.OPPOSITE: "the opposite word",
    ConflictKind.SIBLING: "another word of the same kind",
    ConflictKind.QUANTIFIER: "another quantity word",
    ConflictKind.ROLES: "the two sides the other way round",
    ConflictKind.GENDER: "a pronoun of the other gender",
}


def conflict_note(conflict: Conflict, article: Reading, source: Reading) -> str:
    """Say what stands in the article, and what in its place in the source."""
    ours, theirs = conflict.claim.of(article.text), conflict.source.of(source.text)
    return (
        f"The article has “{ours}”, the cited page has “{theirs}” in its place: "
        f"{_WHAT[conflict.kind]}."
    )


def missing_note(found: Assessment, article: Reading) -> str | None:
    """Name the words that the cited page does not have; None when it has all."""
    words = [
        article.text[article.words.starts[t.word] : article.words.ends[t.word]]
        for t in found.missing
    ]
    if not words:
        return None
    more = f" and {len(words) - _LISTED} more" if len(words) > _LISTED else ""
    return f"Not found in the cited page: {', '.join(words[:_LISTED])}{more}."
