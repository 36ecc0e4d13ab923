"""The reporter's desk as a person uses it: compare, report, rule, rules."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from crawler.commands import desk
from crawler.exit_codes import ExitCode
from pipelines.datasets.store import Store
from pipelines.records.dossiers import CheckedDossier, Dossier
from pipelines.records.pages import Capture, Role
from tests.commands.conftest import SAMPLE
from tests.report.ferry_dossier import ferry_dossier

DRAFTS = SAMPLE / "drafts"
FERRY = (DRAFTS / "ferry.md", DRAFTS / "ferry-release.txt", DRAFTS / "ferry-minutes.txt")


def run(*words: str | Path) -> Result:
    app = typer.Typer(pretty_exceptions_enable=False)
    for command in (desk.compare, desk.report, desk.rule, desk.rules):
        app.command()(command)
    return CliRunner().invoke(app, [str(word) for word in words])


def compare(*words: str | Path, sources: Sequence[Path] = FERRY[1:]) -> Result:
    return run("compare", FERRY[0], *sources, *words)


@pytest.fixture(scope="module")
def told() -> str:
    return compare().stdout


def test_compare_prints_the_findings_worst_first_with_both_sides(told: str) -> None:
    assert told.splitlines()[0].startswith(f"{FERRY[0]}: ")
    assert "2 of 2 sources read (100 %)" in told
    assert told.splitlines()[3].startswith("◆ SERIOUS  line ")
    assert "[-may-] {+will+}" in told
    assert "“The board neither opposes nor supports the winter timetable.”" in told


@pytest.mark.parametrize(
    ("floor", "code"),
    [("serious", ExitCode.FINDINGS), ("moderate", ExitCode.FINDINGS), (None, ExitCode.DONE)],
)
def test_fail_on_sets_the_exit_code(floor: str | None, code: ExitCode) -> None:
    assert compare(*(["--fail-on", floor] if floor else [])).exit_code == code


@pytest.mark.parametrize("wanted", ["json", "sarif", "annotations"])
def test_compare_prints_every_format_as_one_json_text(wanted: str) -> None:
    body = json.loads(compare("--format", wanted).stdout)
    assert body


def test_json_findings_carry_the_line_of_the_file() -> None:
    findings = json.loads(compare("--format", "json").stdout)["findings"]
    lines = FERRY[0].read_text(encoding="utf-8").splitlines()
    assert all(f["exact"].split()[0] in lines[f["line"] - 1] for f in findings)


def test_compare_writes_pages_when_asked(tmp_path: Path) -> None:
    done = compare("--report", "--data", tmp_path)
    page = Path(done.stderr.partition("report: ")[2].strip().splitlines()[0])
    assert "Brackwater ferry" in page.read_text(encoding="utf-8")
    assert page.is_relative_to(tmp_path)


def test_a_source_that_cannot_be_read_is_told_and_the_others_count() -> None:
    done = compare(sources=[*FERRY[1:], Path("nowhere.txt")])
    assert "2 of 3 sources read (67 %); 1 could not be reached" in done.stdout
    assert done.exit_code == ExitCode.DONE


def test_nothing_read_is_below_the_floor() -> None:
    done = compare(sources=[Path("nowhere.txt")])
    assert "no cited page could be read" in done.stderr
    assert done.exit_code == ExitCode.BELOW_FLOOR


def test_a_missing_article_is_wrong_usage_with_its_cure() -> None:
    done = run("compare", "nowhere.md", FERRY[1])
    assert "nowhere.md: cannot be read" in done.stderr
    assert done.exit_code == ExitCode.USAGE


def test_words_of_a_text_cannot_act_on_a_terminal(tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    article.write_text("“It rose \x1b[31mby 7 percent\x1b[0m,” said Ada Voss [bold]now[/bold].\n")
    source = tmp_path / "s.txt"
    source.write_text("“It rose by 9 percent,” said Ada Voss. \x1b]0;owned\x07\n" * 9)
    done = run("compare", article, source)
    assert "\x1b" not in done.stdout
    assert "\x07" not in done.stdout


def test_a_terminal_gets_styles_and_still_no_foreign_controls(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    article = tmp_path / "a.md"
    article.write_text("“It rose \x1b[5mby 7 percent,” said Ada Voss [bold]now[/bold].\n")
    source = tmp_path / "s.txt"
    source.write_text("“It rose by 9 percent,” said Ada Voss. \x1b]0;owned\x07\n" * 9)
    told = run("compare", article, source).stdout
    assert "\x1b[1;31m◆ SERIOUS" in told
    assert "\x1b[5m" not in told
    assert "\x1b]0" not in told
    assert "[bold]now[/bold]" in told


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder that holds the ferry article as a crawl would have left it."""
    folder = tmp_path_factory.mktemp("desk")
    dossier, checked = ferry_dossier()
    store_dossier(folder, dossier, checked)
    return folder


