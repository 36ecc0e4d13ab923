"""Every quoted stretch of an article, in whatever marks, and errors that stay local."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.claims.quotes.finding import find_quotes
from pipelines.records.claims import Claim
from pipelines.records.pages import BlockKind
from tests.claims.readings import page_of, reading_of


def pieces(text: str, language: str | None = "en") -> list[list[str]]:
    """Return the pieces of each quote of a text."""
    return [
        [s.of(text) for s in claim.spans]
        for claim in find_quotes(reading_of(text, language=language))
    ]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("She said “we sell” today.", ["we sell"]),
        ('She said "we sell" today.', ["we sell"]),
        ("Sie sagte „wir verkaufen“ heute.", ["wir verkaufen"]),
        ("Sie sagte »wir verkaufen« heute.", ["wir verkaufen"]),
        ("Elle a dit « nous vendons » hier.", ["nous vendons"]),
        ("Elle a dit «\u202fnous vendons\u202f» hier.", ["nous vendons"]),
        ("Dijo «vendemos “todo” hoy» ayer.", ["vendemos “todo” hoy", "todo"]),
        ("She said ''we sell'' today.", ["we sell"]),
        ("She said ``we sell'' today.", ["we sell"]),
        ("彼は「売る」と言った。", ["売る"]),
        ("She said ”we sell” today.", ["we sell"]),
        ('She said “we sell" today.', ["we sell"]),
        ('She said "we sell” today.', ["we sell"]),
        ("“I was told ‘never again’ twice.”", ["I was told ‘never again’ twice.", "never again"]),
        (
            '"He told me "never again" and left," she said.',
            ['He told me "never again" and left,', "never again"],
        ),
        ('A 5" pipe is "no problem," he said.', ["no problem,"]),
        ('He said "a 5" pipe is fine," twice.', ['a 5" pipe is fine,']),
        ('Rated="good" by <b class="x">', ["good", "x"]),
        ("Nothing is quoted here, it’s the teachers’ union’s view.", []),
        ("“” is empty.", []),
    ],
)
def test_quoted_stretches_are_found_in_all_marks(text: str, quotes: list[str]) -> None:
    assert [piece for quote in pieces(text) for piece in quote] == quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("'We can't sell the boys' camp,' she said.", ["We can't sell the boys' camp,"]),
        (
            "‘It was built in the ’20s and it’s ours,’ she said.",
            ["It was built in the ’20s and it’s ours,"],
        ),
        (
            "The teachers' union said 'it is \"our duty\" now' again.",
            ['it is "our duty" now', "our duty"],
        ),
        ("It's 6' tall and the dogs' bowls aren't here.", []),
    ],
)
def test_single_marks_quote_where_a_page_has_no_double_ones(text: str, quotes: list[str]) -> None:
    assert [piece for quote in pieces(text) for piece in quote] == quotes


def test_pieces_of_a_split_quote_are_one_claim() -> None:
    text = "“We will not sell,” said Mira Voss, head of Larkmoor, “and that is final.” It rained."
    assert pieces(text) == [["We will not sell,", "and that is final."]]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "« Nous ne vendons pas, a déclaré Mira Voss, et c’est tout. »",
            ["Nous ne vendons pas", "et c’est tout."],
        ),
        ("« Nous partons, dit-elle, mais pas loin. »", ["Nous partons", "mais pas loin."]),
        ("« Nous vendons, hélas, tout. »", ["Nous vendons, hélas, tout."]),
    ],
)
def test_an_attribution_inside_french_marks_is_not_quoted(text: str, quote: list[str]) -> None:
    assert pieces(text, "fr") == [quote]


def test_two_sentences_around_an_attribution_are_two_claims() -> None:
    text = "“We will not sell,” said Mira Voss. “That is final.”"
    assert pieces(text) == [["We will not sell,"], ["That is final."]]


@pytest.mark.parametrize("between", [", and ", " or ", ", then "])
def test_two_terms_of_a_sentence_are_no_split_quote(between: str) -> None:
    assert len(pieces(f"He spoke of “cheap tricks”{between}“dirty deals” all day.")) == 2


def test_a_quote_over_paragraphs_goes_on_where_each_opens_with_a_mark() -> None:
    text = "“One thing first.\n\n“And another.\n\n“That is all,” she said."
    assert pieces(text) == [["One thing first.", "And another.", "That is all,"]]
    assert find_quotes(reading_of(text))[0].flags == ("multi_paragraph",)


def test_a_quote_over_paragraphs_goes_on_to_its_only_closing_mark() -> None:
    text = "“One thing first.\n\nAnd another.\n\nThat is all,” she said."
    assert pieces(text) == [["One thing first.", "And another.", "That is all,"]]


def test_a_mark_that_is_never_closed_spoils_its_paragraph_alone() -> None:
    text = 'He said "this is wrong.\n\n“We sell,” she said. “Today.”'
    claims = find_quotes(reading_of(text))
    assert [c.exact for c in claims] == ["this is wrong.", "We sell,", "Today."]
    assert claims[0].flags == ("unterminated",)
    assert claims[1].flags == ()


def test_a_mark_that_is_never_opened_spoils_nothing() -> None:
    assert pieces("So be it,” he wrote. Then “we sell” followed.") == [["we sell"]]


def test_a_block_quote_is_one_claim_without_its_signature() -> None:
    page = page_of(
        (BlockKind.PARAGRAPH, "The letter reads:"),
        (BlockKind.QUOTE, "We will not sell the works."),
        (BlockKind.QUOTE, "That is final."),
        (BlockKind.QUOTE, "— Mira Voss, chief executive"),
        (BlockKind.PARAGRAPH, "It was signed in May."),
    )
    (claim,) = find_quotes(page)
    assert claim.exact == "We will not sell the works.\n\nThat is final."
    assert claim.is_block


def test_a_block_quote_that_has_marks_of_its_own_is_told_by_them() -> None:
    page = page_of(
        (BlockKind.QUOTE, "“We will not sell the works,” said Voss."),
    )
    (claim,) = find_quotes(page)
    assert (claim.exact, claim.is_block) == ("We will not sell the works,", False)


@pytest.mark.parametrize(
    ("kind", "flag"),
    [
        (BlockKind.HEADLINE, "headline"),
        (BlockKind.STANDFIRST, "standfirst"),
        (BlockKind.CAPTION, "caption"),
    ],
)
def test_a_quote_says_in_what_part_of_the_page_it_stands(kind: BlockKind, flag: str) -> None:
    page = page_of(
        (BlockKind.PARAGRAPH, "A plain body."), (kind, "‘We will never sell it’, says Voss")
    )
    assert [(c.exact, c.flags) for c in find_quotes(page)] == [("We will never sell it", (flag,))]


@pytest.mark.parametrize(
    ("words", "is_partial"), [("so-called plan", True), ("we will not sell", False)]
)
def test_up_to_three_words_are_partial(words: str, is_partial: bool) -> None:
    (claim,) = find_quotes(reading_of(f"The “{words}” of May."))
    assert claim.is_partial is is_partial


def test_a_language_without_cues_gives_quotes_that_say_so() -> None:
    (claim,) = find_quotes(reading_of("Hän sanoi: ”emme myy tehdasta tänä vuonna”.", language="fi"))
    assert claim.speaker is None
    assert "speaker_language_unhandled" in claim.flags


MARKED = st.text(
    alphabet=st.sampled_from("ab .,\n\"'“”‘’„«»»5\u200b\u202e\u0301\ud800😀"), max_size=80
)


def is_sound(claim: Claim, text: str) -> bool:
    """Tell whether a claim's pieces stand in the text, in order, and are what it says."""
    ends = [s.end for s in claim.spans]
    in_order = all(end <= s.start for end, s in zip(ends, claim.spans[1:], strict=False))
    return in_order and all(s.length and s.of(text) in claim.exact for s in claim.spans)


@settings(max_examples=200)
@given(MARKED)
def test_whatever_the_marks_every_span_reproduces_its_words(text: str) -> None:
    assert all(is_sound(claim, text) for claim in find_quotes(reading_of(text)))
