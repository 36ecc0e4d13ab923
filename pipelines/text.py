"""One reading of a text for both sides: folded characters, words, sentences, all with offsets."""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from itertools import accumulate, islice
from typing import TypeVar, cast

from pipelines.folding import Folding, fold, fold_fully
from pipelines.records.pages import Document, Layer
from pipelines.records.spans import Span

__all__ = [
    "Reading",
    "Words",
    "first_words",
    "fold",
    "last_words",
    "sentence_around",
    "split_sentences",
]

T = TypeVar("T")
K = TypeVar("K")

# "don't", "Q2", "1,200.5", "state-of-the-art" is four words, "U.S" one
_WORD = re.compile(r"([^\W\d_]++(?:['.][^\W\d_]++)*+\d*+|\d++(?:[.,]\d++)*+|[^\W_]++)")

# the same words in lower-case ASCII, at two thirds of the cost
_ASCII_WORD = re.compile(r"([a-z]++(?:['.][a-z]++)*+[0-9]*+|[0-9]++(?:[.,][0-9]++)*+)")

# "He left. “Why?” she asked." ends after "left." and after "asked."; what ends nothing, such as
# a row of dots, is matched too, with the group, so that it is passed over once
_STOP = re.compile(
    r"[.!?…\n](?:(?<=\n)\n*+"
    r"|[.!?…]*+[\"'”’»)\]]*+(?:(?=\s+[\"'“‘«(\[]*[A-Z0-9À-Þ])|(?P<goes_on>)))"
)

# "Dr. Mira Voss", "the U.S. Senate", "No. 4", "Inc. said"
_SHORT_FORMS = (
    "Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|St|Jr|Sr|Inc|Corp|Ltd|Co|vs|No|Jan|Feb|Mar|Apr|Jun"
    "|Jul|Aug|Sep|Sept|Oct|Nov|Dec|approx|est|fig|al|Mio|Mrd|Tsd|Nr"
)
_ABBREVIATIONS = frozenset(_SHORT_FORMS.split("|"))
_ABBREVIATION = re.compile(rf"(?:\b(?:{_SHORT_FORMS})|\b[A-Z](?:\.[A-Z])*)\.$")
_LONGEST_ABBREVIATION = 12  # characters before a full stop that are looked at


def split_sentences(text: str) -> list[Span]:
    """Return the sentences of a text in order, without the white space around them.

    A line break always ends a sentence; an abbreviation's full stop does not.

    >>> [s.of("Dr. Voss left. Who stays?") for s in split_sentences("Dr. Voss left. Who stays?")]
    ['Dr. Voss left.', 'Who stays?']
    """
    spans: list[Span] = []
    start = 0
    for stop in _STOP.finditer(text):
        if _goes_on(stop, start):
            continue
        _append_trimmed(spans, text, start, stop.end())
        start = stop.end()
    _append_trimmed(spans, text, start, len(text))
    return spans


def sentence_around(text: str, span: Span, *, reach: int = 400) -> Span:
    """Return a stretch of a text widened to whole sentences, up to `reach` characters each way.

    >>> text = "We left. Dr. Voss will not sell it. Who knows?"
    >>> sentence_around(text, Span(13, 17)).of(text)
    'Dr. Voss will not sell it.'
    """
    start = begin = max(0, span.start - reach)
    for stop in _STOP.finditer(text, begin, span.start + 1):
        if stop.end() <= span.start and not _goes_on(stop, start):
            start = stop.end()
    end = min(len(text), span.end + reach)
    for stop in _STOP.finditer(text, max(span.start, span.end - 1), end):
        if stop.end() >= span.end and not _goes_on(stop, span.start):
            end = stop.end()
            break
    while start < span.start and text[start].isspace():
        start += 1
    return Span(start, max(end, span.end))


def _goes_on(stop: re.Match[str], start: int) -> bool:
    """Tell whether a sentence that began at a place goes on: the stop is of an abbreviation."""
    if stop.lastgroup is not None:
        return True
    text, at = stop.string, stop.start()
    if text[at] != ".":
        return False
    words = text[max(start, at - _LONGEST_ABBREVIATION) : at].split()
    if words and words[-1].isalpha() and len(words[-1]) > 1 and words[-1] not in _ABBREVIATIONS:
        return False
    return bool(_ABBREVIATION.search(text, max(start, at - _LONGEST_ABBREVIATION), at + 1))


