"""The `pairs` verb: a claim and its sources as plain values → verdict, support and evidence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.claim_lines import read_clock
from pipelines.claims.quotes.checking import check_quotes
from pipelines.claims.quotes.finding import find_quotes
from pipelines.claims.statements.checking import check_statements
from pipelines.claims.statements.worthiness import unchecked_because
from pipelines.entailment import Entailment
from pipelines.plain_text import read_plain_text
from pipelines.records.checks import Flag, SourceCheck, Verdict
from pipelines.records.claims import Claim, ClaimKind
from pipelines.records.pages import Document
from pipelines.records.spans import Span
from pipelines.roll_up import RANK
from pipelines.text import Reading

Row = dict[str, object]

QUOTE_SHARE = 0.8
"""Share of a claim's words in quotation marks that makes it a quote, checked word for word."""

ATTRIBUTION_WORDS = 8
"""Words that may stand beside a quote with a speaker: "said Mira Voss, who chairs the board"."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What one source says, under the id that the line gives it."""

    source: object
    check: SourceCheck


def check_pair_line(row: Row, model: Entailment | None = None) -> Row:
    """Return the verdict on `{"id", "claim", "sources": [{"id", "text"}]}` as plain values.

    Raises:
        ValueError: the claim or a source has no text, or a date is not ISO 8601.
    """
    claim, article, sources = read_pair(row)
    quotes = find_quotes(article)
    answers = [
        _Answer(key, _check(claim, quotes, article, source, model)) for key, source in sources
    ]
    answer = {"id": row.get("id"), **_answer_row(article, answers)}
    return answer | {"model": model.name} if model else answer


def read_pair(row: Row) -> tuple[Claim, Reading, list[tuple[object, Reading]]]:
    """Return the claim of a line, the reading it stands in, and its sources by id.

    Raises:
        ValueError: the claim or a source has no text, or a date is not ISO 8601.
    """
    article = Reading(_document(row.get("claim"), "claim", row.get("published_at")))
    return _claim(article), article, _sources(row)


def _sources(row: Row) -> list[tuple[object, Reading]]:
    given = row.get("sources")
    if not isinstance(given, list) or not all(isinstance(source, dict) for source in given):
        raise ValueError('sources: must be a list of {"id", "text"}')
    return [
        (s.get("id"), Reading(_document(s.get("text"), "source text", s.get("published_at"))))
        for s in given
    ]


def _document(text: object, what: str, published: object) -> Document:
    if not isinstance(text, str):
        raise ValueError(f"{what}: must be a string ({type(text).__name__})")
    if not text.strip():
        raise ValueError(f"{what}: must have words in it ({text!r})")
    return read_plain_text(text, published_at=read_clock(published))


def _claim(article: Reading) -> Claim:
    """Return all sentences of a text as one claim; not checkable if none of them is."""
    reasons = [unchecked_because(article, sentence) for sentence in article.sentences]
    return Claim(
        document_id=article.document_id,
        kind=ClaimKind.STATEMENT,
        spans=tuple(article.sentences),
        exact=article.text.strip(),
        sentence=Span(0, len(article.text)),
        unchecked_because=reasons[0] if all(reasons) else None,
    )


def _check(
    claim: Claim,
    quotes: Sequence[Claim],
    article: Reading,
    source: Reading,
    model: Entailment | None,
) -> SourceCheck:
    """Let the quote room decide quoted words, the statement room the rest."""
    checked = check_quotes(quotes, article, source)
    if _is_quote(quotes, article):
        return min(checked, key=lambda answer: (-RANK[answer.verdict], answer.support))
    open_claim = replace(claim, unchecked_because=None)
    statement = check_statements([open_claim], article, source, model=model)[0]
    if claim.unchecked_because:
        return replace(
            statement, verdict=Verdict.NOT_CHECKABLE, reason=claim.unchecked_because, note=None
        )
    for quote, answer in zip(quotes, checked, strict=True):
        if not quote.is_partial and answer.verdict is Verdict.PARTIALLY_SUPPORTED:
            statement = _with_quote(statement, answer)
    return statement


def _is_quote(quotes: Sequence[Claim], article: Reading) -> bool:
    """Tell whether a claim is a quotation, with no more around it than who said it."""
    if not quotes:
        return False
    words = len(article.words)
    quoted = sum(len(article.words.within(span)) for quote in quotes for span in quote.spans)
    if quoted >= QUOTE_SHARE * words:
        return True
    is_attributed = len(quotes) == 1 and quotes[0].speaker is not None and not quotes[0].is_partial
    return is_attributed and words - quoted <= ATTRIBUTION_WORDS and 2 * quoted >= words


def _with_quote(statement: SourceCheck, quote: SourceCheck) -> SourceCheck:
    """Return the answer on a statement, no better than that on a quote inside it."""
    is_worse = statement.verdict is Verdict.SUPPORTED
    return replace(
        statement,
        verdict=quote.verdict if is_worse else statement.verdict,
        reason=quote.reason if is_worse else statement.reason,
        flags=tuple(sorted({*statement.flags, *quote.flags})),
        unsupported=tuple(sorted({*statement.unsupported, *quote.unsupported})),
    )


def _answer_row(article: Reading, answers: Sequence[_Answer]) -> Row:
    ranked = sorted(answers, key=_merit)
    if not ranked:
        return _row(Verdict.NOT_CHECKABLE, "no_cited_source")
    best = ranked[0].check
    refuting = next((a for a in ranked if a.check.verdict is Verdict.REFUTED), None)
    if refuting and best.verdict is Verdict.SUPPORTED:
        both = [ranked[0], refuting]
        reason = refuting.check.reason
        return _full_row(article, both, Verdict.CONFLICTING_SOURCES, reason)
    deciding = refuting or ranked[0]
    return _full_row(article, [deciding], deciding.check.verdict, deciding.check.reason)


def _merit(answer: _Answer) -> tuple[int, float, str]:
    return RANK[answer.check.verdict], -answer.check.support, str(answer.source)


def _full_row(article: Reading, answers: Sequence[_Answer], verdict: Verdict, reason: str) -> Row:
    flags = {flag for answer in answers for flag in answer.check.flags}
    row = _row(verdict, reason, answers[0].check.support, sorted(flags))
    row["evidence"] = [
        {"source": a.source, "start": e.span.start, "end": e.span.end, "exact": e.exact}
        for a in answers
        for e in a.check.evidence
    ]
    row["unsupported"] = [
        {"start": s.start, "end": s.end, "exact": s.of(article.text)}
        for s in answers[-1].check.unsupported
    ]
    if answers[-1].check.note:
        row["note"] = answers[-1].check.note
    return row


def _row(verdict: Verdict, reason: str, support: float = 0.0, flags: Sequence[Flag] = ()) -> Row:
    return {
        "verdict": str(verdict),
        "support": round(support, 4),
        "reason": reason,
        "flags": [str(flag) for flag in flags],
        "evidence": [],
        "unsupported": [],
    }
