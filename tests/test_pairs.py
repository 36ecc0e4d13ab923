"""The `pairs` verb: one claim and its sources in, one verdict out; bad lines are errors."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.entailment import Judgement
from pipelines.json_lines import answer_line
from pipelines.pairs import check_pair_line

TEXT = (
    "The Harbour Board said on 3 May 2026 that it will pay £4.2 million for the ferry Quillmark. "
    "“We will not wait another year,” said Ingrid Malm, who chairs the board. The old ferry sank "
    "in 2019 off the northern pier, and all passengers were rescued."
)
OTHER = "Gulls circled above the kettle while seven painters hummed old tunes in the rain."


def ask(claim: str, *texts: str) -> dict[str, object]:
    sources = [{"id": f"s{number}", "text": text} for number, text in enumerate(texts)]
    return check_pair_line({"id": 7, "claim": claim, "sources": sources})


def test_the_answer_has_the_fields_of_the_verb() -> None:
    answer = ask("The old ferry sank in 2019.", TEXT)
    assert {"id", "verdict", "support", "reason", "flags", "evidence", "unsupported"} <= set(answer)
    assert (answer["id"], answer["verdict"]) == (7, "supported")
    assert json.loads(json.dumps(answer)) == answer


def test_evidence_and_unsupported_words_can_be_found_in_the_texts() -> None:
    claim = "The old ferry sank in 2018 off the velvet pier."
    answer = ask(claim, TEXT)
    for span in answer["evidence"]:  # type: ignore[attr-defined]
        assert TEXT[span["start"] : span["end"]] == span["exact"]
    exact = [span["exact"] for span in answer["unsupported"]]  # type: ignore[attr-defined]
    assert exact == ["2018", "velvet"]


CASES = [
    ("The Harbour Board will pay £4.2 million for the ferry Quillmark.", "supported"),
    ("The Harbour Board will pay £2.4 million for the ferry Quillmark.", "refuted"),
    ("The old ferry sank in 2018.", "refuted"),
    ("“We will not wait another year,” said Ingrid Malm.", "supported"),
    ("“We will wait another year,” said Ingrid Malm.", "refuted"),
    ("The glacier lost eleven metres of ice during the hottest summer.", "not_found"),
    ("Who will pay for the ferry?", "not_checkable"),
]


@pytest.mark.parametrize(("claim", "verdict"), CASES, ids=[claim for claim, _ in CASES])
def test_a_claim_has_a_verdict(claim: str, verdict: str) -> None:
    assert ask(claim, TEXT)["verdict"] == verdict


def test_a_quotation_is_decided_word_for_word() -> None:
    assert str(ask("“We will not wait another year”", TEXT)["reason"]).startswith("quote_")


def test_an_altered_quote_inside_a_statement_spoils_it() -> None:
    whole = ask("Ingrid Malm, who chairs the board, said “we will not wait another year”.", TEXT)
    altered = ask("Ingrid Malm, who chairs the board, said “we will not wait one more year”.", TEXT)
    assert whole["verdict"] == "supported"
    assert altered["verdict"] != "supported"


def test_two_sources_that_disagree_are_reported_as_such() -> None:
    contrary = TEXT.replace("2019", "2017")
    answer = ask("The old ferry sank in 2019 off the northern pier.", TEXT, contrary)
    assert answer["verdict"] == "conflicting_sources"
    assert {e["source"] for e in answer["evidence"]} == {"s0", "s1"}  # type: ignore[attr-defined]


def test_a_claim_without_sources_is_not_checkable() -> None:
    answer = ask("The old ferry sank in 2019.")
    assert (answer["verdict"], answer["reason"]) == ("not_checkable", "no_cited_source")


def test_another_language_is_named_and_never_judged() -> None:
    german = "Der Hafenrat sagte, dass er die neue Fähre nicht bezahlen wird, die gesunken ist."
    answer = ask("The old ferry sank in 2019.", german)
    assert (answer["verdict"], answer["reason"]) == ("source_unavailable", "source_language")
    assert "(de)" in str(answer["note"])


@given(st.permutations(["s0", "s1", "s2"]))
def test_the_order_of_sources_never_changes_the_answer(order: list[str]) -> None:
    texts = {"s0": TEXT, "s1": OTHER, "s2": TEXT.replace("2019", "2017")}
    for claim in ("The old ferry sank in 2019.", "Seven painters hummed in the rain."):
        answers = [
            check_pair_line(
                {"claim": claim, "sources": [{"id": s, "text": texts[s]} for s in each]}
            )
            for each in (order, ["s0", "s1", "s2"])
        ]
        assert answers[0] == answers[1]


@given(st.sampled_from([case for case, verdict in CASES if verdict == "supported"]))
def test_an_irrelevant_source_never_turns_supported_into_refuted(claim: str) -> None:
    assert ask(claim, TEXT, OTHER)["verdict"] == "supported"


BAD = [
    ({"id": 1}, "claim"),
    ({"id": 1, "claim": " ", "sources": []}, "claim"),
    ({"id": 1, "claim": "It sank."}, "sources"),
    ({"id": 1, "claim": "It sank.", "sources": ["x"]}, "sources"),
    ({"id": 1, "claim": "It sank.", "sources": [{"id": "s"}]}, "source text"),
    ({"id": 1, "claim": "It sank.", "sources": [], "published_at": "yesterday"}, "published_at"),
]


@pytest.mark.parametrize(("row", "what"), BAD)
def test_a_bad_line_is_an_error_that_names_the_field(row: dict[str, object], what: str) -> None:
    answer = json.loads(answer_line(check_pair_line, json.dumps(row)))
    assert answer["id"] == 1
    assert answer["error"].startswith(what)


@given(st.text(min_size=1, max_size=200), st.text(min_size=1, max_size=400))
def test_any_claim_and_source_have_an_answer_or_an_error(claim: str, text: str) -> None:
    row = {"id": "x", "claim": claim, "sources": [{"id": "s", "text": text}]}
    answer = json.loads(answer_line(check_pair_line, json.dumps(row)))
    assert "error" in answer or 0.0 <= answer["support"] <= 1.0


class Oracle:
    """A model that says the same of everything."""

    def __init__(self, judgement: Judgement) -> None:
        self.judgement = judgement
        self.asked: list[tuple[str, str]] = []

    @property
    def name(self) -> str:
        """Name of no weights at all."""
        return "oracle@sha256:0000"

    def judge(self, couples: list[tuple[str, str]]) -> list[Judgement]:
        """Remember what was asked."""
        self.asked += couples
        return [self.judgement for _ in couples]


LOOSE = "The board, led by Ingrid Malm, wants a ferry sooner."


@pytest.mark.parametrize(
    ("judgement", "verdict"),
    [
        (Judgement(p_entail=0.97, p_contradict=0.01), "supported"),
        (Judgement(p_entail=0.01, p_contradict=0.95), "refuted"),
        (Judgement(p_entail=0.5, p_contradict=0.2), "partially_supported"),
    ],
)
def test_a_model_is_heard_where_the_rules_leave_it_open(judgement: Judgement, verdict: str) -> None:
    model = Oracle(judgement)
    row = {"claim": LOOSE, "sources": [{"id": "s", "text": TEXT}]}
    answer = check_pair_line(row, model)
    assert (answer["verdict"], answer["model"]) == (verdict, "oracle@sha256:0000")
    assert model.asked


def test_rules_keep_the_last_word_on_numbers_and_dates() -> None:
    model = Oracle(Judgement(p_entail=0.99, p_contradict=0.0))
    row = {"claim": "The old ferry sank in 2018.", "sources": [{"id": "s", "text": TEXT}]}
    assert check_pair_line(row, model)["verdict"] == "refuted"
    assert model.asked == []
