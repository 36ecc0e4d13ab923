"""Mentions in the order of the text → speakers with names, pronouns given to whom they mean."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipelines.claims.speakers.cues import Cues
from pipelines.claims.speakers.names import Identity, NameTable, identify
from pipelines.claims.speakers.phrases import Phrase, clause_subject
from pipelines.claims.speakers.scene import Sentence
from pipelines.records.spans import Span

LOOK_BACK_SENTENCES = 6
"""Sentences before a pronoun in which its name is sought."""


@dataclass(slots=True)
class Resolver:
    """Knows the names of a text and who was last a subject in it."""

    text: str
    sentences: list[Sentence]
    names: NameTable
    cues: Cues
    genders: dict[str, str] = field(default_factory=dict)
    """Gender that a title, first name or earlier pronoun gave a name."""

    def identity(self, sentence: Sentence, phrase: Phrase) -> Identity:
        """Return who a phrase of a sentence means."""
        span = span_of(sentence, phrase)
        kind = self.cues.pronoun_kind(sentence.tokens[phrase.start].low)
        if kind is None:
            found = identify(self.text, span, self.names, self.cues)
            if found.name and found.is_person:
                self._note_gender(sentence, phrase, found.name)
            return found
        if kind == "r":
            return self._antecedent(sentence, phrase)
        if kind in {"m", "f"}:
            return self._last_person(sentence, phrase, kind)
        if kind == "n":
            return self._last_body(sentence, phrase)
        return Identity(None, None, is_person=False)

    def _antecedent(self, sentence: Sentence, phrase: Phrase) -> Identity:
        """Return the name just before "who" or "which"."""
        end = phrase.start
        while end and not sentence.tokens[end - 1].is_capital and end > phrase.start - 3:
            end -= 1
        start = end
        while start and sentence.tokens[start - 1].is_capital:
            start -= 1
        if start == end:
            return Identity(None, None, is_person=False)
        return identify(self.text, span_of(sentence, Phrase(start, end)), self.names, self.cues)

    def _last_person(self, sentence: Sentence, phrase: Phrase, gender: str) -> Identity:
        """Return the last person before a pronoun who was a subject and may have its gender."""
        for found in self._subjects_before(sentence, phrase):
            if found.is_person and found.name and self._gender(found.name) in {gender, None}:
                self.genders.setdefault(found.name, gender)
                return Identity(found.name, None, is_person=True)
        return Identity(None, None, is_person=False)

    def _last_body(self, sentence: Sentence, phrase: Phrase) -> Identity:
        for found in self._subjects_before(sentence, phrase):
            if found.name and not found.is_person:
                return Identity(found.name, None, is_person=False)
        return Identity(None, None, is_person=False)

    def _subjects_before(self, sentence: Sentence, phrase: Phrase) -> Iterable[Identity]:
        """Yield who was a subject, from the pronoun's own sentence backwards."""
        if phrase.start > 2:
            yield from self._subject(sentence, phrase.start)
        first = max(-1, sentence.index - 1 - LOOK_BACK_SENTENCES)
        for at in range(sentence.index - 1, first, -1):
            yield from self._subject(self.sentences[at], len(self.sentences[at].tokens))

    def _subject(self, sentence: Sentence, end: int) -> Iterable[Identity]:
        phrase = clause_subject(sentence.tokens, 0, end, self.cues)
        if phrase is None or self.cues.pronoun_kind(sentence.tokens[phrase.start].low):
            return
        found = identify(self.text, span_of(sentence, phrase), self.names, self.cues)
        if found.name:
            yield found

    def _gender(self, name: str) -> str | None:
        known = self.genders.get(name)
        if known is not None:
            return known
        first = name.split(maxsplit=1)[0].lower()
        if first in self.cues.female_names:
            return "f"
        return "m" if first in self.cues.male_names else None

    def _note_gender(self, sentence: Sentence, phrase: Phrase, name: str) -> None:
        first = sentence.tokens[phrase.start].low.rstrip(".")
        if first in self.cues.male_titles:
            self.genders.setdefault(name, "m")
        elif first in self.cues.female_titles:
            self.genders.setdefault(name, "f")


def span_of(sentence: Sentence, phrase: Phrase) -> Span:
    """Return where a phrase stands in the text."""
    tokens = sentence.tokens
    return Span(tokens[phrase.start].start, tokens[phrase.end - 1].end)
