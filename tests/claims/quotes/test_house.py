"""What a house lets pass in a quote, and how it may be told to be stricter or milder."""

import pytest

from pipelines.claims.quotes.house import read_house_style
from pipelines.records.checks import Severity, Verdict
from tests.claims.quotes.kiln import check


@pytest.mark.parametrize(
    ("quote", "source", "cause"),
    [
        ("we paid five percent more for coal", "So we paid 5% more for coal then.", "number_style"),
        (
            "it cost us $5 million to mend it",
            "And it cost us 5 million dollars to mend it.",
            "number_style",
        ),
        (
            "we organised it in the old harbour",
            "Then we organized it in the old harbor.",
            "spelling",
        ),
        ("we do not know the man at all", "No, we don't know the man at all.", "contraction"),
        ("we're the first firm to do this", "We are the first firm to do this.", "contraction"),
        (
            "we saw 5,000 people in the yard last night",
            "So we saw five thousand people in the yard last night.",
            "number_style",
        ),
        (
            "we run the depot at a third of its strength",
            "We run the depot at one-third of its strength.",
            "number_style",
        ),
        (
            "we will all meet on May 3rd in the yard",
            "We will all meet on May 3 in the yard.",
            "number_style",
        ),
        ("it is a well known fact to us all", "Now it is a well-known fact to us all.", None),
        (
            "the re-election of the board was fair",
            "I say the reelection of the board was fair.",
            "hyphenation",
        ),
        ("I think we should go home now", "Well, I, I think we should go home now.", None),
        ("I said no, and he left the room", "I said no and he left the room.", None),
    ],
)
def test_what_a_house_lets_pass_is_told_but_not_held_against_a_quote(
    quote: str, source: str, cause: str | None
) -> None:
    answer = check(f"“{quote}” was the answer.", source)
    assert answer.verdict is Verdict.SUPPORTED
    assert cause in {e.cause for e in answer.edits} | {None}


def test_a_house_may_be_stricter_or_milder() -> None:
    article = "“the board has approved $5 million for new filters,” she said."
    strict = read_house_style('{"filler": "moderate"}')
    assert check(article, house=strict).verdict is Verdict.PARTIALLY_SUPPORTED
    assert check(article, house=read_house_style('{"filler": "none"}')).severity is Severity.NONE


@pytest.mark.parametrize(
    "text", ['{"fillers": "none"}', '{"filler": "mild"}', '{"bracket_words": -1}']
)
def test_a_switch_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"house style|Severity"):
        read_house_style(text)
