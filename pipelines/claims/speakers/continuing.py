"""Sentences around a quote that names nobody → who goes on speaking: a text tells it once."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.claims.speakers.cues import Cues
from pipelines.claims.speakers.patterns import Mention, find_weak_mention, speaker_of_sentence
from pipelines.claims.speakers.phrases import Phrase
from pipelines.claims.speakers.scene import Sentence

SENTENCES_BEFORE, SENTENCES_AROUND = 8, 16
"""Sentences before a paragraph, and within it, in which a quote's speaker is sought."""


@dataclass(frozen=True, slots=True)
class Found:
    """A mention in its sentence."""

    sentence: Sentence
    phrase: Phrase
    rule: str


@dataclass(slots=True)
class Surroundings:
    """The sentences of a text, and who is known to speak each of its quotes."""

    sentences: Sequence[Sentence]
    found: list[Found | None]
    """For each quote who speaks, None while unknown."""
    cues: Cues
    _said: dict[int, Mention | None] = field(default_factory=dict)

    def speaker(self, sentence: Sentence, position: int) -> Found | None:
        """Return who speaks a quote that its own sentence gives to nobody."""
        if not sentence.has_words:
            return (
                self._after_colon(sentence)
                or self._same_paragraph(sentence)
                or self._paragraph_before(sentence)
            )
        mention = find_weak_mention(sentence.tokens, position, self.cues)
        if mention is not None:
            return Found(sentence, mention.phrase, mention.rule)
        return self._same_paragraph(sentence) or self._paragraph_before(sentence)

    def _speaker_of(self, sentence: Sentence) -> Mention | None:
        """Return who speaks or acts in a sentence, worked out once."""
        if sentence.index not in self._said:
            self._said[sentence.index] = speaker_of_sentence(sentence.tokens, self.cues)
        return self._said[sentence.index]

    def _known(self, sentence: Sentence, positions: Sequence[int]) -> Found | None:
        for position in positions:
            known = self.found[sentence.tokens[position].quote]
            if known is not None:
                return known
        return None

    def _after_colon(self, sentence: Sentence) -> Found | None:
        """Match Voss went on: / "…" on the next line."""
        if not sentence.index:
            return None
        before = self.sentences[sentence.index - 1]
        if before.tokens[-1].text != ":":
            return None
        mention = self._speaker_of(before)
        return Found(before, mention.phrase, "colon") if mention else None

    def _same_paragraph(self, sentence: Sentence) -> Found | None:
        for step in (-1, 1):
            for at in range(sentence.index + step, sentence.index + step * SENTENCES_AROUND, step):
                if not 0 <= at < len(self.sentences):
                    break
                other = self.sentences[at]
                if other.paragraph != sentence.paragraph:
                    break
                known = self._known(other, other.quotes)
                if known is not None:
                    return Found(known.sentence, known.phrase, "same_paragraph")
        return None

    def _paragraph_before(self, sentence: Sentence) -> Found | None:
        first = max(-1, sentence.index - SENTENCES_BEFORE)
        for at in range(sentence.index - 1, first, -1):
            other = self.sentences[at]
            known = self._known(other, other.quotes[::-1])
            if known is not None:
                return Found(known.sentence, known.phrase, "previous_paragraph")
            mention = self._speaker_of(other)
            if mention is not None:
                return Found(other, mention.phrase, "previous_paragraph")
        return None
