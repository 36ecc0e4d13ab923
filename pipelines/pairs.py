"""The `pairs` verb: a claim and its sources as plain values → verdict, support and evidence."""

from collections.abc import Sequence

from pipelines.claim_lines import read_clock
from pipelines.claims.statements.checking import check_statements
from pipelines.plain_text import read_plain_text
from pipelines.records.checks import SourceCheck, Verdict
from pipelines.records.claims import Claim, ClaimKind
from pipelines.records.pages import Document
from pipelines.records.spans import Span
from pipelines.text import Reading

Row = dict[str, object]

_RANK = {
    Verdict.SUPPORTED: 0,
    Verdict.PARTIALLY_SUPPORTED: 1,
    Verdict.REFUTED: 2,
    Verdict.NOT_FOUND: 3,
    Verdict.SOURCE_UNAVAILABLE: 4,
    Verdict.NOT_CHECKABLE: 5,
}


def check_pair_line(row: Row) -> Row:
    """Return the verdict on `{"id", "claim", "sources": [{"id", "text"}]}` as plain values.

    Raises:
        ValueError: the claim or a source has no text, or a date is not ISO 8601.
    """
    claim, article, sources = read_pair(row)
    answers = [(key, check_statements([claim], article, source)[0]) for key, source in sources]
    return {"id": row.get("id"), **_answer_row(article, *_rolled_up(answers))}


def read_pair(row: Row) -> tuple[Claim, Reading, list[tuple[object, Reading]]]:
    """Return the claim of a line, the reading it stands in, and its sources by id.

    Raises:
        ValueError: the claim or a source has no text, or a date is not ISO 8601.
    """
    article = _article(row)
    return _claim(article), article, _sources(row)


def _article(row: Row) -> Reading:
    return Reading(_document(row.get("claim"), "claim", row.get("published_at")))


def _sources(row: Row) -> list[tuple[object, Reading]]:
    given = row.get("sources")
    if not isinstance(given, list) or not all(isinstance(source, dict) for source in given):
        raise ValueError('sources: must be a list of {"id", "text"}')
    return [
        (s.get("id"), Reading(_document(s.get("text"), "source text", s.get("published_at"))))
        for s in given
    ]


def _document(text: object, what: str, published: object) -> Document:
    if not isinstance(text, str) or not text.strip():
        raise ValueError(f"{what}: must be a string with words in it ({type(text).__name__})")
    return read_plain_text(text, published_at=read_clock(published))


def _claim(article: Reading) -> Claim:
    return Claim(
        document_id=article.document_id,
        kind=ClaimKind.STATEMENT,
        spans=tuple(article.sentences),
        exact=article.text.strip(),
        sentence=Span(0, len(article.text)),
    )


def _rolled_up(
    answers: Sequence[tuple[object, SourceCheck]],
) -> tuple[object, SourceCheck, Verdict]:
    ranked = sorted(answers, key=lambda a: (_RANK[a[1].verdict], -a[1].support, str(a[0])))
    key, best = ranked[0]
    return key, best, best.verdict


def _answer_row(article: Reading, key: object, check: SourceCheck, verdict: Verdict) -> Row:
    return {
        "verdict": str(verdict),
        "support": round(check.support, 4),
        "reason": check.reason,
        "flags": [str(flag) for flag in check.flags],
        "evidence": [
            {"source": key, "start": e.span.start, "end": e.span.end, "exact": e.exact}
            for e in check.evidence
        ],
        "unsupported": [
            {"start": s.start, "end": s.end, "exact": s.of(article.text)} for s in check.unsupported
        ],
    }
