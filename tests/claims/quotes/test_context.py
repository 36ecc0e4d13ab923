"""Right words that mean something else: cut from what governs them, or given to another."""

import pytest

from pipelines.records.checks import Flag, QuoteClass, Severity, SourceCheck, Verdict
from tests.claims.quotes.kiln import check


@pytest.mark.parametrize(
    ("source", "quote", "cause"),
    [
        (
            "I do not think that we should sell the plant in May.",
            "we should sell the plant in May",
            "negation",
        ),
        (
            "Nobody here says we should sell the plant in May.",
            "we should sell the plant in May",
            "negation",
        ),
        (
            "If the bank agrees, we will sell the plant in May.",
            "we will sell the plant in May",
            "condition",
        ),
        (
            "We will sell the plant in May, if the bank agrees.",
            "We will sell the plant in May",
            "condition",
        ),
        ("Why would I say that we sell the plant in May?", "we sell the plant in May", "question"),
        ("My critics say that we sell the plant in May.", "we sell the plant in May", "others"),
        ("That we sell the plant in May is a lie.", "we sell the plant in May", "negation"),
        (
            "We will sell the plant in May. But only if the bank agrees.",
            "We will sell the plant in May.",
            "limit",
        ),
    ],
)
def test_a_quote_cut_from_what_governs_it_is_out_of_context(
    source: str, quote: str, cause: str
) -> None:
    answer = check(f"Voss said: “{quote}” It rained.", source)
    assert Flag.OUT_OF_CONTEXT in answer.flags
    assert answer.severity is Severity.SERIOUS
    assert answer.verdict is Verdict.PARTIALLY_SUPPORTED
    assert f"({cause})" in (answer.note or "")


def test_the_words_left_out_are_evidence_too() -> None:
    source = "We will sell the plant in May. But only if the bank agrees."
    answer = check("Voss said: “We will sell the plant in May.”", source)
    assert [e.exact for e in answer.evidence][1] == "But only if the bank agrees."


@pytest.mark.parametrize(
    ("source", "article"),
    [
        (
            "I do not think that we should sell the plant in May.",
            "Voss does not believe that “we should sell the plant in May”.",
        ),
        (
            "If the bank agrees, we will sell the plant in May.",
            "Voss said “we will sell the plant in May” if the bank lends a hand.",
        ),
        (
            "Should we sell the plant in May or June?",
            "Voss asked whether “we sell the plant in May or June”.",
        ),
        (
            "It was not easy. We will sell the plant in May.",
            "Voss: “We will sell the plant in May.”",
        ),
        ("No, we will sell the plant in May.", "Voss said “we will sell the plant in May”."),
        (
            "We will sell the plant in May. But nobody listened to me.",
            "Voss said: “We will sell the plant in May.”",
        ),
        (
            "I was not asked, but we will sell the plant in May.",
            "Voss: “we will sell the plant in May”.",
        ),
    ],
)
def test_a_quote_whose_context_is_told_or_harmless_is_not_flagged(
    source: str, article: str
) -> None:
    assert Flag.OUT_OF_CONTEXT not in check(article, source).flags


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        (
            "“We will not be closing the plant this year,” said Voss.",
            "We will not be closing the plant",
        ),
        (
            "We do not sell data of members at the moment, and never did.",
            "We do not sell data of members",
        ),
    ],
)
def test_a_denial_cut_before_what_narrows_it_is_truncated(source: str, quote: str) -> None:
    answer = check(f"“{quote},” said Mira Voss. It rained.", source)
    assert answer.quote_class is QuoteClass.TRUNCATED
    assert answer.severity is Severity.MODERATE


@pytest.mark.parametrize(
    ("source", "article"),
    [
        (
            "We will not be closing the plant this year.",
            "“We will not be closing the plant,” said Voss, who spoke of this year alone.",
        ),
        ("We will be closing the plant this year.", "“We will be closing the plant,” said Voss."),
        ("We will not close it. This year was hard.", "“We will not close it,” said Mira Voss."),
    ],
    ids=["the article tells it", "no denial", "the sentence ends"],
)
def test_a_denial_with_its_scope_or_without_need_of_one_is_whole(source: str, article: str) -> None:
    assert check(article, source).quote_class is not QuoteClass.TRUNCATED


def test_a_quote_that_stops_at_a_qualifier_is_truncated() -> None:
    answer = check(
        "“We will sell the plant in May,” she said.",
        "We will sell the plant in May, but half of it.",
    )
    assert answer.quote_class is QuoteClass.TRUNCATED
    assert answer.severity is Severity.MODERATE


TWO_SPEAKERS = (
    "“The filters should have been bought long ago by the board,” said Tom Barrow, "
    "who leads the union.\n\n"
    "“The plant has never made as much money as this year,” said Mira Voss, its head."
)


def attributed(article: str, source: str = TWO_SPEAKERS) -> SourceCheck:
    return check(article, source)


@pytest.mark.parametrize(
    "by",
    ["said Mira Voss, the head.", "Mira Voss said.", "said Ms. Voss. Mira Voss is its head."],
)
def test_right_words_of_the_wrong_speaker_are_misattributed(by: str) -> None:
    answer = attributed(f"“The filters should have been bought long ago by the board,” {by}")
    assert answer.verdict is Verdict.REFUTED
    assert answer.reason == "quote_misattributed"
    assert Flag.MISATTRIBUTED in answer.flags
    assert answer.source_speaker == "Tom Barrow"


@pytest.mark.parametrize(
    "by",
    [
        "said Tom Barrow, the union man.",
        "Barrow said.",
        "he said.",
        "the union said.",
        "said the Harwick Dockers' Union.",
        "according to a letter.",
    ],
)
def test_a_speaker_who_may_be_the_same_is_not_called_wrong(by: str) -> None:
    answer = attributed(f"“The filters should have been bought long ago by the board,” {by}")
    assert answer.verdict is Verdict.SUPPORTED


def test_a_transcript_tells_its_speakers_by_labels() -> None:
    source = (
        "VOSS: The plant has never made as much money as this year.\n"
        "BARROW: The filters should have been bought long ago by the board.\n"
        "VOSS: We shall see about that in the spring."
    )
    article = (
        "“The filters should have been bought long ago by the board,” said Tom Barrow, a docker."
    )
    answer = attributed(article, source)
    assert (answer.source_speaker, answer.verdict) == ("Barrow", Verdict.SUPPORTED)


@pytest.mark.parametrize(
    ("source", "quote_class"),
    [
        (
            "VOSS: We will never sell the plant.\nBARROW: Nor the land?\nVOSS: That is a promise.",
            "stitched",
        ),
        (
            (
                "“We will never sell the plant,” said Mira Voss.\n\n"
                "“That is a promise,” said Tom Barrow."
            ),
            "stitched",
        ),
        (
            "“We will never sell the plant,” said Mira Voss. “I mean it. That is a promise.”",
            "ellipsis_omission",
        ),
    ],
)
def test_an_ellipsis_may_not_lead_from_one_speaker_to_another(
    source: str, quote_class: str
) -> None:
    answer = check("“We will never sell the plant … That is a promise,” read the note.", source)
    assert answer.quote_class == quote_class
    assert (answer.severity is Severity.SERIOUS) == (quote_class == "stitched")
