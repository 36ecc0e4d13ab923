"""The overview: filters, search and keys lead to the articles that a reader wants."""

from pathlib import Path

from tests.report.in_browser.conftest import titles


def test_the_overview_filters_by_publisher(report: Path, opened) -> None:
    page = opened((report / "index.html").as_uri()).page
    assert len(titles(page)) == 3
    page.get_by_label("Publisher").select_option("Saltmarsh Bugle")
    assert titles(page) == ["Pier stays shut"]
    assert page.locator(".found").inner_text() == "1 of 3 articles"
    page.get_by_role("button", name="Clear").click()
    page.locator(".entry:visible").nth(2).wait_for()
    assert len(titles(page)) == 3


def test_verdict_kind_and_speaker_must_hold_for_one_claim(report: Path, opened) -> None:
    page = opened((report / "index.html").as_uri()).page
    page.get_by_label("Speaker").select_option("Ottoline Marsh")
    page.get_by_label("Kind").select_option("Quote")
    assert len(titles(page)) == 2
    page.get_by_label("Verdict").select_option("Not found in the cited pages")
    assert titles(page) == []  # she is quoted, and a quote is not found, but not hers


def test_the_search_takes_words_of_titles_and_speakers(report: Path, opened) -> None:
    page = opened((report / "index.html").as_uri()).page
    page.get_by_label("Search").fill("croft")
    assert titles(page) == ["Brackwater ferry to run through winter"]


def test_a_filter_is_an_address_to_send(report: Path, opened) -> None:
    page = opened((report / "index.html").as_uri()).page
    page.get_by_label("Publisher").select_option("Saltmarsh Bugle")
    again = opened(page.url).page
    assert titles(again) == ["Pier stays shut"]


def test_slash_leads_to_the_search_and_n_to_the_next_article(report: Path, opened) -> None:
    page = opened((report / "index.html").as_uri()).page
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.textContent") == (
        "Brackwater ferry to run through winter"
    )
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"


def test_a_link_of_the_overview_leads_to_the_finding(report: Path, opened) -> None:
    page = opened((report / "index.html").as_uri()).page
    page.locator(".first a").first.click()
    page.wait_for_url("**/articles/*.html#c-*")
    assert page.locator(".card.on").count() == 1
