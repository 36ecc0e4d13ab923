"""Article → what it leaves open: each with what would settle it and by when."""

import re

from pipelines.claims.dates.finding import find_date_expressions
from pipelines.records.claims import DateInterval, DocketEntry, DocketKind
from pipelines.records.spans import Span
from pipelines.text import Reading

# What is left open, by the words that say so; each is looked for inside one sentence.
_PATTERNS = {
    # "has not responded to a request", "did not immediately reply", "declined to comment"
    DocketKind.ANSWER: re.compile(
        r"\b(?:has|have|had|did|does|do) (?:not|n't) (?:yet |immediately |so far )?"
        r"(?:responded|respond|replied|reply|returned|return|answered|answer|commented|comment)\b"
        r"|\bdeclined to (?:comment|say)\b|\bcould not (?:immediately )?be reached\b"
        r"|\bwas not immediately available\b",
        re.IGNORECASE,
    ),
    # "is yet to be confirmed", "unconfirmed", "could not be independently verified", "TBC"
    DocketKind.CONFIRMATION: re.compile(
        r"\b(?:yet )?to be (?:confirmed|determined|announced|decided|finali[sz]ed|named)\b"
        r"|\b(?:has|have) (?:not|yet to) (?:been )?(?:confirm(?:ed)?|finali[sz]ed?|disclosed?)\b"
        r"|\bunconfirmed\b|\bunverified\b|\bnot (?:yet )?been (?:confirmed|announced)\b"
        r"|\bcould not (?:be )?(?:independently )?(?:verif(?:y|ied)|confirm(?:ed)?)\b"
        r"|\b(?:remains|is|was) (?:unclear|not (?:yet )?clear)\b|\bTB[CD]\b",
        re.IGNORECASE,
    ),
    # "expected in the second quarter", "is due to open in May", "will be published next week"
    DocketKind.EVENT: re.compile(
        r"\b(?:(?:is|are|was|were) )?(?:expected|scheduled|slated|planned|expects|plans|aims)\b"
        r"|\b(?:is|are) (?:due|set)\b|\bwill\b|\bshall\b"
    ),
    # "reportedly", "according to people familiar with the matter"
    DocketKind.REPORT: re.compile(
        r"\breportedly\b|\b(?:it )?(?:is|was|were|are) reported (?:to|that)\b|\brumou?red\b"
        r"|\b(?:sources|people|persons) (?:familiar with|close to|with knowledge of)\b",
        re.IGNORECASE,
    ),
}

_SETTLED_BY = {
    DocketKind.ANSWER: "an answer or a statement by the party that was asked",
    DocketKind.CONFIRMATION: "a confirmation or denial by the party concerned, or a record",
    DocketKind.EVENT: "the event itself: a report, filing or announcement that it has happened",
    DocketKind.REPORT: "a named or official source for what is so far only reported",
}


def find_docket(article: Reading) -> list[DocketEntry]:
    """Return what an article leaves open, one entry for each sentence and kind, in order.

    Something that is to happen is an entry only with a date by which it should have.
    """
    return [
        entry
        for sentence in article.sentences
        for kind, pattern in _PATTERNS.items()
        if (entry := _entry(article, sentence, kind, pattern))
    ]


def _entry(
    article: Reading, sentence: Span, kind: DocketKind, pattern: re.Pattern[str]
) -> DocketEntry | None:
    found = pattern.search(article.folded, sentence.start, sentence.end)
    if found is None:
        return None
    due = _due(article, Span(found.start(), sentence.end))
    if kind is DocketKind.EVENT and due is None:
        return None
    return DocketEntry(
        document_id=article.document_id,
        kind=kind,
        span=Span(found.start(), found.end()),
        exact=Span(found.start(), found.end()).of(article.text),
        sentence=sentence,
        settled_by=_SETTLED_BY[kind],
        due=due,
    )


def _due(article: Reading, after: Span) -> DateInterval | None:
    """Return the first date behind the words that is not over when the article appears."""
    published = article.document.published
    for found in find_date_expressions(article):
        if after.start <= found.span.start < after.end:
            last = found.date.last
            if last is None or published is None or last >= published.at.date():
                return found.date
    return None
