"""Every class of difference between a quote and its source, named with its cause."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.claims.quotes.checking import check_quotes
from pipelines.claims.quotes.finding import find_quotes
from pipelines.claims.quotes.house import DEFAULT_HOUSE, HouseStyle, read_house_style
from pipelines.records.checks import EditKind, Flag, QuoteClass, Severity, SourceCheck, Verdict
from pipelines.records.pages import Layer
from pipelines.text import Reading
from tests.claims.readings import reading_of

SOURCE = """Larkmoor Cement said on Tuesday that it would close its oldest kiln.

“We are not going to sell the Harwick plant to the rival group this year, and that is a promise \
I make to the workers,” said Mira Voss, chief executive of Larkmoor Cement. “Um, the board has, \
you know, approved $5 million for new filters. We may look at it again in May, if prices fall.”

Tom Barrow, who leads the union, was less sure. “I do not think that the company will keep its \
word on the plant,” Barrow said. “The filters should have been bought in 2019,” said Tom Barrow, \
“and the men deserve (laughter) an answer.”"""


def check(article: str, source: str = SOURCE, house: HouseStyle = DEFAULT_HOUSE) -> SourceCheck:
    """Return the answer for the longest quote of an article."""
    reading = reading_of(article)
    claims = find_quotes(reading)
    answers = check_quotes(claims, reading, reading_of(source), house=house)
    return max(zip(claims, answers, strict=True), key=lambda pair: len(pair[0].exact))[1]


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


def test_edits_name_the_words_and_their_places_on_both_sides() -> None:
    article = "“We are not going to lease the Harwick plant to the rival group,” said Voss."
    (edit,) = check(article).edits
    assert (edit.kind, edit.claim_words, edit.source_words) == (EditKind.REPLACE, "lease", "sell")
    assert edit.claim_span.of(article) == "lease"
    assert edit.source_span.of(SOURCE) == "sell"


def test_evidence_reproduces_the_sources_words() -> None:
    for evidence in check("“We may look … if prices fall,” she said.").evidence:
        assert evidence.span.of(SOURCE) == evidence.exact


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


def test_words_that_only_json_ld_or_raw_text_has_say_so() -> None:
    page = reading_of("A stub of a page about other things.").document
    source = Reading(
        type(page)(
            url=page.url,
            url_key=page.url_key,
            text=page.text,
            body=page.body,
            language="en",
            page_text="Menu Home We will never sell the plant to them Contact",
            structured_text="They deserve an answer before the end of the week",
        )
    )
    article = reading_of(
        "“We will never sell the plant to them,” she said. "
        "“They deserve an answer before the end of the week.”"
    )
    layers = [a.evidence[0].layer for a in check_quotes(find_quotes(article), article, source)]
    assert layers == [Layer.PAGE_TEXT, Layer.JSON_LD]


def test_answers_come_in_the_order_of_the_quotes() -> None:
    article = reading_of(
        "“The moon is made of cheese,” he said. “We may look at it again in May,” she said."
    )
    claims = find_quotes(article)
    answers = check_quotes(claims[::-1], article, reading_of(SOURCE))
    assert [a.quote_class for a in answers][1] is QuoteClass.ABSENT
    assert len(answers) == len(claims)


def test_notes_can_be_read_out_on_the_phone() -> None:
    answer = check("“We are going to sell the Harwick plant to the rival group,” said Mira Voss.")
    assert answer.note == "Differs from this source: “not”, which the quote leaves out (negation)."


PARTS = [
    "we", "will", "not", "sell", "5", "million", "Voss", "may", "all", "…", "[it]", "(laughter)",
    "\u200b", "\u0301",
]  # fmt: skip
WORDS = st.lists(st.sampled_from(PARTS), min_size=4, max_size=30)


@settings(max_examples=100)
@given(WORDS)
def test_a_text_quoted_against_itself_is_faithful(words: list[str]) -> None:
    text = " ".join(words)
    answer_of = check_quotes(
        find_quotes(reading_of(f"“{text}”")), reading_of(f"“{text}”"), reading_of(text)
    )
    assert all(a.severity is Severity.NONE for a in answer_of)


@settings(max_examples=150)
@given(WORDS, WORDS)
def test_every_reported_span_reproduces_its_words(quote: list[str], source: list[str]) -> None:
    article, page = reading_of(f"“{' '.join(quote)}”"), reading_of(" ".join(source))
    for answer in check_quotes(find_quotes(article), article, page):
        assert all(e.span.of(page.text) == e.exact for e in answer.evidence)
        assert all(e.claim_span.of(article.text) == e.claim_words for e in answer.edits)
        assert all(e.source_span.of(page.text) == e.source_words for e in answer.edits)
