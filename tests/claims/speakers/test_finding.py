"""Who is quoted: the mention as printed, the name it means, and the rule that tells."""

import pytest

from pipelines.claims.quotes.finding import find_quotes
from pipelines.records.claims import Speaker
from tests.claims.readings import reading_of


def speakers(text: str, language: str = "en") -> list[Speaker | None]:
    """Return the speaker of each quote of a text."""
    return [claim.speaker for claim in find_quotes(reading_of(text, language=language))]


def mention(text: str, language: str = "en") -> str | None:
    """Return the mention that the last quote of a text is given to."""
    speaker = speakers(text, language)[-1]
    return speaker.exact if speaker else None


@pytest.mark.parametrize(
    ("text", "printed", "rule"),
    [
        ("“We will sell,” said Mira Voss.", "Mira Voss", "quote_cue_speaker"),
        ("“We will sell,” Mira Voss said.", "Mira Voss", "quote_speaker_cue"),
        ("“We will sell,” she later added.", "she", "quote_speaker_cue"),
        ("“Will we sell?” Voss asked on Monday.", "Voss", "quote_speaker_cue"),
        ("“We will sell,” Mira Voss, 51, a judge, told us.", "Mira Voss", "quote_speaker_cue"),
        ("“We sell,” said Tom Barrow, who leads the union.", "Tom Barrow", "quote_cue_speaker"),
        ("“We sell,” said a spokesman for us.", "a spokesman for us", "quote_cue_speaker"),
        ("Mira Voss said: “We will sell.”", "Mira Voss", "speaker_cue_quote"),
        ("Mira Voss, head of the works, said: “We sell.”", "Mira Voss", "speaker_cue_quote"),
        ("On Monday Mira Voss said, “We will sell.”", "Mira Voss", "speaker_cue_quote"),
        ("Voss called the plan “a great day for Harwick”.", "Voss", "speaker_cue_quote"),
        ("Voss wrote in, adding that it was “a great day”.", "Voss", "participle_quote"),
        ("Voss said she thinks the plan is “a great day”.", "Voss", "speaker_cue_reported_quote"),
        ("Voss sued over what she called “theft”.", "Voss", "speaker_cue_reported_quote"),
        ("It is “a great day” for us all, Voss said.", "Voss", "quote_words_speaker_cue"),
        ("The plan is “a great day”, according to Mira Voss.", "Mira Voss", "according_to"),
        ("According to Mira Voss, the plan is “a great day”.", "Mira Voss", "according_to"),
        ("Voss’s claim that it is “a great day” made the round.", "Voss’s", "possessive_cue"),
        ("“We will sell.” — Mira Voss", "Mira Voss", "signature"),
        ("Voss went on:\n\n“We will sell.”", "Voss", "colon"),
        ("“We will sell,” Voss said. It rained. “Today.”", "Voss", "same_paragraph"),
        ("“We will sell,” Voss said.\n\n“Today, or soon enough.”", "Voss", "previous_paragraph"),
        ("Voss openly admires the plan as “a great day”.", "Voss", "clause_subject"),
        ("Meta frames the plan as “a great day for all”.", "Meta", "speaker_cue_words_quote"),
        ("The company said its plan was “a great day”.", "The company", "speaker_cue_words_quote"),
    ],
)  # fmt: skip
def test_a_pattern_names_the_speaker(text: str, printed: str, rule: str) -> None:
    speaker = speakers(text)[-1]
    assert speaker is not None
    assert (speaker.exact, speaker.rule) == (printed, rule)
    assert speaker.span.of(text) == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Voss said the United States and its claims are “a great day”.", "Voss"),
        ("Voss said Barrow’s late-night tweets were “a great day”.", "Voss"),
        ("Protesters in the state called it “a great day”.", "Protesters in the state"),
        ("Voss told people who complain that it is “a great day”.", "Voss"),
        ("Mira Voss attacked the plan and said it is “a great day”.", "Mira Voss"),
    ],
)
def test_a_noun_that_looks_like_a_verb_of_saying_is_none(text: str, printed: str) -> None:
    assert mention(text) == printed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mira Voss runs the works. “We will sell,” Voss said.", "Mira Voss"),
        ("Mira Voss runs the works. “We will sell,” she said.", "Mira Voss"),
        ("Tom Barrow met Mira Voss. Voss left. “We will sell,” she said.", "Mira Voss"),
        ("“We will sell,” said Larkmoor’s chief executive Mira Voss.", "Mira Voss"),
        ("“We will sell,” said Sen. Mira Voss (D-Mo.).", "Mira Voss"),
        ("Mira Voss and Paul Voss own it. “We will sell,” Mr. Voss said.", "Paul Voss"),
        ("“We will sell,” said an official.", None),
        ("“We will sell,” the senator said.", None),
        ("“We will sell,” he said.", None),
        ("“We will sell,” the Larkmoor Group said.", "Larkmoor Group"),
    ],
)
def test_a_mention_resolves_to_a_name_or_to_nobody(text: str, name: str | None) -> None:
    speaker = speakers(text)[-1]
    assert speaker is not None
    assert speaker.name == name


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        (
            "“We will sell,” said Mira Voss, chief executive of Larkmoor.",
            "chief executive of Larkmoor",
        ),
        ("“We will sell,” said Harwick mayor Mira Voss.", "Harwick mayor"),
        ("“We will sell,” said Mira Voss.", None),
    ],
)
def test_title_and_employer_stand_apart_from_the_name(text: str, affiliation: str | None) -> None:
    speaker = speakers(text)[-1]
    assert speaker is not None
    assert (speaker.name, speaker.affiliation) == ("Mira Voss", affiliation)


