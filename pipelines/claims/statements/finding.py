"""Article → its statements: one claim a sentence, with why where it cannot be checked."""

from itertools import islice

from pipelines.claims.hedges.scale import certainty_of
from pipelines.claims.quotes.finding import find_quotes
from pipelines.claims.statements.wording import stems_of
from pipelines.claims.statements.worthiness import unchecked_because
from pipelines.records.claims import Claim, ClaimKind
from pipelines.records.pages import BlockKind
from pipelines.records.spans import Span
from pipelines.text import Reading

MAX_STATEMENTS = 5_000
"""Statements of one text that are kept; a text with more is no article."""

_FEWEST_WORDS = 4  # a shorter stretch ("Read more", "By Mira Voss") states nothing
_FEWEST_CONTENT = 3  # words with content; "It was not long" can be found on any page
_QUOTED_SHARE = 0.7  # of a sentence's words inside quotation marks: the quote is checked, not it

# Blocks that speak for the article; the rest are labels, tables, code and notes about it.
_SPEAKING = frozenset(
    {
        BlockKind.HEADLINE,
        BlockKind.STANDFIRST,
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.CAPTION,
    }
)


def find_statements(article: Reading) -> list[Claim]:
    """Return a claim for each sentence that states something, in order.

    Opinion, forecast, question and greeting are claims too, with `unchecked_because`. A sentence
    that is nearly all quotation is none: its words are another's, and checked as a quote.
    """
    return list(article.derived(_statements))


def _statements(article: Reading) -> list[Claim]:
    quoted = [span for quote in find_quotes(article) for span in quote.spans]
    found = (
        _claim(article, sentence)
        for sentence in article.sentences
        if _speaks(article, sentence) and _quoted_share(article, sentence, quoted) < _QUOTED_SHARE
    )
    return list(islice(found, MAX_STATEMENTS))


def _speaks(article: Reading, sentence: Span) -> bool:
    block = article.document.block_at(sentence.start)
    words, stems = article.words.within(sentence), article.derived(stems_of)
    told = sum(bool(stems[word]) for word in words)
    if len(words) < _FEWEST_WORDS or told < _FEWEST_CONTENT:
        return False
    return block is None or block.kind in _SPEAKING


def _quoted_share(article: Reading, sentence: Span, quoted: list[Span]) -> float:
    inside = sum(
        len(article.words.within(Span(max(q.start, sentence.start), min(q.end, sentence.end))))
        for q in quoted
        if q.overlaps(sentence)
    )
    return inside / len(article.words.within(sentence))


def _claim(article: Reading, sentence: Span) -> Claim:
    certainty, hedges = certainty_of(article, sentence)
    return Claim(
        document_id=article.document_id,
        kind=ClaimKind.STATEMENT,
        spans=(sentence,),
        exact=sentence.of(article.text),
        sentence=sentence,
        hedges=hedges,
        certainty=certainty,
        unchecked_because=unchecked_because(article, sentence),
    )
