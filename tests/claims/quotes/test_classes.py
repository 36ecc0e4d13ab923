"""Every class of difference between a quote and its source, with its severity and its verdict."""

import pytest

from pipelines.records.checks import Flag, QuoteClass, Severity, Verdict
from tests.claims.quotes.kiln import SOURCE, check


@pytest.mark.parametrize(
    ("quote", "quote_class", "severity", "cause"),
    [
        ("We are not going to sell the Harwick plant", "verbatim", "none", None),
        ("We are not going to sell the Harwick plant,", "typographic", "none", None),
        ("we are not going to sell the harwick plant", "case", "none", None),
        (
            "We are not going to sell the Harwick plant … this year",
            "ellipsis_omission",
            "none",
            None,
        ),
        (
            "We are . . . going to sell the Harwick plant",
            "ellipsis_omission",
            "serious",
            "negation",
        ),
        ("[The firm is] not going to sell the Harwick plant", "bracket_insertion", "none", None),
        (
            "We are [now] going to sell the Harwick plant",
            "bracket_insertion",
            "serious",
            "negation",
        ),
        ("[W]e are not going to sell the Harwick plant", "bracket_insertion", "none", None),
        ("the board has approved $5 million for new filters", "filler_deletion", "minor", "filler"),
        ("and the men deserve an answer", "filler_deletion", "none", "stage_direction"),
        (
            "We are going to sell the Harwick plant to the rival group",
            "deletion",
            "serious",
            "negation",
        ),
        (
            "We are not going to sell the Harwick plant to the group this year",
            "deletion",
            "moderate",
            None,
        ),
        (
            "We are surely not going to sell the Harwick plant to the rival group",
            "insertion",
            "moderate",
            None,
        ),
        (
            "We are not going to lease the Harwick plant to the rival group",
            "substitution",
            "moderate",
            None,
        ),
        (
            "the board has, you know, approved $6 million for new filters",
            "substitution",
            "serious",
            "number",
        ),
        (
            "the board has, you know, approved $5 billion for new filters",
            "substitution",
            "serious",
            "number",
        ),
        ("We will look at it again in May, if prices fall", "substitution", "serious", "modal"),
        (
            "We are not going to sell the Tarnwick plant to the rival group",
            "substitution",
            "serious",
            "name",
        ),
        (
            (
                "that is a promise I make to the workers and we are not going to sell the Harwick "
                "plant to the rival group this year"
            ),
            "reorder",
            "moderate",
            "order",
        ),
        (
            (
                "We are not going to sell the Harwick plant to the rival group this year. The "
                "filters should have been bought in 2019"
            ),
            "stitched",
            "serious",
            None,
        ),
        (
            "I make this promise to workers: the Harwick plant is what the rival group never gets",
            "paraphrase_in_quotes",
            "serious",
            None,
        ),
        ("The moon is made of very old green cheese", "absent", "none", None),
    ],
)
def test_a_difference_has_a_class_a_severity_and_a_cause(
    quote: str, quote_class: str, severity: str, cause: str | None
) -> None:
    answer = check(f"“{quote}” stood in the letter.")
    assert (answer.quote_class, answer.severity) == (quote_class, severity)
    causes = {e.cause for e in answer.edits if e.severity == answer.severity} or {None}
    assert cause is None or cause in causes


@pytest.mark.parametrize(
    ("quote", "verdict", "reason"),
    [
        ("We are not going to sell the Harwick plant", Verdict.SUPPORTED, "quote_verbatim"),
        (
            "the board has approved $5 million for new filters",
            Verdict.SUPPORTED,
            "quote_filler_deletion",
        ),
        (
            "We are not going to lease the Harwick plant to the rival group",
            Verdict.PARTIALLY_SUPPORTED,
            "quote_substitution",
        ),
        (
            "We are going to sell the Harwick plant to the rival group",
            Verdict.REFUTED,
            "quote_deletion",
        ),
        ("The moon is made of very old green cheese", Verdict.NOT_FOUND, "quote_absent"),
    ],
)
def test_only_a_tripwire_refutes(quote: str, verdict: Verdict, reason: str) -> None:
    answer = check(f"“{quote}” stood in the letter.")
    assert (answer.verdict, answer.reason) == (verdict, reason)
    assert (Flag.ALTERED_QUOTE in answer.flags) == (
        verdict in {Verdict.PARTIALLY_SUPPORTED, Verdict.REFUTED}
    )


def test_a_source_that_breaks_its_own_quote_to_attribute_it_is_no_difference() -> None:
    answer = check("“The filters should have been bought in 2019 and the men deserve an answer.”")
    assert answer.severity in {Severity.NONE, Severity.MINOR}


def test_a_split_quote_stands_where_the_source_has_it_whole() -> None:
    article = (
        "“We are not going to sell the Harwick plant,” said Mira Voss, "
        "“to the rival group this year.”"
    )
    answer = check(article)
    assert (answer.verdict, answer.severity) == (Verdict.SUPPORTED, Severity.NONE)


def test_a_phrase_moved_from_the_beginning_to_the_end_is_another_order() -> None:
    source = "By the spring we had the pumps and the crews in place. I could have recited the book."
    answer = check("“We had the pumps and the crews in place by the spring,” she said.", source)
    assert (answer.quote_class, answer.severity) == (QuoteClass.REORDER, Severity.MODERATE)
    assert [(e.claim_words, e.source_words) for e in answer.edits] == [
        ("by the spring", "By the spring")
    ]


def test_of_two_chains_behind_an_ellipsis_the_nearer_counts() -> None:
    source = (
        "VOSS: I would hire them again, as they were good.\nBARROW: And the design?\n"
        "VOSS: I would not, knowing what we know, approve that design again."
    )
    answer = check("“I would … approve that design again,” she said.", source)
    assert (answer.quote_class, answer.verdict) == (QuoteClass.ELLIPSIS_OMISSION, Verdict.REFUTED)


def test_of_two_versions_on_a_page_the_faithful_one_decides() -> None:
    source = (
        SOURCE + "\n\nA blog wrote: “We are going to sell the Harwick plant to the rival group.”"
    )
    assert check(
        "“We are going to sell the Harwick plant to the rival group,” he wrote.", source
    ).verdict is (Verdict.SUPPORTED)


def test_a_lookalike_that_is_as_near_as_another_does_not_refute() -> None:
    source = (
        "Our plan gives 5 million to the school in May. "
        "Our plan gives 6 million to the school in May."
    )
    answer = check("“Our plan gives 7 million to the school in May,” she said.", source)
    assert answer.severity is Severity.SERIOUS
    assert answer.verdict is Verdict.PARTIALLY_SUPPORTED
    assert answer.margin == 0


@pytest.mark.parametrize("quote", ["in a few weeks", "hard to avoid it"])
def test_a_phrase_that_nearly_stands_there_is_not_found(quote: str) -> None:
    source = "They will come in a few days, as it is hard to imagine it otherwise for them."
    assert check(f"He called it “{quote}” again.", source).verdict is Verdict.NOT_FOUND