def _append_trimmed(spans: list[Span], text: str, start: int, end: int) -> None:
    words = text[start:end].lstrip()
    if words:
        begin = end - len(words)
        spans.append(Span(begin, begin + len(words.rstrip())))


def _lower(text: str) -> str:
    """Return the text folded and in lower case, length kept."""
    plain = fold(text)
    low = plain.lower()
    if len(low) != len(plain):  # "İ".lower() is two characters
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    return low


def first_words(text: str, count: int) -> list[str]:
    """Return the forms of a text's first words, without reading on.

    >>> first_words("We will not sell", 2)
    ['we', 'will']
    """
    return [m.group() for m in islice(_WORD.finditer(_lower(text)), count)]


def last_words(text: str, count: int) -> list[str]:
    """Return the forms of a text's last words, without reading what stands before.

    >>> last_words("We will not sell", 2)
    ['not', 'sell']
    """
    forms: list[str] = []
    for chunk in reversed(_lower(text).split()):  # no word has white space in it
        forms = _WORD.findall(chunk) + forms
        if len(forms) >= count:
            break
    return forms[-count:]


class Words:
    """The words of a text: parallel lists of starts, ends and lower-case folded forms."""

    __slots__ = ("ends", "forms", "starts")

    def __init__(self, text: str) -> None:
        low = _lower(text)
        pieces = (_ASCII_WORD if low.isascii() else _WORD).split(low)  # gap, word, gap …
        edges = list(accumulate(map(len, pieces)))
        self.starts = edges[:-1:2]
        self.ends = edges[1::2]
        self.forms = pieces[1::2]

    def __len__(self) -> int:
        return len(self.forms)

    def within(self, span: Span) -> range:
        """Return the indices of the words that begin inside a span."""
        return range(
            bisect_right(self.starts, span.start - 1), bisect_right(self.starts, span.end - 1)
        )


class Reading:
    """One layer of a document, read once and shared by every check of a dossier.

    What a room derives from it (an index of bigrams, the numbers of a page) is kept under the
    function that derives it: `reading.derived(find_numbers_of)`.
    """

    def __init__(self, document: Document, layer: Layer = Layer.TEXT) -> None:
        self.document = document
        self.layer = layer
        self.text = {
            Layer.TEXT: document.text,
            Layer.PAGE_TEXT: document.page_text,
            Layer.JSON_LD: document.structured_text,
        }[layer]
        self._derived: dict[object, object] = {}

    @cached_property
    def document_id(self) -> str:
        """The document's id, digested once."""
        return self.document.document_id

    @cached_property
    def folded(self) -> str:
        """The text folded one character for one."""
        return fold(self.text)

    @cached_property
    def lower(self) -> str:
        """The folded text in lower case, one character for one."""
        return _lower(self.folded)

    @cached_property
    def folding(self) -> Folding:
        """The text folded past one character for one, with the way back."""
        return fold_fully(self.text)

    @cached_property
    def words(self) -> Words:
        """The words of the text."""
        return Words(self.lower)

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences of the text, in order."""
        return split_sentences(self.text)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_at(self, position: int) -> Span:
        """Return the sentence that holds a position, or the last one that begins before it."""
        if not self.sentences:
            return Span(0, len(self.text))
        return self.sentences[max(0, bisect_right(self._sentence_starts, position) - 1)]

    def other_layer(self, layer: Layer) -> "Reading":
        """Return another layer of the same document, read once."""
        found = self._derived.get(layer)
        if found is None:
            found = self._derived[layer] = Reading(self.document, layer)
        return cast("Reading", found)

    def forget(self) -> None:
        """Let go of all that was derived, much of which holds the reading and keeps it alive."""
        for made in self._derived.values():
            if isinstance(made, Reading):
                made.forget()
        self._derived.clear()

    def remembered(self, make: Callable[["Reading", K], T], key: K) -> T:
        """Return `make(self, key)`, computed once for each key and kept."""
        known = cast("dict[K, T]", self._derived.setdefault(make, {}))
        if key not in known:
            known[key] = make(self, key)
        return known[key]

    def derived(self, make: Callable[["Reading"], T]) -> T:
        """Return `make(self)`, computed at the first call and kept."""
        if make not in self._derived:
            self._derived[make] = make(self)
        return cast("T", self._derived[make])
