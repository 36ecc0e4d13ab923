"""A changed year, number or "not" is flagged; the sentence itself is not."""

import re
from collections.abc import Callable

import pytest

from pipelines.claims.statements.checking import check_statements
from pipelines.plain_text import read_plain_text
from pipelines.records.checks import Verdict
from pipelines.records.claims import Claim, ClaimKind
from pipelines.records.spans import Span
from pipelines.text import Reading

PAGE = """The Harbour Board of Aldmoor was founded in 1871 and has 14 members.
It bought the steamer Quillmark in 1903 for 2,400 crowns.
The steamer was built by Tarn Marine and carried 310 passengers to Brell.
In 1911 a boiler exploded off the northern pier and killed 9 people.
The inquiry was led by Judge Ida Roth and lasted 26 weeks.
It found that the captain had ignored 3 warnings from the engine room.
Fares were raised by 15 percent in 1920 to pay for a second lighthouse.
The lighthouse could be seen from a distance of 22 miles.
In 1937 the board was merged with the Brell Salt Company.
The company has shipped 40,000 tonnes of salt a year since 1948.
A museum was opened in the old customs house in 1976.
It is visited by 61,000 people a year and employs 18 guides.
The bell of the steamer has been shown there since 1982.
The board will close the western dock in 2027 for repairs.
Ingrid Malm has chaired the board since 2015 and is paid 80,000 crowns.
The dock was damaged by a storm that lasted 5 days in 2018.
About 700 sailors were stranded in Oslo during the storm.
The repairs are expected to cost £31 million.
The ferry line to Tarn should be reopened by June 2028.
Otto Brandt would have preferred a bridge with 4 lanes."""

SENTENCES = PAGE.split("\n")

# "was", "has been", "will": where a "not" can go
_AUXILIARY = re.compile(r"\b(?:was|were|is|are|has|will|could|should|would|had)\b")


def other_year(sentence: str) -> str:
    return re.sub(r"\b(?:18|19|20)\d\d\b", lambda m: str(int(m[0]) + 3), sentence, count=1)


def other_number(sentence: str) -> str:
    """Return the sentence with its first number that is no year doubled and a bit more."""
    return re.sub(
        r"(?<![\w,.])(?!(?:18|19|20)\d\d\b)\d[\d,]*",
        lambda m: f"{2 * int(m[0].replace(',', '')) + 1:,}",
        sentence,
        count=1,
    )


def denied(sentence: str) -> str:
    return _AUXILIARY.sub(lambda m: f"{m[0]} not", sentence, count=1)


def verdict(text: str, source: Reading) -> tuple[Verdict, bool]:
    article = Reading(read_plain_text(text))
    claim = Claim(
        document_id=article.document_id,
        kind=ClaimKind.STATEMENT,
        spans=tuple(article.sentences),
        exact=text,
        sentence=Span(0, len(text)),
    )
    answer = check_statements([claim], article, source)[0]
    return answer.verdict, bool(answer.unsupported)


@pytest.mark.parametrize("change", [other_year, other_number, denied])
def test_nine_in_ten_changes_are_flagged(change: Callable[[str], str]) -> None:
    source = Reading(read_plain_text(PAGE))
    changed = [change(s) for s in SENTENCES if change(s) != s]
    flagged = [verdict(text, source) for text in changed]
    assert len(changed) >= 10
    assert sum(v is Verdict.REFUTED or words for v, words in flagged) >= 0.9 * len(changed)
    assert sum(v is Verdict.REFUTED for v, _ in flagged) >= 0.8 * len(changed)


def test_no_sentence_is_held_against_itself() -> None:
    source = Reading(read_plain_text(PAGE))
    assert {verdict(text, source) for text in SENTENCES} == {(Verdict.SUPPORTED, False)}


def test_the_order_of_sentences_changes_no_verdict() -> None:
    backwards = "\n".join(reversed(SENTENCES))
    source, other = Reading(read_plain_text(PAGE)), Reading(read_plain_text(backwards))
    for text in (change(s) for s in SENTENCES for change in (other_year, denied)):
        assert verdict(text, source)[0] is verdict(text, other)[0]
