"""A paragraph with its quotes folded up → sentences of words and quotes, ready for patterns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from pipelines.claims.speakers.cues import Cues
from pipelines.records.spans import Span

# "Voss", "O’Neil", "vice-president", "a-t-il", "R-Ky.", "U.S.", "$5", or one sign
_TOKEN = re.compile(r"[^\W_]+(?:['’.\-‐][^\W_]+)*(?:(?<=s)['’](?=\s\w))?|[^\s\w]|_+")

# what begins with a letter that stands alone or is known to be cut short: "J.", "Sen.", "Inc."
_CUT_SHORT = re.compile(
    r"(?:[A-Z]|[A-Z][A-Za-z]?\.(?:[A-Z]\.?)*[A-Z]?|[A-Z]-[A-Z][a-z]*|Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Govs"
    r"|Gen|Lt|Col|Sgt|Capt|Cpl|Maj|Cmdr|Adm|St|Jr|Sr|Inc|Corp|Ltd|Co|Bros|vs|No|Rev|Hon|Jan|Feb|Aug|Sept"
    r"|Oct|Nov|Dec|Mme|Mlle|Dra|Sra|Srta|Dott|Exmo|bzw|ca|Nr|Atty|Supt|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla"
    r"|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo)$"
)

REACH_CHARACTERS = 2_000
"""Text on each side of a quote in which its speaker is sought."""

MOST_TOKENS = 150
"""Words and quotes of one sentence that are read together; a longer one is a list."""

_ENDS = frozenset(".!?…")


class Kind(Enum):
    """What a token is."""

    WORD = "word"
    SIGN = "sign"
    QUOTE = "quote"


class Token(NamedTuple):
    """A word, a sign or a whole quote of a collapsed paragraph."""

    kind: Kind
    text: str
    low: str
    """Lower case, apostrophes plain; empty for a quote."""
    start: int
    end: int
    quote: int = -1
    """Index of the quoted piece; -1 for a word or sign."""

    @property
    def is_capital(self) -> bool:
        """Tell whether a word begins with a capital or is a number of initials."""
        return self.kind is Kind.WORD and self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a collapsed paragraph."""

    tokens: tuple[Token, ...]
    paragraph: int
    index: int
    """Position among all sentences of the text."""
    quotes: tuple[int, ...]
    """Positions of its quotes among its tokens."""
    has_words: bool
    """Whether its quotes are part of a sentence that goes on outside of their marks."""

    @classmethod
    def of(cls, tokens: Sequence[Token], *, paragraph: int, index: int) -> "Sentence":
        """Return a sentence of some tokens."""
        quotes = tuple(i for i, t in enumerate(tokens) if t.kind is Kind.QUOTE)
        has_words = any(t.kind is Kind.WORD for t in tokens)
        return cls(tuple(tokens), paragraph, index, quotes, has_words)


def collapse(text: str, paragraph: Span, quotes: Sequence[tuple[int, Span]]) -> list[Token]:
    """Return the words and signs of a paragraph, each quote as one token.

    `quotes` holds index and outer span of the paragraph's quotes, in order and apart.
    """
    tokens: list[Token] = []
    at = paragraph.start
    for index, span in quotes:
        tokens += _near_words(text, at, span.start)
        tokens.append(Token(Kind.QUOTE, span.of(text), "", span.start, span.end, index))
        at = span.end
    return tokens + _near_words(text, at, paragraph.end)


def _near_words(text: str, start: int, end: int) -> list[Token]:
    """Return the words between two quotes; of very many only those near either."""
    if end - start <= 2 * REACH_CHARACTERS:
        return _words(text, start, end)
    first = _words(text, start, start + REACH_CHARACTERS)
    return first + _words(text, end - REACH_CHARACTERS, end)


def _words(text: str, start: int, end: int) -> list[Token]:
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        at, stop = match.span()
        if word == "." and tokens and tokens[-1].end == at:
            last = tokens[-1]
            if last.kind is Kind.WORD and _CUT_SHORT.match(last.text):
                tokens[-1] = Token(Kind.WORD, last.text + ".", last.low, last.start, stop)
                continue
        kind = Kind.WORD if word[0].isalnum() else Kind.SIGN
        low = word.lower()
        tokens.append(Token(kind, word, low.replace("’", "'") if "’" in low else low, at, stop))
    return tokens


def split_collapsed(tokens: Sequence[Token], cues: Cues) -> list[list[Token]]:
    """Return the sentences of a collapsed paragraph.

    A quote that ends in a full stop ends its sentence, unless its attribution follows.
    """
    sentences: list[list[Token]] = [[]]
    for i, token in enumerate(tokens):
        sentences[-1].append(token)
        is_full = len(sentences[-1]) >= MOST_TOKENS
        if i + 1 < len(tokens) and (is_full or _ends_here(tokens, i, cues)):
            sentences.append([])
    return [s for s in sentences if s]


def _ends_here(tokens: Sequence[Token], i: int, cues: Cues) -> bool:
    token, after = tokens[i], tokens[i + 1]
    if token.kind is Kind.QUOTE:
        return _quote_ends_sentence(tokens, i, cues)
    if token.text[-1] not in _ENDS:
        return False
    if token.text in _ENDS:
        return after.kind is Kind.QUOTE or after.is_capital or after.text[0].isdigit()
    if token.text.endswith(".") and token.kind is Kind.WORD and len(token.text) > 2:
        # "… with Acme Inc. “We sell,” she said"; a title or a state's letters go on
        return after.kind is Kind.QUOTE and token.low in {"inc", "corp", "ltd", "co", "jr", "sr"}
    return False


def _quote_ends_sentence(tokens: Sequence[Token], i: int, cues: Cues) -> bool:
    after = tokens[i + 1]
    last = tokens[i].text.rstrip("\"'“”‘’»«‹›„ \u00a0)]")[-1:]
    if last not in _ENDS:
        return False
    if after.kind is Kind.QUOTE:
        return True
    if after.kind is Kind.SIGN:
        return False
    if last == "." and after.is_capital:
        return not _is_attribution(tokens, i + 1, cues, reach=2)
    return after.is_capital and not _is_attribution(tokens, i + 1, cues, reach=9)


def _is_attribution(tokens: Sequence[Token], start: int, cues: Cues, *, reach: int) -> bool:
    """Tell whether a subject and its verb of saying stand right here, and little else."""
    for at in range(start, min(len(tokens), start + reach)):
        token = tokens[at]
        if token.kind is Kind.QUOTE or token.text in _ENDS:
            return False
        if token.low in cues.strong:
            follows = tokens[at + 1] if at + 1 < len(tokens) else None
            return follows is None or follows.kind is not Kind.QUOTE
    return False