def store_dossier(folder: Path, dossier: Dossier, checked: CheckedDossier) -> None:
    article = dossier.article
    assert article.fetched_at is not None
    with Store(folder, "run-1", date(2026, 11, 22)) as store:
        store.append(
            Capture(
                run_id="run-1",
                role=Role.ARTICLE,
                url=article.url,
                final_url=article.url,
                url_key=article.url_key,
                fetched_at=article.fetched_at,
                document_id=article.document_id,
            )
        )
        store.append(article)
        store.extend(s.document for s in dossier.sources if s.document)
        store.extend(checked.citations)
        store.extend(checked.claims)
        store.extend(checked.checks)


def overview(data: Path) -> str:
    return (data / "report" / "index.html").read_text(encoding="utf-8")


def test_report_shows_what_the_tables_hold(data: Path) -> None:
    done = run("report", "--data", data)
    assert done.stdout.strip() == str(data / "report" / "index.html")
    assert done.exit_code == ExitCode.DONE
    assert "Brackwater ferry to run through winter" in overview(data)
    assert "3 of 5 sources read (60 %); 1 gone, 1 paywall" in overview(data)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["--run", "run-1"], True),
        (["--run", "run-2"], False),
        (["--article", "https://www.northquaypost.example/brackwater-ferry-winter/"], True),
        (["--article", "https://northquaypost.example/other"], False),
        (["--since", "2026-10-20"], True),
        (["--since", "2026-10-21"], False),
    ],
)
def test_report_takes_a_run_an_article_or_a_day(data: Path, words: list[str], shown: bool) -> None:
    done = run("report", "--data", data, *words)
    assert ("Brackwater ferry" in overview(data)) is shown
    assert done.exit_code == (ExitCode.DONE if shown else ExitCode.BELOW_FLOOR)


def test_a_ruling_is_shown_beside_its_verdict_and_scores_its_rule(data: Path) -> None:
    claim = ferry_dossier()[1].claims[1].claim_id
    done = run(
        "rule",
        claim[:12],
        "reject",
        "--note",
        "the minutes count twice",
        "--by",
        "ada",
        "--data",
        data,
    )
    assert done.exit_code == ExitCode.DONE
    run("report", "--data", data)
    (page,) = (data / "report" / "articles").glob("*.html")
    assert "<b>Ruled: reject</b> by ada" in page.read_text(encoding="utf-8")
    (rule,) = [json.loads(x) for x in run("rules", "--data", data, "--json").stdout.splitlines()]
    assert (rule["reason"], rule["rejected"], rule["precision"]) == ("number_conflicting", 1, 0)


def test_a_claim_that_nobody_knows_cannot_be_ruled_on(data: Path) -> None:
    done = run("rule", "nowhere", "accept", "--data", data)
    assert done.exit_code == ExitCode.USAGE
    assert "nowhere: no check of such a claim" in done.stderr


def test_no_ruling_says_how_to_make_one(tmp_path: Path) -> None:
    assert "sourcecheck rule CLAIM_ID" in run("rules", "--data", tmp_path).stderr


def test_an_empty_data_folder_gives_an_overview_that_says_what_to_do(tmp_path: Path) -> None:
    done = run("report", "--data", tmp_path)
    assert done.exit_code == ExitCode.BELOW_FLOOR
    assert "sourcecheck demo" in overview(tmp_path)
