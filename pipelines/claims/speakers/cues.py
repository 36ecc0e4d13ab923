"""A language → its table of cues: the words that attribute, and those that name who speaks."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "de", "fr", "es", "pt")
"""Languages whose quotes get speakers; others get quotes alone."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of one language that the patterns turn on, all lower case."""

    language: str
    strong: frozenset[str]
    """Verb forms that hardly do anything but report speech: said, told, added."""
    labels: frozenset[str]
    """Verb forms that may report speech when a quote depends on them: called, described."""
    noun_cues: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    pronouns: dict[str, str]
    """Pronoun → m, f, p (plural), n (thing), s (the speaker's own), r (relative)."""
    auxiliaries: frozenset[str]
    """Words that may stand between a subject and its verb."""
    be_forms: frozenset[str]
    conjunctions: frozenset[str]
    determiners: frozenset[str]
    noun_prepositions: frozenset[str]
    """Prepositions that tie two nouns into one: a spokesman for, the head of."""
    breaks: frozenset[str]
    """Words that a noun phrase does not reach across."""
    openers: frozenset[str]
    """Words that begin an adverbial before the subject: in, on, during."""
    times: frozenset[str]
    titles: frozenset[str]
    organisation_words: frozenset[str]
    speaker_nouns: frozenset[str]
    adverb_ending: str
    """What adverbs of manner end in: -ly."""


@cache
def read_cues(language: str | None) -> Cues | None:
    """Return the table of a language, or None when there is none."""
    if language not in LANGUAGES:
        return None
    path = files("pipelines.claims.speakers") / "tables" / f"{language}.json"
    if not path.is_file():
        return None
    table = json.loads(path.read_text(encoding="utf-8"))
    words = {
        name: frozenset(table.get(name, "").split())
        for name in Cues.__dataclass_fields__
        if name not in {"language", "according", "pronouns", "adverb_ending"}
    }
    return Cues(
        language=table["language"],
        according=tuple(tuple(phrase.split()) for phrase in table["according"]),
        pronouns=table["pronouns"],
        adverb_ending=table.get("adverb_ending", ""),
        **words,
    )
