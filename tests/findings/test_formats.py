"""Findings as lines, JSON, SARIF and Web Annotations, with spans that reproduce their words."""

import json

import pytest

from pipelines.findings.formats import as_annotations, as_json, as_sarif
from pipelines.findings.lines import lines_of, plain
from pipelines.findings.ranking import Level
from pipelines.findings.sheet import Place, Sheet, make_sheet
from pipelines.records.dossiers import CheckedDossier, Dossier


@pytest.fixture
def sheet(ferry: tuple[Dossier, CheckedDossier]) -> Sheet:
    dossier, checked = ferry
    return make_sheet(
        dossier,
        checked,
        name="drafts/ferry draft.md",
        ours="draft",
        place_of=lambda span: Place(line=span.start, paragraph=1),
        notices=("1 struck-through stretches were left out.",),
    )


def test_lines_show_the_worst_finding_first_with_both_sides_and_the_link(sheet: Sheet) -> None:
    text = "\n".join(plain(line) for line in lines_of(sheet))
    head, worst = text.split("\n\n")[:2]
    assert head.startswith("drafts/ferry draft.md: 3 serious, 1 moderate, 2 not borne out in 11")
    assert "3 of 5 sources read (60 %); 1 gone, 1 paywall" in head
    assert "◆ SERIOUS" in worst
    assert "We [-may keep-] {+will keep+} every crossing" in worst
    assert "“We may keep every crossing" in worst
    assert "https://brackwaterlines.example/press/winter#:~:text=" in worst


def test_lines_end_with_what_was_not_checked_and_why(sheet: Sheet) -> None:
    text = "\n".join(plain(line) for line in lines_of(sheet))
    assert text.split("Not checked")[1].split("\n")[1].strip().startswith("1 ")


def test_json_holds_all_findings_with_spans_into_the_text(sheet: Sheet) -> None:
    body = json.loads(json.dumps(as_json(sheet)))
    assert body["counts"] == {"serious": 3, "moderate": 1, "unsupported": 2, "minor": 0}
    text = sheet.document.text
    assert all(text[f["start"] : f["end"]] == f["exact"] for f in body["findings"])
    assert body["findings"][0]["edits"][0] == {
        "mark": "changed",
        "ours": "will keep",
        "source": "may keep",
        "cause": "modal",
    }
    assert body["coverage"]["unread"] == {"gone": 1, "paywall": 1}


def test_sarif_has_what_its_readers_need(sheet: Sheet) -> None:
    log = as_sarif(sheet, version="0.1.0")
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert log["version"] == "2.1.0"
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
    where = run["results"][0]["locations"][0]["physicalLocation"]
    assert where["artifactLocation"]["uri"] == "drafts/ferry%20draft.md"
    assert where["region"]["startLine"] > 0
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert "sources read" in notes[0]["message"]["text"]


def test_annotations_select_the_words_by_quote_and_by_position(sheet: Sheet) -> None:
    page = as_annotations(sheet)
    text = sheet.document.text
    assert page["type"] == "AnnotationPage"
    for item in page["items"]:
        quote, position = item["target"][0]["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])


@pytest.mark.parametrize(
    ("floor", "reached"),
    [(Level.SERIOUS, True), (Level.MODERATE, True), (Level.UNSUPPORTED, True)],
)
def test_a_floor_is_reached_by_what_is_worse(sheet: Sheet, floor: Level, reached: bool) -> None:
    assert sheet.reaches(floor) is reached


def test_only_minor_findings_reach_no_floor_of_the_command() -> None:
    assert not Level.MINOR.reaches(Level.UNSUPPORTED)
    assert not Level.UNSUPPORTED.reaches(Level.MODERATE)
