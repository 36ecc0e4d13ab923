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
    core: frozenset[str]
    """The strong verbs that report a whole sentence: what they govern, they attribute."""
    homographs: frozenset[str]
    """Forms that are nouns as often: tweets, claims, states."""
    noun_cues: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    pronouns: dict[str, str]
    """Pronoun → m, f, p (plural), n (thing), s (the speaker's own), r (relative)."""
    auxiliaries: frozenset[str]
    """Words that may stand between a subject and its verb."""
    be_forms: frozenset[str]
    object_pronouns: frozenset[str]
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
    male_titles: frozenset[str]
    female_titles: frozenset[str]
    female_names: frozenset[str]
    male_names: frozenset[str]
    inverts: bool
    """Whether the verb may stand before its subject in a plain sentence: Am Montag sagte Voss."""
    has_incises: bool
    """Whether the speaker may be named inside the marks: « Je viens, a dit Voss, et … »."""
    as_words: frozenset[str]
    """as, in "…," as Voss put it."""
    what_words: frozenset[str]
    """what, in what Voss called "…"."""
    participle_ending: str
    """What present participles end in: -ing."""
    adverb_ending: str
    """What adverbs of manner end in: -ly."""

    def pronoun_kind(self, low: str) -> str | None:
        """Return what a word is as a pronoun, its clitic verb aside: he's, she'd, it'll."""
        return self.pronouns.get(low) or self.pronouns.get(low.partition("'")[0])


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
        if name not in _OTHER_FIELDS
    }
    clitics = _with_clitics(words["strong"], table.get("clitics", {}))
    words["strong"] |= frozenset(clitics)
    return Cues(
        language=table["language"],
        according=tuple(tuple(phrase.split()) for phrase in table["according"]),
        pronouns=table["pronouns"] | clitics,
        inverts=table.get("inverts", False),
        has_incises=table.get("has_incises", False),
        participle_ending=table["participle_ending"],
        adverb_ending=table["adverb_ending"],
        **words,
    )


_OTHER_FIELDS = frozenset(
    {
        "language",
        "according",
        "pronouns",
        "inverts",
        "has_incises",
        "participle_ending",
        "adverb_ending",
    }
)


def _with_clitics(verbs: frozenset[str], clitics: dict[str, str]) -> dict[str, str]:
    """Return verbs with a pronoun tied to them, and what the pronoun is: dit-il, ajoute-t-elle."""
    return {verb + clitic: kind for verb in verbs for clitic, kind in clitics.items()}
