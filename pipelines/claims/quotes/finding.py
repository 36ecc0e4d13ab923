"""Article → its quote claims: every quoted stretch with its pieces, flags and speaker."""

from collections.abc import Iterator, Sequence

from pipelines.claims.quotes.incises import cut_incises
from pipelines.claims.quotes.joining import Utterance, join_pieces
from pipelines.claims.quotes.paragraphs import paragraphs_of
from pipelines.claims.speakers.cues import read_cues
from pipelines.claims.speakers.finding import find_speakers
from pipelines.records.claims import Claim, ClaimKind, Speaker
from pipelines.records.pages import BlockKind
from pipelines.records.spans import Span
from pipelines.text import Reading

PARTIAL_WORDS = 3
"""Quotes of so few words or fewer may be scare quotes, titles or terms."""

MAX_QUOTES = 10_000
"""Quotes of one text that are kept; a text with more is no article."""

_PLACE_FLAGS = {
    BlockKind.HEADLINE: "headline",
    BlockKind.HEADING: "heading",
    BlockKind.STANDFIRST: "standfirst",
    BlockKind.CAPTION: "caption",
    BlockKind.TABLE_CELL: "table_cell",
}


def find_quotes(article: Reading) -> list[Claim]:
    """Return the quotes of an article in order; the pieces of a split quote are one claim.

    A quote in a language without a table of cues has no speaker and the flag
    `speaker_language_unhandled`.
    """
    return list(article.derived(_quotes_of))


def speaker_at(article: Reading, place: Span) -> Speaker | None:
    """Return who speaks the quote at a place of a text; None when there is no quote or nobody."""
    top = [u for u in article.derived(utterances_of) if not u.depth]
    pieces = sorted((q.outer, i) for i, u in enumerate(top) for q in u.pieces)
    here = next((i for outer, i in pieces if outer.overlaps(place)), None)
    wanted = {at for at, (_, index) in enumerate(pieces) if index == here}
    found = find_speakers(article, [outer for outer, _ in pieces], wanted=wanted)
    known = [speaker for speaker in found if speaker is not None]
    return max(known, key=lambda s: s.confidence, default=None)


def utterances_of(article: Reading) -> list[Utterance]:
    """Return the quotations of a text, joined but without speakers."""
    cues = read_cues(article.document.language)
    lines = [cut_incises(article.text, line, cues) for line in paragraphs_of(article)]
    return join_pieces(article.text, lines, cues)[:MAX_QUOTES]


def _quotes_of(article: Reading) -> tuple[Claim, ...]:
    utterances = article.derived(utterances_of)
    return tuple(
        _claim(article, utterance, speaker)
        for utterance, speaker in _with_speakers(article, utterances)
    )


def _with_speakers(
    article: Reading, utterances: Sequence[Utterance]
) -> Iterator[tuple[Utterance, Speaker | None]]:
    top = [u for u in utterances if not u.depth]
    pieces = sorted((q.outer, i) for i, u in enumerate(top) for q in u.pieces)
    found: dict[int, Speaker] = {}
    speakers = find_speakers(article, [outer for outer, _ in pieces])
    for (_, index), speaker in zip(pieces, speakers, strict=True):
        best = found.get(index)
        if speaker is not None and (best is None or speaker.confidence > best.confidence):
            found[index] = speaker
    places = {id(u): i for i, u in enumerate(top)}
    for utterance in utterances:
        index = places.get(id(utterance), -1)
        yield utterance, found.get(index)


def _claim(article: Reading, utterance: Utterance, speaker: Speaker | None) -> Claim:
    spans = tuple(q.span for q in utterance.pieces)
    words = sum(len(article.words.within(span)) for span in spans)
    return Claim(
        document_id=article.document_id,
        kind=ClaimKind.QUOTE,
        spans=spans,
        exact=_exact(article.text, utterance),
        sentence=article.sentence_at(spans[0].start),
        speaker=speaker,
        certainty=1,
        is_partial=words <= PARTIAL_WORDS,
        is_block=utterance.is_block,
        flags=_flags(article, utterance),
    )


def _exact(text: str, utterance: Utterance) -> str:
    """Join pieces that only a paragraph break parts by that break, split ones by an ellipsis."""
    parts = [utterance.pieces[0].span.of(text)]
    for left, right in zip(utterance.pieces, utterance.pieces[1:], strict=False):
        is_break = not text[left.outer.end : right.outer.start].strip()
        parts += ("\n\n" if is_break else " … ", right.span.of(text))
    return "".join(parts)


def _flags(article: Reading, utterance: Utterance) -> tuple[str, ...]:
    kind = utterance.paragraphs[0].kind
    flags = [_PLACE_FLAGS[kind]] if kind in _PLACE_FLAGS else []
    flags += utterance.flags
    if utterance.is_open:
        flags.append("unterminated")
    if utterance.depth:
        flags.append("nested")
    if read_cues(article.document.language) is None:
        flags.append("speaker_language_unhandled")
    return tuple(flags)
