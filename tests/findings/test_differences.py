"""A quote and its edits become pieces that an editor would mark, in the right places."""

import pytest

from pipelines.findings.differences import Mark, Piece, has_differences, mark_up, tell
from pipelines.records.checks import Edit, EditKind
from pipelines.records.claims import Claim, ClaimKind
from pipelines.records.spans import Span

TEXT = "He said “we will keep every job here” on Monday."


def claim_on(*words: str) -> Claim:
    spans = tuple(Span(TEXT.index(w), TEXT.index(w) + len(w)) for w in words)
    return Claim(
        document_id="d",
        kind=ClaimKind.QUOTE,
        spans=spans,
        exact=" … ".join(words),
        sentence=Span(0, len(TEXT)),
    )


def edit(kind: EditKind, ours: str, theirs: str, *, before: str = "") -> Edit:
    start = TEXT.index(ours) if ours else TEXT.index(before)
    return Edit(
        kind=kind,
        claim_span=Span(start, start + len(ours)),
        source_span=Span(0, len(theirs)),
        claim_words=ours,
        source_words=theirs,
    )


def marked(*edits: Edit) -> list[tuple[str, str, str]]:
    pieces = mark_up(claim_on("we will keep every job here"), edits, TEXT)
    return [(p.mark.value, p.article, p.source) for p in pieces]


def test_a_changed_word_stands_between_the_words_that_are_the_same() -> None:
    assert marked(edit(EditKind.REPLACE, "will", "may")) == [
        ("same", "we ", ""),
        ("changed", "will", "may"),
        ("same", " keep every job here", ""),
    ]


def test_a_dropped_word_keeps_a_space_from_the_next() -> None:
    pieces = marked(edit(EditKind.DELETE, "", "not", before="keep"))
    shown = "".join(source or article for _, article, source in pieces)
    assert shown == "we will not keep every job here"


def test_edits_may_come_in_any_order_and_with_kept_words() -> None:
    edits = [
        edit(EditKind.INSERT, "here", ""),
        edit(EditKind.KEEP, "we", "we"),
        edit(EditKind.REPLACE, "every", "most"),
    ]
    assert [mark for mark, _, _ in marked(*edits)] == ["same", "changed", "same", "added"]


def test_the_pieces_of_a_split_quote_keep_their_own_edits() -> None:
    claim = claim_on("we will keep", "job here")
    pieces = mark_up(
        claim, [edit(EditKind.REPLACE, "will", "may"), edit(EditKind.INSERT, "here", "")], TEXT
    )
    assert [p.mark for p in pieces] == [
        Mark.SAME,
        Mark.CHANGED,
        Mark.SAME,
        Mark.GAP,
        Mark.SAME,
        Mark.ADDED,
    ]


def test_the_articles_words_are_all_there_whatever_the_edits() -> None:
    wild = Edit(
        kind=EditKind.REPLACE,
        claim_span=Span(0, len(TEXT)),
        source_span=Span(0, 1),
        claim_words=TEXT,
        source_words="x",
    )
    pieces = mark_up(claim_on("we will keep every job here"), [wild, wild], TEXT)
    assert "".join(p.article for p in pieces).strip() == "we will keep every job here"


def test_a_quote_without_edits_has_no_differences() -> None:
    assert not has_differences(mark_up(claim_on("we will keep"), [], TEXT))


@pytest.mark.parametrize(
    ("piece", "says"),
    [
        (
            Piece(mark=Mark.CHANGED, article="will", source="may"),
            "Source has “may”, draft has “will”.",
        ),
        (Piece(mark=Mark.ADDED, article="very"), "Draft has “very”, source has not."),
        (
            Piece(mark=Mark.DROPPED, article="", source="not"),
            "Source has “not”, draft has not.",
        ),
        (
            Piece(mark=Mark.OMITTED, article="…", source="neither"),
            "Source has “neither” where the draft has an ellipsis.",
        ),
        (Piece(mark=Mark.BRACKETED, article="[he]"), "Draft puts in “[he]”."),
        (
            Piece(mark=Mark.MOVED, article="today", source="today"),
            "Source has “today” in another place.",
        ),
    ],
)
def test_each_difference_is_one_sentence_to_paste(piece: Piece, says: str) -> None:
    assert tell([piece], ours="draft") == (says,)


def test_a_long_difference_is_cut_in_its_middle() -> None:
    (line,) = tell([Piece(mark=Mark.DROPPED, article="", source="word " * 100)])
    assert len(line) < 220
    assert " … " in line
