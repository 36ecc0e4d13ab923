"""The page of an article: its findings are stepped through, copied, ruled on and followed."""

from pathlib import Path

from pipelines.report.article_view import ReportedArticle
from pipelines.report.pages import Places
from pipelines.report.site import write_report
from tests.report.in_browser.conftest import ferry_page, focused
from tests.report.straining_articles import long_article


def test_keys_step_through_the_findings_both_ways(report: Path, ferry, opened) -> None:
    page = opened(ferry_page(report, ferry)).page
    page.keyboard.press("n")
    assert focused(page) == "1 Statement partly borne out"
    page.keyboard.press("j")
    assert focused(page) == "2 Quote has other words than the source"
    assert page.locator(".where").inner_text() == "2 / 6"
    page.keyboard.press("p")
    assert focused(page) == "1 Statement partly borne out"
    page.keyboard.press("k")
    assert focused(page) == "6 Figure differs from the source"


def test_single_letter_keys_can_be_switched_off(report: Path, ferry, opened) -> None:
    page = opened(ferry_page(report, ferry)).page
    page.keyboard.press("?")
    page.get_by_label("Single-letter keys are on").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("n")
    assert focused(page) == ""


def test_a_deep_link_opens_at_its_finding(report: Path, ferry, opened) -> None:
    claim = ferry[1].claims[2]
    page = opened(f"{ferry_page(report, ferry)}#c-{claim.claim_id[:12]}").page
    card = page.locator(".card.on")
    assert card.locator("h3").inner_text() == "4 Ellipsis hides words that matter"
    assert card.is_visible()
    assert page.locator("mark.hot").inner_text() == claim.exact


def test_only_the_pressing_ones_can_be_shown(report: Path, ferry, opened) -> None:
    page = opened(ferry_page(report, ferry)).page
    page.get_by_label("Show").select_option("pressing")
    assert page.locator(".card:visible").count() == 4
    assert page.locator(".where").inner_text() == "– / 4"
    page.get_by_label("Show").select_option("all")
    assert page.locator(".others[open]").count() == page.locator(".others").count() > 0


def test_a_click_on_marked_words_leads_to_their_card(report: Path, ferry, opened) -> None:
    page = opened(ferry_page(report, ferry)).page
    page.locator("mark", has_text="nine votes to two").click()
    assert page.locator(".card.on h3").inner_text() == "3 Figure differs from the source"


def test_a_ruling_becomes_a_command_that_a_shell_can_take(report: Path, ferry, opened) -> None:
    page = opened(ferry_page(report, ferry)).page
    page.locator(".card.serious").first.get_by_role("button", name="Rule").click()
    page.get_by_label("is wrong").check()
    page.get_by_label("Note").fill("it's satire; $(rm)")
    command = page.get_by_label("Command to run").input_value()
    claim = ferry[1].claims[0].claim_id
    assert command == f"sourcecheck rule {claim} reject --note 'it'\\''s satire; $(rm)'"


def test_the_dialog_names_the_commands_that_explain_and_prove(report: Path, ferry, opened) -> None:
    page = opened(ferry_page(report, ferry)).page
    page.locator(".card.serious").first.get_by_role("button", name="Rule").click()
    claim = ferry[1].claims[0].claim_id
    assert page.locator("#rule code").all_inner_texts() == [
        f"sourcecheck explain {claim}",
        f"sourcecheck packet {claim}",
    ]


def test_a_text_in_no_table_cannot_be_ruled_on(tmp_path: Path, ferry, opened) -> None:
    reported = ReportedArticle(dossier=ferry[0], checked=ferry[1])
    loose = Places(has_tables=False)
    made = write_report([reported], tmp_path, title="t", made="m", ours="draft", places=loose)
    page = opened(made.articles[0].as_uri()).page
    page.keyboard.press("n")
    page.keyboard.press("r")
    assert page.locator("dialog[open]").count() == 0
    assert page.get_by_role("button", name="Rule").count() == 0


def test_a_finding_is_copied_with_both_sides_and_the_link(report: Path, ferry, opened) -> None:
    page = opened(ferry_page(report, ferry), permissions=["clipboard-read", "clipboard-write"]).page
    page.locator(".card.serious").first.get_by_role("button", name="Copy").click()
    page.wait_for_selector(".toast.up")
    text = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert text[0].startswith("Source has “may keep”, article has “will keep”.")
    assert text[1] == "Article: “We will keep every crossing, and every job on this line is safe,”"
    assert text[2].startswith("Source: “We may keep every crossing")
    assert text[3].startswith("https://brackwaterlines.example/press/winter#:~:text=")


def test_the_stored_copy_opens_at_the_passage(report: Path, ferry, opened) -> None:
    page = opened(ferry_page(report, ferry)).page
    page.get_by_role("link", name="Stored copy").first.click()
    page.wait_for_url("**/stored/*.html*")
    assert "first since 1998" in page.locator("main").inner_text()


def test_an_article_with_400_claims_is_laid_out_as_a_whole(tmp_path: Path, opened) -> None:
    """Counted, not timed: a page that measures or listens claim by claim does it 400 times.

    On a quiet machine 3 layouts, 9 listeners and 36 nodes a claim; a step to a finding, 1 layout.
    """
    made = write_report([long_article(400)], tmp_path, title="Long", made="now")
    page = opened("about:blank").page
    counter = page.context.new_cdp_session(page)
    counter.send("Performance.enable")
    page.goto(made.articles[0].as_uri())
    page.keyboard.press("n")
    assert focused(page).startswith("1 ")
    metrics = counter.send("Performance.getMetrics")["metrics"]
    cost = {metric["name"]: metric["value"] for metric in metrics}
    assert cost["LayoutCount"] < 40
    assert cost["JSEventListeners"] < 40
    assert cost["Nodes"] < 400 * 60