def test_the_best_rule_of_a_split_quotes_pieces_names_its_speaker() -> None:
    (speaker,) = speakers("“We will sell,” Mira Voss said, “and we will not wait.”")
    assert speaker is not None
    assert (speaker.exact, speaker.confidence) == ("Mira Voss", 0.97)


def test_confidence_falls_with_the_distance_of_what_is_known() -> None:
    near, far = (
        speakers("“We will sell,” said Voss.")[0],
        speakers("“We will sell,” said Voss.\n\n“Today, or soon enough.”")[1],
    )
    assert near is not None
    assert far is not None
    assert near.confidence > far.confidence


@pytest.mark.parametrize(
    ("language", "text", "printed", "name"),
    [
        ("de", "„Wir verkaufen nicht“, sagte Mira Voss.", "Mira Voss", "Mira Voss"),
        ("de", "„Wir verkaufen nicht“, so Mira Voss.", "Mira Voss", "Mira Voss"),
        ("de", "Am Montag sagte Mira Voss: „Wir verkaufen nicht.“", "Mira Voss", "Mira Voss"),
        ("de", "Laut Tom Barrow ist das „ein großer Tag“.", "Tom Barrow", "Tom Barrow"),
        ("de", "Tom Barrow kam. „Nie wieder so“, sagte er.", "er", "Tom Barrow"),
        ("de", "„Wir gehen“, teilte die Polizei am Montag mit.", "die Polizei", "Polizei"),
        ("fr", "« Nous restons », a déclaré Mira Voss.", "Mira Voss", "Mira Voss"),
        ("fr", "« Nous restons », dit-elle.", "dit-elle", None),
        ("fr", "Mira Voss dirige. « Nous restons », a-t-elle dit.", "a-t-elle", "Mira Voss"),
        (
            "fr",
            "« Restons », dit le maire de Harwick, Tom Barrow.",
            "le maire de Harwick",
            "Tom Barrow",
        ),
        ("fr", "« Nous restons, a dit Mira Voss, et c’est tout. »", "Mira Voss", "Mira Voss"),
        ("es", "«No vendemos», dijo Mira Voss.", "Mira Voss", "Mira Voss"),
        ("es", "Según Mira Voss, el plan es «un gran día».", "Mira Voss", "Mira Voss"),
        ("es", "El lunes, Voss afirmó: «No vendemos».", "Voss", "Voss"),
        ("pt", "“Não vendemos”, disse Mira Voss.", "Mira Voss", "Mira Voss"),
        ("pt", "Segundo Mira Voss, é “um grande dia”.", "Mira Voss", "Mira Voss"),
    ],
)
def test_other_languages_have_their_own_cues(
    language: str, text: str, printed: str, name: str | None
) -> None:
    speaker = speakers(text, language)[-1]
    assert speaker is not None
    assert (speaker.exact, speaker.name) == (printed, name)
